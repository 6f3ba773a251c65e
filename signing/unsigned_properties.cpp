#include "signing/unsigned_properties.h"

#include <algorithm>

#include "signing/algorithms.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

constexpr std::size_t most_certificates = 60;
constexpr std::size_t most_revocation_values = 200;
constexpr std::size_t most_references = 200;

bool is_reference_property(std::string_view name) {
    return name.starts_with("CompleteCertificateRefs") || name == "CompleteRevocationRefs" ||
           name.starts_with("AttributeCertificateRefs") || name == "AttributeRevocationRefs";
}

std::string decoded_or_empty(const xmlNode* element) {
    try {
        return decode_base64(text_below(element));
    } catch (const Refusal&) {
        return {};
    }
}

void add_certificates(const xmlNode* parent,
                      std::string_view element,
                      std::vector<std::string>& found) {
    for (const xmlNode* at = first_element(parent); at != nullptr; at = next_element(at)) {
        if (local_name(at) != element || found.size() >= most_certificates) continue;
        std::string der = decoded_or_empty(at);
        if (std::find(found.begin(), found.end(), der) == found.end()) {
            found.push_back(std::move(der));
        }
    }
}

/// CertificateValues and AttrAuthoritiesCertValues are of one type, as are RevocationValues and
/// AttributeRevocationValues (EN 319 132-1, 5.4.1 to 5.4.4).
bool holds_certificates(const xmlNode* property) {
    return is_xades(property, "CertificateValues") ||
           is_xades(property, "AttrAuthoritiesCertValues");
}
bool holds_revocation(const xmlNode* property) {
    return is_xades(property, "RevocationValues") ||
           is_xades(property, "AttributeRevocationValues");
}
/// Both may stand in one (EN 319 132-1, 5.5.1).
bool holds_both(const xmlNode* property) {
    return is_xades(property, "TimeStampValidationData") || is_xades(property, "AnyValidationData");
}

void add_revocation(const xmlNode* values, std::size_t position, XadesFacts& facts) {
    struct Place {
        const char* list;
        const char* value;
        RevocationValue::Kind kind;
    };
    constexpr Place places[] = {
        {"CRLValues", "EncapsulatedCRLValue", RevocationValue::Kind::crl},
        {"OCSPValues", "EncapsulatedOCSPValue", RevocationValue::Kind::ocsp},
    };
    for (const Place& place : places) {
        const xmlNode* list = xades_child(values, place.list);
        for (const xmlNode* at = first_element(list); at != nullptr; at = next_element(at)) {
            if (!is_xades(at, place.value)) continue;
            if (facts.revocation.size() >= most_revocation_values) return;
            facts.revocation.push_back({place.kind, decoded_or_empty(at), position});
        }
    }
}

/// CertRefs hold Cert with CertDigest, CRLRefs CRLRef and OCSPRefs OCSPRef with DigestAlgAndValue.
void add_references(const xmlNode* property, std::size_t position, XadesFacts& facts) {
    for (const xmlNode* list = first_element(property); list != nullptr;
         list = next_element(list)) {
        for (const xmlNode* at = first_element(list); at != nullptr; at = next_element(at)) {
            if (facts.value_references.size() >= most_references) return;
            const xmlNode* digest = xades_child(at, "CertDigest");
            if (digest == nullptr) digest = xades_child(at, "DigestAlgAndValue");
            if (digest == nullptr) continue;
            const xmlNode* method = any_child(digest, "DigestMethod");
            facts.value_references.push_back(
                {method == nullptr ? "" : digest_name(attribute_of(method, "Algorithm")),
                 decoded_or_empty(any_child(digest, "DigestValue")),
                 position});
        }
    }
}

}  // namespace

void read_unsigned(const xmlNode* properties, XadesFacts& facts) {
    std::size_t position = 0;
    for (const xmlNode* at = first_element(properties); at != nullptr; at = next_element(at)) {
        ++position;
        if (holds_revocation(at)) add_revocation(at, position, facts);
        if (holds_both(at)) add_revocation(xades_child(at, "RevocationValues"), position, facts);
        if (!is_xades_namespace(namespace_of(at))) continue;
        const std::string_view name = local_name(at);
        if (name == "CertificateValues") facts.certificate_values = true;
        if (name == "RevocationValues") facts.revocation_values = true;
        if (name.starts_with("CompleteCertificateRefs")) facts.certificate_references = true;
        if (name == "CompleteRevocationRefs") facts.revocation_references = true;
        if (is_reference_property(name)) add_references(at, position, facts);
    }
}

OfferedCertificates read_certificates(const SignatureParts& parts) {
    OfferedCertificates found;
    for (const xmlNode* at = first_element(parts.key_info); at != nullptr; at = next_element(at)) {
        if (!is_element(at, "X509Data", ds_namespace)) continue;
        add_certificates(at, "X509Certificate", found.in_key_info);
    }
    std::size_t position = 0;
    for (const xmlNode* at = first_element(parts.unsigned_signature_properties); at != nullptr;
         at = next_element(at)) {
        ++position;
        const xmlNode* values = holds_both(at) ? xades_child(at, "CertificateValues") : at;
        if (values == at && !holds_certificates(at)) continue;
        std::vector<std::string> here;
        add_certificates(values, "EncapsulatedX509Certificate", here);
        for (std::string& der : here) {
            if (found.elsewhere.size() >= most_certificates) break;
            found.elsewhere.push_back({std::move(der), position});
        }
    }
    return found;
}

}  // namespace okienko::signing
