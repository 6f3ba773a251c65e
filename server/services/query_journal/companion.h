#pragma once

#include "server/intake/companion.h"
#include "server/services/query_journal/similar.h"
#include "server/web/pages.h"

namespace okienko::query_journal {

/// The journal's part in the way from draft to case: leads what doesn't belong here another way,
/// shows what was answered already, gives the query its number. Shared by threads.
class QueryCompanion : public intake::Companion {
public:
    QueryCompanion(const SimilarEntries& similar, const web::Pages& pages)
        : similar_(similar), pages_(pages) {}

    std::string_view service() const override;
    std::optional<std::string> detour(const intake::OpenDraft& open) const override;
    std::optional<Hindrance> hindrance(storage::Transaction& transaction,
                                       const Facts& facts) const override;
    void filed(storage::Transaction& transaction,
               const cases::Case& opened,
               const Facts& facts) const override;
    void withdrawn(storage::Transaction& transaction, const Withdrawal& facts) const override;
    void add_to_check(schemas::Node parent,
                      storage::Transaction& transaction,
                      const Facts& facts) const override;

private:
    const SimilarEntries& similar_;
    const web::Pages& pages_;
};

}  // namespace okienko::query_journal
