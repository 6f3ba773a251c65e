#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "signing/signer.h"
#include "signing/signing_request.h"
#include "signing/verifier.h"

namespace okienko::signing {

/// Why nothing was signed; told to people by the code.
struct SigningFault {
    /// "no-file", "several-files" (enveloped takes one), "name", "encoding" (enveloped: not an
    /// extension of ASCII), "certificate", "key" (of a kind we don't sign with), "algorithm" (not
    /// one of that key), "id" (not a UUID), "is-signature" (enveloped: nothing but a signature),
    /// "value" (the value isn't the key's over this data), "breaks-signature" (an earlier signature
    /// would no longer hold: sign detached or as ASiC-E); of a document, those of
    /// schemas::ParseFault; of a container, those of ContainerFault.
    std::string code;
    std::string detail;  ///< English, for specialists
};

/// A signature of level XAdES-B-B (EN 319 132-1, 6.3) that lacks its value alone: made by
/// prepare(), for a key that is elsewhere (a browser, a token, a remote service). A value; costs as
/// much memory as the files.
class PreparedSignature {
public:
    SignatureAlgorithm algorithm() const { return algorithm_; }
    /// The canonical ds:SignedInfo: for a key that hashes what it is given (WebCrypto, Signer).
    const std::string& data_to_sign() const { return data_to_sign_; }
    /// Its hash, raw octets; neither hashed again nor a DigestInfo: for a key that takes a hash
    /// (signHash of the Cloud Signature Consortium).
    const std::string& digest() const { return digest_; }
    const std::string& id() const { return id_; }  ///< SigningRequest::id, or the new one

private:
    friend class SignaturePreparation;
    friend class SignatureCompletion;

    SignatureForm form_ = SignatureForm::enveloped;
    SignatureAlgorithm algorithm_ = SignatureAlgorithm::ecdsa_sha256;
    std::string id_;
    std::string signature_id_;
    std::string data_to_sign_;
    std::string digest_;
    std::string certificate_;  ///< DER of the signer
    std::chrono::sys_seconds signing_time_;
    std::string original_;           ///< enveloped: the document before
    std::string before_value_;       ///< the XML file up to the value
    std::string after_value_;        ///< and from there on
    std::string signature_file_;     ///< its name in the container
    std::vector<FileToSign> files_;  ///< that stand beside the signature
    std::string name_;               ///< of what comes out
};

/// What comes out of signing.
struct SignedFile {
    std::string name;  ///< proposed: "pismo.signed.xml", "pismo.pdf.xades", "pismo.asice"
    std::string bytes;
    std::string media_type;
    std::string signature_id;  ///< of the new signature in the report
    VerificationReport report;
};

/// The first step: everything but the value.
std::variant<PreparedSignature, SigningFault> prepare(const SigningRequest& request);

/// The second step: puts the value in and verifies the result at the signing time. It is given out
/// only if the new signature is intact, made with the certificate named in the request, and no
/// earlier signature of the file was broken by it. Trust is not asked for, and told in the report.
/// An ECDSA value is r||s, or the DER SEQUENCE some keys give instead.
std::variant<SignedFile, SigningFault> complete(const PreparedSignature& prepared,
                                                std::string_view value,
                                                const Verifier& verifier);

/// Both steps with a key at hand; chain and algorithm of the request are the signer's. Throws
/// CryptoError when the key fails.
std::variant<SignedFile, SigningFault> sign(SigningRequest request,
                                            const Signer& signer,
                                            const Verifier& verifier);

}  // namespace okienko::signing
