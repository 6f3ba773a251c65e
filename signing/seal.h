#pragma once

#include <chrono>
#include <string>

#include "schemas/document.h"
#include "signing/signer.h"
#include "signing/signing_request.h"

namespace okienko::signing {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// What a seal says besides the bytes it covers.
struct SealProperties {
    /// xades:MimeType of the sealed document.
    std::string media_type = "text/xml";
    /// xades:Description of the sealed document; left out when empty.
    std::string description;
    /// URI of xades:CommitmentTypeIndication over the whole document; left out when empty.
    std::string commitment;
};

/// The document with an enveloped signature of level XAdES-B-B (ETSI EN 319 132-1, 6.3) as the last
/// child of its root, in UTF-8 with an XML declaration: the bytes to keep. The signature covers the
/// whole document as it is: earlier signatures, and the processing instructions beside the root.
/// What it doesn't cover isn't written: comments, a document type. `signing_time` goes into
/// xades:SigningTime in UTC, by whole seconds. Throws CryptoError.
std::string seal_enveloped(const schemas::Document& document,
                           const Signer& signer,
                           Instant signing_time,
                           const SealProperties& properties = {});

}  // namespace okienko::signing
