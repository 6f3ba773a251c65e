#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"

namespace okienko::recruitment {

/// The fields of an announcement by id, as typed.
using Texts = std::map<std::string, std::string, std::less<>>;

/// One field of an announcement (art. 13(2) of the act on local-government employees, and the act
/// on pay transparency). Its words are the texts `recruitment.field.<id>`.
struct FieldRule {
    enum class Kind { line, text, choice, date, amount };
    const char* id;
    Kind kind;
    bool screened;  ///< looked through for what may not be asked of a candidate
};

/// All fields in the order of the announcement. Each has to be filled before publication.
const std::vector<FieldRule>& announcement_fields();

/// Why an announcement can't be published: the field, a text id `recruitment.fault.<id>` and what
/// fills its place {what}.
struct Fault {
    std::string field;
    std::string id;
    std::string what;
};

/// What may not be asked of a candidate, as data: banned.xml beside this file. Immutable; shared
/// by threads.
class BannedRequirements {
public:
    /// Throws schemas::XmlError.
    static BannedRequirements read(const std::string& file);

    struct Hit {
        std::string id;     ///< of the rule; its reason is the text `recruitment.banned.<id>`
        std::string words;  ///< as they stand in the text
    };
    std::vector<Hit> find(std::string_view text) const;

private:
    struct Rule {
        std::string id;
        std::vector<std::string> words;
        std::vector<std::string> except;  ///< when one of these stands there, it isn't meant
    };
    std::vector<Rule> rules_;
};

/// The earliest last day for filing of what is published today: ten full days after the day of
/// publication (art. 13(3)), and no day off.
std::chrono::sys_days earliest_deadline(std::chrono::sys_days today);

/// Everything that keeps the announcement from being published today, in the order of the fields.
/// `not_before`: the deadline of the version published before, which is never shortened.
std::vector<Fault> publication_faults(const Texts& texts,
                                      const BannedRequirements& banned,
                                      std::chrono::sys_days today,
                                      std::optional<std::chrono::sys_days> not_before);

/// The necessary requirements one by one: what the formal assessment goes through.
std::vector<std::string> lines_of(std::string_view text);

/// Text of a field, empty when there is none.
std::string text_of(const Texts& texts, std::string_view field);

}  // namespace okienko::recruitment
