#include "signing/read_validation_policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <set>
#include <span>

#include <libxml/tree.h>

#include "schemas/document.h"
#include "signing/algorithms.h"
#include "signing/shortened.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using Level = ValidationPolicy::Level;

/// Checks a member of the policy stands for.
constexpr std::array<std::string_view, 6> checks = {"certificate-chain",
                                                    "certificate-validity",
                                                    "revocation",
                                                    "algorithms",
                                                    "signature-policy",
                                                    "qualification"};
constexpr std::array<std::string_view, 4> of_timestamps = {
    "certificate-chain", "certificate-validity", "revocation", "algorithms"};
constexpr std::array<std::string_view, 1> of_answers = {"algorithms"};
constexpr std::array<std::string_view, 9> constraints = {"sha1",
                                                         "target",
                                                         "not-a-counter-signature",
                                                         "data-object-format",
                                                         "manifest-entry-not-found",
                                                         "issuer-serial-differs",
                                                         "several-certificate-references",
                                                         "timestamp-broken",
                                                         "evidence-record-broken"};

class Fault : public std::runtime_error {
public:
    Fault(const xmlNode* at, const std::string& reason)
        : std::runtime_error(reason), line(static_cast<unsigned>(xmlGetLineNo(at))) {}
    const unsigned line;
};

std::string names_of(std::span<const std::string_view> all) {
    std::string names;
    for (const std::string_view one : all) {
        names += names.empty() ? "" : ", ";
        names += one;
    }
    return names;
}

std::string wanted(const xmlNode* at, const char* name) {
    if (!has_attribute(at, name)) {
        throw Fault(at, std::string("the attribute ") + name + " is missing");
    }
    return attribute_of(at, name);
}

Level read_level(const xmlNode* at) {
    const std::string word = wanted(at, "level");
    for (const Level level : {Level::ignore, Level::inform, Level::warn, Level::fail}) {
        if (to_string(level) == word) return level;
    }
    throw Fault(at, "level is IGNORE, INFORM, WARN or FAIL, not '" + shortened(word) + "'");
}

int read_number(const xmlNode* at, const char* name, int most) {
    const std::string word = wanted(at, name);
    int number = 0;
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (fault != std::errc{} || end != word.data() + word.size() || number < 1 || number > most) {
        throw Fault(at, std::string(name) + " is a whole number from 1 to " + std::to_string(most));
    }
    return number;
}

std::chrono::sys_days read_day(const xmlNode* at) {
    using namespace std::chrono;
    const std::string word = wanted(at, "until");
    int y = 0;
    unsigned m = 0, d = 0;
    int length = 0;
    const int read = std::sscanf(word.c_str(), "%4d-%2u-%2u%n", &y, &m, &d, &length);
    const year_month_day day{year(y), month(m), std::chrono::day(d)};
    if (read != 3 || !day.ok() || static_cast<std::size_t>(length) != word.size()) {
        throw Fault(at, "until is a day as 2029-01-01, not '" + shortened(word) + "'");
    }
    return day;
}

class Reader {
public:
    ValidationPolicy read(const xmlNode* root) {
        if (!is_element(root, "validation-policy", "")) {
            throw Fault(root, "the root is not validation-policy");
        }
        policy_.name = wanted(root, "name");
        for (const xmlNode* at = first_element(root); at != nullptr; at = next_element(at)) {
            if (is_element(at, "check", "")) {
                read_check(at);
            } else if (is_element(at, "suite", "")) {
                read_suite(at, "suite", policy_.suite);
            } else if (is_element(at, "timestamps", "")) {
                read_section(at, "timestamps", of_timestamps, policy_.timestamps);
            } else if (is_element(at, "revocation-answers", "")) {
                read_section(at, "revocation-answers", of_answers, policy_.revocation_answers);
            } else {
                throw Fault(at, "check, suite, timestamps or revocation-answers may stand here");
            }
        }
        return std::move(policy_);
    }

private:
    void read_check(const xmlNode* at) {
        const std::string name = wanted(at, "name");
        if (!seen_.insert(name).second) throw Fault(at, "the check '" + name + "' stands twice");
        const Level level = read_level(at);
        read_freshness(at, name, policy_.freshness);
        if (const auto member = ValidationPolicy::member_of(name)) {
            policy_.*member = level;
            return;
        }
        for (const std::string_view constraint : constraints) {
            if (constraint != name) continue;
            policy_.constraints[name] = level;
            return;
        }
        throw Fault(at,
                    "no check that a policy decides on: '" + shortened(name) + "'; there are " +
                        names_of(checks) + ", " + names_of(constraints));
    }

    static void read_freshness(const xmlNode* at,
                               std::string_view check,
                               std::optional<std::chrono::seconds>& freshness) {
        constexpr int a_year = 24 * 366;
        if (!has_attribute(at, "fresh-hours")) return;
        if (check != "revocation") throw Fault(at, "fresh-hours is for the check revocation");
        freshness = std::chrono::hours(read_number(at, "fresh-hours", a_year));
    }

    /// What is said of time-stamps or of revocation answers alone.
    void read_section(const xmlNode* section,
                      const std::string& of,
                      std::span<const std::string_view> known,
                      ValidationPolicy::Section& into) {
        if (!seen_.insert("section " + of).second) throw Fault(section, of + " stands twice");
        for (const xmlNode* at = first_element(section); at != nullptr; at = next_element(at)) {
            if (is_element(at, "suite", "")) {
                read_suite(at, "suite of " + of, into.suite.emplace());
                continue;
            }
            if (!is_element(at, "check", "")) throw Fault(at, "check or suite may stand here");
            const std::string name = wanted(at, "name");
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                throw Fault(at,
                            "no check of " + of + ": '" + shortened(name) + "'; there are " +
                                names_of(known));
            }
            if (!into.levels.emplace(name, read_level(at)).second) {
                throw Fault(at, "the check '" + name + "' stands twice");
            }
            read_freshness(at, name, into.freshness);
        }
    }

    void read_suite(const xmlNode* suite, const std::string& called, AlgorithmSuite& into) {
        if (!seen_.insert("suite " + called).second) throw Fault(suite, called + " stands twice");
        for (const xmlNode* at = first_element(suite); at != nullptr; at = next_element(at)) {
            if (is_element(at, "digest", "")) {
                into.end_digest(read_digest(at), read_day(at));
            } else if (is_element(at, "keys", "")) {
                constexpr int most_bits = 100'000;
                into.end_keys_below(
                    read_key(at), read_number(at, "below", most_bits), read_day(at));
            } else {
                throw Fault(at, "digest or keys may stand here");
            }
        }
    }

    static std::string read_digest(const xmlNode* at) {
        const std::string name = wanted(at, "name");
        std::string digest = digest_called(name);
        if (!digest.empty()) return digest;
        throw Fault(at, "name is one of " + readable_digests() + ", not '" + shortened(name) + "'");
    }

    static AlgorithmSuite::Key read_key(const xmlNode* at) {
        const std::string type = wanted(at, "type");
        if (type == "RSA") return AlgorithmSuite::Key::rsa;
        if (type == "EC") return AlgorithmSuite::Key::ec;
        throw Fault(at, "type is RSA or EC, not '" + shortened(type) + "'");
    }

    ValidationPolicy policy_;
    std::set<std::string> seen_;
};

}  // namespace

std::variant<ValidationPolicy, PolicyFault> read_validation_policy(std::string_view xml) {
    const auto outcome = schemas::parse(xml);
    if (const auto* fault = std::get_if<schemas::ParseFault>(&outcome)) {
        return PolicyFault{static_cast<unsigned>(fault->line), fault->detail};
    }
    try {
        return Reader().read(std::get<schemas::Document>(outcome).root().raw());
    } catch (const Fault& fault) {
        return PolicyFault{fault.line, fault.what()};
    }
}

}  // namespace okienko::signing
