#pragma once

#include <chrono>
#include <string>

#include "schemas/document.h"
#include "signing/signer.h"

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

/// Commitments of ETSI TS 119 172-1 annex B, under the URIs of EN 319 132-1 5.2.3.
inline constexpr const char* proof_of_origin = "http://uri.etsi.org/01903/v1.2.2#ProofOfOrigin";
inline constexpr const char* proof_of_receipt = "http://uri.etsi.org/01903/v1.2.2#ProofOfReceipt";
inline constexpr const char* proof_of_delivery = "http://uri.etsi.org/01903/v1.2.2#ProofOfDelivery";

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
