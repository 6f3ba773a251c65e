#include "server/documents/keep_proof.h"

#include <algorithm>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <fmt/format.h>

namespace okienko::documents {

namespace {

using signing::ProofLevel;
using namespace std::chrono_literals;

constexpr auto soon = 1h;
constexpr auto later = std::chrono::days(30);  // what only an operator can change, such as anchors
constexpr int at_once = 200;
constexpr int most_failures = 3;  // in a row: whoever is asked is away for the others, too

int number_of(ProofLevel level) {
    return level == ProofLevel::t ? 1 : level == ProofLevel::lt ? 2 : 3;
}

std::chrono::sys_seconds seconds_of(config::Instant instant) {
    return std::chrono::floor<std::chrono::seconds>(instant);
}

/// The first end of any of the signatures; nullopt when one of them leads to no anchor. One that
/// covers the document whole keeps those below it.
std::optional<std::chrono::sys_seconds> end_of(const signing::VerificationReport& report) {
    auto end = std::chrono::sys_seconds::max();
    for (const auto& signature : report.signatures) {
        if (signature.covers_document()) return signature.proven_until;
        if (!signature.proven_until) return std::nullopt;
        end = std::min(end, *signature.proven_until);
    }
    return end;
}

}  // namespace

void queue_proof(storage::Batch& batch, const DocumentId& receipt, config::Instant now) {
    ProofStore{}.enrol(batch, receipt, now + soon);
    jobs::Outbox{}.add(batch, proof_job, fmt::format(R"({{"document":"{}"}})", receipt));
}

ProofKeeping::ProofKeeping(storage::Database& database,
                           const DocumentStore& documents,
                           const Attachments& attachments,
                           const signing::Verifier& verifier,
                           signing::ProofSources sources,
                           const config::Clock& clock,
                           config::Log log,
                           Settings settings)
    : database_(database),
      documents_(documents),
      attachments_(attachments),
      verifier_(verifier),
      sources_(sources),
      clock_(clock),
      log_(std::move(log)),
      settings_(settings) {}

jobs::Handler ProofKeeping::handler() const {
    return [this](const jobs::Job& job) {
        Poco::JSON::Parser parser;
        const auto object = parser.parse(job.payload).extract<Poco::JSON::Object::Ptr>();
        keep(object->getValue<std::string>("document"));
    };
}

std::size_t ProofKeeping::run() const {
    const auto now = clock_.now();
    const auto due = database_.run([&](storage::Transaction& transaction) {
        ProofStore{}.enrol_missing(transaction, now, at_once);
        return ProofStore{}.due(transaction, now, at_once);
    });
    std::size_t changed = 0;
    int failures = 0;
    for (const DocumentId& document : due) {
        if (failures == most_failures) break;
        const auto newest = [&] {
            return database_.read([&](storage::Transaction& transaction) {
                return ProofStore{}.newest(transaction, document);
            });
        };
        const DocumentId before = newest();
        try {
            keep(document);
            failures = 0;
        } catch (const std::runtime_error& fault) {
            ++failures;
            log_.warning("proof-waits", {{"document", document}, {"reason", fault.what()}});
        }
        if (newest() != before) ++changed;
    }
    return changed;
}

void ProofKeeping::keep(const DocumentId& document) const {
    const auto proof = database_.read([&](storage::Transaction& transaction) {
        return ProofStore{}.find(transaction, document);
    });
    if (!proof) return;
    std::string bytes;
    try {
        bytes = bytes_of(*proof);
    } catch (const Erased&) {
        put_off(*proof, std::nullopt, "erased");
        return;
    } catch (const Sealed& sealed) {
        put_off(*proof, sealed.until, "sealed");
        return;
    } catch (const Tampered& fault) {
        log_.error("proof-tampered", {{"document", document}, {"reason", fault.what()}});
        put_off(*proof, clock_.now() + later, "tampered");
        return;
    }
    look(*proof, bytes);
}

/// Of the newest form.
std::string ProofKeeping::bytes_of(const Proof& proof) const {
    if (!proof.upload || proof.newest != proof.document) {
        return database_.read([&](storage::Transaction& transaction) {
            return documents_.get(transaction, proof.newest);
        });
    }
    std::string bytes;
    attachments_.read(proof.document, [&](std::string_view block) { bytes.append(block); });
    return bytes;
}

void ProofKeeping::look(const Proof& proof, const std::string& bytes) const {
    const auto now = clock_.now();
    const auto report = verifier_.verify(bytes, {.name = proof.kind, .at = seconds_of(now)});
    if (report.malformed()) {
        put_off(proof, std::nullopt, "not-signed");
        return;
    }
    const auto end = end_of(report);
    const bool ends = end && *end - settings_.margin <= now;
    if (ends) {
        raise(proof, bytes, ProofLevel::lta, now + soon);
    } else if (proof.kind == "receipt" && proof.level < number_of(ProofLevel::lt)) {
        // First the time-stamp, which is worth most the sooner it comes.
        if (proof.level == 0 && !raise(proof, bytes, ProofLevel::t, now)) return;
        if (proof.level == 0) {
            keep(proof.document);
        } else {
            raise(proof, bytes, ProofLevel::lt, now + soon);
        }
    } else if (end) {
        put_off(proof, due_after(report), "");
    } else {
        put_off(proof, now + later, "no-path");
    }
}

/// Stores the raised form beside. False when nothing could be added for good; throws when it may be
/// tried again.
bool ProofKeeping::raise(const Proof& proof,
                         const std::string& bytes,
                         ProofLevel level,
                         config::Instant again) const {
    const auto outcome = signing::augment(
        {.name = proof.kind, .bytes = bytes, .level = level, .at = seconds_of(clock_.now())},
        verifier_,
        sources_);
    if (const auto* fault = std::get_if<signing::AugmentationFault>(&outcome)) {
        put_off(proof, clock_.now() + (fault->later ? soon : later), fault->code);
        if (fault->later) throw std::runtime_error(fault->code + ": " + fault->detail);
        log_.warning(
            "proof-missing",
            {{"document", proof.document}, {"code", fault->code}, {"reason", fault->detail}});
        return false;
    }
    const auto& made = std::get<signing::AugmentedFile>(outcome);
    const auto due = level == ProofLevel::t ? again : due_after(made.report);
    database_.run([&](storage::Transaction& transaction) {
        const auto key = documents_.keys().open(transaction, proof.key);
        const auto stored = documents_.put(transaction, key, proof.kind + "-proof", made.bytes);
        // Thrown: the other form goes with the transaction.
        if (!ProofStore{}.keep(transaction, proof, stored.id, number_of(level), due)) {
            throw storage::Conflict("another server was faster");
        }
    });
    log_.info("proof-kept", {{"document", proof.document}, {"level", number_of(level)}});
    return true;
}

void ProofKeeping::put_off(const Proof& proof,
                           std::optional<config::Instant> until,
                           const std::string& fault) const {
    database_.run([&](storage::Transaction& transaction) {
        ProofStore{}.put_off(transaction, proof.document, until, fault);
    });
}

config::Instant ProofKeeping::due_after(const signing::VerificationReport& report) const {
    const auto now = clock_.now();
    const auto end = end_of(report);
    if (!end) return now + later;
    // An authority whose own certificate ends within the margin isn't asked again each day.
    const config::Instant halfway = now + (*end - now) / 2;
    return std::max<config::Instant>(
        *end - settings_.margin, std::max<config::Instant>(halfway, now + std::chrono::days(1)));
}

}  // namespace okienko::documents
