#include "signing/xpath_filter.h"

#include <algorithm>

#include "signing/canonical_names.h"
#include "signing/xml_names.h"
#include "signing/xpath_condition.h"
#include "signing/xpath_path.h"

namespace okienko::signing {

namespace {

using Nodes = std::vector<const xmlNode*>;

PrefixLookup prefixes_of(const xmlNode* element) {
    return [element](std::string_view prefix) -> std::optional<std::string> {
        for (const xmlNode* at = element; at != nullptr && at->type == XML_ELEMENT_NODE;
             at = at->parent) {
            for (const xmlNs* ns = at->nsDef; ns != nullptr; ns = ns->next) {
                if (view(ns->prefix) == prefix) return std::string(view(ns->href));
            }
        }
        return std::nullopt;
    };
}

std::string text_of(const xmlNode* element) {
    std::string text;
    for (const xmlNode* at = element->children; at != nullptr; at = at->next) {
        if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
            text += view(at->content);
        }
    }
    return text;
}

bool is_below(const xmlNode* node, const Nodes& sorted) {
    for (const xmlNode* at = node; at != nullptr && at->type != XML_DOCUMENT_NODE;
         at = at->parent) {
        if (std::binary_search(sorted.begin(), sorted.end(), at)) return true;
    }
    return false;
}

void take_out(NodeSet& nodes, const Nodes& roots) {
    nodes.remove(roots);
    std::erase_if(nodes.apexes, [&](const xmlNode* apex) { return is_below(apex, nodes.removed); });
}

/// Keeps what is both in the set and below one of the roots (in document order, none below
/// another).
void keep_only(NodeSet& nodes, const Nodes& roots) {
    Nodes kept;
    if (nodes.whole) {
        nodes.whole = false;
        kept = roots;
    } else {
        Nodes sorted_roots = roots;
        std::sort(sorted_roots.begin(), sorted_roots.end());
        Nodes sorted_apexes = nodes.apexes;
        std::sort(sorted_apexes.begin(), sorted_apexes.end());
        for (const xmlNode* apex : nodes.apexes) {
            if (is_below(apex, sorted_roots)) kept.push_back(apex);
        }
        const bool apexes_within = !kept.empty();
        for (const xmlNode* root : roots) {
            const bool is_apex =
                std::binary_search(sorted_apexes.begin(), sorted_apexes.end(), root);
            if (is_apex || !is_below(root, sorted_apexes)) continue;
            if (apexes_within) {
                throw Refusal("xpath", "filters that leave scattered parts of the document");
            }
            kept.push_back(root);
        }
    }
    nodes.apexes = std::move(kept);
    take_out(nodes, {});
}

/// One condition of an XPath filter: whether subtrees under one of the tests stay or go.
struct Rule {
    bool keeps = false;
    bool own_signature = false;  ///< takes out the signature it stands in, and nothing else
    std::vector<XPathTest> tests;
};

class RuleReader {
public:
    RuleReader(std::string_view expression, const PrefixLookup& prefixes)
        : reader_(expression), prefixes_(prefixes) {}

    std::vector<Rule> rules() {
        std::vector<Rule> found;
        do {
            found.push_back(rule());
        } while (reader_.take_name("and"));
        if (!reader_.at_end()) reader_.refuse();
        return found;
    }

private:
    Rule rule() {
        Rule found;
        if (reader_.call_ahead("count")) {
            read_enveloped();
            found.own_signature = true;
        } else if (reader_.take_call("not")) {
            found.tests = tests();
            reader_.expect_sign(")");
        } else if (reader_.take_sign("(")) {
            found = rule();
            reader_.expect_sign(")");
        } else {
            found.keeps = true;
            found.tests.push_back(test());
        }
        return found;
    }

    std::vector<XPathTest> tests() {
        std::vector<XPathTest> found;
        do {
            const bool bracket = reader_.take_sign("(");
            found.push_back(test());
            if (bracket) reader_.expect_sign(")");
        } while (reader_.take_name("or") || reader_.take_sign("|"));
        return found;
    }

    XPathTest test() {
        if (!reader_.take_axis("ancestor-or-self")) reader_.refuse();
        return read_test(reader_, prefixes_);
    }

    void expect_signature() {
        const XPathTest found = read_test(reader_, prefixes_);
        if (found.name.uri != ds_namespace || found.name.name != "Signature" ||
            !found.conditions.empty()) {
            reader_.refuse();
        }
    }
    void expect_axis(std::string_view axis) {
        if (!reader_.take_axis(axis)) reader_.refuse();
    }

    /// The enveloped-signature transform as XMLDSig 6.6.4 writes it in XPath.
    void read_enveloped() {
        reader_.take_call("count");
        expect_axis("ancestor-or-self");
        expect_signature();
        reader_.expect_sign("|");
        if (!reader_.take_call("here")) reader_.refuse();
        reader_.expect_sign(")");
        reader_.expect_sign("/");
        expect_axis("ancestor");
        if (reader_.expect_name().find("Signature") == std::string::npos) reader_.refuse();
        for (const std::string_view sign : {"[", "1", "]", ")", ">"}) reader_.expect_sign(sign);
        if (!reader_.take_call("count")) reader_.refuse();
        expect_axis("ancestor-or-self");
        expect_signature();
        reader_.expect_sign(")");
    }

    XPathReader reader_;
    const PrefixLookup& prefixes_;
};

}  // namespace

void filter_by_xpath(const xmlNode* transform,
                     const xmlNode* signature,
                     NodeSet& nodes,
                     WorkBudget& budget) {
    const xmlNode* expression = child_named(transform, "XPath", ds_namespace);
    if (expression == nullptr) throw Refusal("xpath", "an XPath transform without an expression");
    const PrefixLookup prefixes = prefixes_of(expression);
    for (const Rule& rule : RuleReader(text_of(expression), prefixes).rules()) {
        if (rule.own_signature) {
            if (signature->doc == nodes.document) take_out(nodes, {signature});
            continue;
        }
        const Nodes roots =
            outermost(nodes.document, budget, [&](const xmlNode* element, std::size_t& steps) {
                return std::any_of(
                    rule.tests.begin(), rule.tests.end(), [&](const XPathTest& test) {
                        return test.fits(element, steps);
                    });
            });
        if (rule.keeps) {
            keep_only(nodes, roots);
        } else {
            take_out(nodes, roots);
        }
    }
}

void filter_by_xpath2(const xmlNode* transform,
                      const xmlNode* signature,
                      NodeSet& nodes,
                      WorkBudget& budget) {
    int filters = 0;
    for (const xmlNode* at = transform->children; at != nullptr; at = at->next) {
        if (at->type != XML_ELEMENT_NODE) continue;
        if (!is_element(at, "XPath", filter2_namespace) || ++filters > 16) {
            throw Refusal("xpath", "an XPath filter that can't be read");
        }
        const std::string kind = attribute_of(at, "Filter");
        const PathSet paths(text_of(at), prefixes_of(at));
        if (kind != "intersect" && kind != "subtract") {
            throw Refusal("xpath", "the XPath filter '" + kind + "'");
        }
        if (paths.whole_document()) {
            if (kind == "subtract") take_out(nodes, {xmlDocGetRootElement(nodes.document)});
            continue;
        }
        const Nodes roots = paths.find(nodes.document, signature, budget);
        if (kind == "intersect") {
            keep_only(nodes, roots);
        } else {
            take_out(nodes, roots);
        }
    }
    if (filters == 0) throw Refusal("xpath", "an XPath filter without an expression");
}

}  // namespace okienko::signing
