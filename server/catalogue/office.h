#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"

namespace okienko::catalogue {

/// The office this installation serves and its units, from schemas/codelists/office.xml or the file
/// of the configuration. Immutable; shared by threads.
class Office {
public:
    /// Names by language; Polish is always there.
    using Names = std::map<std::string, std::string, std::less<>>;

    struct Unit {
        std::string code;  ///< "OR"
        Names names;
    };

    /// Throws schemas::XmlError.
    static Office read(const std::string& file);

    std::string name(std::string_view language) const { return of(names_, language); }
    /// The body that decides, e.g. "Prezydent Miasta Krakowa".
    std::string authority(std::string_view language) const { return of(authorities_, language); }
    const std::string& address() const { return address_; }
    const std::string& email() const { return email_; }
    const std::string& phone() const { return phone_; }

    const std::vector<Unit>& units() const { return units_; }
    const Unit* unit(std::string_view code) const;  ///< nullptr when unknown
    /// The name of a unit; the code itself when it is unknown.
    std::string unit_name(std::string_view code, std::string_view language) const;

private:
    static std::string of(const Names& names, std::string_view language);

    Names names_;
    Names authorities_;
    std::string address_;
    std::string email_;
    std::string phone_;
    std::vector<Unit> units_;
};

}  // namespace okienko::catalogue
