#include "signing/seal.h"

#include "signing/canonical.h"
#include "signing/digest.h"
#include "signing/document_cut.h"
#include "signing/random.h"
#include "signing/signature_text.h"

namespace okienko::signing {

std::string seal_enveloped(const schemas::Document& document,
                           const Signer& signer,
                           Instant signing_time,
                           const SealProperties& properties) {
    // The enveloped-signature transform takes away this signature alone, so what is digested is the
    // document as it stands before the signature is in it.
    const std::string sealed = canonical(document);
    const SignatureAlgorithm algorithm = signer.algorithm();
    const SignatureText text(
        {.id = random_uuid(),
         .algorithm = algorithm,
         .certificate_chain = signer.certificate_chain(),
         .signing_time = std::chrono::floor<std::chrono::seconds>(signing_time),
         .commitment = properties.commitment,
         .references = {{.uri = {},
                         .type = {},
                         .transforms =
                             transform("http://www.w3.org/2000/09/xmldsig#enveloped-signature") +
                             transform(exclusive_c14n),
                         .digest = digest(algorithm, sealed),
                         .media_type = properties.media_type,
                         .description = properties.description}},
         .objects = {}});
    const std::string value = base64(signer.sign(text.data_to_sign()));
    const DocumentCut place = cut_before_end(sealed);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + place.before + text.before_value() +
           value + text.after_value() + place.after;
}

}  // namespace okienko::signing
