#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "server/catalogue/life_situations.h"
#include "server/catalogue/office.h"
#include "server/catalogue/portal_pages.h"
#include "server/catalogue/service_pages.h"
#include "server/catalogue/services.h"
#include "server/web/pages.h"
#include "server/web/router.h"
#include "tests/harness/test_database.h"

namespace okienko::catalogue {

/// The catalogue with its pages over a real database, without sockets: a request goes straight to
/// its route's handler.
class Portal {
public:
    Portal();

    /// Publishes every folder of a folder.
    void publish_all(const std::string& folder);
    web::Response get(const std::string& target,
                      const std::string& language = "pl",
                      const std::string& theme = "");

    Services& services() { return *services_; }
    storage::Database& database() { return database_.database(); }
    const forms::ServiceCompiler& compiler() const { return *compiler_; }

private:
    void open_pages();

    harness::TestDatabase database_;
    std::unique_ptr<forms::ServiceCompiler> compiler_;
    std::unique_ptr<Services> services_;
    Office office_;
    LifeSituations situations_;
    std::unique_ptr<web::Pages> pages_;
    std::unique_ptr<ServicePages> service_pages_;
    std::unique_ptr<PortalPages> portal_pages_;
    web::Router router_;
};

/// A card for tests: valid, with one word of its own in title, keywords and text.
std::string card_xml(const std::string& service,
                     const std::string& title,
                     const std::string& keywords,
                     const std::string& text);

}  // namespace okienko::catalogue
