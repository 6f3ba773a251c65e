#pragma once

#include "server/administration/account_list.h"
#include "server/administration/account_pages.h"
#include "server/administration/day_pages.h"
#include "server/administration/job_pages.h"
#include "server/administration/overview_page.h"
#include "server/administration/role_page.h"
#include "server/administration/trail_pages.h"
#include "server/administration/unit_pages.h"

namespace okienko::administration {

/// All pages of /administracja. Must outlive the router, as what it is made of must outlive it; any
/// thread.
class AdministrationPages {
public:
    AdministrationPages(const Context& context, const accounts::SecondFactor& factor)
        : context_(context),
          overview_(context_),
          list_(context_),
          account_(context_, factor),
          units_(context_),
          days_(context_),
          roles_(context_),
          jobs_(context_),
          trail_(context_) {}
    AdministrationPages(const AdministrationPages&) = delete;
    AdministrationPages& operator=(const AdministrationPages&) = delete;

    void add_routes(web::Router& router) {
        overview_.add_routes(router);
        list_.add_routes(router);
        account_.add_routes(router);
        units_.add_routes(router);
        days_.add_routes(router);
        roles_.add_routes(router);
        jobs_.add_routes(router);
        trail_.add_routes(router);
    }

private:
    Context context_;
    OverviewPage overview_;
    AccountList list_;
    AccountPages account_;
    UnitPages units_;
    DayPages days_;
    RolePage roles_;
    JobPages jobs_;
    TrailPages trail_;
};

}  // namespace okienko::administration
