#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "schemas/document.h"
#include "signing/signature_algorithm.h"

namespace okienko::signing {

/// Where the signature stands in relation to what it signs.
enum class SignatureForm {
    enveloped,   ///< inside the XML document, as the last child of its root
    enveloping,  ///< around the files, each as base64 in a ds:Object
    detached,    ///< a file of its own (.xades) that names the files (EN 319 132-1, 4.4)
    asic_e,      ///< with the files in one container (EN 319 162-1, 4.4)
};

/// Commitments of ETSI TS 119 172-1 annex B, under the URIs of EN 319 132-1 5.2.3.
inline constexpr const char* proof_of_origin = "http://uri.etsi.org/01903/v1.2.2#ProofOfOrigin";
inline constexpr const char* proof_of_receipt = "http://uri.etsi.org/01903/v1.2.2#ProofOfReceipt";
inline constexpr const char* proof_of_delivery = "http://uri.etsi.org/01903/v1.2.2#ProofOfDelivery";
inline constexpr const char* proof_of_approval = "http://uri.etsi.org/01903/v1.2.2#ProofOfApproval";

/// A file somebody is about to sign.
struct FileToSign {
    /// UTF-8. Detached signatures and containers refer to it: no '..' segment, not absolute. Inside
    /// a container '/' makes folders.
    std::string name;
    std::string bytes;
    std::string media_type = "application/octet-stream";  ///< xades:MimeType
    std::string description = {};  ///< xades:Description; left out when empty
};

/// What is to be signed, by which certificate, saying what.
struct SigningRequest {
    SignatureForm form = SignatureForm::enveloped;
    /// Enveloped: one XML document, whose bytes are kept as they are around the signature. A single
    /// ASiC-E container to be signed as asic_e gets one more signature over the files in it.
    std::vector<FileToSign> files;
    /// DER, the signer's own first, then those that lead up from it.
    std::vector<std::string> certificate_chain;
    std::optional<SignatureAlgorithm> algorithm = {};  ///< that of the key unless given
    std::chrono::sys_seconds signing_time;             ///< xades:SigningTime, UTC
    std::string commitment = {};                       ///< over all files; left out when empty
    /// A UUID that makes the Ids of the signature; a new one when empty. Preparing the same request
    /// again with the id of the first gives the same: a server may keep the request, or only what
    /// of it is not at hand, between the two steps.
    std::string id = {};
    schemas::Limits xml = {};  ///< of the document
};

}  // namespace okienko::signing
