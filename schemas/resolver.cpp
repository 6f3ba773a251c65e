#include "schemas/resolver.h"

#include <utility>

#include <libxml/uri.h>

namespace okienko::schemas {

namespace {

// libxml2 gives its loader no user data, and a schema compiles on one thread: the scope is the
// thread's.
thread_local ResolverScope* current_scope = nullptr;

}  // namespace

xmlParserInput* resolve_external(const char* url, const char* /*id*/, xmlParserCtxt* context) {
    if (current_scope == nullptr || url == nullptr) return nullptr;
    const std::string* bytes = current_scope->find(url);
    if (bytes == nullptr) return nullptr;
    xmlParserInputBuffer* buffer = xmlParserInputBufferCreateMem(
        bytes->data(), static_cast<int>(bytes->size()), XML_CHAR_ENCODING_NONE);
    if (buffer == nullptr) return nullptr;
    xmlParserInput* input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE);
    if (input == nullptr) {
        xmlFreeParserInputBuffer(buffer);
        return nullptr;
    }
    input->filename =
        reinterpret_cast<const char*>(xmlCanonicPath(reinterpret_cast<const xmlChar*>(url)));
    return input;
}

ResolverScope::ResolverScope(Find find) : find_(std::move(find)), outer_(current_scope) {
    current_scope = this;
}

ResolverScope::~ResolverScope() {
    current_scope = outer_;
}

}  // namespace okienko::schemas
