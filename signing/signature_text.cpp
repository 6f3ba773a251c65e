#include "signing/signature_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "signing/digest.h"

namespace okienko::signing {

namespace {

// In canonical form an element that is looked at by itself declares the namespaces it uses; within
// the document they are declared further up.
constexpr std::string_view ds_declaration = " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"";
constexpr std::string_view xades_declaration = " xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\"";
constexpr std::string_view signed_properties_type = "http://uri.etsi.org/01903#SignedProperties";

std::string reference_id(const SignatureContent& content, std::size_t index) {
    return fmt::format("Reference-{}-{}", content.id, index);
}

/// Each ds element by itself: inside xades ones they are the first to use their namespace.
std::string digest_elements(SignatureAlgorithm algorithm,
                            std::string_view value,
                            std::string_view ds) {
    return fmt::format(
        "<ds:DigestMethod{0} Algorithm=\"{1}\"></ds:DigestMethod>"
        "<ds:DigestValue{0}>{2}</ds:DigestValue>",
        ds,
        digest_uri(algorithm),
        base64(value));
}

/// EN 319 132-1, 5.2.1 and 5.2.2.
std::string signature_properties(const SignatureContent& content, std::string_view ds) {
    const std::time_t time = std::chrono::system_clock::to_time_t(content.signing_time);
    return fmt::format(
        "<xades:SignedSignatureProperties>"
        "<xades:SigningTime>{:%Y-%m-%dT%H:%M:%SZ}</xades:SigningTime>"
        "<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>{}</xades:CertDigest>"
        "</xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties>",
        fmt::gmtime(time),
        digest_elements(
            content.algorithm, digest(content.algorithm, content.certificate_chain.front()), ds));
}

/// EN 319 132-1, 5.2.4 for each file and 5.2.3 over all of them.
std::string data_properties(const SignatureContent& content) {
    std::string text = "<xades:SignedDataObjectProperties>";
    for (std::size_t index = 0; index < content.references.size(); ++index) {
        const DataReference& data = content.references[index];
        text += fmt::format("<xades:DataObjectFormat ObjectReference=\"#{}\">",
                            reference_id(content, index));
        if (!data.description.empty()) {
            text += fmt::format("<xades:Description>{}</xades:Description>",
                                canonical_text(data.description));
        }
        text += fmt::format("<xades:MimeType>{}</xades:MimeType></xades:DataObjectFormat>",
                            canonical_text(data.media_type));
    }
    if (!content.commitment.empty()) {
        text += fmt::format(
            "<xades:CommitmentTypeIndication><xades:CommitmentTypeId><xades:Identifier>{}"
            "</xades:Identifier></xades:CommitmentTypeId><xades:AllSignedDataObjects>"
            "</xades:AllSignedDataObjects></xades:CommitmentTypeIndication>",
            canonical_text(content.commitment));
    }
    return text + "</xades:SignedDataObjectProperties>";
}

/// EN 319 132-1, 5.2: what the signer says about signature and data, signed along with the data.
/// `canonical`: as an apex of its own.
std::string signed_properties(const SignatureContent& content, bool canonical) {
    return fmt::format(
        "<xades:SignedProperties{} Id=\"SignedProperties-{}\">{}{}</xades:SignedProperties>",
        canonical ? xades_declaration : std::string_view(),
        content.id,
        signature_properties(content, canonical ? ds_declaration : std::string_view()),
        data_properties(content));
}

std::string data_reference(const SignatureContent& content, std::size_t index) {
    const DataReference& data = content.references[index];
    std::string text = fmt::format("<ds:Reference Id=\"{}\"", reference_id(content, index));
    if (!data.type.empty()) text += fmt::format(" Type=\"{}\"", data.type);
    text += fmt::format(" URI=\"{}\">", canonical_attribute(data.uri));
    if (!data.transforms.empty()) {
        text += fmt::format("<ds:Transforms>{}</ds:Transforms>", data.transforms);
    }
    return text + digest_elements(content.algorithm, data.digest, {}) + "</ds:Reference>";
}

/// The content of ds:SignedInfo; below it nothing declares a namespace again.
std::string signed_info(const SignatureContent& content) {
    std::string text = fmt::format(
        "<ds:CanonicalizationMethod Algorithm=\"{}\"></ds:CanonicalizationMethod>"
        "<ds:SignatureMethod Algorithm=\"{}\"></ds:SignatureMethod>",
        exclusive_c14n,
        uri(content.algorithm));
    for (std::size_t index = 0; index < content.references.size(); ++index) {
        text += data_reference(content, index);
    }
    return text + fmt::format(
                      "<ds:Reference Type=\"{}\" URI=\"#SignedProperties-{}\"><ds:Transforms>{}"
                      "</ds:Transforms>{}</ds:Reference>",
                      signed_properties_type,
                      content.id,
                      transform(exclusive_c14n),
                      digest_elements(content.algorithm,
                                      digest(content.algorithm, signed_properties(content, true)),
                                      {}));
}

std::string key_info(const std::vector<std::string>& chain) {
    std::string text = "<ds:KeyInfo><ds:X509Data>";
    for (const std::string& certificate : chain) {
        text += "<ds:X509Certificate>" + base64(certificate) + "</ds:X509Certificate>";
    }
    return text + "</ds:X509Data></ds:KeyInfo>";
}

/// How Canonical XML 1.0, 2.3 writes what may not stand as it is.
std::string_view reference_of(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\t':
            return "&#x9;";
        case '\n':
            return "&#xA;";
        default:
            return "&#xD;";
    }
}

std::string with_references(std::string_view text, std::string_view marked) {
    std::string result;
    for (const char c : text) {
        if (marked.find(c) == std::string_view::npos) {
            result += c;
        } else {
            result += reference_of(c);
        }
    }
    return result;
}

}  // namespace

std::string transform(std::string_view algorithm) {
    return fmt::format("<ds:Transform Algorithm=\"{}\"></ds:Transform>", algorithm);
}

std::string canonical_text(std::string_view text) {
    return with_references(text, "&<>\r");
}

std::string canonical_attribute(std::string_view text) {
    return with_references(text, "&<\"\t\n\r");
}

std::string with_character_references(std::string_view utf8) {
    std::string result;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at++]);
        if (lead < 0x80U) {
            result += static_cast<char>(lead);
            continue;
        }
        unsigned code =
            lead >= 0xf0U ? lead & 0x07U : (lead >= 0xe0U ? lead & 0x0fU : lead & 0x1fU);
        while (at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xc0U) == 0x80U) {
            code = code << 6U | (static_cast<unsigned char>(utf8[at++]) & 0x3fU);
        }
        result += fmt::format("&#{};", code);
    }
    return result;
}

SignatureText::SignatureText(const SignatureContent& content)
    : signature_id_("Signature-" + content.id),
      signed_info_(signed_info(content)),
      key_info_(key_info(content.certificate_chain)),
      signed_properties_(signed_properties(content, false)),
      objects_(content.objects) {}

std::string SignatureText::data_to_sign() const {
    return fmt::format("<ds:SignedInfo{}>{}</ds:SignedInfo>", ds_declaration, signed_info_);
}

std::string SignatureText::before_value() const {
    return fmt::format(
        "<ds:Signature{} Id=\"{}\"><ds:SignedInfo>{}</ds:SignedInfo><ds:SignatureValue>",
        ds_declaration,
        signature_id_,
        signed_info_);
}

std::string SignatureText::after_value() const {
    return fmt::format(
        "</ds:SignatureValue>{}<ds:Object><xades:QualifyingProperties{} Target=\"#{}\">{}"
        "</xades:QualifyingProperties></ds:Object>{}</ds:Signature>",
        key_info_,
        xades_declaration,
        signature_id_,
        signed_properties_,
        objects_);
}

}  // namespace okienko::signing
