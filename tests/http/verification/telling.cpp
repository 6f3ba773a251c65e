#include "tests/http/verification/telling.h"

#include <map>
#include <ostream>
#include <regex>
#include <sstream>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "schemas/document.h"
#include "server/calendar/local_time.h"

namespace okienko::verification {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;
using schemas::Node;

constexpr const char* record_kind = "EvidenceRecord";

std::string joined(const std::string& indication, const std::string& sub) {
    return sub.empty() ? indication : indication + " " + sub;
}

std::string failure(const std::string& check, const std::string& code, const std::string& level) {
    return check + " " + code + (level.empty() ? "" : " " + level);
}

std::ostream& operator<<(std::ostream& out, const std::set<std::string>& words) {
    for (const std::string& word : words) out << " [" << word << "]";
    return out;
}

// ---------------------------------------------------------------- JSON

std::string text_of(const Object& json, const std::string& name) {
    return json.has(name) ? json.getValue<std::string>(name) : std::string{};
}

std::set<std::string> failures_of(const Object& json) {
    std::set<std::string> failures;
    const Array::Ptr checks = json.getArray("checks");
    for (unsigned i = 0; i < checks->size(); ++i) {
        const Object::Ptr check = checks->getObject(i);
        if (check->getValue<bool>("ok")) continue;
        failures.insert(
            failure(text_of(*check, "name"), text_of(*check, "code"), text_of(*check, "level")));
    }
    return failures;
}

std::set<std::string> warnings_of(const Object& json) {
    std::set<std::string> warnings;
    const Array::Ptr words = json.getArray("warnings");
    for (unsigned i = 0; words && i < words->size(); ++i) {
        warnings.insert(words->getElement<std::string>(i));
    }
    return warnings;
}

std::string verdict_of(const Object& json) {
    return joined(text_of(json, "indication"), text_of(json, "subIndication"));
}

std::string qualification_of(const Object& json) {
    const Object::Ptr found = json.getObject("qualification");
    return found ? text_of(*found, "kind") : std::string{};
}

void add_timestamps(const Object& json, std::vector<ToldTimestamp>& told) {
    const Array::Ptr stamps = json.getArray("timestamps");
    for (unsigned i = 0; i < stamps->size(); ++i) {
        const Object& stamp = *stamps->getObject(i);
        told.push_back({text_of(stamp, "kind"),
                        text_of(stamp, "time"),
                        verdict_of(stamp),
                        failures_of(stamp),
                        qualification_of(stamp)});
    }
}

ToldSignature signature_of(const Object& json) {
    ToldSignature told{
        verdict_of(json), failures_of(json), warnings_of(json), qualification_of(json), {}, {}};
    add_timestamps(json, told.timestamps);
    const Array::Ptr records = json.getArray("evidenceRecords");
    for (unsigned i = 0; records && i < records->size(); ++i) {
        const Object& record = *records->getObject(i);
        told.records.push_back(
            {record_kind, text_of(record, "time"), verdict_of(record), failures_of(record), {}});
        add_timestamps(record, told.records);
    }
    return told;
}

// ---------------------------------------------------------------- HTML

std::string plain(std::string text) {
    static const std::regex kTag("<[^>]*>");
    text = std::regex_replace(text, kTag, "");
    const std::map<std::string, std::string> entities = {{"&lt;", "<"},
                                                         {"&gt;", ">"},
                                                         {"&quot;", "\""},
                                                         {"&#39;", "'"},
                                                         {"&nbsp;", " "},
                                                         {"\u00a0", " "},
                                                         {"&amp;", "&"}};
    for (const auto& [from, to] : entities) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
            text.replace(at, from.size(), to);
        }
    }
    return text;
}

std::vector<std::string> pieces(const std::string& text,
                                const std::string& begin,
                                const std::string& end) {
    std::vector<std::string> found;
    for (std::size_t at = 0; (at = text.find(begin, at)) != std::string::npos;) {
        at += begin.size();
        const std::size_t to = text.find(end, at);
        found.push_back(text.substr(at, to - at));
        if (to == std::string::npos) break;
    }
    return found;
}

std::string first(const std::string& text, const std::string& begin, const std::string& end) {
    const auto found = pieces(text, begin, end);
    return found.empty() ? std::string{} : found.front();
}

/// "TOTAL-FAILED / HASH_FAILURE, integrity: broken" and what follows.
std::string verdict_in(const std::string& told) {
    static const std::regex kVerdict(
        "(TOTAL-PASSED|TOTAL-FAILED|INDETERMINATE)(?: / ([A-Z_]+))?(?:, integrity: [a-z]+)?");
    std::smatch found;
    return std::regex_search(told, found, kVerdict) ? joined(found[1], found[2]) : "";
}

/// "<code>stale</code> WARN: reason".
std::string failure_in(const std::string& check, const std::string& told) {
    static const std::regex kCode("<code>([^<]*)</code>(?: (WARN|INFORM))?:");
    std::smatch found;
    return std::regex_search(told, found, kCode) ? failure(check, found[1], found[2]) : "";
}

std::string utc(const std::string& local) {
    if (local.empty()) return local;
    const auto as_if = *calendar::parse_instant(local + "Z");
    const auto offset = calendar::warsaw_offset(as_if - std::chrono::hours(1));
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                       std::chrono::floor<std::chrono::seconds>(as_if - offset));
}

ToldTimestamp timestamp_in(const std::string& kind, const std::string& told) {
    ToldTimestamp stamp{
        kind, utc(first(told, "datetime=\"", "\"")), verdict_in(plain(told)), {}, {}};
    const auto parts = pieces(told, "<span lang=\"en\">", "</span>");
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string check = parts[i].substr(0, parts[i].find(' '));
        const std::string failed = failure_in(check, parts[i]);
        if (failed.empty()) {
            stamp.qualification = plain(parts[i]);
        } else {
            stamp.failures.insert(failed);
        }
    }
    return stamp;
}

/// A list of terms for specialists: of the file, or of a signature.
struct Terms {
    bool of_signature = false;
    ToldSignature told;
};

Terms terms_in(const std::string& list) {
    Terms terms;
    for (const std::string& pair : pieces(list, "<dt>", "</dd>")) {
        const std::string name = plain(pair.substr(0, pair.find("</dt>")));
        const std::string told = pair.substr(pair.find('>', pair.find("<dd")) + 1);
        if (name == "Wynik") {
            terms.told.verdict = verdict_in(plain(told));
        } else if (name == "Oznaczenie") {
            terms.of_signature = true;
        } else if (name == "Rodzaj") {
            terms.told.qualification = plain(told.substr(0, told.find(':')));
        } else if (name == "Uwagi") {
            for (const auto& code : pieces(told, "<code>", "</code>")) {
                terms.told.warnings.insert(code);
            }
        } else if (name.ends_with("TimeStamp") || name.ends_with("TimeStampV2")) {
            auto& records = terms.told.records;
            (records.empty() ? terms.told.timestamps : records).push_back(timestamp_in(name, told));
        } else if (name.starts_with(record_kind)) {
            terms.told.records.push_back(timestamp_in(record_kind, told));
        } else if (const std::string failed = failure_in(name, told); !failed.empty()) {
            terms.told.failures.insert(failed);
        }
    }
    return terms;
}

// ---------------------------------------------------------------- TS 119 102-2

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

Telling told_by_json(const std::string& json) {
    const auto report = Poco::JSON::Parser().parse(json).extract<Object::Ptr>();
    Telling told{verdict_of(*report), failures_of(*report), warnings_of(*report), {}};
    const Array::Ptr signatures = report->getArray("signatures");
    for (unsigned i = 0; i < signatures->size(); ++i) {
        told.signatures.push_back(signature_of(*signatures->getObject(i)));
    }
    return told;
}

Telling told_by_text(const std::string& text) {
    static const std::regex kVerdict(": (TOTAL-PASSED|TOTAL-FAILED|INDETERMINATE)(?: ([A-Z_]+))?$");
    static const std::regex kSignature(
        " (TOTAL-PASSED|TOTAL-FAILED|INDETERMINATE)(?: ([A-Z_]+))?, (?:intact|broken), ");
    static const std::regex kStamp(
        "^ +([A-Za-z0-9]+TimeStamp(?:V2)?|evidence record \\(.*\\).*) (\\S+) "
        "(TOTAL-PASSED|TOTAL-FAILED|INDETERMINATE)(?: ([A-Z_]+))?, (?:intact|broken)$");
    static const std::regex kCheck(
        "^ +([a-z-]+): .*\\(([a-z0-9-]+); [^()]*\\)(?: (WARN|INFORM))?: .*$");
    static const std::regex kWarnings("^ +warnings: (.*)$");
    static const std::regex kKind("^ +qualification: ([^:]+)(?:: .*)?$");
    Telling told;
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    std::smatch found;
    if (std::regex_search(line, found, kVerdict)) told.verdict = joined(found[1], found[2]);
    while (std::getline(lines, line)) {
        ToldSignature* signature = told.signatures.empty() ? nullptr : &told.signatures.back();
        std::vector<ToldTimestamp>* proofs = signature == nullptr         ? nullptr
                                             : signature->records.empty() ? &signature->timestamps
                                                                          : &signature->records;
        ToldTimestamp* stamp = proofs == nullptr || proofs->empty() ? nullptr : &proofs->back();
        const std::size_t depth = line.find_first_not_of(' ') / 2;
        if (std::regex_match(line, found, kCheck)) {
            auto& into = depth == 1   ? told.failures
                         : depth == 2 ? signature->failures
                                      : stamp->failures;
            into.insert(failure(found[1], found[2], found[3]));
        } else if (std::regex_match(line, found, kWarnings)) {
            auto& into = depth == 1 ? told.warnings : signature->warnings;
            std::string codes = found[1];
            for (std::size_t at = 0; at != std::string::npos;) {
                const std::size_t to = codes.find(", ", at);
                into.insert(codes.substr(at, to - at));
                at = to == std::string::npos ? to : to + 2;
            }
        } else if (std::regex_match(line, found, kStamp)) {
            const std::string time = found[2];
            const bool record = found[1].str().starts_with("evidence");
            (record ? &signature->records : proofs)
                ->push_back({record ? record_kind : found[1].str(),
                             time == "-" ? "" : time,
                             joined(found[3], found[4]),
                             {},
                             {}});
        } else if (std::regex_match(line, found, kKind)) {
            (depth == 2 ? signature->qualification : stamp->qualification) = found[1];
        } else if (depth == 1 && std::regex_search(line, found, kSignature)) {
            told.signatures.push_back({joined(found[1], found[2]), {}, {}, {}, {}, {}});
        }
    }
    return told;
}

Telling told_by_page(const std::string& html) {
    Telling told;
    for (const auto& list : pieces(html, "<dl class=\"okn-digest okn-small\">", "</dl>")) {
        const Terms terms = terms_in(list);
        if (terms.of_signature) {
            told.signatures.push_back(terms.told);
        } else {
            told.verdict = terms.told.verdict;
            told.failures = terms.told.failures;
            told.warnings = terms.told.warnings;
        }
    }
    if (told.verdict.empty() && told.signatures.size() == 1) {
        told.verdict = told.signatures.front().verdict;
    }
    return told;
}

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

std::ostream& operator<<(std::ostream& out, const Telling& telling) {
    out << telling.verdict << telling.failures << " warnings" << telling.warnings;
    for (const ToldSignature& one : telling.signatures) {
        out << "\n  " << one.verdict << one.failures << " warnings" << one.warnings << " "
            << one.qualification;
        for (const ToldTimestamp& stamp : one.timestamps) {
            out << "\n    " << stamp.kind << " " << stamp.time << " " << stamp.verdict
                << stamp.failures << " " << stamp.qualification;
        }
        for (const ToldTimestamp& stamp : one.records) {
            out << "\n    in records: " << stamp.kind << " " << stamp.time << " " << stamp.verdict
                << stamp.failures;
        }
    }
    return out;
}

}  // namespace okienko::verification
