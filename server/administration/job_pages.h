#pragma once

#include <cstdint>
#include <optional>

#include "server/administration/context.h"
#include "server/jobs/outbox.h"
#include "server/web/router.h"

namespace okienko::administration {

/// /administracja/zadania: jobs that were tried too often, without what they hold: try again, or
/// give up with a reason. Must outlive the router; any thread.
class JobPages {
public:
    explicit JobPages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router);

private:
    web::Response list(const web::Request& request) const;
    web::Response retry(const web::Request& request) const;
    web::Response ask(const web::Request& request) const;
    web::Response give_up(const web::Request& request) const;

    std::optional<jobs::Outbox::Stuck> find(std::int64_t id) const;
    web::Response ask_about(const web::Request& request,
                            const jobs::Outbox::Stuck& job,
                            bool without_reason) const;

    const Context& context_;
};

}  // namespace okienko::administration
