#include "signing/container_rules.h"

#include <algorithm>
#include <set>

#include "signing/asic.h"
#include "signing/canonical_names.h"
#include "signing/same_document.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

constexpr std::string_view manifest_namespace =
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
constexpr std::string_view manifest_name = "META-INF/manifest.xml";

/// The attribute in the manifest's namespace, or in none, as some write it.
std::string manifest_attribute(const xmlNode* element, std::string_view name) {
    for (const xmlAttr* at = element->properties; at != nullptr; at = at->next) {
        const bool ours = at->ns == nullptr || view(at->ns->href) == manifest_namespace;
        if (!ours || view(at->name) != name) continue;
        std::string value;
        for (const xmlNode* text = at->children; text != nullptr; text = text->next) {
            value += view(text->content);
        }
        return value;
    }
    return {};
}

/// META-INF/manifest.xml: what it lists, and the type it gives the whole.
struct Manifest {
    std::set<std::string> files;
    std::string media_type;

    explicit Manifest(const xmlNode* root) {
        for (const xmlNode* at : children_named(root, "file-entry", manifest_namespace)) {
            const std::string path = manifest_attribute(at, "full-path");
            if (path == "/") media_type = manifest_attribute(at, "media-type");
            if (path.empty() || path.ends_with('/')) continue;
            files.insert(path.starts_with('/') ? path.substr(1) : path);
        }
    }

    /// Names are written as they are, or as a URI would have them.
    bool lists(const std::string& name) const {
        return files.count(name) != 0 ||
               std::any_of(files.begin(), files.end(), [&](const std::string& one) {
                   return percent_decoded(one) == name;
               });
    }
};

bool has(const PackedContainer& container, const std::string& name) {
    return container.find(name) != nullptr || container.find(percent_decoded(name)) != nullptr;
}

void compare(const PackedContainer& container,
             const Manifest& manifest,
             std::vector<std::string>& warnings) {
    if (!manifest.media_type.empty() && manifest.media_type != container.media_type()) {
        warnings.emplace_back("manifest-media-type");
    }
    if (!std::all_of(manifest.files.begin(), manifest.files.end(), [&](const std::string& name) {
            return has(container, name);
        })) {
        warnings.emplace_back("manifest-lists-absent");
    }
    const auto& entries = container.entries();
    if (std::any_of(entries.begin(), entries.end(), [&](const PackedContainer::Entry& entry) {
            return is_data_file(entry.name()) && !manifest.lists(entry.name());
        })) {
        warnings.emplace_back("manifest-omits");
    }
}

}  // namespace

std::vector<std::string> container_warnings(const PackedContainer& container,
                                            const schemas::Limits& limits) {
    std::vector<std::string> warnings;
    if (container.find("mimetype") == nullptr) {
        warnings.emplace_back("mimetype-absent");
    } else if (!container.type_leads()) {
        warnings.emplace_back("mimetype-place");
    }
    const ContainerKind kind = kind_of(container.media_type());
    const PackedContainer::Entry* entry = container.find(manifest_name);
    if (entry == nullptr) {
        if (kind == ContainerKind::open_document) warnings.emplace_back("manifest-absent");
        return warnings;
    }
    const auto parsed = schemas::parse(entry->read(), limits);
    const auto* document = std::get_if<schemas::Document>(&parsed);
    const xmlNode* root = document == nullptr ? nullptr : document->root().raw();
    if (!is_element(root, "manifest", manifest_namespace)) {
        warnings.emplace_back("manifest-unreadable");
    } else if (kind != ContainerKind::asic_s) {
        compare(container, Manifest(root), warnings);
    }
    return warnings;
}

}  // namespace okienko::signing
