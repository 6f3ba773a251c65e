#include "signing/report_constraints.h"

#include <algorithm>

#include "signing/check_guide.h"

namespace okienko::signing {

using schemas::Node;

namespace {

/// 4.3.4.2: of a signature, or of an object of the validation.
std::string indication_uri(Indication indication, bool of_object) {
    const std::string start = "urn:etsi:019102:mainindication:";
    if (indication == Indication::indeterminate) return start + "indeterminate";
    const bool passed = indication == Indication::total_passed;
    return start + (of_object ? "" : "total-") + (passed ? "passed" : "failed");
}

void add_data(Node additional, const char* what, std::string_view value) {
    if (value.empty()) return;
    Node data = additional.add("ReportData");
    data.add("Type", std::string("urn:okienko:report:") + what);
    data.add("Value", value);
}

void add_reasons(Node data, const Check& check) {
    add_data(data, "reason", check.reason);
    if (check.ok) return;
    const CheckGuide guide = guide_to(check);
    add_data(data, "code", check.code);
    add_data(data, "clause", guide.clause);
    add_data(data, "advice", guide.advice);
}

/// What was found and does not count has no validation status that could be read as a failure.
Node add_indications(Node constraint, Check::Weight weight) {
    Node indications = constraint.add("Indications");
    add_data(indications, "level", to_string(weight));
    return indications;
}

}  // namespace

void add_indication(Node status, Indication indication, SubIndication sub, bool of_object) {
    status.add("MainIndication", indication_uri(indication, of_object));
    if (sub == SubIndication::none) return;
    status.add("SubIndication", "urn:etsi:019102:subindication:" + std::string(to_string(sub)));
}

Node add_constraint(Node evaluation, const std::string& identifier, const char* status) {
    Node constraint = evaluation.add("ValidationConstraint");
    constraint.add("ValidationConstraintIdentifier", "urn:okienko:" + identifier);
    constraint.add("ConstraintStatus")
        .add("Status", std::string("urn:etsi:019102:constraintStatus:") + status);
    return constraint;
}

void add_check(Node evaluation, const Check& check) {
    Node constraint = add_constraint(evaluation, "check:" + check.name, "applied");
    if (!check.counts()) {
        add_reasons(add_indications(constraint, check.weight), check);
        return;
    }
    Node status = constraint.add("ValidationStatus");
    const auto indication = check.ok ? Indication::total_passed : Indication::total_failed;
    status.add("MainIndication", indication_uri(indication, true));
    if (check.ok && check.reason.empty()) return;
    add_reasons(status.add("AssociatedValidationReportData").add("AdditionalValidationReportData"),
                check);
}

void add_warnings(Node evaluation,
                  const std::vector<std::string>& warnings,
                  const std::vector<Check>& checks) {
    for (const std::string& code : warnings) {
        const bool told = std::any_of(checks.begin(), checks.end(), [&](const Check& check) {
            return check.weight == Check::Weight::warned && check.name == code;
        });
        if (told) continue;
        add_indications(add_constraint(evaluation, "warning:" + code, "applied"),
                        Check::Weight::warned);
    }
}

}  // namespace okienko::signing
