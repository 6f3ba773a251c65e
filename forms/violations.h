#pragma once

#include <string>
#include <vector>

namespace okienko::forms {

/// One thing that is wrong with what was filled in, told in the reader's language.
struct Violation {
    std::string path;  ///< in the document, e.g. "/Wniosek/Osoby/Osoba[2]/Imie"
    std::string rule;  ///< "required", "pattern", "maxLength", "date-month", id of a constraint, …
    std::string message;   ///< for people, names the field and says what to do
    std::string page;      ///< id of the page of the field; empty when no field is bound there
    std::string field;     ///< name of the field's controls, e.g. "osoby-2-imie"
    std::string control;   ///< id of the control a link of the error summary goes to
    std::string part;      ///< of a date: "dzien", "miesiac", "rok", or empty for the whole field
    bool warning = false;  ///< told, but stops nothing
};

/// All that was found, in the order of the form.
struct Violations {
    std::vector<Violation> items;

    /// Nothing stands in the way of sending (warnings don't).
    bool ok() const {
        for (const auto& item : items) {
            if (!item.warning) return false;
        }
        return true;
    }
};

}  // namespace okienko::forms
