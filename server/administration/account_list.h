#pragma once

#include "server/administration/context.h"
#include "server/web/router.h"

namespace okienko::administration {

/// /administracja/konta: accounts found by the beginning of an address or a name. Must outlive the
/// router; any thread.
class AccountList {
public:
    explicit AccountList(const Context& context) : context_(context) {}
    void add_routes(web::Router& router);

private:
    web::Response show(const web::Request& request) const;

    const Context& context_;
};

}  // namespace okienko::administration
