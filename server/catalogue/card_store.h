#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/catalogue/publication.h"
#include "server/storage/database.h"

namespace okienko::catalogue {

/// Versions of cards and the list of publications, in PostgreSQL. Without state.
class CardStore {
public:
    /// Keeps the revision under the next number and makes it the one residents see. Returns the
    /// number. The service must be there.
    int add(storage::Transaction& transaction,
            const std::string& service,
            const CardRevision& revision) const;
    /// The one residents see; nullopt when the service is unknown.
    std::optional<CardRevision> current(storage::Transaction& transaction,
                                        const std::string& service) const;
    std::optional<CardRevision> find(storage::Transaction& transaction,
                                     const std::string& service,
                                     int n) const;
    /// Without bytes, newest first.
    std::vector<CardRevision> list(storage::Transaction& transaction,
                                   const std::string& service) const;
    /// The newest of each service, without bytes: service and revision.
    std::vector<std::pair<std::string, CardRevision>> newest(
        storage::Transaction& transaction) const;

    void add_publication(storage::Transaction& transaction, const Publication& publication) const;
    /// Newest first.
    std::vector<Publication> publications(storage::Transaction& transaction,
                                          const std::string& service) const;
    /// The newest of each service.
    std::vector<Publication> newest_publications(storage::Transaction& transaction) const;
};

}  // namespace okienko::catalogue
