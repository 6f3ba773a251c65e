#pragma once

#include "server/administration/context.h"
#include "server/web/router.h"

namespace okienko::administration {

/// /administracja: what has to be looked at, and the way to each part. Must outlive the router; any
/// thread.
class OverviewPage {
public:
    explicit OverviewPage(const Context& context) : context_(context) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;

    const Context& context_;
};

}  // namespace okienko::administration
