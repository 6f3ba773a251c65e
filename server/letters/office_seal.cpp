#include "server/letters/office_seal.h"

#include "server/web/failures.h"
#include "signing/crypto_error.h"
#include "signing/seal.h"

namespace okienko::letters {

std::string seal(const schemas::Document& document,
                 const signing::Signer& signer,
                 config::Instant now,
                 const std::string& commitment) {
    signing::SealProperties properties;
    properties.commitment = commitment;
    try {
        return signing::seal_enveloped(document, signer, now, properties);
    } catch (const signing::KeyAway& away) {
        throw web::Refusal(503, "letters.error.key", away.what()).header("Retry-After", "60");
    }
}

}  // namespace okienko::letters
