#include "server/services/query_journal/similar.h"

#include "server/catalogue/search.h"
#include "server/services/query_journal/entry_store.h"

namespace okienko::query_journal {

std::vector<Entry> SimilarEntries::to(const std::string& subject,
                                      std::string_view except,
                                      unsigned limit) const {
    const auto words = catalogue::telling_words("pl", subject);
    try {
        return searching_.read([&](storage::Transaction& transaction) {
            return EntryStore{}.similar(transaction, words, subject, except, limit);
        });
    } catch (const storage::Unavailable&) {
        return {};
    }
}

}  // namespace okienko::query_journal
