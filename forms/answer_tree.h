#pragma once

#include <vector>

#include "forms/answers.h"
#include "forms/rules.h"

namespace okienko::forms {

/// The instance rules look at: one tree of local names, and for each item its places in it.
struct Answers::Tree {
    struct Place {
        std::size_t item = kNoItem;
        std::vector<unsigned>
            rows;  ///< numbers of the rows it stands in, outermost first; a row's own number last
        std::size_t container = kNoItem;  ///< index into `places` of the row or group around it
        std::size_t asked_by = kNoItem;   ///< index into `places` of the choice that asks for it
        std::size_t answer = kNoItem;     ///< index into Answers::answers_, of a field
        std::size_t row = kNoItem;        ///< index into Answers::rows_, of a group or row
        xmlNode* node = nullptr;          ///< context of its rules
        std::vector<xmlNode*> nodes;      ///< what its variable stands for
        bool relevant = true;
    };
    Tree()
        : document(schemas::Document::with_root("values")),
          context(expression_context(document.raw())) {}

    schemas::Document document;
    std::shared_ptr<xmlXPathContext> context;
    std::vector<Place> places;
    std::vector<std::vector<std::size_t>> of_item;  ///< item number -> indexes into `places`

    /// The world of an expression evaluated at a place; refers to this tree.
    ExpressionWorld world(const Rules& rules, const Place* from, const std::string& today) const;
};

}  // namespace okienko::forms
