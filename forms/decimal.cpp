#include "forms/decimal.h"

#include <algorithm>

namespace okienko::forms {

namespace {

constexpr std::size_t kMostDigits = 30;

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    Wide digits = 0;
    unsigned scale = 0;
    std::size_t count = 0;
    bool point = false;
    for (const char c : text) {
        if (c == '.') {
            if (point) return std::nullopt;
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++count > kMostDigits) return std::nullopt;
        digits = digits * 10 + (c - '0');
        if (point) ++scale;
    }
    if (count == 0) return std::nullopt;
    return Decimal(negative ? -digits : digits, scale);
}

std::string Decimal::text() const {
    Wide rest = digits_ < 0 ? -digits_ : digits_;
    std::string text;
    for (unsigned place = 0; rest != 0 || place <= scale_; ++place) {
        if (place == scale_ && scale_ > 0) text += '.';
        text += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    }
    std::reverse(text.begin(), text.end());
    if (scale_ > 0) {
        while (text.back() == '0') text.pop_back();
        if (text.back() == '.') text.pop_back();
    }
    return digits_ < 0 && text != "0" ? "-" + text : text;
}

std::optional<Decimal> Decimal::scaled(unsigned scale) const {
    Decimal result = *this;
    for (; result.scale_ < scale; ++result.scale_) {
        if (__builtin_mul_overflow(result.digits_, static_cast<Wide>(10), &result.digits_))
            return std::nullopt;
    }
    return result;
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
    auto left = scaled(std::max(scale_, other.scale_));
    const auto right = other.scaled(std::max(scale_, other.scale_));
    if (!left || !right || __builtin_add_overflow(left->digits_, right->digits_, &left->digits_))
        return std::nullopt;
    return left;
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
    Decimal result(0, scale_ + other.scale_);
    if (__builtin_mul_overflow(digits_, other.digits_, &result.digits_)) return std::nullopt;
    return result;
}

}  // namespace okienko::forms
