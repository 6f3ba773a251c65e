#include "forms/form_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include <fmt/format.h>

namespace okienko::forms {

namespace {

using schemas::Node;

constexpr std::array<std::string_view, 21> kWidgets = {
    "text",   "textarea", "number", "date",     "radios", "select",  "checkboxes",
    "yes-no", "confirm",  "file",   "hidden",   "email",  "phone",   "pesel",
    "nip",    "regon",    "nrb",    "postcode", "ade",    "id-card", "land-register",
};

unsigned number(const std::string& text, unsigned fallback) {
    unsigned value = fallback;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::uint64_t bytes_of(const std::string& text) {
    const std::uint64_t amount = number(text, 0);
    return amount * (text.ends_with("MB") ? 1024U * 1024U : 1024U);
}

std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at) found.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

Policy policy(const std::string& text) {
    if (text == "required") return Policy::required;
    return text == "optional" ? Policy::optional : Policy::none;
}

SignaturePolicy signature_policy(Node root) {
    using Kind = SignaturePolicy::Kind;
    SignaturePolicy policy;
    const std::string accepts = root.attribute_or("signature", "none");
    if (accepts == "any") policy.accepts = Kind::any;
    if (accepts == "qualified") policy.accepts = Kind::qualified;
    policy.required = root.attribute_or("signature-required", "false") == "true";
    policy.signers = number(root.attribute_or("signers", "1"), 1);
    return policy;
}

Rule rule(Node node, std::string_view name) {
    return {node.attribute_or(name, ""), node.line()};
}

std::string joined(const std::string& outer, const std::string& inner) {
    return outer.empty() ? inner : outer + "/" + inner;
}

class FormReader {
public:
    explicit FormReader(std::vector<Fault>& faults) : faults_(faults) {}

    Form read(Node root) {
        Form form;
        form.service = root.attribute_or("service", "");
        form.version = root.attribute_or("version", "");
        form.root = root.attribute_or("root", "");
        form.signature = signature_policy(root);
        if (!form.signature.offered() && (form.signature.required || form.signature.signers > 1)) {
            faults_.push_back({"form.xml",
                               root.line(),
                               "signature",
                               "what concerns signatures needs signature='any' or 'qualified'"});
        }
        form.account = policy(root.attribute_or("account", "optional"));
        form.subject = root.attribute_or("subject", "");
        form.subject_line = root.line();
        for (const Node node : root.children("page")) form.pages.push_back(page(node));
        form.item_count = count_;
        return form;
    }

private:
    void take_id(const std::string& id, const std::string& kind, Node at) {
        if (!ids_.insert(kind + id).second) {
            faults_.push_back(
                {"form.xml", at.line(), "repeated-id", fmt::format("'{}' is used twice", id)});
        }
    }

    Page page(Node node) {
        Page made;
        made.id = node.attribute_or("id", "");
        made.line = node.line();
        made.relevant = rule(node, "relevant");
        take_id(made.id, "page.", node);
        for (const Node child : node.children("section")) {
            Section section;
            section.id = child.attribute_or("id", "");
            section.line = child.line();
            section.heading = child.attribute_or("heading", "false") == "true";
            take_id(section.id, "section.", child);
            section.items = items(child, "");
            made.sections.push_back(std::move(section));
        }
        return made;
    }

    std::vector<Item> items(Node parent, const std::string& path) {
        std::vector<Item> made;
        for (const Node node : parent.children()) {
            if (node.is("field") || node.is("group") || node.is("repeat"))
                made.push_back(item(node, path));
        }
        return made;
    }

    Item item(Node node, const std::string& path) {
        Item made;
        made.kind = node.is("field")   ? Item::Kind::field
                    : node.is("group") ? Item::Kind::group
                                       : Item::Kind::repeat;
        made.id = node.attribute_or("id", "");
        made.path = joined(path, node.attribute_or("path", ""));
        made.line = node.line();
        made.number = count_++;
        made.relevant = rule(node, "relevant");
        made.required = rule(node, "required");
        made.readonly = rule(node, "readonly");
        made.calculate = rule(node, "calculate");
        take_id(made.id, "", node);
        for (const Node child : node.children("constraint")) {
            made.constraints.push_back({child.attribute_or("id", ""),
                                        rule(child, "test"),
                                        child.attribute_or("level", "error") == "warning"});
        }
        if (made.kind == Item::Kind::field) {
            field(made, node, path);
        } else {
            made.min_rows = number(node.attribute_or("min", "0"), 0);
            made.max_rows =
                made.kind == Item::Kind::repeat ? number(node.attribute_or("max", "20"), 20) : 1;
            made.items = items(node, made.path);
        }
        return made;
    }

    void field(Item& made, Node node, const std::string& path) {
        const std::string widget = node.attribute_or("widget", "");
        made.widget_given = !widget.empty();
        const auto found = std::find(kWidgets.begin(), kWidgets.end(), widget);
        if (found != kWidgets.end()) made.widget = static_cast<Widget>(found - kWidgets.begin());
        made.autocomplete = node.attribute_or("autocomplete", "");
        made.prefill = node.attribute_or("prefill", "");
        made.width = number(node.attribute_or("width", "0"), 0);
        made.rows = number(node.attribute_or("rows", "5"), 5);
        made.accept = words(node.attribute_or("accept", ""));
        made.max_bytes = bytes_of(node.attribute_or("max-size", "10MB"));
        made.max_files = number(node.attribute_or("max-files", "1"), 1);
        for (const Node child : node.children("option")) {
            Option option;
            option.value = child.attribute_or("value", "");
            option.id = child.attribute_or("id", option.value);
            option.line = child.line();
            option.items = items(child, path);
            made.options.push_back(std::move(option));
        }
    }

    std::vector<Fault>& faults_;
    std::set<std::string> ids_;
    std::size_t count_ = 0;
};

}  // namespace

std::string_view to_string(Widget widget) {
    return kWidgets.at(static_cast<std::size_t>(widget));
}

std::string_view to_string(SignaturePolicy::Kind kind) {
    switch (kind) {
        case SignaturePolicy::Kind::any:
            return "any";
        case SignaturePolicy::Kind::qualified:
            return "qualified";
        case SignaturePolicy::Kind::none:
            break;
    }
    return "none";
}

const Page* Form::page(std::string_view id) const {
    const auto found =
        std::find_if(pages.begin(), pages.end(), [&](const Page& page) { return page.id == id; });
    return found == pages.end() ? nullptr : &*found;
}

Form read_form(const schemas::Document& document, std::vector<Fault>& faults) {
    return FormReader(faults).read(document.root());
}

}  // namespace okienko::forms
