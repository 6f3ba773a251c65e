#include <algorithm>
#include <set>

#include "forms/answer_tree.h"
#include "forms/answers.h"
#include "forms/dates.h"
#include "forms/document_builder.h"
#include "forms/form_reader.h"
#include "forms/identifiers.h"
#include "forms/judge.h"
#include "forms/messages.h"
#include "forms/validate.h"

namespace okienko::forms {

namespace {

/// Type, then required, then constraints: the first thing wrong with a field is the one told.
class Check {
public:
    Check(const Answers& answers,
          const Page* page,
          const std::map<std::size_t, std::string>& verdicts)
        : a_(answers), page_(page), verdicts_(verdicts) {}

    void field(std::size_t index, const std::function<bool(std::size_t)>& constraint_holds) {
        const Answer& answer = a_.all()[index];
        const Item& item = *answer.item;
        if (!answer.relevant) return;
        if (page_ != nullptr && a_.service().page_of(item) != page_) return;
        if (!answer.fault.empty()) return add(answer, answer.fault);
        if (answer.values.empty()) {
            if (answer.required) add(answer, "required");
            return;
        }
        if (item.widget == Widget::file) return files(answer);
        for (const std::string& value : answer.values) {
            if (const std::string rule = identifier_rule(item.widget, value); !rule.empty())
                return add(answer, rule);
        }
        if (const auto verdict = verdicts_.find(index); verdict != verdicts_.end())
            return add(answer, verdict->second);
        for (std::size_t i = 0; i < item.constraints.size(); ++i) {
            if (constraint_holds(i)) continue;
            add(answer, item.constraints[i].id, item.constraints[i].warning);
            if (!item.constraints[i].warning) return;
        }
        if (item.widget == Widget::ade && !has_ade_check(answer.values.front()))
            add(answer, "check-digit", true);
    }

    void files(const Answer& answer) {
        if (answer.values.size() > answer.item->max_files) return add(answer, "too-many-files");
        for (const Attachment& attachment : a_.attachments()) {
            if (attachment.field == answer.item->id && attachment.size > answer.item->max_bytes) {
                return add(answer, "too-large");
            }
        }
    }

    void add(const Answer& answer, const std::string& rule, bool warning = false) {
        found.items.push_back(violation_of(a_, answer, rule, warning));
    }

    Violations found;

private:
    const Answers& a_;
    const Page* page_;
    const std::map<std::size_t, std::string>& verdicts_;
};

/// A group's constraint is told at its first field.
void check_group(Check& check, const Answers& answers, const Row& row, std::size_t constraint) {
    for (const Answer& answer : answers.all()) {
        if (!answer.relevant || !answer.path.starts_with(row.path + "/")) continue;
        Violation violation = violation_of(answers, answer, "any");
        const auto& rule = row.item->constraints[constraint];
        violation.rule = rule.id;
        violation.path = row.path;
        violation.warning = rule.warning;
        violation.message =
            row_words(answers.service(), answers.moment().language, answers, answer.name) +
            message_for(answers.service(), answers.moment().language, *row.item, rule.id);
        check.found.items.push_back(std::move(violation));
        return;
    }
}

}  // namespace

/// Runs the checks over the places of the tree.
class AnswerChecker {
public:
    static Violations run(const Answers& answers, const Page* page) {
        const auto& tree = *answers.tree_;
        const Rules& rules = answers.service().rules();
        const std::string today = iso_date(answers.moment().today);
        const auto verdicts = judge_values(answers.service(), answers.all(), page);
        Check check(answers, page, verdicts);
        for (const auto& place : tree.places) {
            const ItemRules& compiled = rules.of(place.item);
            const auto world = tree.world(rules, &place, today);
            const auto holds = [&](std::size_t i) {
                return compiled.constraints[i]->test(schemas::Node(place.node), world);
            };
            if (place.answer != kNoItem) {
                check.field(place.answer, holds);
                continue;
            }
            const Row& row = answers.rows()[place.row];
            if (!row.relevant || (page != nullptr && answers.service().page_of(*row.item) != page))
                continue;
            for (std::size_t i = 0; i < compiled.constraints.size(); ++i) {
                const bool filled = !schemas::Node(place.node).text().empty();
                if (filled && !holds(i)) check_group(check, answers, row, i);
            }
        }
        return std::move(check.found);
    }
};

Violations Answers::check_page(const Page& page) const {
    return AnswerChecker::run(*this, &page);
}

Violations Answers::check_all() const {
    Violations found = AnswerChecker::run(*this, nullptr);
    if (!found.ok()) return found;
    for (auto& violation : schema_violations(service_, build_document(*this), moment_).items) {
        const bool told =
            std::any_of(found.items.begin(), found.items.end(), [&](const Violation& other) {
                return other.path == violation.path;
            });
        if (!told) found.items.push_back(std::move(violation));
    }
    return found;
}

}  // namespace okienko::forms
