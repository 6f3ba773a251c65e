#include "forms/expression.h"

#include <algorithm>

#include <fmt/format.h>
#include <libxml/xpathInternals.h>

#include "forms/expression_tokens.h"
#include "forms/functions.h"

namespace okienko::forms {

namespace {

constexpr unsigned long kMostSteps = 200'000;
constexpr std::size_t kLongest = 1000;

const xmlChar* xml(const char* text) {
    return reinterpret_cast<const xmlChar*>(text);
}

void ignore(void* /*user*/, xmlError* /*error*/) {}

using Context = std::shared_ptr<xmlXPathContext>;

Context new_context(xmlDoc* document) {
    Context context(xmlXPathNewContext(document), &xmlXPathFreeContext);
    if (!context) throw std::bad_alloc();
    context->error = &ignore;
    context->opLimit = kMostSteps;
    xmlXPathRegisterNs(context.get(), xml("okn"), xml(kFunctionNamespace));
    return context;
}

xmlXPathObject* look_up(void* user, const xmlChar* name, const xmlChar* namespace_uri) {
    const auto& world = *static_cast<const ExpressionWorld*>(user);
    if (namespace_uri != nullptr) return nullptr;
    xmlNodeSet* set = xmlXPathNodeSetCreate(nullptr);
    if (set == nullptr) return nullptr;
    for (xmlNode* node : world.nodes(reinterpret_cast<const char*>(name)))
        xmlXPathNodeSetAdd(set, node);
    return xmlXPathWrapNodeSet(set);
}

}  // namespace

std::shared_ptr<xmlXPathContext> expression_context(xmlDoc* document) {
    Context context = new_context(document);
    register_functions(*context);
    return context;
}

std::shared_ptr<const Expression> Expression::compile(const std::string& text, std::string& fault) {
    fault.clear();
    if (text.size() > kLongest) {
        fault = "longer than 1000 characters";
        return nullptr;
    }
    auto made = std::make_shared<Expression>();
    const ExpressionTokens tokens = read_expression_tokens(text);
    if (!tokens.fault.empty()) {
        fault = tokens.fault;
        return nullptr;
    }
    for (const std::string& name : tokens.functions) {
        if (!is_known_function(name)) {
            fault = fmt::format("no function '{}'", name);
            return nullptr;
        }
    }
    made->variables_ = tokens.variables;
    made->uses_itself_ = tokens.uses_itself;
    const Context context = new_context(nullptr);
    xmlXPathCompExpr* compiled = xmlXPathCtxtCompile(context.get(), xml(text.c_str()));
    if (compiled == nullptr) {
        fault = "not an XPath 1.0 expression";
        return nullptr;
    }
    made->compiled_ = std::shared_ptr<xmlXPathCompExpr>(compiled, &xmlXPathFreeCompExpr);
    return made;
}

Expression::Result Expression::evaluate(schemas::Node node, const ExpressionWorld& world) const {
    const Context context = world.context ? world.context : expression_context(node.raw()->doc);
    context->node = node.raw();
    context->opCount = 0;
    context->userData = const_cast<ExpressionWorld*>(&world);  // NOLINT: C interface, only read
    xmlXPathRegisterVariableLookup(context.get(), &look_up, context->userData);
    return {xmlXPathCompiledEval(compiled_.get(), context.get()), &xmlXPathFreeObject};
}

bool Expression::test(schemas::Node context, const ExpressionWorld& world) const {
    const Result result = evaluate(context, world);
    return result && xmlXPathCastToBoolean(result.get()) != 0;
}

std::string Expression::text(schemas::Node context, const ExpressionWorld& world) const {
    const Result result = evaluate(context, world);
    if (!result) return {};
    xmlChar* raw = xmlXPathCastToString(result.get());
    std::string text = raw == nullptr ? "" : reinterpret_cast<const char*>(raw);
    xmlFree(raw);
    return text;
}

bool Expression::works(schemas::Node context, const ExpressionWorld& world) const {
    return evaluate(context, world) != nullptr;
}

}  // namespace okienko::forms
