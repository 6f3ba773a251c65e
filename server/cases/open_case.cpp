#include "server/cases/open_case.h"

#include <stdexcept>

#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/calendar/period.h"
#include "server/cases/case_store.h"

namespace okienko::cases {

std::optional<Term> term_of(config::Instant received,
                            const std::string& period,
                            const std::string& basis,
                            const std::vector<std::chrono::sys_days>& announced) {
    if (period.empty()) return std::nullopt;
    const auto read = calendar::parse_period(period);
    if (!read) throw std::logic_error("not a statutory period: " + period);
    const std::chrono::sys_days event = calendar::local_date(received);
    return Term{.last_day = calendar::compute_deadline(event, *read, 0, announced).date,
                .event = event,
                .period = period,
                .basis = basis,
                .announced = announced};
}

Case open_case(storage::Batch& batch, const Opening& opening) {
    Case opened;
    opened.id = opening.id;
    opened.number = opening.number;
    opened.service = opening.service;
    opened.package = opening.package;
    opened.unit = opening.unit;
    opened.status = opening.status;
    opened.subject = opening.subject;
    opened.language = opening.language;
    opened.received = opening.received;
    opened.announced = opening.announced;
    opened.term = term_of(opening.received, opening.period, opening.basis, opening.announced);
    opened.owner = opening.owner;
    opened.key = opening.key;
    opened.document = opening.document;
    opened.document_sha256 = opening.document_sha256;
    opened.document_size = opening.document_size;
    opened.receipt = opening.receipt;
    opened.receipt_number = opening.receipt_number;

    Event first;
    first.kind = "received";
    first.actor = "resident";
    first.account = opening.owner;
    first.at = opening.received;
    CaseStore{}.insert(batch, opened, opening.secret_hash, opening.attachments, first);
    return opened;
}

}  // namespace okienko::cases
