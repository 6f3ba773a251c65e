#include "forms/visualise.h"

#include <fmt/format.h>

#include "forms/document_builder.h"
#include "forms/messages.h"

namespace okienko::forms {

namespace {

using schemas::Node;

/// The letter made of form.xml alone: sections as headings, questions with their answers,
/// attachments, and what fixes the meaning.
class Letter {
public:
    Letter(const Service& service, std::string_view language, const Answers& answers)
        : service_(service),
          language_(service.language_or_polish(language)),
          texts_(service.texts(language_)),
          a_(answers) {}

    schemas::Document run(const std::optional<DocumentOrigin>& origin) {
        auto document = schemas::Document::with_root("div");
        Node top = document.root();
        if (origin && !origin->created.empty()) {
            Node head = top.add("div").set("class", std::string_view("okn-letter__top"));
            head.add("p");
            head.add("p", readable_date(texts_, origin->created));
        }
        const std::string title =
            texts_.get(texts_.has("document.title") ? "document.title" : "form.name");
        top.add("h2", title).set("class", std::string_view("okn-letter__title"));
        for (const Page* page : a_.pages()) {
            for (const Section& section : page->sections) write_section(top, section);
        }
        return document;
    }

private:
    void write_section(Node top, const Section& section) {
        Node heading = top.add("h3", texts_.get("section." + section.id + ".title"));
        heading.set("class", std::string_view("govuk-heading-s govuk-!-margin-bottom-2"));
        Node list = top.add("dl");
        items(list, section.items, "", "");
        if (!list.children().empty()) return;
        list.remove();
        heading.remove();
    }

    void items(Node list,
               const std::vector<Item>& of,
               const std::string& prefix,
               const std::string& row) {
        for (const Item& item : of) {
            if (item.kind == Item::Kind::group) {
                items(list, item.items, prefix, row);
            } else if (item.kind == Item::Kind::repeat) {
                for (const Row& one : a_.rows()) {
                    if (one.item != &item || !one.prefix.starts_with(prefix)) continue;
                    items(list,
                          item.items,
                          one.prefix,
                          texts_.get(item.id + ".row", {{"n", std::to_string(one.number)}}) + ": ");
                }
            } else {
                field(list, item, prefix, row);
                for (const Option& option : item.options) items(list, option.items, prefix, row);
            }
        }
    }

    void field(Node list, const Item& item, const std::string& prefix, const std::string& row) {
        const Answer* answer = a_.find(prefix + item.id);
        if (answer == nullptr || answer->values.empty()) return;
        list.add(
            "dt",
            row + texts_.get(item.id + (texts_.has(item.id + ".short") ? ".short" : ".label")));
        if (item.widget == Widget::file) return files(list, item);
        for (const std::string& value : answer->values) {
            Node node = list.add("dd");
            lines(node, readable(service_, language_, item, value));
        }
    }

    void files(Node list, const Item& item) {
        for (const Attachment& file : a_.attachments()) {
            if (file.field != item.id) continue;
            Node node = list.add(
                "dd", fmt::format("{}, {}", file.name, readable_size(file.size, language_)));
            node.add("br");
            node.add("span", "SHA-256 " + file.sha256)
                .set("class", std::string_view("okn-mono okn-soft"));
        }
    }

    static void lines(Node node, const std::string& text) {
        for (std::size_t at = 0; at <= text.size();) {
            const auto end = std::min(text.find('\n', at), text.size());
            if (at > 0) node.add("br");
            const std::string line = text.substr(at, end - at);
            xmlNode* words = xmlNewText(reinterpret_cast<const xmlChar*>(line.c_str()));
            xmlAddChild(node.raw(), words);
            at = end + 1;
        }
    }

    const Service& service_;
    const std::string& language_;
    const schemas::Texts& texts_;
    const Answers& a_;
};

}  // namespace

schemas::Document visualise(const Service& service,
                            const schemas::Document& document,
                            std::string_view language) {
    if (const schemas::Stylesheet* view = service.view(language)) return view->apply(document);
    const ReadDocument read = read_document(service, document);
    const Answers answers(
        service, read.values, read.attachments, {std::chrono::sys_days{}, std::string(language)});
    return Letter(service, language, answers).run(origin_of(document));
}

}  // namespace okienko::forms
