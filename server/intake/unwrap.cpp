#include "server/intake/unwrap.h"

#include <algorithm>
#include <optional>

#include "forms/document_builder.h"
#include "server/intake/service_of.h"
#include "signing/asic.h"
#include "signing/canonical.h"
#include "signing/container.h"
#include "signing/digest.h"

namespace okienko::intake {

namespace {

using Form = signing::ReturnedFile::Form;
using Outcome = std::variant<Unwrapped, UnwrapFault>;

constexpr std::string_view kSignatures = "http://www.w3.org/2000/09/xmldsig#";
/// Far below what a container may be that is only looked at: here its files are stored.
constexpr signing::ContainerLimits kContainer{200, std::size_t{100} << 20U, 200};

/// A part of what was sent that may be the document.
struct Candidate {
    std::shared_ptr<const std::string> bytes;
    schemas::Document tree;
    std::string name;  ///< of the container's entry
    bool has_origin = false;
};

UnwrapFault fault(std::string rule) {
    std::string text = "intake.api." + rule;
    return {std::move(rule), std::move(text), {}, {}};
}

bool looks_like_xml(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto at = bytes.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && bytes[at] == '<';
}

std::optional<Candidate> candidate(std::string name, std::shared_ptr<const std::string> bytes) {
    if (!looks_like_xml(*bytes)) return std::nullopt;
    auto parsed = schemas::parse(*bytes);
    auto* tree = std::get_if<schemas::Document>(&parsed);
    if (tree == nullptr) return std::nullopt;
    const bool has_origin = forms::origin_of(*tree).has_value();
    return Candidate{std::move(bytes), std::move(*tree), std::move(name), has_origin};
}

/// Whether a document names this file among its attachments.
bool names(const forms::ReadDocument& document, const Candidate& file) {
    const std::string digest = signing::sha256(*file.bytes).hex();
    const std::string name = file.name.substr(file.name.rfind('/') + 1);
    const auto& all = document.attachments;
    return std::any_of(all.begin(), all.end(), [&](const forms::Attachment& one) {
        return one.name == name && one.size == file.bytes->size() && one.sha256 == digest;
    });
}

/// Takes out what is an attachment of another candidate.
void drop_attachments(std::vector<Candidate>& candidates, catalogue::Services& services) {
    std::vector<bool> named(candidates.size(), false);
    for (const Candidate& one : candidates) {
        const auto found = service_of(services, one.tree);
        const auto* service = std::get_if<std::shared_ptr<const forms::Service>>(&found);
        if (service == nullptr) continue;
        const auto read = forms::read_document(**service, one.tree);
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (&candidates[i] != &one && names(read, candidates[i])) named[i] = true;
        }
    }
    std::vector<Candidate> kept;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!named[i]) kept.push_back(std::move(candidates[i]));
    }
    candidates = std::move(kept);
}

/// The one that is the document: those of a service first, else the only one there is.
std::variant<Candidate, UnwrapFault> choose(std::vector<Candidate> candidates,
                                            catalogue::Services& services) {
    const auto of_service = [](const Candidate& one) { return one.has_origin; };
    if (std::any_of(candidates.begin(), candidates.end(), of_service)) {
        candidates.erase(std::remove_if(candidates.begin(),
                                        candidates.end(),
                                        [&](const Candidate& one) { return !of_service(one); }),
                         candidates.end());
        if (candidates.size() > 1) drop_attachments(candidates, services);
        if (candidates.size() > 1) return fault("container.several-documents");
    }
    if (candidates.size() != 1) return fault("container.no-document");
    return std::move(candidates.front());
}

/// EN 319 162-1, 4.4.3.2 and A.1: what may stand below META-INF beside files of XAdES signatures.
bool is_known_entry(std::string_view name) {
    if (name == "mimetype" || signing::is_data_file(name) || signing::is_signature_file(name)) {
        return true;
    }
    const std::string_view file = name.substr(name.find('/') + 1);
    return file == "manifest.xml" || file == "container.xml" || file == "metadata.xml" ||
           (file.starts_with("ASiC") && file.ends_with(".xml")) || file.ends_with(".tst");
}

Outcome open_container(std::string_view sent, catalogue::Services& services) {
    auto read = signing::read_container(sent, kContainer);
    if (const auto* wrong = std::get_if<signing::ContainerFault>(&read)) {
        return UnwrapFault{
            "container." + wrong->code, "intake.api.container", wrong->detail, wrong->code};
    }
    auto& container = std::get<signing::Container>(read);
    if (signing::kind_of(container.media_type) == signing::ContainerKind::open_document) {
        return fault("container.kind");
    }
    struct File {
        std::string name;
        std::shared_ptr<const std::string> bytes;
    };
    std::vector<File> files;
    std::vector<Candidate> candidates;
    for (signing::ContainerEntry& entry : container.entries) {
        if (!is_known_entry(entry.name)) {
            return UnwrapFault{"container.entry", "intake.api.container.entry", entry.name, {}};
        }
        if (!signing::is_data_file(entry.name)) continue;
        files.push_back({entry.name, std::make_shared<const std::string>(std::move(entry.bytes))});
        if (auto found = candidate(entry.name, files.back().bytes)) {
            candidates.push_back(std::move(*found));
        }
    }
    auto chosen = choose(std::move(candidates), services);
    if (auto* wrong = std::get_if<UnwrapFault>(&chosen)) return std::move(*wrong);
    auto& document = std::get<Candidate>(chosen);
    Unwrapped result{
        Form::container, document.bytes, *document.bytes, std::move(document.tree), {}};
    for (const File& file : files) {
        if (file.name != document.name) result.files.push_back(sent_file(file.name, file.bytes));
    }
    return result;
}

/// The document inside a signature; nullopt when it holds none, as a detached one.
std::optional<Outcome> open_signature(const schemas::Document& sent,
                                      catalogue::Services& services) {
    std::vector<Candidate> candidates;
    for (const schemas::Node object : sent.root().children("Object")) {
        const auto inner = object.children();
        std::optional<std::string> bytes;
        if (inner.empty()) {
            bytes = signing::from_base64(object.text());
        } else if (inner.size() == 1 && !inner.front().is("QualifyingProperties")) {
            bytes = signing::canonical(inner.front());
        }
        if (!bytes) continue;
        auto found = candidate({}, std::make_shared<const std::string>(std::move(*bytes)));
        if (found) candidates.push_back(std::move(*found));
    }
    if (candidates.empty()) return std::nullopt;
    auto chosen = choose(std::move(candidates), services);
    if (auto* wrong = std::get_if<UnwrapFault>(&chosen)) return Outcome(std::move(*wrong));
    auto& document = std::get<Candidate>(chosen);
    return Outcome(
        Unwrapped{Form::enveloping, document.bytes, *document.bytes, std::move(document.tree), {}});
}

}  // namespace

Outcome unwrap(std::string_view sent, catalogue::Services& services) {
    if (signing::looks_like_zip(sent)) return open_container(sent, services);
    auto parsed = schemas::parse(sent);
    if (const auto* wrong = std::get_if<schemas::ParseFault>(&parsed)) {
        const std::string rule = "xml." + std::string(schemas::to_string(wrong->kind));
        return UnwrapFault{rule, "intake." + rule, std::to_string(wrong->line), {}};
    }
    auto& tree = std::get<schemas::Document>(parsed);
    const schemas::Node root = tree.root();
    if (root.is("Signature") && root.namespace_uri() == kSignatures) {
        if (auto opened = open_signature(tree, services)) return std::move(*opened);
        return fault("signature.alone");
    }
    return Unwrapped{Form::plain, nullptr, sent, std::move(tree), {}};
}

}  // namespace okienko::intake
