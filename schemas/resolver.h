#pragma once

#include <functional>
#include <string>

#include <libxml/parser.h>

namespace okienko::schemas {

/// The process-wide entity loader: refuses everything but what the current thread's ResolverScope
/// gives.
xmlParserInput* resolve_external(const char* url, const char* id, xmlParserCtxt* context);

/// Lets libxml2 load external parts (imports of a schema, includes of a stylesheet) through one
/// function while it lives, on this thread only. The function returns nullptr for what it doesn't
/// know; the bytes must outlive the scope.
class ResolverScope {
public:
    using Find = std::function<const std::string*(const std::string& url)>;
    explicit ResolverScope(Find find);
    ~ResolverScope();
    ResolverScope(const ResolverScope&) = delete;
    ResolverScope& operator=(const ResolverScope&) = delete;

    const std::string* find(const std::string& url) const { return find_(url); }

private:
    Find find_;
    ResolverScope* outer_;
};

}  // namespace okienko::schemas
