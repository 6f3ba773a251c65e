#include "server/administration/job_pages.h"

#include <charconv>

#include <fmt/format.h>

#include "server/administration/masked_error.h"
#include "server/administration/page.h"
#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::administration {

namespace {

constexpr const char* kList = "/administracja/zadania";
constexpr int kMost = 100;
constexpr std::size_t kLongestReason = 300;

std::int64_t id_of(const web::Request& request) {
    const auto& text = request.parameter("job");
    std::int64_t id = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (fault != std::errc() || end != text.data() + text.size() || id < 1) {
        throw web::not_found("no number of a job");
    }
    return id;
}

void add_job(schemas::Node parent, const jobs::Outbox::Stuck& job, const schemas::Texts& texts) {
    const std::string kind = "administration.job." + job.kind;
    parent.add("job")
        .set("id", static_cast<long long>(job.id))
        .set("kind", texts.has(kind) ? texts.get(kind) : job.kind)
        .set("attempts", job.attempts)
        .set("created", calendar::local(job.created_at))
        .set("stuck", calendar::local(job.stuck_at))
        .set("error", masked_error(job.last_error));
}

}  // namespace

void JobPages::add_routes(web::Router& router) {
    const auto access = web::Access::role("administrator");
    router.get(kList, access, [this](const web::Request& request) { return list(request); });
    router.post("/administracja/zadania/{job}/ponow", access, [this](const web::Request& request) {
        return retry(request);
    });
    router.get("/administracja/zadania/{job}/porzuc", access, [this](const web::Request& request) {
        return ask(request);
    });
    router.post("/administracja/zadania/{job}/porzuc", access, [this](const web::Request& request) {
        return give_up(request);
    });
}

web::Response JobPages::list(const web::Request& request) const {
    Page page(context_, request, "jobs", "jobs", "/administracja");
    page.notice(request.query.get("stan"));
    context_.accounts.database.read([&](storage::Transaction& transaction) {
        const jobs::Outbox outbox;
        const auto counts = outbox.counts(transaction);
        auto list = page.root().add("jobs");
        list.set("stuck", static_cast<long long>(counts.stuck))
            .set("waiting", static_cast<long long>(counts.waiting));
        for (const auto& job : outbox.stuck(transaction, kMost)) {
            add_job(list, job, context_.pages.texts(request.language));
        }
    });
    return page.show();
}

web::Response JobPages::retry(const web::Request& request) const {
    const auto id = id_of(request);
    const bool done = context_.accounts.database.run([&](storage::Transaction& transaction) {
        if (!jobs::Outbox{}.retry(transaction, id)) return false;
        audit::append(transaction,
                      {actor_of(request), "administration.job-retried", fmt::format("job:{}", id)});
        return true;
    });
    return web::see_other(std::string(kList) + (done ? "?stan=ponowione" : "?stan=niezatrzymane"));
}

std::optional<jobs::Outbox::Stuck> JobPages::find(std::int64_t id) const {
    return context_.accounts.database.read([&](storage::Transaction& transaction) {
        return jobs::Outbox{}.stuck_job(transaction, id);
    });
}

web::Response JobPages::ask(const web::Request& request) const {
    const auto job = find(id_of(request));
    if (!job) throw web::not_found("no such stuck job");
    return ask_about(request, *job, false);
}

web::Response JobPages::ask_about(const web::Request& request,
                                  const jobs::Outbox::Stuck& job,
                                  bool without_reason) const {
    Page page(context_, request, "job_give_up", "jobs", kList);
    add_job(page.root(), job, context_.pages.texts(request.language));
    page.root().set("longest", static_cast<long long>(kLongestReason));
    if (without_reason) page.fault("powod", "reason");
    return page.show();
}

web::Response JobPages::give_up(const web::Request& request) const {
    const auto id = id_of(request);
    const auto job = find(id);
    if (!job) return web::see_other(std::string(kList) + "?stan=niezatrzymane");
    const std::string reason = request.form.get("powod");
    if (reason.empty() || reason.size() > kLongestReason) return ask_about(request, *job, true);
    const bool done = context_.accounts.database.run([&](storage::Transaction& transaction) {
        if (!jobs::Outbox{}.give_up(transaction, id)) return false;
        audit::append(transaction,
                      {actor_of(request),
                       "administration.job-given-up",
                       fmt::format("job:{}", id),
                       fmt::format(R"({{"kind":{},"attempts":{},"reason":{}}})",
                                   web::json_string(job->kind),
                                   job->attempts,
                                   web::json_string(masked_error(reason)))});
        return true;
    });
    return web::see_other(std::string(kList) + (done ? "?stan=porzucone" : "?stan=niezatrzymane"));
}

}  // namespace okienko::administration
