#include "tests/http/verification/telling.h"

#include <ostream>
#include <regex>
#include <sstream>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include "tests/http/verification/told_words.h"

namespace okienko::verification {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

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

std::ostream& operator<<(std::ostream& out, const std::set<std::string>& words) {
    for (const std::string& word : words) out << " [" << word << "]";
    return out;
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
