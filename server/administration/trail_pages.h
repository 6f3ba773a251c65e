#pragma once

#include "server/administration/context.h"
#include "server/web/router.h"

namespace okienko::administration {

/// /administracja/dziennik: the audit trail, newest first, by object, person, act and day; and how
/// far it is sealed. Looking is an entry, too. Must outlive the router; any thread.
class TrailPages {
public:
    explicit TrailPages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;

    const Context& context_;
};

}  // namespace okienko::administration
