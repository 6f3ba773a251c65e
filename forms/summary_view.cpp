#include "forms/coerce.h"
#include "forms/form_view.h"
#include "forms/messages.h"

namespace okienko::forms {

namespace {

using schemas::Node;

std::string title_of(const schemas::Texts& texts, const Item& item) {
    const std::string id = item.id + (texts.has(item.id + ".short") ? ".short" : ".label");
    return texts.get(id);
}

class Summary {
public:
    explicit Summary(const Answers& answers)
        : a_(answers),
          service_(answers.service()),
          texts_(service_.texts(answers.moment().language)) {}

    void write(Node parent) {
        Node summary =
            parent.add("form-summary").set("name", std::string_view(texts_.get("form.name")));
        for (const Page* page : a_.pages()) {
            for (const Section& section : page->sections) {
                Node node = summary.add("section").set("id", std::string_view(section.id));
                node.set("title", std::string_view(texts_.get("section." + section.id + ".title")));
                node.set("page", std::string_view(page->id));
                items(node, section.items, "", *page, "");
                if (node.children().empty()) node.remove();
            }
        }
    }

private:
    void items(Node node,
               const std::vector<Item>& list,
               const std::string& prefix,
               const Page& page,
               const std::string& row) {
        for (const Item& item : list) {
            if (item.kind == Item::Kind::group) {
                items(node, item.items, prefix, page, row);
            } else if (item.kind == Item::Kind::repeat) {
                for (const Row& one : a_.rows()) {
                    if (one.item != &item || !one.relevant || !one.prefix.starts_with(prefix))
                        continue;
                    const std::string title =
                        texts_.get(item.id + ".row", {{"n", std::to_string(one.number)}}) + ": ";
                    items(node, item.items, one.prefix, page, row + title);
                }
            } else {
                field(node, item, prefix, page, row);
                for (const Option& option : item.options)
                    items(node, option.items, prefix, page, row);
            }
        }
    }

    void field(Node parent,
               const Item& item,
               const std::string& prefix,
               const Page& page,
               const std::string& row) {
        const Answer* answer = a_.find(prefix + item.id);
        if (answer == nullptr || !answer->relevant || item.widget == Widget::hidden) return;
        Node node = parent.add("answer").set("name", std::string_view(answer->name));
        node.set("title", std::string_view(row + title_of(texts_, item)))
            .set("page", std::string_view(page.id));
        node.set("control",
                 std::string_view(answer->name +
                                  (item.widget == Widget::date ? std::string("-") + kDay : "")));
        if (item.widget == Widget::file) {
            node.set("kind", std::string_view("file"));
            for (const Attachment& file : a_.attachments()) {
                if (file.field != item.id) continue;
                Node value =
                    node.add("value", file.name).set("size", static_cast<long long>(file.size));
                value.set("type", std::string_view(file.media_type))
                    .set("id", std::string_view(file.id));
            }
            return;
        }
        if (item.widget == Widget::textarea) node.set("kind", std::string_view("text"));
        // What could not be understood is shown as it was typed: it has to be corrected, not to
        // vanish.
        if (!answer->fault.empty()) {
            std::string typed = a_.values().get(answer->name);
            for (const char* part : {kDay, kMonth, kYear}) {
                const std::string& word = a_.values().get(answer->name + "-" + part);
                if (!word.empty()) typed += (typed.empty() ? "" : " ") + word;
            }
            node.add("value", typed);
        }
        for (const std::string& value : answer->values) {
            node.add("value", readable(service_, a_.moment().language, item, value));
        }
    }

    const Answers& a_;
    const Service& service_;
    const schemas::Texts& texts_;
};

}  // namespace

void write_summary(Node parent, const Answers& answers) {
    Summary(answers).write(parent);
}

}  // namespace okienko::forms
