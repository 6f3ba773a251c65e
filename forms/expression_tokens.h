#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace okienko::forms {

/// What an expression names, found by reading its tokens (XPath 1.0, 3.7) without evaluating it.
struct ExpressionTokens {
    std::vector<std::string> variables;
    std::vector<std::string> functions;
    bool uses_itself = false;
    std::string fault;  ///< why a rule may not be written so; empty when it may
};

ExpressionTokens read_expression_tokens(std::string_view text);

}  // namespace okienko::forms
