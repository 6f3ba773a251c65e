#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "schemas/document.h"
#include "server/web/request.h"

namespace okienko::editing {

/// A card as a form: name of a field -> what is typed. Without language: symbol, unit, popular,
/// situation and related (an id a line), contact-address, contact-phone, contact-email; in each
/// language "<language>-<part>", facts as "pl-answer-value" and "pl-answer-note".
using CardFields = std::map<std::string, std::string, std::less<>>;

/// A part of a card in one language.
struct CardPart {
    enum class Kind { line, prose, acts };
    std::string_view name;  ///< "title", "answer-value", "who", …
    Kind kind;
    bool needed;
};
std::span<const CardPart> card_parts();  ///< in the order of the card
std::span<const std::string_view> shared_parts();
inline constexpr std::string_view kCardLanguages[] = {"pl", "en"};

std::string field_name(std::string_view language, std::string_view part);
std::string value_of(const CardFields& fields, std::string_view name);
/// Whether anything is typed in the language; Polish always is spoken.
bool speaks(const CardFields& fields, std::string_view language);

CardFields fields_of(schemas::Node card);
/// The fields of a posted form; unknown ones are left out, line ends are "\n".
CardFields fields_of(const web::Fields& form);
/// card.xml of the fields: the service, and what no field tells, from the card before; one more
/// version, of that day ("2026-11-22").
std::string card_of(const CardFields& fields, schemas::Node before, const std::string& today);

/// Changes that were made to `base` in `mine`, put over `theirs`; where both changed, mine.
CardFields merged(const CardFields& base, const CardFields& mine, const CardFields& theirs);

/// As one text, for keeping.
std::string packed(const CardFields& fields);
CardFields unpacked(const std::string& text);

}  // namespace okienko::editing
