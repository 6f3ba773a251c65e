#pragma once

#include "server/editing/context.h"
#include "server/web/router.h"

namespace okienko::editing {

/// /redakcja/uslugi/{service}/wersje/{n}: one version of a card: what changed in it, how residents
/// saw it, and making it the published one again. Must outlive the router; any thread.
class HistoryPages {
public:
    explicit HistoryPages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router) const;

private:
    web::Response show(const web::Request& request) const;
    web::Response preview(const web::Request& request) const;
    web::Response restore(const web::Request& request) const;

    const Context& context_;
};

}  // namespace okienko::editing
