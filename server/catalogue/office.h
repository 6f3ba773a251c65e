#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"

namespace okienko::catalogue {

/// The office this installation serves and its units, from schemas/codelists/office.xml or the file
/// of the configuration; the units as the administrator keeps them, once set_units() told. Copies
/// share them. Shared by threads.
class Office {
public:
    /// Names by language; Polish is always there.
    using Names = std::map<std::string, std::string, std::less<>>;

    struct Unit {
        std::string code;  ///< "OR"
        Names names;
        bool closed = false;  ///< takes no cases any more; keeps its name
    };

    /// Throws schemas::XmlError.
    static Office read(const std::string& file);

    std::string name(std::string_view language) const { return of(names_, language); }
    /// The body that decides, e.g. "Prezydent Miasta Krakowa".
    std::string authority(std::string_view language) const { return of(authorities_, language); }
    const std::string& address() const { return address_; }
    const std::string& email() const { return email_; }
    const std::string& phone() const { return phone_; }

    /// Those that take cases, in their order.
    std::vector<Unit> units() const;
    bool takes_cases(std::string_view unit) const;
    bool has_unit(std::string_view code) const;  ///< a closed one, too
    /// The name of a unit; the code itself when it is unknown.
    std::string unit_name(std::string_view code, std::string_view language) const;

    /// The units as they stand now, closed ones as well.
    void set_units(std::vector<Unit> units);

private:
    /// Replaced as a whole.
    struct Roll {
        std::mutex mutex;
        std::shared_ptr<const std::vector<Unit>> units =
            std::make_shared<const std::vector<Unit>>();
    };
    std::shared_ptr<const std::vector<Unit>> roll() const;
    static std::string of(const Names& names, std::string_view language);

    Names names_;
    Names authorities_;
    std::string address_;
    std::string email_;
    std::string phone_;
    std::shared_ptr<Roll> roll_ = std::make_shared<Roll>();
};

}  // namespace okienko::catalogue
