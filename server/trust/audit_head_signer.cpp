#include "server/trust/audit_head_signer.h"

namespace okienko::trust {

namespace {

/// So that a signature over a head can never be taken for one over something else.
std::string to_be_signed(std::string_view head) {
    return "okienko audit head\n" + std::string(head);
}

}  // namespace

AuditHeadSigner::AuditHeadSigner(const OfficeKey& key)
    : key_(key), key_id_(key.certificate().sha256) {
    certificates_.emplace(key_id_, key.certificate_chain().front());
    for (const std::string& der : key.retired()) {
        certificates_.emplace(signing::sha256(der).hex(), der);
    }
}

std::string AuditHeadSigner::sign(std::string_view head) const {
    return key_.sign(to_be_signed(head));
}

audit::HeadVerdict AuditHeadSigner::verify(std::string_view head,
                                           std::string_view signature,
                                           std::string_view key_id) const {
    const auto certificate = certificates_.find(key_id);
    if (certificate == certificates_.end()) return audit::HeadVerdict::unknown_key;
    return signing::verifies(certificate->second, to_be_signed(head), signature)
               ? audit::HeadVerdict::good
               : audit::HeadVerdict::broken;
}

}  // namespace okienko::trust
