#include <cstddef>
#include <cstdint>
#include <string_view>

#include "signing/algorithm_suite.h"
#include "signing/certificate_chain.h"
#include "signing/refusal.h"
#include "signing/signer_certificate.h"
#include "signing/timestamp_token.h"
#include "signing/trust_anchors.h"
#include "signing/validation_policy.h"

// Any bytes as a certificate, and as a time-stamp token: read, described, put into a chain with
// itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace okienko::signing;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    CertificateCache tokens;
    read_token(bytes, tokens, {});
    try {
        const auto certificate = std::make_shared<const ParsedCertificate>(bytes);
        if (certificate->der != bytes) __builtin_trap();
        describe_certificate(*certificate);
        readable_key(*certificate);
        ValidationPolicy::advanced().suite.key_expiry(*certificate);
        TrustAnchors anchors;
        anchors.add(std::string(bytes));
        CertificateCache cache;
        ChainBuilder chains(anchors.certificates(), cache);
        const auto leaf = cache.get(bytes);
        chains.build(leaf, {leaf, certificate}, certificate->not_before);
    } catch (const Refusal&) {
        return 0;  // not a certificate
    } catch (const std::runtime_error&) {
        return 0;  // an anchor that can't be one
    }
    return 0;
}
