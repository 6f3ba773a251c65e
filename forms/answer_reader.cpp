#include <algorithm>

#include <fmt/format.h>

#include "forms/answer_tree.h"
#include "forms/answers.h"
#include "forms/coerce.h"
#include "forms/dates.h"

namespace okienko::forms {

namespace {

using schemas::Node;

/// Finds or makes the elements from one node down a path of local names. The last element is always
/// made anew.
xmlNode* descend(xmlNode* from, std::string_view path) {
    Node node(from);
    while (true) {
        const auto slash = path.find('/');
        const std::string_view step = path.substr(0, slash);
        if (slash == std::string_view::npos) {
            if (step.starts_with("@")) {
                const std::string name(step.substr(1));
                auto* made = xmlSetProp(node.raw(),
                                        reinterpret_cast<const xmlChar*>(name.c_str()),
                                        reinterpret_cast<const xmlChar*>(""));
                return reinterpret_cast<xmlNode*>(
                    made);  // NOLINT: XPath sees an attribute as a node
            }
            return node.add(step).raw();
        }
        const auto known = node.child(step);
        node = known ? *known : node.add(step);
        path = path.substr(slash + 1);
    }
}

void set_content(xmlNode* node, const std::string& text) {
    if (node->type == XML_ATTRIBUTE_NODE) {
        xmlSetProp(node->parent, node->name, reinterpret_cast<const xmlChar*>(text.c_str()));
    } else {
        Node(node).set_text(text);
    }
}

std::string below(const std::string& path, const std::string& outer) {
    return outer.empty() ? path : path.substr(outer.size() + 1);
}

}  // namespace

/// Builds an Answers: lays out rows, coerces, then computes relevance and values in the order of
/// the rules.
class AnswerReader {
public:
    explicit AnswerReader(Answers& answers)
        : a_(answers),
          tree_(*answers.tree_),
          service_(answers.service_),
          rules_(service_.rules()) {}

    void run() {
        tree_.of_item.resize(service_.form().item_count);
        const Surrounding top{
            kNoItem, kNoItem, "", "", "/" + service_.form().root, {}, tree_.document.root().raw()};
        for (const Page& page : service_.form().pages) {
            for (const Section& section : page.sections) lay_out(section.items, top);
        }
        const std::string today = iso_date(a_.moment_.today);
        for (const auto& step : rules_.order()) {
            for (const std::size_t at : tree_.of_item[step.item]) {
                if (step.value) {
                    compute_value(tree_.places[at], today);
                } else {
                    compute_relevance(tree_.places[at], today);
                }
            }
        }
        for (const auto& place : tree_.places) finish(place, today);
        std::erase_if(a_.attachments_, [&](const Attachment& attachment) {
            const Answer* answer = a_.find(attachment.field);
            return answer == nullptr || !answer->relevant;
        });
    }

private:
    struct Surrounding {
        std::size_t container;
        std::size_t asked_by;
        std::string outer_path;  ///< of the container in the schema
        std::string prefix;      ///< of names
        std::string path;        ///< of the container in the document
        std::vector<unsigned> rows;
        xmlNode* node;
    };

    /// Rows within rows could ask for more places than any form has; beyond this they are not laid
    /// out.
    static constexpr std::size_t kMostPlaces = 20'000;

    Answers::Tree::Place& new_place(const Item& item, const Surrounding& around) {
        tree_.of_item[item.number].push_back(tree_.places.size());
        auto& place = tree_.places.emplace_back();
        place.item = item.number;
        place.rows = around.rows;
        place.container = around.container;
        place.asked_by = around.asked_by;
        return place;
    }

    void lay_out(const std::vector<Item>& items, const Surrounding& around) {
        for (const Item& item : items) {
            if (item.kind == Item::Kind::field) {
                field(item, around);
            } else if (item.kind == Item::Kind::group) {
                row(item,
                    around,
                    around.prefix,
                    around.path + "/" + below(item.path, around.outer_path),
                    0);
            } else {
                const unsigned count = a_.row_count(item, around.prefix);
                for (unsigned n = 1; n <= count && tree_.places.size() < kMostPlaces; ++n) {
                    row(item,
                        around,
                        fmt::format("{}{}-{}-", around.prefix, item.id, n),
                        fmt::format(
                            "{}/{}[{}]", around.path, below(item.path, around.outer_path), n),
                        n);
                }
            }
        }
    }

    void row(const Item& item,
             const Surrounding& around,
             const std::string& prefix,
             const std::string& path,
             unsigned n) {
        auto& place = new_place(item, around);
        const std::size_t index = tree_.places.size() - 1;
        if (n > 0) place.rows.push_back(n);
        place.node = descend(around.node, below(item.path, around.outer_path));
        place.nodes = {place.node};
        place.row = a_.rows_.size();
        a_.rows_.push_back({&item, prefix, path, n == 0 ? 1 : n, true});
        const Surrounding inner{index, kNoItem, item.path, prefix, path, place.rows, place.node};
        lay_out(item.items, inner);
    }

    void field(const Item& item, const Surrounding& around) {
        auto& place = new_place(item, around);
        const std::size_t index = tree_.places.size() - 1;
        place.answer = a_.answers_.size();
        Answer answer;
        answer.item = &item;
        answer.name = around.prefix + item.id;
        answer.path = around.path + "/" + below(item.path, around.outer_path);
        if (item.widget == Widget::file) {
            for (const Attachment& attachment : a_.attachments_) {
                if (attachment.field == item.id) answer.values.push_back(attachment.name);
            }
        } else {
            Coerced coerced = coerce(item, a_.values_, answer.name);
            answer.values = std::move(coerced.values);
            answer.fault = std::move(coerced.fault);
            answer.part = std::move(coerced.part);
        }
        const std::string path = below(item.path, around.outer_path);
        place.node = descend(around.node, path);
        const bool several = item.widget == Widget::checkboxes || item.widget == Widget::file;
        if (!several) {
            place.nodes = {place.node};
            if (!answer.values.empty()) set_content(place.node, answer.values.front());
        }
        for (std::size_t i = 0; several && i < answer.values.size(); ++i) {
            place.nodes.push_back(i == 0 ? place.node : descend(around.node, path));
            set_content(place.nodes.back(), answer.values[i]);
        }
        a_.answers_.push_back(std::move(answer));
        Surrounding asked = around;
        asked.asked_by = index;
        for (const Option& option : item.options) lay_out(option.items, asked);
    }

    bool asked(const Answers::Tree::Place& place) const {
        if (place.asked_by == kNoItem) return true;
        const auto& asking = tree_.places[place.asked_by];
        const auto& values = a_.answers_[asking.answer].values;
        return asking.relevant &&
               std::find(values.begin(), values.end(), rules_.of(place.item).asked_at) !=
                   values.end();
    }

    void compute_relevance(Answers::Tree::Place& place, const std::string& today) {
        const ItemRules& rules = rules_.of(place.item);
        const auto world = tree_.world(rules_, &place, today);
        const Node context(place.node);
        const bool around = place.container == kNoItem || tree_.places[place.container].relevant;
        place.relevant =
            around && asked(place) &&
            (!rules.page_relevant || rules.page_relevant->test(tree_.document.root(), world)) &&
            (!rules.relevant || rules.relevant->test(context, world));
        if (place.row != kNoItem) a_.rows_[place.row].relevant = place.relevant;
        if (place.answer == kNoItem) return;
        a_.answers_[place.answer].relevant = place.relevant;
        if (!place.relevant) {
            for (xmlNode* node : place.nodes) set_content(node, "");
        }
    }

    void compute_value(Answers::Tree::Place& place, const std::string& today) {
        const ItemRules& rules = rules_.of(place.item);
        if (!rules.calculate || !place.relevant || place.answer == kNoItem) return;
        Answer& answer = a_.answers_[place.answer];
        std::string text =
            rules.calculate->text(Node(place.node), tree_.world(rules_, &place, today));
        if (text == "NaN" || text == "Infinity" || text == "-Infinity") text.clear();
        answer.fault.clear();
        answer.part.clear();
        answer.readonly = true;
        answer.values.clear();
        set_content(place.node, text);
        if (!text.empty()) answer.values.push_back(std::move(text));
    }

    /// By its own rule or that of a row or group around it.
    bool is_readonly(const Answers::Tree::Place& place, const std::string& today) const {
        for (const auto* at = &place; at != nullptr;
             at = at->container == kNoItem ? nullptr : &tree_.places[at->container]) {
            const auto& rule = rules_.of(at->item).readonly;
            if (rule && rule->test(Node(at->node), tree_.world(rules_, at, today))) return true;
        }
        return false;
    }

    void finish(const Answers::Tree::Place& place, const std::string& today) {
        if (place.row != kNoItem) a_.rows_[place.row].readonly = is_readonly(place, today);
        if (place.answer == kNoItem) return;
        Answer& answer = a_.answers_[place.answer];
        const ItemRules& rules = rules_.of(place.item);
        answer.required =
            rules.always || (!rules.with.empty() && has_company(answer, rules.with)) ||
            (rules.required &&
             rules.required->test(Node(place.node), tree_.world(rules_, &place, today)));
        if (is_readonly(place, today)) answer.readonly = true;
    }

    /// Whether something stands in the optional element around a field, of the same rows.
    bool has_company(const Answer& answer, const std::string& with) const {
        std::string path = answer.path;
        for (auto steps =
                 std::count(answer.item->path.begin() + static_cast<std::ptrdiff_t>(with.size()),
                            answer.item->path.end(),
                            '/');
             steps > 0;
             --steps) {
            path.resize(path.rfind('/'));
        }
        path += "/";
        return std::any_of(a_.answers_.begin(), a_.answers_.end(), [&](const Answer& other) {
            return other.relevant && other.path.starts_with(path) &&
                   (!other.values.empty() || !other.fault.empty());
        });
    }

    Answers& a_;
    Answers::Tree& tree_;
    const Service& service_;
    const Rules& rules_;
};

Answers::Answers(const Service& service,
                 const Values& values,
                 std::vector<Attachment> attachments,
                 Moment moment)
    : service_(service),
      values_(values),
      attachments_(std::move(attachments)),
      moment_(std::move(moment)),
      tree_(std::make_unique<Tree>()) {
    moment_.language = service.language_or_polish(moment_.language);
    AnswerReader(*this).run();
}

}  // namespace okienko::forms
