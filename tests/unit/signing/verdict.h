#pragma once

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "signing/verifier.h"
#include "tests/unit/signing/signed_document.h"

namespace okienko::signing::testing {

/// A signed document to forge, and short words for asking what it is worth.
class VerdictTest : public ::testing::Test {
protected:
    VerdictTest() : document(shared_key(), shared_certificate()) {}

    static const Key& shared_key() {
        static const Key key = rsa_key();
        return key;
    }
    static const TestCertificate& shared_certificate() {
        static const TestCertificate made = testing::certificate(shared_key());
        return made;
    }
    static TrustAnchors anchored() {
        TrustAnchors anchors;
        anchors.add(shared_certificate().pem());
        return anchors;
    }

    VerificationReport verify(const std::string& file,
                              const TrustAnchors& anchors = {},
                              const std::vector<DetachedContent>& detached = {}) const {
        return Verifier(anchors, limits).verify(file, {"plik", detached, at, chain_time});
    }

    static SignatureReport only(const VerificationReport& report) {
        EXPECT_EQ(report.signatures.size(), 1U) << to_json(report);
        return report.signatures.empty() ? SignatureReport{} : report.signatures.front();
    }
    /// The first failed check, of the file or of its signatures.
    static Check failure(const VerificationReport& report) {
        for (const auto& check : report.checks) {
            if (!check.ok) return check;
        }
        for (const auto& signature : report.signatures) {
            if (const Check* found = signature.first_failure()) return *found;
        }
        return {};
    }
    static bool failed(const VerificationReport& report, const std::string& name) {
        return std::any_of(
            report.signatures.begin(), report.signatures.end(), [&](const SignatureReport& one) {
                return std::any_of(one.checks.begin(), one.checks.end(), [&](const Check& check) {
                    return !check.ok && check.name == name;
                });
            });
    }

    schemas::XmlLibrary library;
    SignedDocument document;
    std::chrono::sys_seconds at = std::chrono::sys_days(std::chrono::year(2026) / 3 / 13);
    ChainTime chain_time = ChainTime::verification;
    VerificationLimits limits;
};

}  // namespace okienko::signing::testing
