#pragma once

#include <chrono>
#include <optional>

#include "server/administration/context.h"
#include "server/cases/recompute_terms.h"
#include "server/web/router.h"

namespace okienko::administration {

class Page;

/// /administracja/dni-wolne: the statutory days off of a year as the calendar computes them, and
/// those an act announced that it can't. Adding or taking away one first shows which open cases'
/// last days move; then it is done, terms are computed again, and what moved is told. Must outlive
/// the router; any thread.
class DayPages {
public:
    explicit DayPages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router);

private:
    enum class Change { add, remove };

    web::Response list(const web::Request& request) const;
    web::Response change(const web::Request& request, Change what) const;
    /// The day of the form; what is wrong with it is told to the page.
    std::optional<std::chrono::sys_days> day_in(const web::Request& request,
                                                Change what,
                                                Page& page) const;
    web::Response preview(const web::Request& request,
                          Change what,
                          std::chrono::sys_days day) const;
    /// How many last days moved; nullopt: somebody else had done it.
    std::optional<std::size_t> perform(const web::Request& request,
                                       Change what,
                                       std::chrono::sys_days day) const;
    void fill(Page& page, const web::Request& request) const;

    const Context& context_;
};

}  // namespace okienko::administration
