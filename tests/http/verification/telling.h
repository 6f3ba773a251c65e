#pragma once

#include <iosfwd>
#include <set>
#include <string>
#include <vector>

namespace okienko::verification {

/// What one form of a report says of a time-stamp, or of an evidence record.
struct ToldTimestamp {
    std::string kind;     ///< "EvidenceRecord" of a record
    std::string time;     ///< UTC, "" when it has none
    std::string verdict;  ///< "TOTAL-PASSED", "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND"
    std::set<std::string> failures;
    std::string qualification;

    bool operator==(const ToldTimestamp&) const = default;
};

/// And of a signature: failures as "check code" or "check code LEVEL".
struct ToldSignature {
    std::string verdict;
    std::set<std::string> failures;
    std::set<std::string> warnings;
    std::string qualification;
    std::vector<ToldTimestamp> timestamps;
    std::vector<ToldTimestamp> records;  ///< each with its time-stamps after it

    bool operator==(const ToldSignature&) const = default;
};

/// And of a file.
struct Telling {
    std::string verdict;
    std::set<std::string> failures;
    std::set<std::string> warnings;
    std::vector<ToldSignature> signatures;

    bool operator==(const Telling&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Telling& telling);

/// Of one JSON object.
Telling told_by_json(const std::string& json);
/// Of `okienko verify` without a format.
Telling told_by_text(const std::string& text);
/// Of the Polish page, by its part for specialists. Where the file has one signature and nothing of
/// its own, the page says its verdict with the signature alone.
Telling told_by_page(const std::string& html);
/// Of TS 119 102-2, which says of each signature what is wrong with the file, and has no verdict on
/// the file.
Telling told_by_etsi(const std::string& xml);

/// The telling as TS 119 102-2 can say it.
Telling as_etsi(Telling telling);

}  // namespace okienko::verification
