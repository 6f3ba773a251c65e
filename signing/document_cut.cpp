#include "signing/document_cut.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace okienko::signing {

namespace {

[[noreturn]] void fail() {
    throw std::logic_error("not a well-formed document");
}

std::size_t behind(std::string_view document, std::string_view mark, std::size_t from) {
    const std::size_t at = document.find(mark, from);
    if (at == std::string_view::npos) fail();
    return at + mark.size();
}

/// Behind the '>' of the start tag that begins at `from`; one inside an attribute's value is text.
std::size_t behind_start_tag(std::string_view document, std::size_t from) {
    while (true) {
        const std::size_t at = document.find_first_of("\"'>", from);
        if (at == std::string_view::npos) fail();
        if (document[at] == '>') return at + 1;
        from = behind(document, document.substr(at, 1), at + 1);
    }
}

struct Tag {
    enum class Kind { start, empty, end };
    Kind kind = Kind::start;
    std::size_t begin = 0;
    std::size_t end = 0;  ///< behind its '>'
};

/// The tags of a document in their order.
class Tags {
public:
    explicit Tags(std::string_view document) : document_(document) {}

    Tag next() {
        while (true) {
            at_ = document_.find('<', at_);
            if (at_ == std::string_view::npos) fail();
            const std::string_view rest = document_.substr(at_, 9);
            if (rest.starts_with("<!--")) {
                at_ = behind(document_, "-->", at_ + 4);
            } else if (rest.starts_with("<![CDATA[")) {
                at_ = behind(document_, "]]>", at_ + 9);
            } else if (rest.starts_with("<?")) {
                at_ = behind(document_, "?>", at_ + 2);
            } else if (rest.starts_with("</")) {
                return taken(Tag::Kind::end, behind(document_, ">", at_));
            } else {
                const std::size_t end = behind_start_tag(document_, at_);
                const bool empty = document_[end - 2] == '/';
                return taken(empty ? Tag::Kind::empty : Tag::Kind::start, end);
            }
        }
    }

private:
    Tag taken(Tag::Kind kind, std::size_t end) {
        const Tag tag{kind, at_, end};
        at_ = end;
        return tag;
    }

    std::string_view document_;
    std::size_t at_ = 0;
};

Tag start_of(Tags& tags, std::size_t element) {
    for (std::size_t number = 0;;) {
        const Tag tag = tags.next();
        if (tag.kind == Tag::Kind::end) continue;
        if (number++ == element) return tag;
    }
}

DocumentCut cut_at(std::string_view document, std::size_t place) {
    return {std::string(document.substr(0, place)), std::string(document.substr(place))};
}

/// <name/> becomes <name></name>.
DocumentCut opened(std::string_view document, const Tag& tag) {
    const std::size_t name_end = document.find_first_of(" \t\r\n/", tag.begin);
    const std::string name(document.substr(tag.begin + 1, name_end - tag.begin - 1));
    return {std::string(document.substr(0, tag.end - 2)) + ">",
            "</" + name + ">" + std::string(document.substr(tag.end))};
}

}  // namespace

DocumentCut cut_before_end(std::string_view document, std::size_t element) {
    Tags tags(document);
    const Tag start = start_of(tags, element);
    if (start.kind == Tag::Kind::empty) return opened(document, start);
    for (std::size_t depth = 1;;) {
        const Tag tag = tags.next();
        if (tag.kind == Tag::Kind::start) ++depth;
        if (tag.kind == Tag::Kind::end && --depth == 0) return cut_at(document, tag.begin);
    }
}

DocumentCut cut_behind_start(std::string_view document, std::size_t element) {
    Tags tags(document);
    const Tag start = start_of(tags, element);
    if (start.kind == Tag::Kind::empty) return opened(document, start);
    return cut_at(document, start.end);
}

bool can_be_cut(std::string_view document, std::string_view declared) {
    if (document.find('\0') != std::string_view::npos) return false;  // UTF-16 by its mark alone
    std::string encoding(declared);
    std::transform(encoding.begin(), encoding.end(), encoding.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return encoding.empty() || encoding == "utf-8" || encoding == "us-ascii" ||
           encoding == "ascii" || encoding.starts_with("iso-8859-") ||
           encoding.starts_with("windows-125");
}

}  // namespace okienko::signing
