#pragma once

#include "server/administration/context.h"
#include "server/web/router.h"

namespace okienko::administration {

/// /administracja/role: what each role may do and who has it; giving and taking is done on the
/// account's page, which keeps the last administrator. Must outlive the router; any thread.
class RolePage {
public:
    explicit RolePage(const Context& context) : context_(context) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;

    const Context& context_;
};

}  // namespace okienko::administration
