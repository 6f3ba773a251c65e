#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "signing/revocation_source.h"
#include "signing/timestamp_source.h"
#include "signing/verifier.h"

namespace okienko::signing {

/// What a signature is to become (EN 319 132-1, 6.1): each level holds those before.
enum class ProofLevel {
    t,    ///< a time-stamp proves that it existed: XAdES-B-T
    lt,   ///< what it takes to validate it is in it: XAdES-B-LT
    lta,  ///< a time-stamp over all of that, which can be renewed for ever: XAdES-B-LTA
};

/// A signed file whose signatures are to be kept provable.
struct AugmentationRequest {
    std::string name;        ///< of the file, for reports
    std::string_view bytes;  ///< an XML document or a container
    ProofLevel level = ProofLevel::t;
    std::chrono::sys_seconds at;  ///< now
    std::span<const DetachedContent> detached = {};
    /// What a signature has to be worth before; with one that asks for no path, T alone is reached.
    ValidationPolicy policy = ValidationPolicy::advanced();
    schemas::Limits xml = {};
};

/// Who is asked for proofs. Both must outlive the call.
struct ProofSources {
    const TimestampSource& timestamps;
    const RevocationSource& revocation;
};

struct AugmentedFile {
    std::string bytes;
    VerificationReport report;         ///< of the bytes
    std::vector<std::string> changed;  ///< ids of the signatures that got something
};

/// Why nothing was added.
struct AugmentationFault {
    /// "not-passed" (a signature is not worth keeping yet), "not-xades", "version" (not XAdES
    /// 1.3.2), "covered" (another signature covers the place), "encoding" (not an extension of
    /// ASCII), "no-path", "revoked", "revocation" (nobody says that a certificate is good),
    /// "timestamp" (none was given, or it proves nothing); those of schemas::ParseFault and
    /// ContainerFault.
    std::string code;
    std::string detail;  ///< English, for specialists
    bool later = false;  ///< somebody who was asked is away: the same may be tried again
};

/// Adds what a level asks for to the unsigned properties of each signature of the file (EN 319
/// 132-1, 5.3 to 5.5, 6.3); counter-signatures stay as they are, and so does a signature that
/// another covers. A level that is already there stays, but for LTA: that adds one more archive
/// time-stamp, and before it what it takes to validate those there are. Every other byte of the
/// document, and every other file of a container, stays as it was. The result is given out only
/// after the verifier found each signature worth no less than before, and the new time-stamp sound.
std::variant<AugmentedFile, AugmentationFault> augment(const AugmentationRequest& request,
                                                       const Verifier& verifier,
                                                       const ProofSources& sources);

}  // namespace okienko::signing
