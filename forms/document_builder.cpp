#include "forms/document_builder.h"

#include <algorithm>
#include <array>
#include <set>

#include "forms/dates.h"
#include "forms/form_binding.h"
#include "forms/rules.h"

namespace okienko::forms {

namespace {

using schemas::Node;

constexpr std::array<std::pair<std::string_view, const char*>, 5> kPrefixes = {{
    {kDescriptionNamespace, "opis"},
    {kAttachmentNamespace, "zal"},
    {"urn:okienko:person", "os"},
    {"urn:okienko:address", "adr"},
    {"urn:okienko:identifiers", "id"},
}};

bool has_unqualified(const Particle& particle) {
    if (particle.kind == Particle::Kind::element && particle.namespace_uri.empty()) return true;
    return std::any_of(particle.children.begin(), particle.children.end(), has_unqualified);
}

const xmlChar* xml(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

/// Writes the elements of the model that have something to say, in the model's order.
class Builder {
public:
    Builder(const Answers& answers, const Model& model)
        : a_(answers), model_(model), document_(make_root(model)) {
        for (const Answer& answer : a_.all()) {
            if (!answer.relevant) continue;
            by_path_.emplace(answer.path, &answer);
            const bool empty_element =
                answer.values.empty() && a_.service().rules().of(answer.item->number).may_be_empty;
            if (!answer.values.empty()) mark(answer.path);
            if (empty_element) empty_.insert(answer.path);
        }
        for (const Row& row : a_.rows()) {
            if (row.relevant && row.item->kind == Item::Kind::repeat) mark(row.path);
        }
    }

    schemas::Document run() {
        content(document_.root(), model_.root, "/" + model_.root.name, 0);
        if (!described_) {
            const std::string words =
                "service=\"" + a_.service().id() + "\" version=\"" + a_.service().version() +
                "\" sha256=\"" + a_.service().sha256() + "\" created=\"" +
                iso_date(a_.moment().today) + "\" language=\"" + a_.moment().language + "\"";
            const std::string target = "okienko";
            xmlNode* instruction = xmlNewDocPI(document_.raw(), xml(target), xml(words));
            xmlNode* root = document_.root().raw();
            if (root->children != nullptr) {
                xmlAddPrevSibling(root->children, instruction);
            } else {
                xmlAddChild(root, instruction);
            }
        }
        return std::move(document_);
    }

private:
    static schemas::Document make_root(const Model& model) {
        bool unqualified = false;
        for (const ComplexType& type : model.complex_types)
            unqualified = unqualified || (type.content && has_unqualified(*type.content));
        return schemas::Document::with_root(
            model.root.name, model.root.namespace_uri, unqualified ? "d" : "");
    }

    void mark(std::string path) {
        while (!path.empty() && filled_.insert(path).second) {
            const auto slash = path.rfind('/');
            path.resize(slash == std::string::npos ? 0 : slash);
        }
    }

    xmlNs* namespace_of(const std::string& uri) {
        if (uri.empty()) return nullptr;
        xmlNode* root = document_.root().raw();
        if (xmlNs* known = xmlSearchNsByHref(document_.raw(), root, xml(uri))) return known;
        const auto named = std::find_if(kPrefixes.begin(), kPrefixes.end(), [&](const auto& pair) {
            return pair.first == uri;
        });
        const std::string prefix =
            named != kPrefixes.end() ? named->second : "n" + std::to_string(++made_prefixes_);
        return xmlNewNs(root, xml(uri), xml(prefix));
    }

    Node add(Node parent, const Particle& element) {
        const Node node = parent.add(element.name);
        xmlSetNs(node.raw(), namespace_of(element.namespace_uri));
        return node;
    }

    void content(Node node, const Particle& element, const std::string& path, unsigned depth) {
        if (depth > 50) return;
        attributes(node, element, path);
        for (const Model::Child& child : model_.children(element)) {
            if (depth == 0 && child.element->namespace_uri == kDescriptionNamespace) {
                describe(add(node, *child.element));
                continue;
            }
            if (child.element->namespace_uri == kSignatureNamespace) continue;
            children(node, child, path + "/" + child.element->name, depth);
        }
    }

    void children(Node parent, const Model::Child& child, const std::string& path, unsigned depth) {
        const auto field = by_path_.find(path);
        if (field != by_path_.end() && field->second->item->widget == Widget::file)
            return files(parent, *child.element, *field->second);
        if (field != by_path_.end()) {
            for (const std::string& value : field->second->values) {
                const Node node = add(parent, *child.element);
                Node(node).set_text(value);
                attributes(node, *child.element, path);
            }
            if (empty_.count(path) != 0) add(parent, *child.element);
            return;
        }
        if (filled_.count(path + "[1]") != 0) {
            for (unsigned n = 1; filled_.count(path + "[" + std::to_string(n) + "]") != 0; ++n) {
                content(add(parent, *child.element),
                        *child.element,
                        path + "[" + std::to_string(n) + "]",
                        depth + 1);
            }
            return;
        }
        const bool simple = child.element->simple != kNoType;
        if (filled_.count(path) != 0 || (child.min > 0 && !simple)) {
            content(add(parent, *child.element), *child.element, path, depth + 1);
        } else if (child.min > 0 && !child.element->fixed.empty()) {
            Node(add(parent, *child.element)).set_text(child.element->fixed);
        }
    }

    void attributes(Node node, const Particle& element, const std::string& path) {
        if (element.complex == kNoType) return;
        for (const Attribute& attribute : model_.complex_types.at(element.complex).attributes) {
            const auto answer = by_path_.find(path + "/@" + attribute.name);
            std::string value = attribute.required ? attribute.fixed : "";
            if (answer != by_path_.end() && !answer->second->values.empty())
                value = answer->second->values.front();
            if (value.empty()) continue;
            xmlSetNsProp(
                node.raw(), namespace_of(attribute.namespace_uri), xml(attribute.name), xml(value));
        }
    }

    void files(Node parent, const Particle& element, const Answer& answer) {
        for (const Attachment& attachment : a_.attachments()) {
            if (attachment.field != answer.item->id) continue;
            const Node node = add(parent, element);
            const std::array<std::pair<std::string_view, std::string>, 4> parts = {
                {{"Nazwa", attachment.name},
                 {"Typ", attachment.media_type},
                 {"Rozmiar", std::to_string(attachment.size)},
                 {"SkrotSHA256", attachment.sha256}}};
            for (const auto& child : model_.children(element)) {
                for (const auto& [name, value] : parts) {
                    if (child.element->name == name)
                        Node(add(node, *child.element)).set_text(value);
                }
            }
        }
    }

    void describe(Node node) {
        described_ = true;
        node.add("Usluga", a_.service().id());
        node.add("Wersja", a_.service().version());
        node.add("SkrotPakietu", a_.service().sha256());
        node.add("DataUtworzenia", iso_date(a_.moment().today));
        node.add("Jezyk", a_.moment().language);
    }

    const Answers& a_;
    const Model& model_;
    schemas::Document document_;
    std::map<std::string, const Answer*> by_path_;
    std::set<std::string> filled_;
    std::set<std::string> empty_;
    unsigned made_prefixes_ = 0;
    bool described_ = false;
};

}  // namespace

schemas::Document build_document(const Answers& answers) {
    return Builder(answers, answers.service().model()).run();
}

std::string document_bytes(const Answers& answers) {
    return build_document(answers).serialize();
}

}  // namespace okienko::forms
