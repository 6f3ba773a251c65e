#include "signing/xpath_path.h"

#include <algorithm>
#include <utility>

namespace okienko::signing {

namespace {

constexpr std::size_t most_steps = 32;

/// The next element in document order that is not below `node`; nullptr at the end.
const xmlNode* after(const xmlNode* node) {
    while (node != nullptr && node->type == XML_ELEMENT_NODE) {
        if (node->next != nullptr) return node->next;
        node = node->parent;
    }
    return nullptr;
}

/// How far each path has come at an element: bit i says that its first i steps have been taken.
using Progress = std::uint64_t;
struct Level {
    const xmlNode* element;
    std::vector<Progress> here;     ///< the element is the context of step i
    std::vector<Progress> pending;  ///< an ancestor is, and step i looks at descendants
};

}  // namespace

std::vector<const xmlNode*> outermost(const xmlDoc* document,
                                      WorkBudget& budget,
                                      const ElementTest& test) {
    std::vector<const xmlNode*> found;
    const xmlNode* at = document->children;
    std::size_t steps = 0;
    while (at != nullptr) {
        if (++steps > 4096) budget.spend(std::exchange(steps, 0));
        const bool element = at->type == XML_ELEMENT_NODE;
        const bool fits = element && test(at, steps);
        if (fits) found.push_back(at);
        if (element && !fits && at->children != nullptr) {
            at = at->children;
        } else if (at->next != nullptr) {
            at = at->next;
        } else {
            at = after(at->parent);
        }
    }
    budget.spend(steps);
    return found;
}

PathSet::PathSet(std::string_view expression, const PrefixLookup& prefixes) {
    XPathReader reader(expression);
    do {
        if (reader.call_ahead("here")) {
            read_here(reader, prefixes);
        } else {
            read_path(reader, prefixes);
        }
        if (paths_.size() + here_.size() > 16) reader.refuse();
    } while (reader.take_sign("|"));
    if (!reader.at_end()) reader.refuse();
    if (contents_ && paths_.size() + here_.size() > 1) reader.refuse();
}

void PathSet::read_here(XPathReader& reader, const PrefixLookup& prefixes) {
    reader.take_call("here");
    reader.expect_sign(")");
    reader.expect_sign("/");
    if (!reader.take_axis("ancestor")) reader.refuse();
    const std::string text = reader.expect_name();
    const std::size_t colon = text.find(':');
    const auto uri = colon == std::string::npos ? std::optional<std::string>(std::string())
                                                : prefixes(text.substr(0, colon));
    for (const std::string_view sign : {"[", "1", "]"}) reader.expect_sign(sign);
    if (!uri || text.find('*') != std::string::npos) reader.refuse();
    here_.push_back({uri, colon == std::string::npos ? text : text.substr(colon + 1)});
}

/// id('…') as XMLDSig means it: the element whose Id it is, declared or not.
PathSet::Step PathSet::read_id(XPathReader& reader) {
    const std::string id = reader.expect_literal();
    reader.expect_sign(")");
    if (id.empty() || id.find_first_of(" \t\r\n") != std::string::npos) reader.refuse();
    XPathCondition any;
    any.kind = XPathCondition::Kind::any_of;
    for (const char* name : {"Id", "ID", "id"}) {
        XPathCondition equal;
        equal.kind = XPathCondition::Kind::equal;
        equal.left.kind = XPathValue::Kind::attribute;
        equal.left.attribute = {std::nullopt, name};
        equal.right.literal = id;
        any.parts.push_back(std::move(equal));
    }
    Step step;
    step.descendant = true;
    step.test.conditions.push_back(std::move(any));
    ids_.push_back(step.test);
    return step;
}

void PathSet::read_end(XPathReader& reader) {
    reader.take_call("node");
    reader.expect_sign(")");
    contents_ = true;
}

void PathSet::read_path(XPathReader& reader, const PrefixLookup& prefixes) {
    Path path;
    if (reader.take_call("id")) {
        path.push_back(read_id(reader));
        if (!reader.sign_ahead("/") && !reader.sign_ahead("//")) {
            paths_.push_back(std::move(path));
            return;
        }
    }
    bool descendant = reader.take_sign("//");
    if (!descendant && reader.take_sign("/") && (reader.at_end() || reader.sign_ahead("|"))) {
        whole_ = true;
        return;
    }
    while (true) {
        if (!path.empty() && !descendant && reader.call_ahead("node")) {
            read_end(reader);
            break;
        }
        Step step;
        if (reader.take_axis("descendant") ||
            (path.empty() && reader.take_axis("descendant-or-self"))) {
            step.descendant = true;
        } else {
            reader.take_axis("child");
            step.descendant = descendant;
        }
        step.test = read_test(reader, prefixes);
        path.push_back(std::move(step));
        if (path.size() > most_steps) reader.refuse();
        descendant = reader.take_sign("//");
        if (!descendant && !reader.take_sign("/")) break;
    }
    paths_.push_back(std::move(path));
}

void PathSet::refuse_ambiguous(const xmlDoc* document, WorkBudget& budget) const {
    for (const XPathTest& id : ids_) {
        std::size_t found = 0;
        outermost(document, budget, [&](const xmlNode* element, std::size_t& steps) {
            found += id.fits(element, steps) ? 1U : 0U;
            return false;
        });
        if (found > 1) throw Refusal("ambiguous-id", "several elements have an Id XPath begins at");
    }
}

std::vector<const xmlNode*> PathSet::find(const xmlDoc* document,
                                          const xmlNode* signature,
                                          WorkBudget& budget) const {
    refuse_ambiguous(document, budget);
    std::vector<const xmlNode*> found = elements(document, signature, budget);
    if (!contents_) return found;
    std::vector<const xmlNode*> contents;
    for (const xmlNode* element : found) {
        for (const xmlNode* at = element->children; at != nullptr; at = at->next) {
            contents.push_back(at);
        }
    }
    return contents;
}

std::vector<const xmlNode*> PathSet::elements(const xmlDoc* document,
                                              const xmlNode* signature,
                                              WorkBudget& budget) const {
    std::vector<const xmlNode*> near;
    for (const XPathName& name : here_) {
        const xmlNode* at = signature->doc == document ? signature : nullptr;
        while (at != nullptr && at->type == XML_ELEMENT_NODE && !name.fits(at)) at = at->parent;
        if (at != nullptr && at->type == XML_ELEMENT_NODE) near.push_back(at);
    }
    // The walk keeps the levels above the element at hand; it goes down in document order.
    std::vector<Level> levels;
    const std::vector<Progress> none(paths_.size(), 0);
    const std::vector<Progress> begin(paths_.size(), 1);
    return outermost(document, budget, [&](const xmlNode* element, std::size_t& steps) {
        while (!levels.empty() && levels.back().element != element->parent) levels.pop_back();
        Level level{element, none, none};
        bool reached = std::find(near.begin(), near.end(), element) != near.end();
        for (std::size_t i = 0; i < paths_.size(); ++i) {
            const Progress children = levels.empty() ? begin[i] : levels.back().here[i];
            const Progress below = levels.empty() ? begin[i] : levels.back().pending[i];
            steps += paths_[i].size();
            for (std::size_t step = 0; step < paths_[i].size(); ++step) {
                const Progress bit = Progress{1} << step;
                const bool awaited = ((paths_[i][step].descendant ? below : children) & bit) != 0;
                if (awaited && paths_[i][step].test.fits(element, steps))
                    level.here[i] |= bit << 1U;
            }
            // What waits for descendants waits on below this element; the rest is for its children.
            level.pending[i] = below | level.here[i];
            reached = reached || (level.here[i] >> paths_[i].size() & 1U) != 0;
        }
        levels.push_back(std::move(level));
        return reached;
    });
}

}  // namespace okienko::signing
