#include "signing/etsi_status.h"

#include <algorithm>
#include <array>

#include "signing/check_guide.h"
#include "signing/report_time.h"
#include "signing/validation_findings.h"

namespace okienko::signing {

namespace {

using schemas::Node;
using Kind = EtsiObjects::Kind;

constexpr std::string_view xades_namespace = "http://uri.etsi.org/01903/v1.3.2#";

void add_indication(Node status,
                    Indication indication,
                    SubIndication sub_indication,
                    bool whole_process) {
    std::string main = "urn:etsi:019102:mainindication:";
    if (indication == Indication::indeterminate) {
        main += "indeterminate";
    } else {
        if (whole_process) main += "total-";
        main += indication == Indication::total_passed ? "passed" : "failed";
    }
    status.add("MainIndication", main);
    if (sub_indication == SubIndication::none) return;
    status.add("SubIndication",
               "urn:etsi:019102:subindication:" + std::string(to_string(sub_indication)));
}

void add_constraint(Node list, const Check& check) {
    Node constraint = list.add("ValidationConstraint");
    constraint.add("ValidationConstraintIdentifier",
                   any_uri("urn:okienko:verification:check:" + check.name));
    const bool counts = check.ok || check.sub_indication != SubIndication::none;
    constraint.add("ConstraintStatus")
        .add("Status",
             counts ? "urn:etsi:019102:constraintStatus:applied"
                    : "urn:etsi:019102:constraintStatus:disabled");
    if (counts) {
        const auto indication =
            check.ok ? Indication::total_passed : indication_of(check.sub_indication);
        add_indication(constraint.add("ValidationStatus"),
                       indication,
                       check.ok ? SubIndication::none : check.sub_indication,
                       false);
    }
    std::string words = check.reason;
    if (!check.ok) {
        words = check.code + ": " + check.reason + " (" + std::string(guide_to(check).clause) + ")";
    }
    if (!words.empty()) constraint.add("Indications", words);
}

void add_chain(Node data,
               const ReportMaterial& material,
               const EtsiBasis& basis,
               EtsiObjects& objects) {
    const auto& path = material.path;
    std::vector<std::string> ids;
    for (const PathCertificate& one : path) ids.push_back(objects.certificate(one, basis.best));
    const bool trusted = path.back().anchor;
    if (trusted) add_reference(data, "TrustAnchor", ids.back());
    Node chain = data.add("CertificateChain");
    add_reference(chain, "SigningCertificate", ids.front());
    for (std::size_t i = 1; i < ids.size(); ++i) {
        const bool anchor = trusted && i + 1 == ids.size();
        add_reference(chain, anchor ? "TrustAnchor" : "IntermediateCertificate", ids[i]);
    }
    if (trusted && ids.size() == 1) add_reference(chain, "TrustAnchor", ids.front());
}

/// The first certificate of the path that was revoked.
void add_revoked(Node data,
                 const ReportMaterial& material,
                 const EtsiBasis& basis,
                 EtsiObjects& objects) {
    const auto revoked = std::find_if(
        material.revocation.begin(), material.revocation.end(), [](const RevocationAnswer& one) {
            return one.revoked_at && (one.status == "revoked" || one.status == "on-hold");
        });
    if (revoked == material.revocation.end()) return;
    const auto about =
        std::find_if(material.path.begin(), material.path.end(), [&](const PathCertificate& one) {
            return one.sha256 == revoked->about;
        });
    if (about == material.path.end()) return;
    const EtsiProof now{basis.at, ""};
    Node information = data.add("RevocationStatusInformation");
    add_reference(information, "ValidationObjectId", objects.certificate(*about, now));
    information.add("RevocationTime", moment_of(*revoked->revoked_at));
    if (!revoked->reason.empty()) {
        information.add("RevocationReason",
                        any_uri("urn:etsi:019102:revocationReason:" + revoked->reason));
    }
    add_reference(information,
                  "RevocationObject",
                  objects.digested(
                      revoked->crl ? Kind::crl : Kind::ocsp, {"SHA2-256", revoked->sha256}, now));
}

}  // namespace

void add_status(Node status, const SignatureReport& judged) {
    add_indication(status, judged.indication, judged.sub_indication, true);
}

void add_status(Node status, const VerificationReport& judged) {
    add_indication(status, judged.indication, judged.sub_indication, true);
}

void add_status(Node status, const TimestampReport& judged) {
    add_indication(status, judged.indication, judged.sub_indication, false);
}

void add_constraints(Node report, const std::string& policy, const std::vector<Check>& checks) {
    Node list = report.add("ValidationConstraintsEvaluationReport");
    Node used = list.add("SignatureValidationPolicy");
    add_foreign(
        used.add("SignaturePolicyIdentifier"), "SignaturePolicyImplied", xades_namespace, "xades");
    used.add("PolicyName", policy);
    for (const Check& check : checks) add_constraint(list, check);
}

void add_report_data(Node status, const EtsiBasis& basis, EtsiObjects& objects) {
    const ReportMaterial& material = basis.material;
    if (material.path.empty()) return;
    Node data = status.add("AssociatedValidationReportData");
    add_chain(data, material, basis, objects);
    if (!basis.timestamps.empty()) {
        add_reference(data, "RelatedValidationObject", basis.timestamps);
    }
    for (const RevocationAnswer& one : material.revocation) {
        add_reference(
            data,
            "RelatedValidationObject",
            objects.digested(
                one.crl ? Kind::crl : Kind::ocsp, {"SHA2-256", one.sha256}, {basis.at, ""}));
    }
    add_revoked(data, material, basis, objects);
    if (basis.signature.empty() || basis.algorithm.empty()) return;
    Node crypto = data.add("CryptoInformation");
    add_reference(crypto, "ValidationObjectId", basis.signature);
    crypto.add("Algorithm", any_uri(basis.algorithm));
    const auto until = material.algorithms_until;
    crypto.add("SecureAlgorithm", !until || basis.at < *until ? "true" : "false");
    if (until) crypto.add("NotAfter", moment_of(*until));
}

std::string_view process_of(const SignatureReport& signature) {
    const auto stamped = [&](std::string_view kind) {
        return std::any_of(
            signature.timestamps.begin(), signature.timestamps.end(), [&](const auto& one) {
                return std::string_view(one.kind).starts_with(kind);
            });
    };
    if (stamped("ArchiveTimeStamp")) return "urn:etsi:019102:validationprocess:LTA";
    if (!signature.timestamps.empty()) return "urn:etsi:019102:validationprocess:LTVM";
    return "urn:etsi:019102:validationprocess:Basic";
}

std::string_view attribute_of(std::string_view kind) {
    constexpr std::array<std::string_view, 6> known{"AllDataObjectsTimeStamp",
                                                    "IndividualDataObjectsTimeStamp",
                                                    "SignatureTimeStamp",
                                                    "SigAndRefsTimeStamp",
                                                    "RefsOnlyTimeStamp",
                                                    "ArchiveTimeStamp"};
    const auto found = std::find_if(known.begin(), known.end(), [&](std::string_view one) {
        return kind == one || kind == std::string(one) + "V2";
    });
    return found == known.end() ? std::string_view() : *found;
}

}  // namespace okienko::signing
