#pragma once

#include "server/administration/account_list.h"
#include "server/administration/account_pages.h"
#include "server/administration/job_pages.h"
#include "server/administration/overview_page.h"
#include "server/administration/trail_pages.h"

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
          jobs_(context_),
          trail_(context_) {}
    AdministrationPages(const AdministrationPages&) = delete;
    AdministrationPages& operator=(const AdministrationPages&) = delete;

    void add_routes(web::Router& router) {
        overview_.add_routes(router);
        list_.add_routes(router);
        account_.add_routes(router);
        jobs_.add_routes(router);
        trail_.add_routes(router);
    }

private:
    Context context_;
    OverviewPage overview_;
    AccountList list_;
    AccountPages account_;
    JobPages jobs_;
    TrailPages trail_;
};

}  // namespace okienko::administration
