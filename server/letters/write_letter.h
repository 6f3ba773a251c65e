#pragma once

#include <string>
#include <vector>

#include "forms/service.h"
#include "forms/values.h"
#include "schemas/document.h"
#include "schemas/texts.h"
#include "server/letters/letter.h"
#include "server/letters/letter_template.h"

namespace okienko::letters {

/// Who writes, as the head of a letter tells it.
struct Letterhead {
    std::string office;     ///< "Urząd Miasta Krakowa"
    std::string authority;  ///< "Prezydent Miasta Krakowa"
    std::string place;      ///< "Kraków"
    std::string address;
};

/// All a letter is made of.
struct LetterSource {
    const cases::Case& about;
    const forms::Service& service;
    const forms::Transition& transition;
    const LetterTemplate& form;
    const forms::Values& fields;  ///< as typed by the clerk
    std::vector<Attachment> attachments;
    std::string unit_name;
    std::string number;  ///< of the letter; empty in a preview
    config::Instant date{};
};

/// Something typed that does not do, at the field of that name.
struct LetterFault {
    std::string field;
    std::string text;  ///< id of the words
    schemas::Texts::Values values;
};

/// Names of the fields every letter has: its reader, who signs it and as what; of an extension, the
/// new day in three parts.
inline constexpr const char* kAddressee = "adresat";
inline constexpr const char* kSignatory = "podpis";
inline constexpr const char* kPosition = "stanowisko";
inline constexpr const char* kNewDay = "termin";

/// The day a clerk typed for an extension; nullopt when it is none.
std::optional<std::chrono::sys_days> new_day(const forms::Values& fields);
/// The latest the law lets it be; nullopt when the law sets none.
std::optional<std::chrono::sys_days> latest_day(const LetterSource& source);

/// What has to be mended before the letter can be sent.
std::vector<LetterFault> judge_letter(const LetterSource& source, const schemas::Texts& words);

/// The letter as schemas/xsd/letter.xsd describes it, not yet sealed. `words`: Polish, the language
/// of letters.
schemas::Document write_letter(const LetterSource& source,
                               const Letterhead& head,
                               const schemas::Texts& words);

}  // namespace okienko::letters
