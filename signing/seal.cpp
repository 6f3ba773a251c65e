#include "signing/seal.h"

#include <algorithm>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "signing/canonical.h"
#include "signing/digest.h"
#include "signing/random.h"

namespace okienko::signing {

namespace {

// The signature is written as text in canonical form (exclusive c14n 1.0): then its parts are
// digested as they stand, without a tree for each. In canonical form an element that is looked at
// by itself declares the namespaces it uses; within the document they are declared further up.

constexpr std::string_view ds_declaration = " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"";
constexpr std::string_view xades_declaration = " xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\"";
constexpr std::string_view exclusive_c14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr std::string_view enveloped_signature =
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
constexpr std::string_view sha256_uri = "http://www.w3.org/2001/04/xmlenc#sha256";
constexpr std::string_view signed_properties_type = "http://uri.etsi.org/01903#SignedProperties";

/// Text of an element as Canonical XML 1.0, 2.3 writes it.
std::string canonical_text(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '\r':
                result += "&#xD;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

/// Ids of one signature; random, because a document may get several.
struct Ids {
    std::string suffix = random_uuid();
    std::string signature = "Signature-" + suffix;
    std::string document = "Reference-" + suffix;
    std::string properties = "SignedProperties-" + suffix;
};

/// Each ds element by itself: inside xades ones they are the first to use their namespace.
std::string digest(const Sha256& value, std::string_view ds) {
    return fmt::format(
        "<ds:DigestMethod{0} Algorithm=\"{1}\"></ds:DigestMethod>"
        "<ds:DigestValue{0}>{2}</ds:DigestValue>",
        ds,
        sha256_uri,
        value.base64());
}

std::string signature_properties(const Signer& signer, Instant signing_time, std::string_view ds) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(signing_time);
    return fmt::format(
        "<xades:SignedSignatureProperties>"
        "<xades:SigningTime>{:%Y-%m-%dT%H:%M:%SZ}</xades:SigningTime>"
        "<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>{}</xades:CertDigest>"
        "</xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>",
        fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
        digest(sha256(signer.certificate_chain().front()), ds));
}

std::string data_properties(const SealProperties& properties, const Ids& ids) {
    std::string text = fmt::format(
        "<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference=\"#{}\">",
        ids.document);
    if (!properties.description.empty()) {
        text += fmt::format("<xades:Description>{}</xades:Description>",
                            canonical_text(properties.description));
    }
    text += fmt::format("<xades:MimeType>{}</xades:MimeType></xades:DataObjectFormat>",
                        canonical_text(properties.media_type));
    if (!properties.commitment.empty()) {
        text += fmt::format(
            "<xades:CommitmentTypeIndication><xades:CommitmentTypeId><xades:Identifier>{}"
            "</xades:Identifier></xades:CommitmentTypeId><xades:AllSignedDataObjects>"
            "</xades:AllSignedDataObjects></xades:CommitmentTypeIndication>",
            canonical_text(properties.commitment));
    }
    return text + "</xades:SignedDataObjectProperties>";
}

/// EN 319 132-1, 5.2: what the signer says about the signature and the data, signed along with the
/// data.
class SignedProperties {
public:
    SignedProperties(const Signer& signer,
                     Instant signing_time,
                     const SealProperties& properties,
                     const Ids& ids)
        : id_(ids.properties),
          canonical_about_signature_(signature_properties(signer, signing_time, ds_declaration)),
          about_signature_(signature_properties(signer, signing_time, {})),
          about_data_(data_properties(properties, ids)) {}

    std::string canonical() const { return text(xades_declaration, canonical_about_signature_); }
    std::string in_document() const { return text({}, about_signature_); }

private:
    std::string text(std::string_view declaration, const std::string& about_signature) const {
        return fmt::format("<xades:SignedProperties{} Id=\"{}\">{}{}</xades:SignedProperties>",
                           declaration,
                           id_,
                           about_signature,
                           about_data_);
    }

    std::string id_;
    std::string canonical_about_signature_;
    std::string about_signature_;
    std::string about_data_;
};

/// The content of ds:SignedInfo; below it nothing declares a namespace again.
std::string signed_info(const Signer& signer,
                        const Ids& ids,
                        const Sha256& document,
                        const Sha256& properties) {
    const auto transform = [](std::string_view algorithm) {
        return fmt::format("<ds:Transform Algorithm=\"{}\"></ds:Transform>", algorithm);
    };
    return fmt::format(
        "<ds:CanonicalizationMethod Algorithm=\"{0}\"></ds:CanonicalizationMethod>"
        "<ds:SignatureMethod Algorithm=\"{1}\"></ds:SignatureMethod>"
        "<ds:Reference Id=\"{2}\" URI=\"\"><ds:Transforms>{3}{4}</ds:Transforms>{5}</ds:Reference>"
        "<ds:Reference Type=\"{6}\" URI=\"#{7}\"><ds:Transforms>{4}</ds:Transforms>{8}"
        "</ds:Reference>",
        exclusive_c14n,
        uri(signer.algorithm()),
        ids.document,
        transform(enveloped_signature),
        transform(exclusive_c14n),
        digest(document, {}),
        signed_properties_type,
        ids.properties,
        digest(properties, {}));
}

std::string key_info(const Signer& signer) {
    std::string text = "<ds:KeyInfo><ds:X509Data>";
    for (const std::string& certificate : signer.certificate_chain()) {
        text += "<ds:X509Certificate>" + base64(certificate) + "</ds:X509Certificate>";
    }
    return text + "</ds:X509Data></ds:KeyInfo>";
}

const char* characters(const xmlChar* text) {
    return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

/// Canonical XML 1.0, 2.3: a processing instruction behind the root stands on a line of its own.
std::size_t length_behind_root(const schemas::Document& document) {
    std::size_t length = 0;
    for (const xmlNode* node = document.root().raw()->next; node != nullptr; node = node->next) {
        if (node->type != XML_PI_NODE) continue;
        const std::string_view data = characters(node->content);
        length += std::string_view("\n<?").size() +
                  std::string_view(characters(node->name)).size() +
                  (data.empty() ? 0 : 1 + data.size()) + std::string_view("?>").size();
        length += static_cast<std::size_t>(std::count(data.begin(), data.end(), '\r')) *
                  (std::string_view("&#xD;").size() - 1);
    }
    return length;
}

/// Where the end tag of the root begins in the canonical form.
std::size_t end_of_content(const schemas::Document& document, std::size_t canonical_length) {
    const xmlNode* root = document.root().raw();
    std::size_t end_tag =
        std::string_view("</>").size() + std::string_view(characters(root->name)).size();
    if (root->ns != nullptr && root->ns->prefix != nullptr) {
        end_tag += std::string_view(characters(root->ns->prefix)).size() + 1;
    }
    return canonical_length - length_behind_root(document) - end_tag;
}

}  // namespace

std::string seal_enveloped(const schemas::Document& document,
                           const Signer& signer,
                           Instant signing_time,
                           const SealProperties& properties) {
    // The enveloped-signature transform takes away this signature alone, so what is digested is the
    // document as it stands before the signature is in it.
    std::string sealed = canonical(document);
    const Ids ids;
    const SignedProperties about(signer, signing_time, properties, ids);
    const std::string info = signed_info(signer, ids, sha256(sealed), sha256(about.canonical()));
    const std::string value =
        signer.sign(fmt::format("<ds:SignedInfo{}>{}</ds:SignedInfo>", ds_declaration, info));
    const std::string signature = fmt::format(
        "<ds:Signature{} Id=\"{}\"><ds:SignedInfo>{}</ds:SignedInfo>"
        "<ds:SignatureValue>{}</ds:SignatureValue>{}<ds:Object><xades:QualifyingProperties{} "
        "Target=\"#{}\">{}</xades:QualifyingProperties></ds:Object></ds:Signature>",
        ds_declaration,
        ids.signature,
        info,
        base64(value),
        key_info(signer),
        xades_declaration,
        ids.signature,
        about.in_document());
    sealed.insert(end_of_content(document, sealed.size()), signature);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + sealed;
}

}  // namespace okienko::signing
