#include <map>
#include <regex>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "server/calendar/local_time.h"
#include "tests/http/verification/telling.h"
#include "tests/http/verification/told_words.h"

namespace okienko::verification {

namespace {

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

}  // namespace

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

}  // namespace okienko::verification
