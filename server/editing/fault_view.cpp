#include "server/editing/fault_view.h"

#include <algorithm>

namespace okienko::editing {

namespace {

constexpr std::size_t kLongestSource = 300;  // bytes

/// The text id for a rule; rules of the schemas and of foreign sheets share one each.
std::string text_of(const std::string& rule, const schemas::Texts& texts) {
    const std::string start = "editing.rule.";
    if (texts.has(start + rule)) return start + rule;
    if (rule.starts_with("xml-")) return start + "xml-schema";
    if (rule.starts_with("view-")) return start + "view-foreign";
    return start + "other";
}

/// The line of a file as it stands there, cut between letters.
std::string line_of(const std::string& bytes, int line) {
    std::size_t from = 0;
    for (int n = 1; n < line; ++n) {
        from = bytes.find('\n', from);
        if (from == std::string::npos) return {};
        ++from;
    }
    std::string text = bytes.substr(from, std::min(bytes.find('\n', from), bytes.size()) - from);
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string::npos) return {};
    text = text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
    if (text.size() <= kLongestSource) return text;
    std::size_t end = kLongestSource;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + " …";
}

}  // namespace

void add_faults(schemas::Node root,
                const forms::Package::Files& files,
                const std::vector<forms::Fault>& faults,
                const schemas::Texts& texts) {
    for (const forms::Fault& fault : faults) {
        schemas::Node element = root.add("fault");
        element.set("file", fault.file).set("line", fault.line);
        element.add("words", texts.get(text_of(fault.rule, texts)));
        element.add("detail", fault.detail).set("rule", fault.rule);
        const auto file = files.find(fault.file);
        if (file == files.end() || fault.line < 1) continue;
        const std::string source = line_of(file->second, fault.line);
        if (!source.empty()) element.add("source", source);
    }
}

}  // namespace okienko::editing
