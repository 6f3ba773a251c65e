#include "signing/report_etsi.h"

#include <algorithm>
#include <cctype>

#include "schemas/document.h"
#include "signing/digest.h"
#include "signing/report_constraints.h"
#include "signing/report_objects.h"
#include "signing/report_time.h"

namespace okienko::signing {

namespace {

using schemas::Node;

constexpr std::string_view kNamespace = "http://uri.etsi.org/19102/v1.4.1#";
constexpr const char* kByValidation = "urn:etsi:019102:poetype:validation";

void refer(Node parent, const char* name, const std::string& id) {
    parent.add(name).set("VOReference", id);
}

/// What a schema lets stand for an xs:anyURI; what signers write need not be one.
bool is_uri(std::string_view text) {
    constexpr std::string_view marks = "-._~:/?#@!$&'()*+,;=";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               marks.find(c) != std::string_view::npos;
    });
}

class EtsiReport {
public:
    explicit EtsiReport(const VerificationReport& report)
        : report_(report),
          document_(schemas::Document::with_root("ValidationReport", kNamespace, "vr")),
          names_(document_.root()),
          objects_(report) {}

    std::string write() {
        Node root = document_.root();
        for (std::size_t n = 0; n < report_.signatures.size(); ++n) add_signature(root, n);
        if (report_.signatures.empty()) add_no_signature(root);
        if (!objects_.empty()) add_objects(root.add("SignatureValidationObjects"));
        names_.tsl(
            root.add("SignatureValidator").add("DigitalId"), "X509SubjectName", "CN=Okienko");
        return document_.serialize(true);
    }

private:
    void add_no_signature(Node root) {
        Node element = root.add("SignatureValidationReport");
        add_constraints(element, {}, {});
        add_indication(element.add("SignatureValidationStatus"),
                       report_.indication,
                       report_.sub_indication,
                       false);
    }

    /// 4.3: in the order its schema fixes.
    void add_signature(Node root, std::size_t n) {
        const SignatureReport& signature = report_.signatures[n];
        Node element = root.add("SignatureValidationReport");
        add_identifier(element, signature, n);
        add_constraints(element, signature.checks, signature.warnings);
        add_time(element, signature, n);
        add_signers_document(element, n);
        add_attributes(element, n);
        add_signer(element, signature);
        add_quality(element, signature.qualification);
        element.add("SignatureValidationProcess")
            .add("SignatureValidationProcessID", process_of(signature));
        Node status = element.add("SignatureValidationStatus");
        add_indication(status, signature.indication, signature.sub_indication, false);
        add_found_with(status, signature.material, &signature, n);
    }

    /// 4.3.3.
    void add_identifier(Node parent, const SignatureReport& signature, std::size_t n) {
        Node identifier = parent.add("SignatureIdentifier");
        identifier.set("id", ReportObjects::signature(n));
        names_.add_digest(identifier, signature.signed_info);
        if (!signature.value.empty()) {
            names_.ds(identifier, "SignatureValue", base64(signature.value));
        }
        identifier.add("HashOnly", "false");
        identifier.add("DocHashOnly", "false");
        const std::string file = signature.file.empty() ? "" : signature.file + "#";
        identifier.add("DAIdentifier", file + signature.id);
    }

    /// 4.3.5: what is wrong with the file is told of each of its signatures.
    void add_constraints(Node parent,
                         const std::vector<Check>& checks,
                         const std::vector<std::string>& warnings) {
        Node evaluation = parent.add("ValidationConstraintsEvaluationReport");
        Node policy = evaluation.add("SignatureValidationPolicy");
        names_.xades(policy.add("SignaturePolicyIdentifier"), "SignaturePolicyImplied");
        policy.add("PolicyName", report_.policy);
        for (const Check& check : report_.checks) add_check(evaluation, check);
        for (const Check& check : checks) add_check(evaluation, check);
        add_warnings(evaluation, report_.warnings, {});
        add_warnings(evaluation, warnings, checks);
        for (const std::string& name : report_.ignored_checks) {
            add_constraint(evaluation, "check:" + name, "disabled");
        }
    }

    /// 4.3.6.
    void add_time(Node parent, const SignatureReport& signature, std::size_t n) const {
        Node info = parent.add("ValidationTimeInfo");
        info.add("ValidationTime", moment_of(report_.verified_at));
        Node best = info.add("BestSignatureTime");
        best.add("POETime", moment_of(signature.existed_at.value_or(report_.verified_at)));
        best.add("TypeOfProof", kByValidation);
        const std::string proof = objects_.proof(n);
        if (!proof.empty()) refer(best, "POEObject", proof);
    }

    /// 4.3.7: of several data objects the digest is that of the first.
    void add_signers_document(Node parent, std::size_t n) const {
        const std::string data = objects_.all_signed_data(n);
        if (data.empty()) return;
        Node element = parent.add("SignersDocument");
        for (const Coverage& covered : report_.signatures[n].coverage) {
            if (!is_signers_data(covered) || !EtsiNames::can_name(covered.digest)) continue;
            names_.add_digest(element, covered.digest);
            break;
        }
        refer(element, "SignersDocumentRepresentation", data);
    }

    /// 4.3.8 and annex A: only what is there, as a choice may not be empty.
    void add_attributes(Node parent, std::size_t n) const {
        const SignatureReport& signature = report_.signatures[n];
        Node attributes = parent.add("SignatureAttributes");
        const auto add_signed = [&](const char* name) {
            Node made = attributes.add(name);
            made.set("Signed", true);
            return made;
        };
        if (signature.signed_at) {
            add_signed("SigningTime").add("Time", moment_of(*signature.signed_at));
        }
        for (const auto& type : signature.statements.mime_types) {
            add_signed("DataObjectFormat").add("MimeType", type);
        }
        for (const auto& commitment : signature.statements.commitments) {
            if (!is_uri(commitment)) continue;
            add_signed("CommitmentTypeIndication").add("CommitmentTypeIdentifier", commitment);
        }
        if (is_uri(signature.statements.policy)) {
            add_signed("SigPolicyIdentifier").add("SigPolicyId", signature.statements.policy);
        }
        add_roles(attributes, signature);
        add_timestamps(attributes, n);
        if (attributes.children().empty()) attributes.remove();
    }

    static void add_roles(Node attributes, const SignatureReport& signature) {
        if (signature.statements.roles.empty()) return;
        Node roles = attributes.add("SignerRole");
        roles.set("Signed", true);
        for (const auto& role : signature.statements.roles) {
            Node details = roles.add("RoleDetails");
            details.add("Role", role);
            details.add("EndorsementType", "claimed");
        }
    }

    void add_timestamps(Node attributes, std::size_t n) const {
        const auto& timestamps = report_.signatures[n].timestamps;
        for (std::size_t m = 0; m < timestamps.size(); ++m) {
            if (!timestamps[m].time) continue;
            std::string kind = timestamps[m].kind;
            if (kind.ends_with("V2")) kind.resize(kind.size() - 2);
            Node attribute = attributes.add(kind);
            refer(attribute, "AttributeObject", ReportObjects::timestamp(n, m));
            attribute.add("TimeStampValue", moment_of(*timestamps[m].time));
        }
    }

    /// 4.3.9.
    void add_signer(Node parent, const SignatureReport& signature) const {
        if (signature.material.path.empty()) return;
        Node signer = parent.add("SignerInformation");
        refer(signer,
              "SignerCertificate",
              objects_.certificate(signature.material.path.front().sha256));
        if (signature.certificate) signer.add("Signer", signature.certificate->subject);
    }

    /// 4.3.10: where trusted lists are loaded.
    template <typename Qualification>
    static void add_quality(Node parent, const std::optional<Qualification>& qualification) {
        if (!qualification) return;
        std::string kind(to_string(qualification->kind));
        for (char& c : kind) {
            if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '-';
        }
        parent.add("SignatureQuality")
            .add("SignatureQualityInformation", "urn:okienko:signature-quality:" + kind);
    }

    /// 4.3.11: which process of EN 319 102-1 had to be gone through.
    static std::string process_of(const SignatureReport& signature) {
        const auto& stamps = signature.timestamps;
        const bool archived = std::any_of(stamps.begin(), stamps.end(), [](const auto& one) {
            return one.kind.starts_with("ArchiveTimeStamp");
        });
        const char* process = archived || !signature.records.empty() ? "LTA"
                              : stamps.empty()                       ? "Basic"
                                                                     : "LTVM";
        return std::string("urn:etsi:019102:validationprocess:") + process;
    }

    /// 4.3.12: what the verdict was found with. `signature` is null for a time-stamp.
    void add_found_with(Node status,
                        const ReportMaterial& material,
                        const SignatureReport* signature,
                        std::size_t n) const {
        if (material.path.empty()) return;
        const auto id = [&](const PathCertificate& one) {
            return objects_.certificate(one.sha256);
        };
        Node data = status.add("AssociatedValidationReportData");
        const PathCertificate& last = material.path.back();
        if (last.anchor) refer(data, "TrustAnchor", id(last));
        Node chain = data.add("CertificateChain");
        refer(chain, "SigningCertificate", id(material.path.front()));
        for (std::size_t i = 1; i < material.path.size(); ++i) {
            if (!material.path[i].anchor) {
                refer(chain, "IntermediateCertificate", id(material.path[i]));
            }
        }
        if (last.anchor) refer(chain, "TrustAnchor", id(last));
        add_revocation(data, material);
        if (signature != nullptr && is_uri(signature->algorithm_uri)) {
            Node crypto = data.add("CryptoInformation");
            refer(crypto, "ValidationObjectId", ReportObjects::signature(n));
            crypto.add("Algorithm", signature->algorithm_uri);
            const auto until = material.algorithms_until;
            crypto.add("SecureAlgorithm",
                       !until || report_.verified_at < *until ? "true" : "false");
            if (until) crypto.add("NotAfter", moment_of(*until));
        }
    }

    /// 4.3.12.6: the first certificate somebody says is revoked.
    void add_revocation(Node data, const ReportMaterial& material) const {
        for (const RevocationAnswer& one : material.revocation) {
            refer(data, "RelatedValidationObject", objects_.revocation(one.sha256));
        }
        for (const RevocationAnswer& one : material.revocation) {
            if (one.status != "revoked" || !one.revoked_at) continue;
            Node revoked = data.add("RevocationStatusInformation");
            refer(revoked, "ValidationObjectId", objects_.certificate(one.about));
            revoked.add("RevocationTime", moment_of(*one.revoked_at));
            if (!one.reason.empty()) {
                revoked.add("RevocationReason", "urn:okienko:revocation-reason:" + one.reason);
            }
            refer(revoked, "RevocationObject", objects_.revocation(one.sha256));
            return;
        }
    }

    /// 4.4: a time-stamp, an evidence record is an object with a report of its own.
    void add_objects(Node list) {
        objects_.write(list, names_);
        for (std::size_t n = 0; n < report_.signatures.size(); ++n) {
            const SignatureReport& signature = report_.signatures[n];
            for (std::size_t m = 0; m < signature.timestamps.size(); ++m) {
                add_timestamp(list, signature.timestamps[m], ReportObjects::timestamp(n, m), n);
            }
            for (std::size_t r = 0; r < signature.records.size(); ++r) {
                const EvidenceRecordReport& record = signature.records[r];
                add_proof(list, record, {}, ReportObjects::record(n, r), "evidencerecord");
                for (std::size_t m = 0; m < record.timestamps.size(); ++m) {
                    const std::string id = ReportObjects::record_timestamp(n, r, m);
                    add_timestamp(list, record.timestamps[m], id, n);
                }
            }
        }
    }

    void add_timestamp(Node list,
                       const TimestampReport& one,
                       const std::string& id,
                       std::size_t n) {
        add_found_with(
            add_proof(list, one, one.qualification, id, "timestamp"), one.material, nullptr, n);
    }

    /// Returns the status of its report.
    template <typename Proof>
    Node add_proof(Node list,
                   const Proof& one,
                   const std::optional<TimestampQualification>& qualification,
                   const std::string& id,
                   const std::string& type) {
        Node object = list.add("ValidationObject");
        object.set("id", id);
        object.add("ObjectType", "urn:etsi:019102:validationObject:" + type);
        names_.add_digest(object.add("ValidationObjectRepresentation"), {"SHA2-256", one.sha256});
        if (one.time && one.indication == Indication::total_passed) {
            Node provision = object.add("POEProvisioning");
            provision.add("POETime", moment_of(*one.time));
        }
        Node report = object.add("ValidationReport");
        Node evaluation = report.add("ValidationConstraintsEvaluationReport");
        for (const Check& check : one.checks) add_check(evaluation, check);
        add_quality(report, qualification);
        Node status = report.add("SignatureValidationStatus");
        add_indication(status, one.indication, one.sub_indication, true);
        return status;
    }

    const VerificationReport& report_;
    schemas::Document document_;
    EtsiNames names_;
    ReportObjects objects_;
};

}  // namespace

std::string to_etsi(const VerificationReport& report) {
    return EtsiReport(report).write();
}

}  // namespace okienko::signing
