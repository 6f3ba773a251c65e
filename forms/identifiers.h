#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::forms {

/// Check digits of Polish numbers. They prove a number was copied right, never that it exists. Each
/// takes the number in its plain form (see plain_number) and is false for anything else.
bool is_pesel(std::string_view text);
bool is_nip(std::string_view text);
bool is_regon(std::string_view text);          ///< 9 or 14 digits
bool is_nrb(std::string_view text);            ///< 26 digits, or PL and 26 digits
bool is_id_card(std::string_view text);        ///< dowód osobisty: three letters, six digits
bool is_passport(std::string_view text);       ///< two letters, seven digits
bool is_land_register(std::string_view text);  ///< księga wieczysta: KR1P/00012345/6
bool is_postcode(std::string_view text);       ///< 31-004; form only
bool is_simc(std::string_view text);           ///< TERYT place, 7 digits
bool is_terc(std::string_view text);           ///< TERYT commune, 7 digits; form only
bool is_ksef_number(std::string_view text);

/// Address for e-Doręczenia: its form, and its check part. The check part is known to miss on one
/// real address, so a false has_ade_check warns and never refuses.
bool is_ade(std::string_view text);
bool has_ade_check(std::string_view text);

bool is_email(
    std::string_view text);  ///< one @, a dot in the domain, nothing that cannot be sent to
bool is_phone(std::string_view text);  ///< 7 to 15 digits, after plain_number, with an optional +

/// The date of birth a PESEL carries, "1985-03-17"; nullopt when it carries none.
std::optional<std::string> birth_date_of_pesel(std::string_view text);

/// The text without white space (also no-break) and the dashes and dots people put between digits.
std::string plain_number(std::string_view text);

}  // namespace okienko::forms
