#pragma once

#include <optional>

#include "server/verification/report_store.h"
#include "signing/returned_file.h"

namespace okienko::intake {

/// How a signed file that isn't the document itself is kept as an attachment. The name is ours,
/// since people's names for files say things about people.
struct Beside {
    verification::SignedFile::Form form;
    const char* name;
    const char* media_type;
};

/// nullopt when the signed file is the document itself.
std::optional<Beside> beside_of(signing::ReturnedFile::Form form);

}  // namespace okienko::intake
