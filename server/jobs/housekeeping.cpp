#include "server/jobs/housekeeping.h"

namespace okienko::jobs {

void Housekeeping::run() {
    const Outbox::Counts counts = database_.run([this](storage::Transaction& transaction) {
        const Outbox outbox;
        outbox.purge(transaction, clock_.now() - kept);
        return outbox.counts(transaction);
    });
    waiting_ = counts.waiting;
    stuck_ = counts.stuck;
    oldest_due_seconds_ = counts.oldest_due_seconds;
}

}  // namespace okienko::jobs
