#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::signing {

/// A lexical word of XPath 1.0 (3.7).
struct XPathWord {
    enum class Kind { name, literal, sign, end };
    Kind kind = Kind::end;
    std::string text;  ///< a name ("ds:Signature", "ds:*", "*"), a literal's value, or "::", "(", …
};

/// The words of an expression, an `end` last. Throws Refusal for what no XPath has.
std::vector<XPathWord> xpath_words(std::string_view expression);

/// A place among the words.
class XPathReader {
public:
    explicit XPathReader(std::string_view expression)
        : expression_(expression), words_(xpath_words(expression)) {}

    bool at_end() const { return words_[at_].kind == XPathWord::Kind::end; }
    const XPathWord& look(std::size_t ahead = 0) const;
    bool sign_ahead(std::string_view sign, std::size_t ahead = 0) const;
    bool name_ahead(std::string_view name, std::size_t ahead = 0) const;
    bool call_ahead(std::string_view function) const;  ///< the name and "("

    bool take_sign(std::string_view sign);
    bool take_name(std::string_view name);
    bool take_call(std::string_view function);  ///< with its "("
    bool take_axis(std::string_view axis);      ///< with its "::"
    void expect_sign(std::string_view sign);
    std::string expect_name();
    std::string expect_literal();

    std::size_t place() const { return at_; }
    void go_back(std::size_t place) { at_ = place; }
    [[noreturn]] void refuse() const;  ///< throws Refusal naming the expression

private:
    std::string_view expression_;
    std::vector<XPathWord> words_;
    std::size_t at_ = 0;
};

}  // namespace okienko::signing
