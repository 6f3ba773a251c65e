#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/intake/signings.h"
#include "signing/verifier.h"

namespace okienko::intake {

/// Signing with a key that stays in the browser, in two steps: prepare() gives out the octets to be
/// signed, complete() puts their signature into the document, verifies it and keeps the file as one
/// that was uploaded. Enveloped; over a document already signed so, one signature more. Between the
/// steps the server keeps nothing: who signs what, how and when travels as a ticket sealed by the
/// key of the draft. Shared by threads.
class KeyFileSigning {
public:
    static constexpr std::chrono::minutes kLife{10};  ///< of a ticket

    KeyFileSigning(const Drafts& drafts,
                   const Signings& signings,
                   const signing::Verifier& verifier);

    /// Why there is no signature: of the certificate, of what was sent, or of the draft.
    struct Fault {
        int status = 422;                         ///< 409: the draft isn't what it was
        std::string text;                         ///< id of the words
        std::optional<config::Instant> day = {};  ///< {date} in them
    };
    struct Prepared {
        std::string ticket;     ///< base64; opaque
        std::string algorithm;  ///< URI of ds:SignatureMethod
        std::string data;       ///< octets to be hashed and signed
    };
    /// `chain` is DER, the signer's own certificate first; `algorithm` a URI, empty: that of the
    /// key.
    std::variant<Prepared, Fault> prepare(const OpenDraft& open,
                                          const Signings::Frozen& frozen,
                                          std::vector<std::string> chain,
                                          std::string_view algorithm) const;
    /// nullopt: the signed file is kept. An ECDSA value is r||s. A ticket is good for the draft,
    /// the document and the time it was made for.
    std::optional<Fault> complete(const OpenDraft& open,
                                  const Signings::Frozen& frozen,
                                  std::string_view ticket,
                                  std::string_view value) const;

private:
    const Drafts& drafts_;
    const Signings& signings_;
    const signing::Verifier& verifier_;
};

}  // namespace okienko::intake
