#include "signing/xpath_words.h"

#include "signing/refusal.h"
#include "signing/shortened.h"

namespace okienko::signing {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) > 0x7fU;
}
bool in_name(char c) {
    return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

constexpr std::size_t longest_expression = 4096;

[[noreturn]] void refuse_expression(std::string_view expression) {
    throw Refusal("xpath", "XPath that is not among those evaluated: " + shortened(expression));
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<XPathWord> words() {
        std::vector<XPathWord> found;
        while (true) {
            while (at_ < text_.size() && is_space(text_[at_])) ++at_;
            if (at_ == text_.size()) break;
            found.push_back(next());
        }
        found.push_back({});
        return found;
    }

private:
    XPathWord next() {
        const char c = text_[at_];
        if (begins_name(c)) return name();
        if (c == '"' || c == '\'') return literal(c);
        if (c >= '0' && c <= '9') {
            const std::size_t begin = at_;
            while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
            return {XPathWord::Kind::sign, std::string(text_.substr(begin, at_ - begin))};
        }
        for (const std::string_view two : {"::", "//", "!=", "<=", ">="}) {
            if (text_.substr(at_, 2) == two) {
                at_ += 2;
                return {XPathWord::Kind::sign, std::string(two)};
            }
        }
        ++at_;
        if (c == '*') return {XPathWord::Kind::name, "*"};
        if (std::string_view("/()[]@|=,<>.").find(c) == std::string_view::npos) {
            refuse_expression(text_);
        }
        return {XPathWord::Kind::sign, std::string(1, c)};
    }

    XPathWord name() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && in_name(text_[at_])) ++at_;
        const bool qualified = at_ + 1 < text_.size() && text_[at_] == ':' && text_[at_ + 1] != ':';
        if (qualified && begins_name(text_[at_ + 1])) {
            ++at_;
            while (at_ < text_.size() && in_name(text_[at_])) ++at_;
        } else if (qualified && text_[at_ + 1] == '*') {
            at_ += 2;
        }
        return {XPathWord::Kind::name, std::string(text_.substr(begin, at_ - begin))};
    }

    XPathWord literal(char quote) {
        const std::size_t end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos) refuse_expression(text_);
        XPathWord word{XPathWord::Kind::literal, std::string(text_.substr(at_ + 1, end - at_ - 1))};
        at_ = end + 1;
        return word;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<XPathWord> xpath_words(std::string_view expression) {
    if (expression.size() > longest_expression) {
        throw Refusal("xpath", "an XPath expression over 4096 bytes");
    }
    return Lexer(expression).words();
}

const XPathWord& XPathReader::look(std::size_t ahead) const {
    return words_[std::min(at_ + ahead, words_.size() - 1)];
}

bool XPathReader::sign_ahead(std::string_view sign, std::size_t ahead) const {
    return look(ahead).kind == XPathWord::Kind::sign && look(ahead).text == sign;
}
bool XPathReader::name_ahead(std::string_view name, std::size_t ahead) const {
    return look(ahead).kind == XPathWord::Kind::name && look(ahead).text == name;
}
bool XPathReader::call_ahead(std::string_view function) const {
    return name_ahead(function) && sign_ahead("(", 1);
}

bool XPathReader::take_sign(std::string_view sign) {
    if (!sign_ahead(sign)) return false;
    ++at_;
    return true;
}
bool XPathReader::take_name(std::string_view name) {
    if (!name_ahead(name)) return false;
    ++at_;
    return true;
}
bool XPathReader::take_call(std::string_view function) {
    if (!call_ahead(function)) return false;
    at_ += 2;
    return true;
}
bool XPathReader::take_axis(std::string_view axis) {
    if (!name_ahead(axis) || !sign_ahead("::", 1)) return false;
    at_ += 2;
    return true;
}

void XPathReader::expect_sign(std::string_view sign) {
    if (!take_sign(sign)) refuse();
}
std::string XPathReader::expect_name() {
    if (look().kind != XPathWord::Kind::name) refuse();
    return words_[at_++].text;
}
std::string XPathReader::expect_literal() {
    if (look().kind != XPathWord::Kind::literal) refuse();
    return words_[at_++].text;
}

void XPathReader::refuse() const {
    refuse_expression(expression_);
}

}  // namespace okienko::signing
