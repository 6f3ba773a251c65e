#include "server/administration/overview_page.h"

#include "server/administration/page.h"
#include "server/audit/trail_store.h"
#include "server/calendar/local_time.h"
#include "server/jobs/outbox.h"

namespace okienko::administration {

void OverviewPage::add_routes(web::Router& router) {
    router.get("/administracja",
               web::Access::role("administrator"),
               [this](const web::Request& request) { return show(request); });
}

web::Response OverviewPage::show(const web::Request& request) const {
    Page page(context_, request, "overview", "overview");
    context_.accounts.database.read([&](storage::Transaction& transaction) {
        const auto jobs = jobs::Outbox{}.counts(transaction);
        const auto trail = audit::TrailStore{}.state(transaction);
        auto overview = page.root().add("overview");
        overview.set("stuck", static_cast<long long>(jobs.stuck))
            .set("waiting", static_cast<long long>(jobs.waiting))
            .set("late-seconds", static_cast<long long>(jobs.oldest_due_seconds))
            .set("chained", static_cast<long long>(trail.chained));
        if (trail.signed_at) overview.set("signed", calendar::local(*trail.signed_at));
    });
    return page.show();
}

}  // namespace okienko::administration
