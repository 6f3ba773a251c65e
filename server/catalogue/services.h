#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "forms/service.h"
#include "server/catalogue/card.h"
#include "server/config/log.h"
#include "server/storage/database.h"

namespace okienko::catalogue {

/// One published service as it is now: its card and, when it can be filed here, its compiled form.
struct Published {
    std::string id;
    std::string sha256;                             ///< of the package
    std::shared_ptr<const Card> card;               ///< never null
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

/// Checks a package as publishing does: forms::check, and that the card can be read. Empty when it
/// may be published.
std::vector<forms::Fault> publishing_faults(const forms::ServiceCompiler& compiler,
                                            const forms::Package& package);

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

    /// Checks the package and makes it the current version, in one transaction. A refused one
    /// changes nothing; refused is also a form under a version that was published with other
    /// content.
    PublishOutcome publish(const forms::Package& package);
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
                                          const std::string& sha256) const;
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
