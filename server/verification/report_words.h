#pragma once

#include <string>
#include <string_view>

#include "schemas/texts.h"

namespace okienko::verification {

/// How a verdict looks: valid, unknown, invalid.
enum class Colour { green, amber, red };
std::string_view to_string(Colour colour);

/// What a verdict is made of, by the stable words of a report (signing/README.md).
struct VerdictFacts {
    std::string indication;      ///< "TOTAL-PASSED", …
    std::string sub_indication;  ///< "HASH_FAILURE", …
    std::string check;           ///< the first failed check that led to it; empty when none
    std::string code;            ///< and its code
};

/// The verdict for a person: id of its sentence and of the advice, "verification.verdict.<id>" and
/// "verification.advice.<id>". Every value has words in each language.
struct Verdict {
    Colour colour = Colour::red;
    std::string id;
};
Verdict verdict_on(const VerdictFacts& facts);

/// Whether a failed check is a fault of the signature (✗) or leaves it open (?).
bool is_fault(std::string_view check, std::string_view code);

/// The sentence for one check: passed when `code` is empty. A code without own words is told by the
/// check's general ones.
std::string words_of_check(const schemas::Texts& texts,
                           std::string_view check,
                           std::string_view code);

}  // namespace okienko::verification
