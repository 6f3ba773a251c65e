#include "forms/form_view.h"

#include <algorithm>

#include <fmt/format.h>

#include "forms/coerce.h"
#include "forms/messages.h"
#include "forms/rules.h"
#include "schemas/typography.h"

namespace okienko::forms {

namespace {

using schemas::Node;

void set_given(Node node, std::string_view name, const std::string& value) {
    if (!value.empty()) node.set(name, std::string_view(value));
}

std::string_view input_mode(const Item& item) {
    switch (item.widget) {
        case Widget::pesel:
        case Widget::nip:
        case Widget::regon:
        case Widget::postcode:
            return "numeric";
        case Widget::number: {
            const bool whole = item.place.type != nullptr &&
                               (item.place.type->base != "decimal" ||
                                item.place.type->facets.fraction_digits.value_or(1) == 0);
            return whole ? "numeric" : "decimal";
        }
        default:
            return "";
    }
}

unsigned width_of(const Item& item) {
    if (item.width != 0) return item.width;
    switch (item.widget) {
        case Widget::postcode:
            return 5;
        case Widget::number:
        case Widget::pesel:
        case Widget::nip:
        case Widget::id_card:
            return 10;
        case Widget::regon:
        case Widget::phone:
        case Widget::email:
        case Widget::land_register:
            return 20;
        case Widget::nrb:
        case Widget::ade:
            return 30;
        default:
            return 0;
    }
}

bool is_number_or_address(Widget widget) {
    return widget >= Widget::email;
}

class PageView {
public:
    PageView(const Answers& answers, const Page& page, const Violations& violations)
        : a_(answers),
          page_(page),
          violations_(violations),
          service_(answers.service()),
          texts_(service_.texts(answers.moment().language)) {}

    void write(Node parent) {
        write_errors(parent);
        Node node = parent.add("form-page");
        node.set("id", std::string_view(page_.id));
        node.set("title", std::string_view(words("page." + page_.id + ".title")));
        node.set("name", std::string_view(words("form.name")));
        node.set("service", std::string_view(service_.id()))
            .set("version", std::string_view(service_.version()));
        node.set("lang", std::string_view(a_.moment().language));
        set_given(node, "lead", optional_text("page." + page_.id + ".lead"));
        const auto pages = a_.pages();
        const auto at = std::find(pages.begin(), pages.end(), &page_);
        if (at != pages.end()) node.set("step", static_cast<long long>(at - pages.begin()) + 1);
        const auto& all = service_.form().pages;
        const bool fixed = std::none_of(
            all.begin(), all.end(), [](const Page& page) { return page.relevant.given(); });
        if (fixed) node.set("steps", pages.size() + service_.form().closing_steps());
        if (const Page* previous = a_.previous_page(page_))
            node.set("previous", std::string_view(previous->id));
        if (service_.has_file_fields()) node.set("files", true);
        for (const Section& section : page_.sections) {
            Node in = node.add("section").set("id", std::string_view(section.id));
            in.set("title", std::string_view(words("section." + section.id + ".title")));
            if (section.heading) in.set("heading", true);
            items(in, section.items, "");
        }
    }

private:
    /// No line of a page ends with a one-letter word.
    std::string held(const std::string& text) const {
        return schemas::with_hard_spaces(text, a_.moment().language);
    }

    std::string words(const std::string& id, const schemas::Texts::Values& values = {}) const {
        return held(texts_.get(id, values));
    }

    void write_errors(Node parent) {
        const auto count = std::count_if(violations_.items.begin(),
                                         violations_.items.end(),
                                         [](const Violation& item) { return !item.warning; });
        if (count == 0) return;
        Node errors = parent.add("errors");
        errors.set("title", std::string_view(texts_.count("forms.summary", count)));
        for (const Violation& violation : violations_.items) {
            if (violation.warning) continue;
            Node error = errors.add("error", held(violation.message));
            set_given(error, "field", violation.control);
        }
    }

    std::string optional_text(const std::string& id) const {
        return texts_.has(id) ? words(id) : "";
    }

    const Violation* error_of(const std::string& name, bool warning) const {
        const auto found = std::find_if(
            violations_.items.begin(), violations_.items.end(), [&](const Violation& item) {
                return item.field == name && item.warning == warning;
            });
        return found == violations_.items.end() ? nullptr : &*found;
    }

    void items(Node parent, const std::vector<Item>& list, const std::string& prefix) {
        for (const Item& item : list) {
            if (item.kind == Item::Kind::repeat) {
                repeat(parent, item, prefix);
            } else if (item.kind == Item::Kind::group) {
                if (!a_.group_relevant(item, prefix) && !in_reveal_) continue;
                Node node = parent.add("group").set("id", std::string_view(prefix + item.id));
                node.set("label", std::string_view(words(item.id + ".label")));
                set_given(node, "hint", optional_text(item.id + ".hint"));
                items(node, item.items, prefix);
            } else {
                field(parent, item, prefix);
            }
        }
    }

    void repeat(Node parent, const Item& item, const std::string& prefix) {
        if (!a_.group_relevant(item, prefix) && !in_reveal_) return;
        const std::string name = prefix + item.id;
        const unsigned rows = a_.row_count(item, prefix);
        Node node = parent.add("repeat")
                        .set("id", std::string_view(name))
                        .set("name", std::string_view(name));
        node.set("label", std::string_view(words(item.id + ".label")));
        set_given(node, "hint", optional_text(item.id + ".hint"));
        set_given(node,
                  "add",
                  texts_.has(item.id + ".add") ? words(item.id + ".add") : words("forms.add"));
        set_given(node, "empty", optional_text(item.id + ".empty"));
        node.set("rows", static_cast<long long>(rows));
        const bool fixed = a_.rows_fixed(item, prefix);
        if (rows < item.max_rows && !fixed) node.set("can-add", true);
        for (unsigned n = 1; n <= rows; ++n) {
            Node row = node.add("row").set("n", static_cast<long long>(n));
            row.set("id", std::string_view(fmt::format("{}-{}", name, n)));
            row.set("title", std::string_view(words(item.id + ".row", {{"n", std::to_string(n)}})));
            const bool kept = fixed || a_.row_readonly(fmt::format("{}-{}-", name, n));
            if (rows > item.min_rows && !kept)
                row.set("remove", std::string_view(fmt::format("{}-{}-remove", name, n)));
            items(row, item.items, fmt::format("{}-{}-", name, n));
        }
    }

    void field(Node parent, const Item& item, const std::string& prefix) {
        const std::string name = prefix + item.id;
        const Answer* answer = a_.find(name);
        if (answer == nullptr || item.widget == Widget::hidden) return;
        if (!answer->relevant && !in_reveal_) return;
        Node node = parent.add("field");
        node.set("id", std::string_view(name)).set("name", std::string_view(name));
        node.set("widget", to_string(item.widget));
        node.set("label", std::string_view(words(item.id + ".label")));
        set_given(node, "hint", optional_text(item.id + ".hint"));
        const bool required =
            answer->required || (in_reveal_ && !answer->relevant && asked_required(item));
        if (!required && item.widget != Widget::confirm) node.set("optional", true);
        if (answer->readonly) node.set("readonly", true);
        const Violation* error = error_of(name, false);
        if (error != nullptr) node.set("error", std::string_view(held(error->message)));
        if (const Violation* warning = error_of(name, true))
            node.set("warning", std::string_view(held(warning->message)));
        describe_control(node, item);
        if (item.widget == Widget::date) {
            date(node, item, name, *answer, error);
        } else if (item.widget == Widget::file) {
            files(node, item);
        } else if (!item.options.empty()) {
            options(node, item, prefix);
        } else {
            const bool computed = item.calculate.given() || answer->readonly;
            const std::string shown =
                computed && !answer->values.empty()
                    ? readable(service_, a_.moment().language, item, answer->values.front())
                    : a_.values().get(name);
            node.add("value", shown);
            if (item.widget == Widget::confirm && shown == "true") node.set("checked", true);
        }
    }

    /// A field shown before its choice is made is not yet required; its label says what it will be.
    bool asked_required(const Item& item) const {
        const ItemRules& rules = service_.rules().of(item.number);
        return rules.always || item.required.test == "true()";
    }

    void describe_control(Node node, const Item& item) {
        set_given(node, "autocomplete", item.autocomplete);
        if (item.autocomplete.empty() && item.widget >= Widget::pesel)
            node.set("autocomplete", std::string_view("off"));
        if (is_number_or_address(item.widget)) node.set("spellcheck", std::string_view("false"));
        set_given(node, "input-mode", std::string(input_mode(item)));
        node.set("type",
                 std::string_view(item.widget == Widget::email   ? "email"
                                  : item.widget == Widget::phone ? "tel"
                                                                 : "text"));
        if (width_of(item) != 0) node.set("width", static_cast<long long>(width_of(item)));
        if (item.widget == Widget::textarea) {
            node.set("rows", static_cast<long long>(item.rows));
            if (item.place.type != nullptr && item.place.type->facets.max_length) {
                node.set("max-length", static_cast<long long>(*item.place.type->facets.max_length));
            }
        }
        set_given(node, "prefix", optional_text(item.id + ".prefix"));
        set_given(node, "suffix", optional_text(item.id + ".suffix"));
    }

    void date(Node node,
              const Item& item,
              const std::string& name,
              const Answer& answer,
              const Violation* error) {
        if (error != nullptr) node.set("bad", std::string_view(error->part));
        if (answer.readonly && !answer.values.empty()) {
            node.add("value",
                     readable(service_, a_.moment().language, item, answer.values.front()));
        }
        for (const char* part : {kDay, kMonth, kYear}) {
            node.add("part", a_.values().get(name + "-" + part))
                .set("kind", std::string_view(part));
        }
        if (item.autocomplete == "bday") node.set("birthday", true);
    }

    void files(Node node, const Item& item) {
        std::string accept;
        for (const std::string& type : item.accept) accept += (accept.empty() ? "." : ",.") + type;
        node.set("accept", std::string_view(accept))
            .set("max-files", static_cast<long long>(item.max_files));
        node.set("max-size", std::string_view(readable_size(item.max_bytes, a_.moment().language)));
        unsigned count = 0;
        for (const Attachment& attachment : a_.attachments()) {
            if (attachment.field != item.id) continue;
            ++count;
            Node file = node.add("file")
                            .set("id", std::string_view(attachment.id))
                            .set("name", std::string_view(attachment.name));
            file.set("size", static_cast<long long>(attachment.size))
                .set("type", std::string_view(attachment.media_type));
            file.set("sha256", std::string_view(attachment.sha256));
        }
        if (count < item.max_files) node.set("can-add", true);
    }

    void options(Node node, const Item& item, const std::string& prefix) {
        const auto& typed = a_.values().all(prefix + item.id);
        for (const Option& option : item.options) {
            Node made = node.add("option").set("value", std::string_view(option.value));
            const std::string id = item.id + ".option." + option.id;
            const std::string fallback = option.value == "true" ? "forms.yes" : "forms.no";
            made.set("label", std::string_view(words(texts_.has(id) ? id : fallback)));
            set_given(made, "hint", optional_text(id + ".hint"));
            if (std::find(typed.begin(), typed.end(), option.value) != typed.end())
                made.set("selected", true);
            if (option.items.empty()) continue;
            const bool outer = std::exchange(in_reveal_, true);
            items(made.add("conditional"), option.items, prefix);
            in_reveal_ = outer;
        }
    }

    const Answers& a_;
    const Page& page_;
    const Violations& violations_;
    const Service& service_;
    const schemas::Texts& texts_;
    bool in_reveal_ = false;
};

}  // namespace

void write_page(Node parent,
                const Answers& answers,
                const Page& page,
                const Violations& violations) {
    PageView(answers, page, violations).write(parent);
}

}  // namespace okienko::forms
