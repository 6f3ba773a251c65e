#pragma once

#include <optional>
#include <string>

#include "signing/augmentation.h"
#include "tests/unit/signing/proof_authority.h"

namespace okienko::signing::testing {

/// Both sources of proofs as the authority's own, at a time that is set.
class AuthoritySources : public TimestampSource, public RevocationSource {
public:
    explicit AuthoritySources(const ProofAuthority& authority) : authority_(&authority) {}

    std::variant<std::string, SourceFault> stamp(const Sha256& imprint) const override {
        ++stamped;
        if (stamping_fault) return *stamping_fault;
        if (token) return *token;
        return authority_->stamp_digest(std::string(imprint.raw()), time);
    }
    std::variant<RevocationValue, SourceFault> about(std::string_view certificate,
                                                     std::string_view) const override {
        ++asked;
        if (revocation_fault) return *revocation_fault;
        const ProofAuthority::Answer answer{time + age, time + std::chrono::days(7), revoked};
        const TestCertificate about{std::string(certificate)};
        if (by_crl)
            return RevocationValue{RevocationValue::Kind::crl, authority_->crl(about, answer)};
        return RevocationValue{RevocationValue::Kind::ocsp, authority_->ocsp(about, answer)};
    }
    ProofSources both() const { return {*this, *this}; }

    std::chrono::sys_seconds time;
    std::chrono::seconds age{0};  ///< of a revocation answer, from `time`
    bool by_crl = false;
    std::optional<std::chrono::sys_seconds> revoked;
    std::optional<SourceFault> stamping_fault;
    std::optional<SourceFault> revocation_fault;
    std::optional<std::string> token;  ///< this one, whatever was asked for
    mutable int stamped = 0;
    mutable int asked = 0;

private:
    const ProofAuthority* authority_;
};

}  // namespace okienko::signing::testing
