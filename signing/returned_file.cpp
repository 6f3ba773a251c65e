#include "signing/returned_file.h"

#include <algorithm>
#include <set>
#include <variant>
#include <vector>

#include "signing/asic.h"
#include "signing/canonical.h"
#include "signing/canonicalization.h"
#include "signing/container.h"
#include "signing/digest.h"
#include "signing/node_set.h"
#include "signing/octets.h"
#include "signing/same_document.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

constexpr std::size_t kWork = 256U * 1024U * 1024U;
constexpr int kReferences = 50;  ///< names a detached signature may call the document by

bool is_signature(schemas::Node node) {
    return is_element(node.raw(), "Signature", ds_namespace);
}

/// ds:Signature children of the root with nothing but white space after or between them.
std::vector<const xmlNode*> trailing_signatures(const xmlNode* root) {
    std::vector<const xmlNode*> found;
    for (const xmlNode* node = root->last; node != nullptr; node = node->prev) {
        if (is_element(node, "Signature", ds_namespace)) {
            found.push_back(node);
        } else if (node->type != XML_TEXT_NODE || xmlIsBlankNode(node) == 0) {
            break;
        }
    }
    return found;
}

std::string without(const schemas::Document& document, const std::vector<const xmlNode*>& nodes) {
    NodeSet set;
    set.document = document.raw();
    set.apexes = {document.root().raw()};
    set.remove(nodes);
    OctetBuffer octets;
    WorkBudget budget(kWork);
    write_canonical(set, CanonicalMethod{}, octets, budget);
    return octets.take();
}

bool counts(const SignatureReport& signature) {
    return signature.counters.empty();
}

template <typename Covers>
bool every_signature(const VerificationReport& report, Covers covers) {
    bool one = false;
    for (const SignatureReport& signature : report.signatures) {
        if (!counts(signature)) continue;
        if (std::none_of(signature.coverage.begin(), signature.coverage.end(), covers))
            return false;
        one = true;
    }
    return one;
}

class Comparison {
public:
    Comparison(const Verifier& verifier,
               std::string_view file,
               std::string_view original,
               const VerificationRequest& request)
        : verifier_(verifier), file_(file), original_(original), request_(request) {}

    ReturnedFile run() {
        if (looks_like_zip(file_)) {
            container();
            return std::move(result_);
        }
        auto parsed = schemas::parse(file_);
        if (!std::holds_alternative<schemas::Document>(parsed)) {
            result_.report = verifier_.verify(file_, request_);
            return std::move(result_);
        }
        const auto& document = std::get<schemas::Document>(parsed);
        const schemas::Node root = document.root();
        if (is_signature(root)) {
            around(document);
        } else if (root.is("XAdESSignatures")) {
            detached(document);
        } else {
            inside(document);
        }
        return std::move(result_);
    }

private:
    schemas::Document read_original() const {
        return std::get<schemas::Document>(schemas::parse(original_));
    }

    void container() {
        result_.form = ReturnedFile::Form::container;
        result_.report = verifier_.verify(file_, request_);
        const auto read = read_container(file_);
        const auto* unpacked = std::get_if<Container>(&read);
        if (unpacked == nullptr) return;
        const ContainerEntry* found = nullptr;
        for (const ContainerEntry& entry : unpacked->entries) {
            if (!is_data_file(entry.name)) continue;
            if (found == nullptr && entry.bytes == original_) {
                found = &entry;
            } else {
                result_.other_files.push_back(entry.name);
            }
        }
        if (found == nullptr) return;
        result_.same_document = true;
        result_.covered = every_signature(result_.report, [&](const Coverage& coverage) {
            return coverage.kind == Coverage::Kind::file && coverage.intact &&
                   coverage.what == found->name;
        });
    }

    void inside(const schemas::Document& document) {
        const auto signatures = trailing_signatures(document.root().raw());
        result_.form =
            signatures.empty() ? ReturnedFile::Form::plain : ReturnedFile::Form::enveloped;
        result_.report = verifier_.verify(document, request_);
        try {
            const schemas::Document original = read_original();
            result_.same_document = without(document, signatures) ==
                                    without(original, trailing_signatures(original.root().raw()));
        } catch (const Refusal&) {
            return;  // what costs that much is not the document we gave out
        }
        result_.covered = every_signature_covers(result_.report, document);
    }

    void around(const schemas::Document& document) {
        std::set<std::string> paths;
        const std::string plain = canonical(read_original());
        for (const schemas::Node object : document.root().children("Object")) {
            const auto inner = object.children();
            if (inner.empty() ? from_base64(object.text()) == original_
                              : inner.size() == 1 && canonical(inner.front()) == plain) {
                paths.insert(object.path());
                if (!inner.empty()) paths.insert(inner.front().path());
            }
        }
        if (paths.empty()) {
            detached(document);
            return;
        }
        result_.form = ReturnedFile::Form::enveloping;
        result_.same_document = true;
        result_.report = verifier_.verify(document, request_);
        result_.covered = every_signature(result_.report, [&](const Coverage& coverage) {
            return coverage.kind == Coverage::Kind::object && coverage.intact &&
                   paths.count(coverage.what) != 0 && coverage.without.empty();
        });
    }

    /// People and browsers rename what they save: whatever name the signature calls its file by,
    /// the digest says whether it is this one.
    void detached(const schemas::Document& document) {
        result_.form = ReturnedFile::Form::detached;
        std::set<std::string> names;
        collect_names(document.root(), 0, names);
        std::vector<DetachedContent> contents;
        contents.reserve(names.size());
        for (const std::string& name : names) contents.push_back({name, original_});
        if (contents.empty()) contents.push_back({"document.xml", original_});
        VerificationRequest request = request_;
        request.detached = contents;
        result_.report = verifier_.verify(document, request);
        const auto held = [](const Coverage& coverage) {
            return coverage.kind == Coverage::Kind::file && coverage.intact &&
                   coverage.without.empty();
        };
        result_.covered = every_signature(result_.report, held);
        result_.same_document = result_.covered;
    }

    static void collect_names(schemas::Node node, int depth, std::set<std::string>& names) {
        if (depth > 8) return;
        for (const schemas::Node child : node.children()) {
            if (is_element(child.raw(), "Reference", ds_namespace)) {
                const ReferenceTarget target = read_target(child.raw());
                if (target.kind == ReferenceTarget::Kind::external && names.size() < kReferences) {
                    names.insert(target.name.substr(target.name.rfind('/') + 1));
                }
            } else {
                collect_names(child, depth + 1, names);
            }
        }
    }

    const Verifier& verifier_;
    std::string_view file_;
    std::string_view original_;
    const VerificationRequest& request_;
    ReturnedFile result_;
};

}  // namespace

bool every_signature_covers(const VerificationReport& report, const schemas::Document& document) {
    const std::string place = document.root().path() + "/Signature";
    const auto is_at_end = [&](const std::string& path) {
        return path == place ||
               (path.starts_with(place + "[") && path.find('/', place.size()) == std::string::npos);
    };
    return every_signature(report, [&](const Coverage& coverage) {
        return coverage.kind == Coverage::Kind::document && coverage.intact &&
               std::all_of(coverage.without.begin(), coverage.without.end(), is_at_end);
    });
}

ReturnedFile compare_returned(const Verifier& verifier,
                              std::string_view file,
                              std::string_view original,
                              const VerificationRequest& request) {
    return Comparison(verifier, file, original, request).run();
}

}  // namespace okienko::signing
