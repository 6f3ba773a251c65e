#pragma once

#include "server/editing/context.h"
#include "server/web/router.h"

namespace okienko::editing {

/// /redakcja: all cards and services with what is published, when and by whom; and of one of them
/// its versions, its workflow's picture and its package to take away. Must outlive the router; any
/// thread.
class ServicePages {
public:
    explicit ServicePages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router) const;

private:
    web::Response list(const web::Request& request) const;
    web::Response show(const web::Request& request) const;
    web::Response picture(const web::Request& request) const;
    web::Response download(const web::Request& request) const;

    const Context& context_;
};

}  // namespace okienko::editing
