#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "signing/certificate_cache.h"
#include "signing/signature_facts.h"
#include "signing/validation_evidence.h"

namespace okienko::signing {

/// A path from a signing certificate up to an anchor (RFC 5280, 6.1), signatures and constraints
/// checked. Whether its members were valid at some time is for the judge; revocation is not looked
/// at here.
struct ChainFacts {
    using State = PathEvidence::State;
    State state = State::no_path;
    std::vector<CertificatePointer> path;  ///< the signer's first, the anchor last; when complete
    std::string detail;                    ///< OpenSSL's words
};

/// Builds paths to one set of anchors, in a store of its own: never the system's. Remembers
/// complete paths. Safe for use by several threads.
class ChainBuilder {
public:
    /// Anchors as DER. Throws CryptoError for one that is not a certificate.
    ChainBuilder(const std::vector<std::string>& anchors, CertificateCache& certificates);

    /// Prefers a path whose members are all valid at `time`.
    ChainFacts build(const CertificatePointer& leaf,
                     const std::vector<CertificatePointer>& offered,
                     std::chrono::sys_seconds time);

private:
    struct FreeStore {
        void operator()(X509_STORE* store) const { X509_STORE_free(store); }
    };
    ChainFacts verify(const CertificatePointer& leaf,
                      const std::vector<CertificatePointer>& offered,
                      const std::chrono::sys_seconds* time,
                      bool& out_of_time) const;
    std::vector<CertificatePointer> pointers(STACK_OF(X509) * chain,
                                             const std::vector<CertificatePointer>& offered) const;

    std::unique_ptr<X509_STORE, FreeStore> store_;
    std::vector<CertificatePointer> anchors_;
    std::mutex mutex_;
    std::unordered_map<std::string, ChainFacts> complete_;  ///< by the leaf's SHA-256
};

}  // namespace okienko::signing
