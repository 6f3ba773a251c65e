#include "server/services/recruitment/named_files.h"

#include <algorithm>

#include "server/cases/case_store.h"

namespace okienko::recruitment {

std::vector<cases::Attachment> named_files(storage::Transaction& transaction,
                                           const documents::Attachments& attachments,
                                           std::string_view case_id) {
    auto files = cases::CaseStore{}.attachments(transaction, case_id);
    const auto stored = attachments.list(transaction, "case:" + std::string(case_id));
    for (cases::Attachment& file : files) {
        const auto found = std::find_if(
            stored.begin(), stored.end(), [&](const auto& one) { return one.id == file.upload; });
        if (found != stored.end()) file.name = found->name;
    }
    return files;
}

}  // namespace okienko::recruitment
