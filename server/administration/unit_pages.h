#pragma once

#include <string>

#include "server/administration/context.h"
#include "server/catalogue/unit_store.h"
#include "server/web/router.h"

namespace okienko::administration {

class Page;

/// /administracja/jednostki: the units of the office: who works there and how many open cases they
/// have; adding one, renaming it (former names stay), closing it once nothing hangs on it, and
/// opening it again. Must outlive the router; any thread.
class UnitPages {
public:
    explicit UnitPages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router);

private:
    web::Response list(const web::Request& request) const;
    web::Response add(const web::Request& request) const;
    web::Response show(const web::Request& request) const;
    web::Response rename(const web::Request& request) const;
    web::Response close(const web::Request& request) const;
    web::Response reopen(const web::Request& request) const;

    catalogue::UnitFile unit_of(const web::Request& request) const;
    void fill_list(Page& page, const web::Request& request) const;
    void fill_unit(Page& page, const web::Request& request, const catalogue::UnitFile& file) const;
    /// The name that was posted; tells the page what is wrong with it.
    catalogue::UnitName name_in(const web::Request& request, Page& page) const;
    /// Which published service files its cases into the unit; empty: none.
    std::string service_of(std::string_view unit, const std::string& language) const;
    /// The units changed: everybody on this server sees it at once.
    void renew() const;

    const Context& context_;
};

}  // namespace okienko::administration
