#pragma once

#include "server/editing/card_pages.h"
#include "server/editing/history_pages.h"
#include "server/editing/package_pages.h"
#include "server/editing/service_pages.h"

namespace okienko::editing {

/// All pages of /redakcja. Must outlive the router, as what it is made of must outlive it; any
/// thread.
class EditingPages {
public:
    explicit EditingPages(const Context& context)
        : context_(context),
          services_(context_),
          cards_(context_),
          history_(context_),
          packages_(context_) {}
    EditingPages(const EditingPages&) = delete;
    EditingPages& operator=(const EditingPages&) = delete;

    void add_routes(web::Router& router) const {
        services_.add_routes(router);
        cards_.add_routes(router);
        history_.add_routes(router);
        packages_.add_routes(router);
    }

private:
    Context context_;
    ServicePages services_;
    CardPages cards_;
    HistoryPages history_;
    PackagePages packages_;
};

}  // namespace okienko::editing
