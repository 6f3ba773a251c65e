#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"
#include "signing/detached_content.h"
#include "signing/revocation_value.h"
#include "signing/trust_anchors.h"
#include "signing/validation_policy.h"
#include "signing/verification_report.h"

namespace okienko::signing {

class SignedDataTarget;

/// Which moment the certificate has to be valid at.
enum class ChainTime {
    verification,  ///< the time given with the request
    signing,       ///< the claimed SigningTime where there is one; only for those who may trust it
};

/// Bounds on foreign files. What exceeds one is refused with the check's name, in bounded time.
struct VerificationLimits {
    schemas::Limits xml;
    std::size_t signatures = 200;                 ///< in one file
    std::size_t references = 2'000;               ///< in one file, entries of manifests too
    std::size_t transforms = 8;                   ///< of one reference
    std::size_t entries = 10'000;                 ///< of a container
    std::size_t unpacked = 200U * 1024U * 1024U;  ///< bytes of all entries of a container
    std::size_t ratio = 200;  ///< unpacked : packed of a container's entry over 1 MB
    /// Bytes digested and nodes walked for all references together, as a multiple of the file's
    /// size (with a floor of 64 MB): references that each cover everything stop here.
    std::size_t work_factor = 24;
};

struct VerificationRequest {
    std::string name;  ///< of the file, for the report
    std::span<const DetachedContent> detached = {};
    std::chrono::sys_seconds at;  ///< the verification time
    ChainTime chain_time = ChainTime::verification;
    ValidationPolicy policy = ValidationPolicy::advanced();
    /// CRLs and OCSP responses the caller has, besides those in the file.
    std::span<const RevocationValue> revocation = {};
    /// Takes what was signed, while it is verified (extract.h); may be absent. What it throws
    /// passes through.
    SignedDataTarget* extraction = nullptr;
};

/// Verifies XMLDSig, XAdES and ASiC with XAdES against one set of anchors: EN 319 102-1 with the
/// facts gathered first and judged second. Holds a cache of certificates and chains; immutable
/// but for the anchors, which may be replaced as a whole. Safe for use by several threads.
///
/// Never throws for foreign bytes: what is wrong with them stands in the report. Reads no network,
/// no file, no system certificate store.
class Verifier {
public:
    explicit Verifier(TrustAnchors anchors, VerificationLimits limits = {});
    ~Verifier();
    Verifier(Verifier&&) noexcept;
    Verifier& operator=(Verifier&&) noexcept;

    /// Any file: an XML document or a container, told apart by its first bytes.
    VerificationReport verify(std::string_view file, const VerificationRequest& request) const;

    /// The same of a file on disk. Of a container, however large, only the signatures and small
    /// entries are held in memory. A file that can't be read is an empty one.
    VerificationReport verify_file(const std::filesystem::path& file,
                                   const VerificationRequest& request) const;

    /// A document already read by schemas::parse (not one built or changed in memory). The tree is
    /// not changed.
    VerificationReport verify(const schemas::Document& document,
                              const VerificationRequest& request) const;

    /// The anchors in use.
    TrustAnchors anchors() const;
    /// Others, for every verification that begins afterwards; those under way keep theirs.
    void trust(TrustAnchors anchors);

private:
    struct Parts;
    struct Current;
    std::shared_ptr<Parts> parts() const;

    std::unique_ptr<Current> current_;
};

}  // namespace okienko::signing
