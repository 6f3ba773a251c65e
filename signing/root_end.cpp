#include "signing/root_end.h"

#include <stdexcept>

namespace okienko::signing {

namespace {

std::size_t behind(std::string_view document, std::string_view mark, std::size_t from) {
    const std::size_t at = document.find(mark, from);
    if (at == std::string_view::npos) throw std::logic_error("not a well-formed document");
    return at + mark.size();
}

/// Behind the '>' of the start tag that begins at `from`; one inside an attribute's value is text.
std::size_t behind_start_tag(std::string_view document, std::size_t from) {
    while (true) {
        const std::size_t at = document.find_first_of("\"'>", from);
        if (at == std::string_view::npos) throw std::logic_error("not a well-formed document");
        if (document[at] == '>') return at + 1;
        from = behind(document, document.substr(at, 1), at + 1);
    }
}

RootEnd opened_root(std::string_view document, std::size_t begin, std::size_t end) {
    const std::size_t name_end = document.find_first_of(" \t\r\n/", begin);
    const std::string name(document.substr(begin + 1, name_end - begin - 1));
    return {std::string(document.substr(0, end - 2)) + ">",
            "</" + name + ">" + std::string(document.substr(end))};
}

}  // namespace

RootEnd cut_at_root_end(std::string_view document) {
    std::size_t depth = 0;
    std::size_t at = 0;
    while ((at = document.find('<', at)) != std::string_view::npos) {
        const std::string_view rest = document.substr(at, 9);
        if (rest.starts_with("<!--")) {
            at = behind(document, "-->", at + 4);
        } else if (rest.starts_with("<![CDATA[")) {
            at = behind(document, "]]>", at + 9);
        } else if (rest.starts_with("<?")) {
            at = behind(document, "?>", at + 2);
        } else if (rest.starts_with("</")) {
            if (--depth == 0) {
                return {std::string(document.substr(0, at)), std::string(document.substr(at))};
            }
            at = behind(document, ">", at);
        } else {
            const std::size_t end = behind_start_tag(document, at);
            const bool empty = document[end - 2] == '/';
            if (empty && depth == 0) return opened_root(document, at, end);
            if (!empty) ++depth;
            at = end;
        }
    }
    throw std::logic_error("not a well-formed document");
}

}  // namespace okienko::signing
