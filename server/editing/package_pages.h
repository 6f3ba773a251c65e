#pragma once

#include <vector>

#include "server/editing/context.h"
#include "server/editing/waiting_package_store.h"
#include "server/web/router.h"

namespace okienko::editing {

/// /redakcja/paczki: a service's package as a ZIP file is checked as a whole, shown with its
/// differences from what is published, and published when the editor confirms. Must outlive the
/// router; any thread.
class PackagePages {
public:
    explicit PackagePages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router) const;

private:
    web::Response ask(const web::Request& request) const;
    web::Response upload(const web::Request& request) const;
    web::Response review(const web::Request& request) const;
    web::Response publish(const web::Request& request) const;
    web::Response discard(const web::Request& request) const;

    web::Response refuse(const web::Request& request,
                         const forms::Package& package,
                         const std::vector<forms::Fault>& faults) const;
    WaitingPackage waiting(const web::Request& request) const;
    web::Response show(const web::Request& request,
                       const WaitingPackage& package,
                       bool overtaken) const;

    const Context& context_;
};

}  // namespace okienko::editing
