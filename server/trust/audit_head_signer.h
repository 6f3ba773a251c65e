#pragma once

#include <map>

#include "server/audit/head_signer.h"
#include "server/trust/office_key.h"

namespace okienko::trust {

/// Signs the heads of the audit chain with the office's key, and checks them with its present and
/// retired certificates. Holds a reference to the key. Shared by threads.
class AuditHeadSigner : public audit::HeadSigner {
public:
    explicit AuditHeadSigner(const OfficeKey& key);

    std::string key_id() const override { return key_id_; }
    std::string sign(std::string_view head) const override;
    audit::HeadVerdict verify(std::string_view head,
                              std::string_view signature,
                              std::string_view key_id) const override;

private:
    const OfficeKey& key_;
    std::string key_id_;
    std::map<std::string, std::string, std::less<>> certificates_;  ///< fingerprint -> DER
};

}  // namespace okienko::trust
