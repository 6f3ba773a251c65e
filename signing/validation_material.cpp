#include "signing/validation_material.h"

#include "signing/digest.h"
#include "signing/x509_validation.h"

namespace okienko::signing {

namespace {

using Kind = RevocationState::Kind;

std::string id_of(const std::string& der) {
    return std::string(sha256(der).raw());
}

}  // namespace

ValidationMaterial::ValidationMaterial(const SignatureFacts& facts, const AugmentationTools& tools)
    : facts_(facts),
      tools_(tools),
      offered_(facts.offered),
      revocation_(tools.policy.answer_suite()) {
    for (const RevocationValue& value : facts.xades.revocation) know(value);
    for (const TimestampFacts& one : facts.xades.timestamps) {
        offered_.insert(offered_.end(), one.token.offered.begin(), one.token.offered.end());
        for (const RevocationValue& value : one.token.revocation) know(value);
    }
    for (const CertificatePointer& one : offered_) known_.insert(one->sha256);
}

void ValidationMaterial::know(const RevocationValue& value) {
    if (known_.insert(id_of(value.der)).second) revocation_.add(value);
}

ValidationValues ValidationMaterial::of_signature(std::chrono::sys_seconds existed) {
    ValidationValues values;
    const ChainFacts chain = path_of(facts_.certificate, existed, tools_.chains);
    for (std::size_t i = 0; i < chain.path.size(); ++i) {
        if (i > 0 || chain.path.size() == 1) {
            values.certificates.push_back(chain.path[i]->der);
            known_.insert(chain.path[i]->sha256);
        }
        if (i + 1 < chain.path.size()) {
            collect_revocation(*chain.path[i], *chain.path[i + 1], existed, values);
        }
    }
    return values;
}

ValidationValues ValidationMaterial::of_timestamps() {
    ValidationValues values;
    for (const TimestampFacts& one : facts_.xades.timestamps) {
        if (one.imprint != TimestampFacts::Imprint::holds || one.token.certificate == nullptr) {
            continue;  // it proves nothing, whatever is known about its authority
        }
        const auto time = one.token.time.value_or(tools_.now);
        const ChainFacts chain = path_of(one.token.certificate, time, tools_.timestamp_chains);
        for (std::size_t i = 0; i < chain.path.size(); ++i) {
            const ParsedCertificate& member = *chain.path[i];
            if (known_.insert(member.sha256).second) values.certificates.push_back(member.der);
            if (i + 1 < chain.path.size()) {
                collect_revocation(member, *chain.path[i + 1], time, values);
            }
        }
    }
    return values;
}

ChainFacts ValidationMaterial::path_of(const CertificatePointer& certificate,
                                       std::chrono::sys_seconds time,
                                       ChainBuilder& chains) const {
    ChainFacts chain = chains.build(certificate, offered_, time);
    if (chain.state != ChainFacts::State::complete) {
        throw ProofRefusal("no-path",
                           certificate->name + " leads to no trusted anchor: " + chain.detail);
    }
    return chain;
}

/// Best is what was said after the time in question: it still tells when only the past can be
/// looked at (EN 319 102-1, 5.6.2.2). What was fresh then will do where nobody can be asked.
void ValidationMaterial::collect_revocation(const ParsedCertificate& member,
                                            const ParsedCertificate& issuer,
                                            std::chrono::sys_seconds time,
                                            ValidationValues& values) {
    PathMember asked;
    asked.name = member.name;
    asked.not_before = member.not_before;
    asked.not_after = member.not_after;
    asked.no_check = member.no_check;
    const auto look = [&] {
        asked.revocation = revocation_.about(member, issuer, offered_);
        return revocation_at(asked, time, tools_.policy.freshness);
    };
    RevocationState state = look();
    const auto settled = [&] {
        return state.kind == Kind::not_needed || state.kind == Kind::revoked ||
               (state.kind == Kind::good && state.evidence->this_update >= time);
    };
    if (!settled()) {
        ask(member, issuer, state.kind == Kind::good, values);
        state = look();
    }
    if (state.kind == Kind::revoked) throw ProofRefusal("revoked", member.name + " was revoked");
    if (state.kind == Kind::good || state.kind == Kind::not_needed) return;
    throw ProofRefusal("revocation",
                       "what is said about " + member.name + " does not tell that it was good",
                       state.kind == Kind::stale || state.kind == Kind::on_hold);
}

void ValidationMaterial::ask(const ParsedCertificate& member,
                             const ParsedCertificate& issuer,
                             bool have_something,
                             ValidationValues& values) {
    const auto answer = tools_.sources.revocation.about(member.der, issuer.der);
    if (const auto* fault = std::get_if<SourceFault>(&answer)) {
        if (have_something) return;
        throw ProofRefusal("revocation",
                           "whether " + member.name + " was revoked is not known: " + fault->detail,
                           fault->kind == SourceFault::Kind::unavailable);
    }
    const auto& value = std::get<RevocationValue>(answer);
    if (known_.count(id_of(value.der)) != 0) return;
    know(value);
    values.revocation.push_back(value);
}

}  // namespace okienko::signing
