#include <map>
#include <regex>
#include <tuple>

#include "schemas/document.h"
#include "tests/http/verification/telling.h"
#include "tests/http/verification/told_words.h"

namespace okienko::verification {

namespace {

using schemas::Node;

std::string tail_of(const std::string& uri) {
    return uri.substr(uri.rfind(':') + 1);
}

std::string verdict_in(Node status) {
    const std::string main = tail_of(status.child_text("MainIndication"));
    const std::string sub = tail_of(status.child_text("SubIndication"));
    if (main == "indeterminate") return joined("INDETERMINATE", sub);
    return joined(main.ends_with("passed") ? "TOTAL-PASSED" : "TOTAL-FAILED", sub);
}

std::string data_in(Node parent, const std::string& type) {
    for (const Node data : parent.children("ReportData")) {
        if (tail_of(data.child_text("Type")) == type) return data.child_text("Value");
    }
    return {};
}

void read_constraint(Node constraint, ToldSignature& told) {
    const std::string identifier = constraint.child_text("ValidationConstraintIdentifier");
    const std::string name = tail_of(identifier);
    if (const auto indications = constraint.child("Indications")) {
        const std::string level = data_in(*indications, "level");
        if (level == "WARN") told.warnings.insert(name);
        if (identifier.find(":check:") != std::string::npos) {
            told.failures.insert(failure(name, data_in(*indications, "code"), level));
        }
        return;
    }
    const auto status = constraint.child("ValidationStatus");
    if (!status || status->child_text("MainIndication").ends_with(":passed")) return;
    const Node data =
        *status->child("AssociatedValidationReportData")->child("AdditionalValidationReportData");
    told.failures.insert(failure(name, data_in(data, "code"), ""));
}

ToldSignature report_in(Node report) {
    ToldSignature told;
    told.verdict = verdict_in(*report.child("SignatureValidationStatus"));
    const Node evaluation = *report.child("ValidationConstraintsEvaluationReport");
    for (const Node one : evaluation.children("ValidationConstraint")) read_constraint(one, told);
    if (const auto quality = report.child("SignatureQuality")) {
        told.qualification = tail_of(quality->child_text("SignatureQualityInformation"));
    }
    return told;
}

/// Kind and time of each time-stamp, by its object.
std::map<std::string, std::pair<std::string, std::string>> attributes_in(Node root) {
    std::map<std::string, std::pair<std::string, std::string>> found;
    for (const Node report : root.children("SignatureValidationReport")) {
        const auto attributes = report.child("SignatureAttributes");
        if (!attributes) continue;
        for (const Node one : attributes->children()) {
            const auto object = one.child("AttributeObject");
            if (!object) continue;
            found[object->attribute_or("VOReference", "")] = {std::string(one.name()),
                                                              one.child_text("TimeStampValue")};
        }
    }
    return found;
}

}  // namespace

Telling told_by_etsi(const std::string& xml) {
    const auto parsed = schemas::parse(xml);
    const Node root = std::get<schemas::Document>(parsed).root();
    Telling told;
    for (const Node report : root.children("SignatureValidationReport")) {
        told.signatures.push_back(report_in(report));
    }
    const auto attributes = attributes_in(root);
    const auto objects = root.child("SignatureValidationObjects");
    for (const Node object :
         objects ? objects->children("ValidationObject") : std::vector<Node>{}) {
        const std::string type = object.child_text("ObjectType");
        const bool record = type.ends_with(":evidencerecord");
        if (!record && !type.ends_with(":timestamp")) continue;
        // timestamp-N-M, record-N-R, record-N-R-timestamp-M
        const std::string id = object.attribute_or("id", "");
        const auto n = static_cast<std::size_t>(std::stoul(id.substr(id.find('-') + 1)));
        const ToldSignature report = report_in(*object.child("ValidationReport"));
        const auto named = attributes.find(id);
        ToldTimestamp stamp{{}, {}, report.verdict, report.failures, report.qualification};
        if (named != attributes.end()) std::tie(stamp.kind, stamp.time) = named->second;
        if (record) stamp.kind = record_kind;
        ToldSignature& signature = told.signatures.at(n - 1);
        (id.starts_with("record") ? signature.records : signature.timestamps).push_back(stamp);
    }
    return told;
}

Telling as_etsi(Telling telling) {
    const auto name = [](std::string& kind) {
        static const std::regex kOther("[^A-Za-z0-9]");
        kind = std::regex_replace(kind, kOther, "-");
    };
    if (telling.signatures.empty())
        telling.signatures.push_back({telling.verdict, {}, {}, {}, {}, {}});
    for (ToldSignature& signature : telling.signatures) {
        signature.failures.insert(telling.failures.begin(), telling.failures.end());
        signature.warnings.insert(telling.warnings.begin(), telling.warnings.end());
        name(signature.qualification);
        for (ToldTimestamp& stamp : signature.timestamps) {
            if (stamp.kind.ends_with("V2")) stamp.kind.resize(stamp.kind.size() - 2);
            if (stamp.time.empty()) stamp.kind.clear();
            name(stamp.qualification);
        }
        for (ToldTimestamp& stamp : signature.records) {  // their times are no attributes
            if (stamp.kind != record_kind) stamp.kind.clear();
            stamp.time.clear();
        }
    }
    telling.verdict.clear();
    telling.failures.clear();
    telling.warnings.clear();
    return telling;
}

}  // namespace okienko::verification
