#pragma once

#include <string_view>
#include <vector>

#include "server/cases/case.h"
#include "server/documents/attachments.h"
#include "server/storage/database.h"

namespace okienko::recruitment {

/// The files of an application under the names the candidate gave them, which lie sealed with the
/// files: the case's own table has neutral ones (ApplicationStore::hide_file_names). Throws
/// documents::Sealed before the deadline.
std::vector<cases::Attachment> named_files(storage::Transaction& transaction,
                                           const documents::Attachments& attachments,
                                           std::string_view case_id);

}  // namespace okienko::recruitment
