#include <algorithm>
#include <limits>
#include <set>

#include <fmt/format.h>
#include <libxml/xmlstring.h>

#include "signing/asic.h"
#include "signing/canonicalization.h"
#include "signing/certificate.h"
#include "signing/crypto_error.h"
#include "signing/digest.h"
#include "signing/document_cut.h"
#include "signing/prepared_signature.h"
#include "signing/random.h"
#include "signing/refusal.h"
#include "signing/signature_text.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

constexpr std::size_t most_files = 1000;
constexpr std::string_view base64_transform = "http://www.w3.org/2000/09/xmldsig#base64";
constexpr std::string_view object_type = "http://www.w3.org/2000/09/xmldsig#Object";
constexpr std::string_view asic_e_type = "application/vnd.etsi.asic-e+zip";
/// So that a later signature in the same document leaves this one intact (XMLDSig 6.6.3).
constexpr std::string_view without_signatures =
    "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>"
    "not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>";

/// RFC 3986, 2.3; a '/' stays between folders.
std::string percent_encoded(std::string_view name) {
    std::string result;
    for (const char c : name) {
        const auto octet = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        result += plain ? std::string(1, c) : fmt::format("%{:02X}", octet);
    }
    return result;
}

std::string without_ending(const std::string& name, std::string_view ending) {
    return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : name;
}

std::string without_extension(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    const bool has_one =
        dot != std::string::npos && dot != 0 && name.find('/', dot) == std::string::npos;
    return has_one ? name.substr(0, dot) : name;
}

/// The outermost ds:Signature elements of a document.
std::vector<const xmlNode*> signatures_of(const xmlDoc* document) {
    std::vector<const xmlNode*> found;
    const xmlNode* root = xmlDocGetRootElement(document);
    for (const xmlNode* node = root; node != nullptr;) {
        const bool signature = is_element(node, "Signature", ds_namespace);
        if (signature) found.push_back(node);
        if (!signature && node->type == XML_ELEMENT_NODE && node->children != nullptr) {
            node = node->children;
            continue;
        }
        while (node != root && node->next == nullptr) node = node->parent;
        node = node == root ? nullptr : node->next;
    }
    return found;
}

/// Exclusive c14n without comments of the document less every signature.
std::string canonical_without(const xmlDoc* document, const std::vector<const xmlNode*>& removed) {
    NodeSet nodes;
    nodes.document = document;
    nodes.whole = true;
    nodes.remove(removed);
    OctetBuffer buffer;
    WorkBudget budget(std::numeric_limits<std::size_t>::max());
    write_canonical(nodes, *canonical_method(exclusive_c14n), buffer, budget);
    return buffer.take();
}

std::string manifest(const std::vector<FileToSign>& files) {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
        "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
        "manifest:version=\"1.2\">";
    const auto entry = [&](std::string_view path, std::string_view type) {
        text += fmt::format(
            "<manifest:file-entry manifest:full-path=\"{}\" manifest:media-type=\"{}\"/>",
            canonical_attribute(path),
            canonical_attribute(type));
    };
    entry("/", asic_e_type);
    for (const FileToSign& file : files) {
        if (is_data_file(file.name)) entry(file.name, file.media_type);
    }
    return text + "</manifest:manifest>\n";
}

void check_file(const FileToSign& file, SignatureForm form) {
    const bool utf8 = xmlCheckUTF8(reinterpret_cast<const unsigned char*>(file.name.c_str())) == 1;
    if (!utf8 || !is_good_entry_name(file.name) || file.name.ends_with('/')) {
        throw Refusal("name", "a file needs a name that means one place, in UTF-8");
    }
    if (form == SignatureForm::detached && file.name.find('/') != std::string::npos) {
        throw Refusal("name", "a detached signature names files, without folders");
    }
    if (form == SignatureForm::asic_e && !is_data_file(file.name)) {
        throw Refusal("name", "the name belongs to the container itself");
    }
}

}  // namespace

/// The first step, form by form. Throws Refusal.
class SignaturePreparation {
public:
    explicit SignaturePreparation(const SigningRequest& request)
        : request_(request),
          content_{
              {}, {}, request.certificate_chain, request.signing_time, request.commitment, {}, {}} {
    }

    PreparedSignature run() {
        check_request();
        read_key();
        switch (request_.form) {
            case SignatureForm::enveloped:
                inside_document();
                break;
            case SignatureForm::enveloping:
                around_files();
                break;
            case SignatureForm::detached:
                beside_files(request_.files);
                made_.files_ = request_.files;
                made_.name_ = request_.files.front().name + ".xades";
                break;
            case SignatureForm::asic_e:
                in_container();
                break;
        }
        return std::move(made_);
    }

private:
    void check_request() {
        if (request_.files.empty()) throw Refusal("no-file", "there is nothing to sign");
        const std::size_t most = request_.form == SignatureForm::enveloped ? 1 : most_files;
        if (request_.files.size() > most) {
            throw Refusal("several-files", "more files than this form takes");
        }
        std::set<std::string_view> names;
        for (const FileToSign& file : request_.files) {
            check_file(file, request_.form);
            if (!names.insert(file.name).second) throw Refusal("name", "two files of one name");
        }
        if (!request_.id.empty() && !is_uuid(request_.id)) {
            throw Refusal("id", "the id of a signature is a UUID");
        }
        content_.id = request_.id.empty() ? random_uuid() : request_.id;
    }

    void read_key() {
        if (request_.certificate_chain.empty()) {
            throw Refusal("certificate", "a signature needs the signer's certificate");
        }
        Certificate signer(nullptr, &X509_free);
        try {
            for (auto der = request_.certificate_chain.rbegin();
                 der != request_.certificate_chain.rend();
                 ++der) {
                signer = read_certificate(*der);
            }
        } catch (const CryptoError&) {
            throw Refusal("certificate", "a certificate that can't be read");
        }
        EVP_PKEY* key = X509_get0_pubkey(signer.get());
        if (key == nullptr) throw Refusal("key", "a key that can't be read");
        try {
            content_.algorithm = default_algorithm(key);
        } catch (const CryptoError& error) {
            throw Refusal("key", error.what());
        }
        content_.algorithm = request_.algorithm.value_or(content_.algorithm);
        if (!fits(key, content_.algorithm)) {
            throw Refusal("algorithm", "the certificate's key doesn't sign by that algorithm");
        }
    }

    void refer(const FileToSign& file, DataReference reference, std::string_view octets) {
        reference.digest = digest(content_.algorithm, octets);
        reference.media_type = file.media_type;
        reference.description = file.description;
        content_.references.push_back(std::move(reference));
    }

    /// XMLDSig 4.4.3.3: URI="".
    void inside_document() {
        const FileToSign& file = request_.files.front();
        auto outcome = schemas::parse(file.bytes, request_.xml);
        if (const auto* fault = std::get_if<schemas::ParseFault>(&outcome)) {
            throw Refusal(std::string(to_string(fault->kind)), fault->detail);
        }
        const xmlDoc* document = std::get<schemas::Document>(outcome).raw();
        const std::string encoding =
            document->encoding == nullptr ? "" : reinterpret_cast<const char*>(document->encoding);
        if (!can_be_cut(file.bytes, encoding)) {
            throw Refusal("encoding", "a signature isn't put into a document in such an encoding");
        }
        const auto earlier = signatures_of(document);
        if (earlier.size() == 1 && earlier.front() == xmlDocGetRootElement(document)) {
            throw Refusal("is-signature", "the document is itself a signature");
        }
        refer(file,
              {.uri = {},
               .type = {},
               .transforms = std::string(without_signatures) + transform(exclusive_c14n),
               .digest = {},
               .media_type = {},
               .description = {}},
              canonical_without(document, earlier));
        const DocumentCut place = cut_before_end(file.bytes);
        const SignatureText text = write();
        made_.before_value_ = place.before + with_character_references(text.before_value());
        made_.after_value_ = with_character_references(text.after_value()) + place.after;
        made_.name_ = without_ending(file.name, ".xml") + ".signed.xml";
        if (!earlier.empty()) made_.original_ = file.bytes;
    }

    /// XMLDSig 4.5: an Object for each file, as base64: any file, to the octet.
    void around_files() {
        for (const FileToSign& file : request_.files) {
            const std::string id =
                fmt::format("Object-{}-{}", content_.id, content_.references.size());
            content_.objects +=
                fmt::format("<ds:Object Encoding=\"{}\" Id=\"{}\" MimeType=\"{}\">{}</ds:Object>",
                            base64_transform,
                            id,
                            canonical_attribute(file.media_type),
                            base64(file.bytes));
            refer(file,
                  {.uri = "#" + id,
                   .type = std::string(object_type),
                   .transforms = transform(base64_transform),
                   .digest = {},
                   .media_type = {},
                   .description = {}},
                  file.bytes);
        }
        write_file({}, {});
        made_.name_ = request_.files.front().name + ".signed.xades";
    }

    /// The octets of each file, by its name.
    void beside_files(const std::vector<FileToSign>& files,
                      std::string_view opening = {},
                      std::string_view closing = {}) {
        for (const FileToSign& file : files) {
            if (!is_data_file(file.name) && request_.form == SignatureForm::asic_e) continue;
            refer(file,
                  {.uri = percent_encoded(file.name),
                   .type = {},
                   .transforms = {},
                   .digest = {},
                   .media_type = {},
                   .description = {}},
                  file.bytes);
        }
        if (content_.references.empty()) throw Refusal("no-file", "the container holds no data");
        write_file(opening, closing);
    }

    /// EN 319 162-1, 4.4.3.2 and annex A: signatures in META-INF, beside the manifest.
    void in_container() {
        made_.files_ = request_.files;
        made_.name_ = without_extension(request_.files.front().name) + ".asice";
        if (request_.files.size() == 1 && looks_like_zip(request_.files.front().bytes)) {
            take_container(request_.files.front());
        }
        const auto has = [&](const std::string& name) {
            return std::any_of(made_.files_.begin(), made_.files_.end(), [&](const auto& file) {
                return file.name == name;
            });
        };
        if (!has("META-INF/manifest.xml")) {
            made_.files_.push_back({"META-INF/manifest.xml", manifest(made_.files_), "text/xml"});
        }
        int number = 0;
        do {
            made_.signature_file_ = fmt::format("META-INF/signatures{}.xml", number++);
        } while (has(made_.signature_file_));
        beside_files(made_.files_,
                     "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\">",
                     "</asic:XAdESSignatures>");
    }

    /// One more signature over the files of an ASiC-E; any other archive is a file like others.
    void take_container(const FileToSign& file) {
        auto read = read_container(file.bytes);
        auto* container = std::get_if<Container>(&read);
        if (container == nullptr || container->media_type != asic_e_type) return;
        made_.name_ = file.name;
        made_.files_.clear();
        for (ContainerEntry& entry : container->entries) {
            if (entry.name == "mimetype") continue;
            made_.files_.push_back({std::move(entry.name), std::move(entry.bytes)});
        }
        if (made_.files_.size() > most_files) throw Refusal("several-files", "too many files");
        made_.original_ = file.bytes;
    }

    void write_file(std::string_view opening, std::string_view closing) {
        const SignatureText text = write();
        made_.before_value_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
                              std::string(opening) + text.before_value();
        made_.after_value_ = text.after_value() + std::string(closing) + "\n";
    }

    SignatureText write() {
        SignatureText text(content_);
        made_.form_ = request_.form;
        made_.algorithm_ = content_.algorithm;
        made_.id_ = content_.id;
        made_.signature_id_ = text.signature_id();
        made_.data_to_sign_ = text.data_to_sign();
        made_.digest_ = digest(content_.algorithm, made_.data_to_sign_);
        made_.certificate_ = request_.certificate_chain.front();
        made_.signing_time_ = request_.signing_time;
        return text;
    }

    const SigningRequest& request_;
    SignatureContent content_;
    PreparedSignature made_;
};

std::variant<PreparedSignature, SigningFault> prepare(const SigningRequest& request) {
    try {
        return SignaturePreparation(request).run();
    } catch (const Refusal& refusal) {
        return SigningFault{refusal.code(), refusal.what()};
    }
}

}  // namespace okienko::signing
