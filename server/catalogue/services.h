#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/service.h"
#include "server/catalogue/card.h"
#include "server/catalogue/publication.h"
#include "server/config/log.h"
#include "server/storage/database.h"

namespace okienko::catalogue {

/// One published service as it is now: its card and, when it can be filed here, its compiled form.
struct Published {
    std::string id;
    std::string sha256;                             ///< of the package
    std::shared_ptr<const Card> card;               ///< never null; the one residents see
    int card_revision = 0;                          ///< of that card
    std::shared_ptr<const forms::Service> service;  ///< null for a card without a form
};

/// What publishing a package came to.
struct PublishOutcome {
    bool published = false;  ///< it is the current version now
    bool was_known = false;  ///< the same package had been published before
    std::string id;
    std::string version;
    std::string sha256;
    std::vector<forms::Fault> faults;  ///< why it was refused; then nothing changed
};

/// Which card residents see once a package is published.
enum class CardRule {
    by_change,  ///< the package's, if it differs from the one of the version published before
    keep,       ///< the one they see now
    take,       ///< the package's
};

/// What publishing a card came to.
struct CardOutcome {
    bool published = false;
    bool changed = false;  ///< somebody published another one since; nothing changed
    int revision = 0;      ///< the one residents see now
    std::vector<forms::Fault> faults;
};

/// Checks a package as publishing does: forms::check, and that the card can be read. Empty when it
/// may be published.
std::vector<forms::Fault> publishing_faults(const forms::ServiceCompiler& compiler,
                                            const forms::Package& package);

/// Documents name the version they were written with: a version with a form never gets other
/// content than the package `other` (a hash; empty when there is none) that was published as it. A
/// card alone is in no document.
std::vector<forms::Fault> version_faults(const std::string& other, const forms::Package& package);

/// One line a fault, the first twenty.
void log_faults(const config::Log& log,
                const std::string& folder,
                const std::vector<forms::Fault>& faults);

/// The services of the office. Packages are published into PostgreSQL under their hash and stay
/// there; each service id points at its current one. Keeps a snapshot of the current ones and the
/// older ones asked for. Shared by threads.
class Services {
public:
    Services(storage::Database& database, const forms::ServiceCompiler& compiler, config::Log log);

    /// The current version with a form; null when there is no such service or it has only a card.
    std::shared_ptr<const forms::Service> current(std::string_view service_id) const;
    /// Any version ever published, compiled when first asked for; null when the hash is unknown.
    /// Throws storage::Unavailable, forms::ServiceError.
    std::shared_ptr<const forms::Service> by_hash(std::string_view sha256);
    /// The current version, card-only ones included; null when unknown.
    std::shared_ptr<const Published> find(std::string_view service_id) const;
    /// All current ones by the alphabet of their titles in a language (Polish for one no card
    /// speaks).
    std::vector<std::shared_ptr<const Published>> all(std::string_view language = "pl") const;

    /// Checks the package and makes it the current version, in one transaction with its audit
    /// entry. A refused one changes nothing; refused is also a form under a version that was
    /// published with other content.
    PublishOutcome publish(const forms::Package& package,
                           const Publisher& by = {},
                           CardRule rule = CardRule::by_change);
    /// Makes a card the one residents see, without a new version of the service, if `base` is still
    /// the revision they see. `restored` names the revision it repeats.
    CardOutcome publish_card(const std::string& service,
                             int base,
                             const std::string& bytes,
                             const Publisher& by,
                             std::optional<int> restored = std::nullopt);
    /// Whether this very package was ever published.
    bool knows(const forms::Package& package) const;
    /// Publishes every folder below `folder` that has never been published (forms/catalog at
    /// start). A faulty one is logged.
    void publish_folders(const std::string& folder);
    /// Takes over what other servers published since.
    void refresh();

private:
    struct Snapshot {
        std::map<std::string, std::shared_ptr<const Published>, std::less<>> by_id;
        std::map<std::string, std::vector<std::shared_ptr<const Published>>, std::less<>>
            by_title;  // language ->
    };

    std::shared_ptr<const Snapshot> snapshot() const;
    std::shared_ptr<const Published> load(storage::Transaction& transaction,
                                          const std::string& id,
                                          const CurrentVersion& version) const;
    bool publish_if_new(const std::string& folder);

    storage::Database& database_;
    const forms::ServiceCompiler& compiler_;
    config::Log log_;
    mutable std::mutex mutex_;  // guards the two below
    std::shared_ptr<const Snapshot> snapshot_;
    std::map<std::string, std::shared_ptr<const forms::Service>, std::less<>> by_hash_;
    std::mutex refreshing_;  // one refresh at a time
};

}  // namespace okienko::catalogue
