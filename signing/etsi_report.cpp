#include "signing/etsi_report.h"

#include <algorithm>

#include "schemas/document.h"
#include "signing/digest.h"
#include "signing/etsi_objects.h"
#include "signing/etsi_status.h"
#include "signing/report_time.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using schemas::Node;
using Kind = EtsiObjects::Kind;

constexpr std::string_view list_namespace = "http://uri.etsi.org/02231/v2#";

bool is_data(const Coverage& coverage) {
    using Covered = Coverage::Kind;
    return coverage.kind == Covered::document || coverage.kind == Covered::part ||
           coverage.kind == Covered::object || coverage.kind == Covered::file;
}

/// The one report of one signature.
class SignatureWriter {
public:
    SignatureWriter(const VerificationReport& file,
                    const SignatureReport& signature,
                    std::string id,
                    EtsiObjects& objects)
        : file_(file), signature_(signature), id_(std::move(id)), objects_(objects) {
        collect();
    }

    void write(Node report) const {
        identify(report);
        add_constraints(report, file_.policy, signature_.checks);
        Node times = report.add("ValidationTimeInfo");
        times.add("ValidationTime", moment_of(file_.verified_at));
        add_proof(times, "BestSignatureTime", best_);
        tell_document(report);
        tell_attributes(report);
        tell_signer(report);
        if (signature_.qualification) {
            report.add("SignatureQuality")
                .add("SignatureQualityInformation",
                     any_uri("urn:okienko:verification:qualification:" +
                             std::string(to_string(signature_.qualification->kind))));
        }
        report.add("SignatureValidationProcess")
            .add("SignatureValidationProcessID", process_of(signature_));
        Node status = report.add("SignatureValidationStatus");
        add_status(status, signature_);
        add_report_data(status,
                        {signature_.material,
                         file_.verified_at,
                         best_,
                         id_,
                         signature_.algorithm_uri,
                         timestamp_ids_},
                        objects_);
    }

private:
    /// Every object the report refers to. Time-stamps come first: they prove the others.
    void collect() {
        const EtsiProof now{file_.verified_at, ""};
        best_ = now;
        for (const TimestampReport& one : signature_.timestamps) {
            ids_.push_back(one.sha256.empty()
                               ? ""
                               : objects_.digested(Kind::timestamp, {"SHA2-256", one.sha256}, now));
            if (ids_.back().empty()) continue;
            timestamp_ids_ += (timestamp_ids_.empty() ? "" : " ") + ids_.back();
            const bool proves = one.indication == Indication::total_passed;
            if (proves && signature_.existed_at && one.time == signature_.existed_at &&
                best_.object.empty()) {
                best_ = {*signature_.existed_at, ids_.back()};
            }
        }
        for (const Coverage& one : signature_.coverage) {
            if (!is_data(one) || !is_telling(one.digest)) continue;
            if (data_.empty()) digest_ = one.digest;
            const std::string id =
                objects_.digested(Kind::signed_data, one.digest, one.intact ? best_ : now);
            if (std::find(data_.begin(), data_.end(), id) == data_.end()) data_.push_back(id);
        }
        for (std::size_t i = 0; i < ids_.size(); ++i) tell_timestamp(i);
    }

    /// A time-stamp is judged by a report of its own, in its object (4.4.8).
    void tell_timestamp(std::size_t i) const {
        const TimestampReport& one = signature_.timestamps[i];
        const auto found = objects_.find(ids_[i]);
        if (!found || found->child("ValidationReport")) return;
        Node object = *found;
        if (one.time && one.indication == Indication::total_passed && !data_.empty()) {
            Node proof = object.add("POEProvisioning");
            proof.add("POETime", moment_of(*one.time));
            for (const std::string& id : data_) add_reference(proof, "ValidationObject", id);
        }
        Node report = object.add("ValidationReport");
        add_constraints(report, file_.policy, one.checks);
        Node status = report.add("SignatureValidationStatus");
        add_status(status, one);
        add_report_data(status,
                        {one.material, file_.verified_at, {file_.verified_at, ""}, "", "", ""},
                        objects_);
    }

    void identify(Node report) const {
        Node identifier = report.add("SignatureIdentifier");
        identifier.set("id", id_);
        if (is_telling(signature_.signed_info)) {
            add_digest(identifier, "DigestAlgAndValue", signature_.signed_info);
        }
        if (!signature_.value.empty()) {
            add_foreign(identifier, "SignatureValue", ds_namespace, "ds")
                .set_text(base64(signature_.value));
        }
        identifier.add("HashOnly", "false");
        identifier.add("DocHashOnly", "false");
        identifier.add(
            "DAIdentifier",
            signature_.file.empty() ? signature_.id : signature_.file + " " + signature_.id);
    }

    void tell_document(Node report) const {
        if (data_.empty()) return;
        Node document = report.add("SignersDocument");
        if (data_.size() == 1) add_digest(document, "DigestAlgAndValue", digest_);
        std::string all;
        for (const std::string& id : data_) all += (all.empty() ? "" : " ") + id;
        add_reference(document, "SignersDocumentRepresentation", all);
    }

    /// Annex A. The element is there only where there is something in it.
    void tell_attributes(Node report) const {
        Node attributes = report.add("SignatureAttributes");
        if (signature_.signed_at) {
            signed_one(attributes, "SigningTime").add("Time", moment_of(*signature_.signed_at));
        }
        tell_statements(attributes);
        for (std::size_t i = 0; i < ids_.size(); ++i) {
            const TimestampReport& one = signature_.timestamps[i];
            const std::string_view name = attribute_of(one.kind);
            if (name.empty() || !one.time) continue;
            Node attribute = attributes.add(name);
            attribute.set("Signed", name.find("DataObjectsTimeStamp") != std::string_view::npos);
            if (!ids_[i].empty()) add_reference(attribute, "AttributeObject", ids_[i]);
            attribute.add("TimeStampValue", moment_of(*one.time));
        }
        for (const std::string& one : signature_.statements.values) {
            attributes.add(one).set("Signed", false);
        }
        if (attributes.children().empty()) attributes.remove();
    }

    void tell_statements(Node attributes) const {
        const SignedStatements& said = signature_.statements;
        if (std::any_of(said.certificates.begin(), said.certificates.end(), is_telling)) {
            Node named = signed_one(attributes, "SigningCertificate");
            for (const DigestValue& one : said.certificates) {
                if (is_telling(one)) add_digest(named, "CertID", one);
            }
        }
        for (const std::string& one : said.mime_types) {
            signed_one(attributes, "DataObjectFormat").add("MimeType", one);
        }
        for (const std::string& one : said.commitments) {
            signed_one(attributes, "CommitmentTypeIndication")
                .add("CommitmentTypeIdentifier", any_uri(one));
        }
        if (!said.policy.empty()) {
            signed_one(attributes, "SigPolicyIdentifier").add("SigPolicyId", any_uri(said.policy));
        }
        if (said.roles.empty()) return;
        Node roles = signed_one(attributes, "SignerRole");
        for (const std::string& one : said.roles) {
            Node role = roles.add("RoleDetails");
            role.add("Role", one);
            role.add("EndorsementType", "claimed");
        }
    }

    /// What is told of signed properties counts as signed only where a reference covers them.
    Node signed_one(Node attributes, std::string_view name) const {
        Node attribute = attributes.add(name);
        const bool covered = std::any_of(
            signature_.coverage.begin(), signature_.coverage.end(), [](const Coverage& one) {
                return one.intact && one.kind == Coverage::Kind::signed_properties;
            });
        attribute.set("Signed", covered);
        return attribute;
    }

    void tell_signer(Node report) const {
        if (signature_.material.path.empty()) return;
        Node signer = report.add("SignerInformation");
        add_reference(signer,
                      "SignerCertificate",
                      objects_.certificate(signature_.material.path.front(), best_));
        if (signature_.person) {
            signer.add("Signer", signature_.person->full_name());
        } else if (signature_.certificate) {
            signer.add("Signer", signature_.certificate->name);
        }
    }

    const VerificationReport& file_;
    const SignatureReport& signature_;
    std::string id_;
    EtsiObjects& objects_;
    std::vector<std::string> ids_;   ///< of the time-stamps; "" for one that can't be told
    std::string timestamp_ids_;      ///< those there are
    std::vector<std::string> data_;  ///< ids of what was signed
    DigestValue digest_;             ///< of the first of those
    EtsiProof best_;
};

/// What is wrong with the file is no property of a signature: a report without an identifier.
void write_file_report(const VerificationReport& file, Node report) {
    add_constraints(report, file.policy, file.checks);
    add_status(report.add("SignatureValidationStatus"), file);
}

}  // namespace

std::string to_etsi(const VerificationReport& report) {
    const schemas::Document document =
        schemas::Document::with_root("ValidationReport", etsi_report_namespace);
    Node root = document.root();
    const bool faulty = std::any_of(
        report.checks.begin(), report.checks.end(), [](const Check& one) { return !one.ok; });
    if (faulty || report.signatures.empty()) {
        write_file_report(report, root.add("SignatureValidationReport"));
    }
    // The objects stand behind the reports that refer to them.
    schemas::Document aside =
        schemas::Document::with_root("SignatureValidationObjects", etsi_report_namespace);
    EtsiObjects objects(aside.root());
    for (std::size_t i = 0; i < report.signatures.size(); ++i) {
        const SignatureWriter writer(
            report, report.signatures[i], "signature-" + std::to_string(i + 1), objects);
        writer.write(root.add("SignatureValidationReport"));
    }
    if (!objects.empty()) root.append_copy(aside.root());
    Node validator = root.add("SignatureValidator").add("DigitalId");
    add_foreign(validator, "X509SubjectName", list_namespace, "tsl").set_text("CN=Okienko");
    return document.serialize(true);
}

}  // namespace okienko::signing
