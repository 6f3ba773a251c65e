#include "schemas/stylesheet.h"

#include <cstdarg>
#include <cstdio>

#include <fmt/format.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#include "schemas/stylesheet_words.h"

namespace okienko::schemas {

namespace {

/// What one compilation needs of its includes; libxslt's loader takes no user data, so it is the
/// thread's.
struct Compilation {
    const Stylesheet::Loader& loader;
    const Texts* texts;
    std::string failure;
};
thread_local Compilation* current_compilation = nullptr;

xmlDoc* load_included(
    const xmlChar* uri, xmlDict* dict, int /*options*/, void* /*context*/, xsltLoadType type) {
    // document() during a transformation is refused: only includes and imports are loaded.
    if (type != XSLT_LOAD_STYLESHEET || current_compilation == nullptr) return nullptr;
    Compilation& compilation = *current_compilation;
    const std::string href(reinterpret_cast<const char*>(uri));
    try {
        Document document = parse_own(compilation.loader(href), href);
        if (compilation.texts != nullptr) put_words_in(document, href, *compilation.texts);
        xmlDoc* raw = xmlCopyDoc(document.raw(), 1);
        raw->URL = xmlStrdup(uri);
        // libxslt tells modes apart by their address in the dictionary all sheets share.
        raw->dict = dict;
        xmlDictReference(dict);
        return raw;
    } catch (const XmlError& error) {
        compilation.failure = error.what();
        return nullptr;
    }
}

/// An error handler of libxml2's C interface; collects the words.
[[gnu::format(printf, 2, 3)]] void collect(void* user, const char* format, ...) {
    char buffer[1024];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(buffer, sizeof buffer, format, arguments);  // NOLINT: C callback
    va_end(arguments);
    auto& text = *static_cast<std::string*>(user);
    if (text.size() < 8192) text += buffer;
}

class CompilationScope {
public:
    explicit CompilationScope(Compilation& compilation) {
        xsltSetLoaderFunc(&load_included);
        current_compilation = &compilation;
    }
    ~CompilationScope() { current_compilation = nullptr; }
    CompilationScope(const CompilationScope&) = delete;
    CompilationScope& operator=(const CompilationScope&) = delete;
};

std::shared_ptr<xsltSecurityPrefs> forbid_everything() {
    std::shared_ptr<xsltSecurityPrefs> security(xsltNewSecurityPrefs(), &xsltFreeSecurityPrefs);
    if (!security) throw std::bad_alloc();
    for (const auto option : {XSLT_SECPREF_READ_FILE,
                              XSLT_SECPREF_WRITE_FILE,
                              XSLT_SECPREF_CREATE_DIRECTORY,
                              XSLT_SECPREF_READ_NETWORK,
                              XSLT_SECPREF_WRITE_NETWORK}) {
        xsltSetSecurityPrefs(security.get(), option, xsltSecurityForbid);
    }
    return security;
}

constexpr int kMaxDepth = 500;
constexpr unsigned long kMaxOperations = 20'000'000;

}  // namespace

Stylesheet Stylesheet::compile(std::string_view bytes,
                               const std::string& name,
                               const Loader& loader,
                               const Texts* texts) {
    Document document = parse_own(bytes, name);
    if (texts != nullptr) put_words_in(document, name, *texts);
    xmlDoc* raw = xmlCopyDoc(document.raw(), 1);
    raw->URL = xmlStrdup(reinterpret_cast<const xmlChar*>(name.c_str()));
    Compilation compilation{loader, texts, {}};
    const CompilationScope scope(compilation);
    xsltStylesheet* sheet = xsltParseStylesheetDoc(raw);
    if (sheet == nullptr || sheet->errors != 0 || !compilation.failure.empty()) {
        if (sheet == nullptr) {
            xmlFreeDoc(raw);
        } else {
            xsltFreeStylesheet(sheet);
        }
        throw XmlError(compilation.failure.empty() ? name + ": not a stylesheet libxslt can compile"
                                                   : compilation.failure);
    }
    Stylesheet made;
    made.sheet_ = std::shared_ptr<xsltStylesheet>(sheet, Free());
    made.security_ = forbid_everything();
    made.name_ = name;
    return made;
}

Document Stylesheet::apply(const Document& input) const {
    const std::unique_ptr<xsltTransformContext, decltype(&xsltFreeTransformContext)> context(
        xsltNewTransformContext(sheet_.get(), input.raw()), &xsltFreeTransformContext);
    if (!context) throw std::bad_alloc();
    std::string errors;
    xsltSetTransformErrorFunc(context.get(), &errors, &collect);
    xsltSetCtxtSecurityPrefs(security_.get(), context.get());
    context->maxTemplateDepth = kMaxDepth;
    context->opLimit = kMaxOperations;
    context->xpathCtxt->opLimit = kMaxOperations;
    std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> result(
        xsltApplyStylesheetUser(
            sheet_.get(), input.raw(), nullptr, nullptr, nullptr, context.get()),
        &xmlFreeDoc);
    if (!result || context->state != XSLT_STATE_OK) {
        throw XmlError(
            fmt::format("{}: {}", name_, errors.empty() ? "the transformation failed" : errors));
    }
    return Document::adopt(result.release());
}

std::string Stylesheet::transform(const Document& input) const {
    const Document result = apply(input);
    xmlChar* text = nullptr;
    int size = 0;
    if (xsltSaveResultToString(&text, &size, result.raw(), sheet_.get()) != 0 || text == nullptr)
        return {};
    std::string html(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    xmlFree(text);
    return html;
}

}  // namespace okienko::schemas
