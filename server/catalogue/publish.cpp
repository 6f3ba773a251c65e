#include <algorithm>

#include <fmt/format.h>

#include "forms/check.h"
#include "server/audit/entry.h"
#include "server/catalogue/card_store.h"
#include "server/catalogue/package_store.h"
#include "server/catalogue/services.h"

namespace okienko::catalogue {

namespace {

constexpr std::string_view kCard = "card.xml";
constexpr std::string_view kForm = "form.xml";

}  // namespace

std::vector<forms::Fault> version_faults(const std::string& other, const forms::Package& package) {
    if (other.empty() || package.is_card_only()) return {};
    auto parsed = schemas::parse(*package.file(kForm));
    const auto* form = std::get_if<schemas::Document>(&parsed);
    return {{std::string(kForm),
             form == nullptr ? 1 : form->root().line(),
             "version",
             fmt::format("version {} was published with other content ({}): raise the version",
                         package.version(),
                         other)}};
}

std::vector<forms::Fault> publishing_faults(const forms::ServiceCompiler& compiler,
                                            const forms::Package& package) {
    std::vector<forms::Fault> faults = forms::check(compiler, package);
    if (!faults.empty()) return faults;
    try {
        Card::read(*package.file(kCard), std::string(kCard));
    } catch (const schemas::XmlError& error) {
        faults.push_back({std::string(kCard), 1, "card", error.what()});
    }
    return faults;
}

void log_faults(const config::Log& log,
                const std::string& folder,
                const std::vector<forms::Fault>& faults) {
    constexpr std::size_t kMost = 20;
    for (std::size_t i = 0; i < std::min(faults.size(), kMost); ++i) {
        const forms::Fault& fault = faults[i];
        log.error("service-refused",
                  {{"folder", folder},
                   {"faults", faults.size()},
                   {"file", fault.file},
                   {"line", fault.line},
                   {"rule", fault.rule},
                   {"detail", fault.detail}});
    }
}

namespace {

audit::Entry entry_of(const Publisher& by,
                      const std::string& action,
                      const std::string& service,
                      const std::string& details) {
    return {by.account.empty() ? "system" : "account:" + by.account,
            "catalogue." + action,
            "service:" + service,
            details};
}

/// Which card residents see once the package is current: nullopt when it stays.
std::optional<CardRevision> new_card(storage::Transaction& transaction,
                                     const forms::Package& package,
                                     const std::string& service,
                                     const Publisher& by,
                                     CardRule rule) {
    const std::string& bytes = *package.file(kCard);
    const auto seen = CardStore{}.current(transaction, service);
    if (seen && (seen->bytes == bytes || rule == CardRule::keep)) return std::nullopt;
    if (seen && rule == CardRule::by_change) {
        const PackageStore store;
        const auto versions = store.current(transaction);
        const auto before = store.files(transaction, versions.at(service).sha256);
        const auto card = before.find(kCard);
        if (card != before.end() && card->second == bytes) return std::nullopt;
    }
    CardRevision revision;
    revision.bytes = bytes;
    revision.origin = "package";
    revision.package = package.sha256();
    revision.by = by;
    return revision;
}

/// The faults of a card by itself: as in a package of nothing else.
std::vector<forms::Fault> card_faults(const forms::ServiceCompiler& compiler,
                                      const std::string& service,
                                      const std::string& bytes) {
    const auto package = forms::Package::from_files({{std::string(kCard), bytes}});
    auto faults = publishing_faults(compiler, package);
    if (faults.empty() && package.id() != service) {
        faults.push_back({std::string(kCard), 1, "service-id", "the card is another service's"});
    }
    return faults;
}

}  // namespace

PublishOutcome Services::publish(const forms::Package& package,
                                 const Publisher& by,
                                 CardRule rule) {
    PublishOutcome outcome;
    outcome.sha256 = package.sha256();
    outcome.faults = publishing_faults(compiler_, package);
    if (!outcome.faults.empty()) return outcome;
    outcome.id = Card::read(*package.file(kCard), std::string(kCard))->service();
    outcome.version = package.version();
    database_.run([&](storage::Transaction& transaction) {
        const PackageStore store;
        const CardStore cards;
        store.lock(transaction);
        outcome.faults =
            version_faults(store.other_of_version(transaction, package, outcome.id), package);
        if (!outcome.faults.empty()) return;
        const auto card = new_card(transaction, package, outcome.id, by, rule);
        outcome.was_known = !store.insert(transaction, package, outcome.id, outcome.version);
        store.make_current(transaction, outcome.id, outcome.sha256);
        if (card) {
            cards.add(transaction, outcome.id, *card);
            store.index(transaction, *Card::read(card->bytes, std::string(kCard)));
        }
        cards.add_publication(transaction, {outcome.id, outcome.sha256, outcome.version, by, {}});
        audit::append(
            transaction,
            entry_of(
                by,
                "service-published",
                outcome.id,
                fmt::format(R"({{"package":"{}","card":{}}})", outcome.sha256, card.has_value())));
    });
    if (!outcome.faults.empty()) return outcome;
    outcome.published = true;
    log_.info("service-published",
              {{"service", outcome.id}, {"version", outcome.version}, {"package", outcome.sha256}});
    refresh();
    return outcome;
}

CardOutcome Services::publish_card(const std::string& service,
                                   int base,
                                   const std::string& bytes,
                                   const Publisher& by,
                                   std::optional<int> restored) {
    CardOutcome outcome;
    outcome.faults = card_faults(compiler_, service, bytes);
    if (!outcome.faults.empty()) return outcome;
    database_.run([&](storage::Transaction& transaction) {
        const PackageStore store;
        const CardStore cards;
        store.lock(transaction);
        const auto seen = cards.current(transaction, service);
        outcome.revision = seen ? seen->n : 0;
        outcome.changed = outcome.revision != base;
        if (outcome.changed) return;
        outcome.revision = cards.add(
            transaction, service, {0, bytes, restored ? "restored" : "edit", {}, restored, by, {}});
        store.index(transaction, *Card::read(bytes, std::string(kCard)));
        audit::append(transaction,
                      entry_of(by,
                               "card-published",
                               service,
                               fmt::format(R"({{"revision":{}}})", outcome.revision)));
    });
    if (outcome.changed) return outcome;
    outcome.published = true;
    log_.info("card-published", {{"service", service}, {"revision", outcome.revision}});
    refresh();
    return outcome;
}

}  // namespace okienko::catalogue
