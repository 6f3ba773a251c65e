#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schemas/xml_library.h"
#include "server/accounts/account_pages.h"
#include "server/web/pipeline.h"
#include "tests/db/accounts/desk.h"

namespace okienko::accounts {

/// What the rooms to the right would tell.
class FixedOverview : public Overview {
public:
    std::vector<DraftSummary> drafts(const std::string&, const std::string&) override {
        return drafts_told;
    }
    CaseLists cases(const std::string&, const std::string&) override { return cases_told; }

    std::vector<CaseSummary> closed_cases(const std::string&, const std::string&) override {
        return cases_told.closed;
    }

    std::vector<DraftSummary> drafts_told;
    CaseLists cases_told;
};

/// The pages of this room behind the real pipeline, on a real database and a clock that can be set;
/// no sockets.
class Site {
public:
    Site();
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    Desk desk;
    FixedOverview overview;
    const web::Pipeline& pipeline() const { return *pipeline_; }

private:
    schemas::XmlLibrary xml_;
    std::filesystem::path root_;
    std::optional<web::Pages> pages_;
    std::optional<AccountPages> account_pages_;
    web::Router router_;
    web::Metrics metrics_;
    std::optional<web::Pipeline> pipeline_;
};

/// A browser without script that keeps cookies and posts the form token it saw last.
class Browser {
public:
    explicit Browser(Site& site, std::string client = "192.0.2.1")
        : site_(site), client_(std::move(client)) {}

    using Fields = std::vector<std::pair<std::string, std::string>>;
    web::Response get(const std::string& target);
    web::Response post(const std::string& path, Fields fields, bool with_token = true);
    /// Signs in with the usual password; the answer to the POST.
    web::Response sign_in(const std::string& email,
                          const std::string& password = kPassword,
                          const std::string& back = {});

    std::map<std::string, std::string> cookies;

private:
    web::Response ask(const std::string& head, const std::string& body);

    Site& site_;
    std::string client_;
    std::string token_;
};

std::string location(const web::Response& response);
std::string header(const web::Response& response, const std::string& name);
/// Whether a page says something; hard spaces count as spaces.
bool holds(const web::Response& response, const std::string& text);

}  // namespace okienko::accounts
