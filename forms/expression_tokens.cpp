#include "forms/expression_tokens.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace okienko::forms {

namespace {

bool starts_name(char c) {
    const auto code = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || code >= 0x80;
}
bool in_name(char c) {
    return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    ExpressionTokens run() {
        while (found_.fault.empty()) {
            while (at_ < text_.size() && is_space(text_[at_])) ++at_;
            if (at_ >= text_.size()) break;
            token();
        }
        if (found_.fault.empty() && predicates_ != 0) refuse("a predicate is not closed");
        return std::move(found_);
    }

private:
    void refuse(std::string why) { found_.fault = std::move(why); }

    /// Whether an operator may stand here: something that has a value came before (XPath 1.0, 3.7).
    bool after_value() const { return after_value_; }

    void token() {
        const char c = text_[at_];
        if (c == '\'' || c == '"') return literal(c);
        if (is_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))
            return number();
        if (c == '$') return variable();
        if (starts_name(c)) return name();
        if (c == '.') return dot();
        symbol(c);
    }

    void literal(char quote) {
        const auto end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos) return refuse("a text is not closed");
        at_ = end + 1;
        after_value_ = true;
        may_step_ = false;
    }

    void number() {
        while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) ++at_;
        after_value_ = true;
        may_step_ = false;
    }

    std::string word() {
        const auto start = at_;
        while (at_ < text_.size() && in_name(text_[at_])) ++at_;
        if (at_ + 1 < text_.size() && text_[at_] == ':' && starts_name(text_[at_ + 1])) {
            ++at_;
            while (at_ < text_.size() && in_name(text_[at_])) ++at_;
        }
        return std::string(text_.substr(start, at_ - start));
    }

    void variable() {
        ++at_;
        if (at_ >= text_.size() || !starts_name(text_[at_])) return refuse("a $ without a name");
        add(found_.variables, word());
        after_value_ = true;
        may_step_ = true;
    }

    void name() {
        static constexpr std::array<std::string_view, 4> kOperators = {"and", "or", "div", "mod"};
        const std::string word_found = word();
        std::size_t next = at_;
        while (next < text_.size() && is_space(text_[next])) ++next;
        if (after_value_ && !after_slash_ &&
            std::find(kOperators.begin(), kOperators.end(), word_found) != kOperators.end()) {
            after_value_ = false;
            may_step_ = false;
            return;
        }
        if (text_.substr(next).starts_with("::")) return refuse("axes cannot be used");
        if (next < text_.size() && text_[next] == '(') {
            add(found_.functions, word_found);
            after_value_ = false;
            after_slash_ = false;
            return;
        }
        if (!after_slash_ && predicates_ == 0) {
            return refuse(fmt::format("'{}': name a field as ${} (its id)", word_found, "field"));
        }
        after_slash_ = false;
        after_value_ = true;
        may_step_ = true;
    }

    void dot() {
        if (text_.substr(at_).starts_with(".."))
            return refuse("'..' cannot be used: name the field as $id");
        ++at_;
        if (predicates_ == 0) found_.uses_itself = true;
        after_value_ = true;
        may_step_ = true;
        after_slash_ = false;
    }

    void symbol(char c) {
        ++at_;
        if (c == '/') {
            if (at_ < text_.size() && text_[at_] == '/') return refuse("'//' cannot be used");
            if (!may_step_)
                return refuse("a path must start from a field, as in $adres/Miejscowosc");
            after_slash_ = true;
            return;
        }
        if (c == '@') {
            if (!after_slash_ && predicates_ == 0)
                return refuse("'@' must follow a field, as in $plik/@format");
            after_slash_ = true;
            return;
        }
        if (c == '[') ++predicates_;
        if (c == ']' && --predicates_ < 0) return refuse("']' without '['");
        if (c == '*' && (after_slash_ || !after_value_)) {  // a name test, not a product
            if (!after_slash_ && predicates_ == 0) return refuse("'*' must follow a field");
            after_slash_ = false;
            after_value_ = true;
            may_step_ = true;
            return;
        }
        after_value_ = c == ')' || c == ']';
        may_step_ = after_value_;
        after_slash_ = false;
        static constexpr std::string_view kKnown = "()[],=!<>|+-*";
        if (kKnown.find(c) == std::string_view::npos)
            refuse(fmt::format("'{}' is not expected", c));
    }

    static void add(std::vector<std::string>& list, std::string word) {
        if (std::find(list.begin(), list.end(), word) == list.end())
            list.push_back(std::move(word));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    ExpressionTokens found_;
    bool after_value_ = false;
    bool may_step_ = false;
    bool after_slash_ = false;
    int predicates_ = 0;
};

}  // namespace

ExpressionTokens read_expression_tokens(std::string_view text) {
    return Reader(text).run();
}

}  // namespace okienko::forms
