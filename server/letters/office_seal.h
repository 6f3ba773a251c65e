#pragma once

#include <string>

#include "schemas/document.h"
#include "server/config/clock.h"
#include "signing/signer.h"

namespace okienko::letters {

/// The document under the office's seal, with its commitment (signing/seal.h). Throws web::Refusal
/// 503 with Retry-After while the key is away: whoever is asked to accept or send something then
/// does neither.
std::string seal(const schemas::Document& document,
                 const signing::Signer& signer,
                 config::Instant now,
                 const std::string& commitment);

}  // namespace okienko::letters
