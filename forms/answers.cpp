#include "forms/answers.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "forms/answer_tree.h"
#include "forms/dates.h"

namespace okienko::forms {

using schemas::Node;

ExpressionWorld Answers::Tree::world(const Rules& rules,
                                     const Place* from,
                                     const std::string& today) const {
    return {[this, &rules, from](const std::string& id) {
                std::vector<xmlNode*> found;
                const std::size_t number = rules.number_of(id);
                if (number == kNoItem) return found;
                for (const std::size_t at : of_item[number]) {
                    const Place& place = places[at];
                    if (!place.relevant && place.row != kNoItem) continue;
                    if (!place.relevant && place.nodes.size() != 1) continue;
                    // The closest iteration: rows both stand in must be the same.
                    bool close = true;
                    if (from != nullptr) {
                        auto mine = rules.of(from->item).repeats;
                        auto theirs = rules.of(number).repeats;
                        if (from->rows.size() > mine.size()) mine.push_back(from->item);
                        if (place.rows.size() > theirs.size()) theirs.push_back(number);
                        for (std::size_t i = 0; close && i < std::min(mine.size(), theirs.size()) &&
                                                mine[i] == theirs[i];
                             ++i) {
                            close = from->rows[i] == place.rows[i];
                        }
                    }
                    if (close) found.insert(found.end(), place.nodes.begin(), place.nodes.end());
                }
                return found;
            },
            today,
            context};
}

Answers::~Answers() = default;
Answers::Answers(Answers&&) noexcept = default;

const Answer* Answers::find(std::string_view name) const {
    const auto found = std::find_if(answers_.begin(), answers_.end(), [&](const Answer& answer) {
        return answer.name == name;
    });
    return found == answers_.end() ? nullptr : &*found;
}

unsigned Answers::row_count(const Item& repeat, std::string_view prefix) const {
    const std::string& text = values_.get(fmt::format("{}{}-rows", prefix, repeat.id));
    unsigned count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp(count, repeat.min_rows, repeat.max_rows);
}

bool Answers::group_relevant(const Item& group, std::string_view prefix) const {
    for (const Row& row : rows_) {
        if (row.item != &group) continue;
        if (group.kind == Item::Kind::group ? row.prefix == prefix : row.prefix.starts_with(prefix))
            return row.relevant;
    }
    // A repeating group that has no row yet is asked for as its first row would be.
    const ItemRules& rules = service_.rules().of(group.number);
    const Tree::Place* around = nullptr;
    for (const auto& place : tree_->places) {
        if (place.item == rules.container && place.row != kNoItem &&
            rows_[place.row].prefix == prefix)
            around = &place;
    }
    if (around != nullptr && !around->relevant) return false;
    if (const Answer* asking = rules.asked_by == kNoItem
                                   ? nullptr
                                   : find(std::string(prefix) + service_.item(rules.asked_by).id)) {
        const auto& values = asking->values;
        if (!asking->relevant ||
            std::find(values.begin(), values.end(), rules.asked_at) == values.end())
            return false;
    }
    const auto world = tree_->world(service_.rules(), around, iso_date(moment_.today));
    const Node context = around == nullptr ? tree_->document.root() : Node(around->node);
    return (!rules.page_relevant || rules.page_relevant->test(context, world)) &&
           (!rules.relevant || rules.relevant->test(context, world));
}

bool Answers::row_readonly(std::string_view prefix) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
        return row.prefix == prefix && row.readonly && !prefix.empty();
    });
}

bool Answers::rows_fixed(const Item& repeat, std::string_view prefix) const {
    const ItemRules& rules = service_.rules().of(repeat.number);
    const Tree::Place* around = nullptr;
    for (const auto& place : tree_->places) {
        if (place.item == rules.container && place.row != kNoItem &&
            rows_[place.row].prefix == prefix)
            around = &place;
    }
    if (around != nullptr && rows_[around->row].readonly) return true;
    if (!rules.readonly) return false;
    const auto world = tree_->world(service_.rules(), around, iso_date(moment_.today));
    return rules.readonly->test(around == nullptr ? tree_->document.root() : Node(around->node),
                                world);
}

std::vector<const Page*> Answers::pages() const {
    std::vector<const Page*> found;
    for (const Page& page : service_.form().pages) {
        bool asks = false;
        for (const Answer& answer : answers_) {
            asks = asks || (answer.relevant && answer.item->widget != Widget::hidden &&
                            service_.page_of(*answer.item) == &page);
        }
        for (const Section& section : page.sections) {
            for (const Item& item : section.items) {
                asks = asks || (item.kind == Item::Kind::repeat && group_relevant(item, ""));
            }
        }
        if (asks) found.push_back(&page);
    }
    return found;
}

const Page* Answers::next_page(const Page& page) const {
    const auto all_pages = pages();
    const auto found = std::find_if(
        all_pages.begin(), all_pages.end(), [&](const Page* other) { return other > &page; });
    return found == all_pages.end() ? nullptr : *found;
}

const Page* Answers::previous_page(const Page& page) const {
    const Page* found = nullptr;
    for (const Page* other : pages()) {
        if (other < &page) found = other;
    }
    return found;
}

const schemas::Document& Answers::instance() const {
    return tree_->document;
}

std::string Answers::unit() const {
    const Expression* expression = service_.rules().unit();
    if (expression == nullptr) return {};
    return expression->text(tree_->document.root(),
                            tree_->world(service_.rules(), nullptr, iso_date(moment_.today)));
}

std::string Answers::subject() const {
    const Expression* expression = service_.rules().subject();
    if (expression == nullptr) return service_.texts(moment_.language).get("form.name");
    const std::string text = expression->text(
        tree_->document.root(), tree_->world(service_.rules(), nullptr, iso_date(moment_.today)));
    std::string line;
    std::size_t characters = 0;
    for (const char c : text) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins && ++characters > 119) {
            const std::size_t gap = c == ' ' || c == '\n' ? line.size() : line.rfind(' ');
            return line.substr(0, gap == std::string::npos || gap < 60 ? line.size() : gap) + "…";
        }
        line += c == '\n' || c == '\t' ? ' ' : c;
    }
    return line;
}

}  // namespace okienko::forms
