#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::forms {

/// An exact decimal number of at most 30 digits, for sums of money: no rounding, ever.
class Decimal {
public:
    /// Of xs:decimal's lexical form; nullopt for anything else or more digits than fit.
    static std::optional<Decimal> parse(std::string_view text);
    std::string text() const;  ///< canonical: no leading or trailing zeros, no "+"

    std::optional<Decimal> plus(const Decimal& other) const;  ///< nullopt on overflow
    std::optional<Decimal> times(const Decimal& other) const;

private:
    __extension__ using Wide = __int128;
    Decimal(Wide digits, unsigned scale) : digits_(digits), scale_(scale) {}
    std::optional<Decimal> scaled(unsigned scale) const;
    Wide digits_ = 0;
    unsigned scale_ = 0;  ///< digits after the point
};

}  // namespace okienko::forms
