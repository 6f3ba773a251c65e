#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "forms/expression.h"
#include "forms/form.h"
#include "forms/service.h"
#include "forms/workflow.h"

namespace okienko::forms {

inline constexpr std::size_t kNoItem = static_cast<std::size_t>(-1);

/// The rules of one item, compiled; null where form.xml gives none.
struct ItemRules {
    std::shared_ptr<const Expression> relevant, required, readonly, calculate;
    std::vector<std::shared_ptr<const Expression>> constraints;  ///< as in Item::constraints
    std::shared_ptr<const Expression> page_relevant;

    std::size_t container = kNoItem;   ///< group or row it stands in
    std::size_t asked_by = kNoItem;    ///< choice whose option it stands in …
    std::string asked_at;              ///< … and the value that asks for it
    std::vector<std::size_t> repeats;  ///< repeating groups around it, outermost first
    bool always = false;               ///< the schema needs it wherever its row stands
    std::string
        with;  ///< optional element it is needed in: then only when that has a value; else empty
    bool may_be_empty =
        false;  ///< the schema needs the element, an empty one will do, and the form says so
};

/// All rules of a form and the order in which they are computed. Immutable; shared by threads.
class Rules {
public:
    /// One step: relevance of an item in all its rows, or its value.
    struct Step {
        std::size_t item;
        bool value;
    };

    /// `items` by number. Faults: expressions that don't compile, unknown fields, cycles.
    static std::shared_ptr<const Rules> compile(const Form& form,
                                                const Model& model,
                                                const Workflow& workflow,
                                                const std::vector<const Item*>& items,
                                                std::vector<Fault>& faults);

    const ItemRules& of(std::size_t item) const { return rules_.at(item); }
    const std::vector<Step>& order() const { return order_; }
    const Expression* subject() const { return subject_.get(); }
    const Expression* unit() const { return unit_.get(); }  ///< of workflow.xml; may be null
    std::size_t number_of(const std::string& id) const;     ///< kNoItem when there is none

private:
    friend class RuleCompiler;
    std::vector<ItemRules> rules_;
    std::vector<Step> order_;
    std::vector<std::pair<std::string, std::size_t>> ids_;  // sorted
    std::shared_ptr<const Expression> subject_;
    std::shared_ptr<const Expression> unit_;
};

}  // namespace okienko::forms
