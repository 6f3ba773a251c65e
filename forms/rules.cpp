#include "forms/rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "forms/form_reader.h"

namespace okienko::forms {

namespace {

bool takes_empty(const SimpleType& type) {
    const Facets& facets = type.facets;
    const bool texts =
        type.base == "string" || type.base == "normalizedString" || type.base == "token";
    return texts && facets.min_length.value_or(0) == 0 && facets.length.value_or(0) == 0 &&
           facets.patterns.empty() && facets.enumeration.empty();
}

}  // namespace

class RuleCompiler {
public:
    RuleCompiler(const Form& form,
                 const Model& model,
                 const Workflow& workflow,
                 const std::vector<const Item*>& items,
                 std::vector<Fault>& faults)
        : form_(form),
          model_(model),
          workflow_(workflow),
          items_(items),
          faults_(faults),
          made_(std::make_shared<Rules>()) {}

    std::shared_ptr<const Rules> run() {
        for (const Item* item : items_) made_->ids_.emplace_back(item->id, item->number);
        std::sort(made_->ids_.begin(), made_->ids_.end());
        made_->rules_.resize(items_.size());
        for (const Page& page : form_.pages) {
            const auto relevant =
                compile(page.relevant, fmt::format("page '{}'", page.id), nullptr);
            for (const Section& section : page.sections) {
                place(section.items, kNoItem, kNoItem, "", {});
                for_each_item(section.items, [&](const Item& item, const Item* /*outer*/) {
                    made_->rules_[item.number].page_relevant = relevant;
                });
            }
        }
        for (const Item* item : items_) compile_rules(*item);
        if (!form_.subject.empty())
            made_->subject_ = compile({form_.subject, form_.subject_line}, "subject", nullptr);
        file_ = "workflow.xml";
        made_->unit_ = compile({workflow_.unit_from, workflow_.unit_line}, "unit-from", nullptr);
        file_ = "form.xml";
        sort();
        return made_;
    }

private:
    void fault(int line, std::string rule, std::string detail) {
        faults_.push_back({file_, line, std::move(rule), std::move(detail)});
    }

    void place(const std::vector<Item>& items,
               std::size_t container,
               std::size_t asked_by,
               const std::string& asked_at,
               const std::vector<std::size_t>& repeats) {
        for (const Item& item : items) {
            ItemRules& rules = made_->rules_[item.number];
            rules.container = container;
            rules.asked_by = asked_by;
            rules.asked_at = asked_at;
            rules.repeats = repeats;
            need(item, rules);
            for (const Option& option : item.options)
                place(option.items, container, item.number, option.value, repeats);
            auto inner = repeats;
            if (item.kind == Item::Kind::repeat) inner.push_back(item.number);
            place(item.items, item.number, kNoItem, "", inner);
        }
    }

    /// When the schema needs the field: always in its row, or only together with an optional
    /// element around it.
    void need(const Item& item, ItemRules& rules) const {
        if (item.kind != Item::Kind::field || item.place.element == nullptr) return;
        if (item.widget == Widget::file) return;
        rules.may_be_empty = item.place.min > 0 && item.place.attribute == nullptr &&
                             item.place.type != nullptr && takes_empty(*item.place.type) &&
                             item.required.test == "false()";
        if (item.place.min == 0 || rules.may_be_empty) return;
        const std::string row = rules.repeats.empty() ? "" : items_[rules.repeats.back()]->path;
        std::string path = item.path;
        while (true) {
            const auto slash = path.rfind('/');
            if (slash == std::string::npos) break;
            path.resize(slash);
            if (path == row) break;
            const auto around = model_.find(path);
            if (around && around->min == 0) {
                rules.with = path;
                return;
            }
        }
        rules.always = true;
    }

    std::shared_ptr<const Expression> compile(const Rule& rule,
                                              const std::string& where,
                                              const Item* item) {
        if (!rule.given()) return nullptr;
        std::string why;
        auto expression = Expression::compile(rule.test, why);
        if (!expression) {
            fault(rule.line, "expression", fmt::format("{}: '{}': {}", where, rule.test, why));
            return nullptr;
        }
        for (const std::string& id : expression->variables()) {
            if (made_->number_of(id) == kNoItem) {
                fault(rule.line, "unknown-field", fmt::format("{}: no field ${}", where, id));
                return nullptr;
            }
        }
        if (item == nullptr && expression->uses_itself()) {
            fault(rule.line, "expression", fmt::format("{}: '.' means nothing here", where));
            return nullptr;
        }
        return expression;
    }

    void compile_rules(const Item& item) {
        ItemRules& rules = made_->rules_[item.number];
        const auto named = [&](const char* rule) { return fmt::format("'{}' {}", item.id, rule); };
        rules.relevant = compile(item.relevant, named("relevant"), &item);
        rules.required = compile(item.required, named("required"), &item);
        rules.readonly = compile(item.readonly, named("readonly"), &item);
        rules.calculate = compile(item.calculate, named("calculate"), &item);
        for (const Constraint& constraint : item.constraints) {
            rules.constraints.push_back(
                compile(constraint.rule, named(("constraint " + constraint.id).c_str()), &item));
        }
        if ((rules.relevant && rules.relevant->uses_itself()) ||
            (rules.calculate && rules.calculate->uses_itself())) {
            fault(item.line, "cycle", fmt::format("'{}' depends on itself", item.id));
        }
    }

    // Steps are numbered 2n for the relevance of item n, 2n+1 for its value.
    std::vector<std::size_t> needs_of(std::size_t step) const {
        const Item& item = *items_[step / 2];
        const ItemRules& rules = made_->rules_[step / 2];
        std::vector<std::size_t> needed;
        const auto values_of = [&](const std::shared_ptr<const Expression>& expression) {
            if (!expression) return;
            for (const std::string& id : expression->variables())
                needed.push_back(made_->number_of(id) * 2 + 1);
        };
        if (step % 2 == 0) {
            if (rules.container != kNoItem) needed.push_back(rules.container * 2);
            if (rules.asked_by != kNoItem) needed.push_back(rules.asked_by * 2 + 1);
            values_of(rules.relevant);
            values_of(rules.page_relevant);
            return needed;
        }
        needed.push_back(step - 1);
        values_of(rules.calculate);
        for_each_item(item.items, [&](const Item& below, const Item* /*outer*/) {
            needed.push_back(below.number * 2 + 1);
        });
        return needed;
    }

    void sort() {
        enum class Mark { fresh, open, done };
        std::vector<Mark> marks(items_.size() * 2, Mark::fresh);
        struct Frame {
            std::size_t step;
            std::vector<std::size_t> needed;
            std::size_t next = 0;
        };
        for (std::size_t start = 0; start < marks.size(); ++start) {
            if (marks[start] != Mark::fresh) continue;
            std::vector<Frame> stack;
            stack.push_back({start, needs_of(start)});
            marks[start] = Mark::open;
            while (!stack.empty()) {
                Frame& frame = stack.back();
                if (frame.next == frame.needed.size()) {
                    marks[frame.step] = Mark::done;
                    made_->order_.push_back({frame.step / 2, frame.step % 2 == 1});
                    stack.pop_back();
                    continue;
                }
                const std::size_t next = frame.needed[frame.next++];
                if (marks[next] == Mark::open) {
                    const Item& item = *items_[next / 2];
                    fault(item.line,
                          "cycle",
                          fmt::format("'{}' depends on itself, by way of '{}'",
                                      item.id,
                                      items_[frame.step / 2]->id));
                    continue;
                }
                if (marks[next] == Mark::done) continue;
                marks[next] = Mark::open;
                stack.push_back({next, needs_of(next)});
            }
        }
    }

    const Form& form_;
    const Model& model_;
    const Workflow& workflow_;
    const std::vector<const Item*>& items_;
    std::vector<Fault>& faults_;
    std::shared_ptr<Rules> made_;
    std::string file_ = "form.xml";  // where the expression stands that is being compiled
};

std::size_t Rules::number_of(const std::string& id) const {
    const auto found =
        std::lower_bound(ids_.begin(), ids_.end(), std::make_pair(id, std::size_t{0}));
    return found == ids_.end() || found->first != id ? kNoItem : found->second;
}

std::shared_ptr<const Rules> Rules::compile(const Form& form,
                                            const Model& model,
                                            const Workflow& workflow,
                                            const std::vector<const Item*>& items,
                                            std::vector<Fault>& faults) {
    return RuleCompiler(form, model, workflow, items, faults).run();
}

}  // namespace okienko::forms
