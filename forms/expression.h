#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/xpath.h>

#include "schemas/node.h"

namespace okienko::forms {

inline constexpr const char* kFunctionNamespace = "urn:okienko:forms";

/// What an evaluation may ask for besides the tree. `nodes` gives the elements a field's variable
/// stands for, seen from the context.
struct ExpressionWorld {
    std::function<std::vector<xmlNode*>(const std::string& id)> nodes;
    std::string today;  ///< ISO date
    /// Of expression_context() for the tree; null: each evaluation makes its own.
    std::shared_ptr<xmlXPathContext> context = nullptr;
};

/// What evaluations over one tree may share, because making it costs more than most of them. One
/// thread at a time.
std::shared_ptr<xmlXPathContext> expression_context(xmlDoc* document);

/// One rule of form.xml: XPath 1.0 in which fields are variables ($przedmiot) and "." is the field
/// itself, with the functions of functions.h under the prefix okn. Paths may go on from a variable
/// ($adres/Miejscowosc, $osoby[Wiek > 17]); they cannot start anywhere else, so what a rule depends
/// on is known when it is read. Immutable; shared by threads.
class Expression {
public:
    /// Compiles, or gives in `fault` why not.
    static std::shared_ptr<const Expression> compile(const std::string& text, std::string& fault);

    const std::vector<std::string>& variables() const { return variables_; }  ///< each once
    bool uses_itself() const { return uses_itself_; }  ///< "." outside predicates

    /// Each evaluation is bounded in steps; one that costs more, or fails, counts as false, or as
    /// the empty text.
    bool test(schemas::Node context, const ExpressionWorld& world) const;
    std::string text(schemas::Node context, const ExpressionWorld& world) const;
    /// Whether an evaluation succeeded at all; for the check of a package.
    bool works(schemas::Node context, const ExpressionWorld& world) const;

private:
    using Result = std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)>;
    Result evaluate(schemas::Node context, const ExpressionWorld& world) const;

    std::shared_ptr<xmlXPathCompExpr> compiled_;
    std::vector<std::string> variables_;
    bool uses_itself_ = false;
};

}  // namespace okienko::forms
