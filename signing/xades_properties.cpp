#include "signing/xades_properties.h"

#include <algorithm>
#include <charconv>

#include "signing/algorithms.h"
#include "signing/shortened.h"
#include "signing/transforms.h"
#include "signing/trusted_profile.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

constexpr std::size_t most_certificates = 60;
constexpr std::size_t most_timestamps = 200;

std::string decoded_or_empty(const xmlNode* element) {
    try {
        return decode_base64(text_below(element));
    } catch (const Refusal&) {
        return {};
    }
}

CertificateReference read_reference(const xmlNode* cert) {
    CertificateReference found;
    const xmlNode* digest = xades_child(cert, "CertDigest");
    // Before 1.3.2 these two stood in the namespace of XAdES.
    if (const xmlNode* method = any_child(digest, "DigestMethod")) {
        found.digest = digest_name(attribute_of(method, "Algorithm"));
    }
    found.value = decoded_or_empty(any_child(digest, "DigestValue"));
    if (const xmlNode* issuer = xades_child(cert, "IssuerSerial")) {
        found.issuer_name = trimmed_text(any_child(issuer, "X509IssuerName"));
        found.serial_number = trimmed_text(any_child(issuer, "X509SerialNumber"));
    }
    if (const xmlNode* issuer = xades_child(cert, "IssuerSerialV2")) {
        found.issuer_serial = decoded_or_empty(issuer);
    }
    return found;
}

void read_roles(const xmlNode* about_signature, XadesFacts& facts) {
    for (const char* name : {"SignerRole", "SignerRoleV2"}) {
        const xmlNode* claimed = xades_child(xades_child(about_signature, name), "ClaimedRoles");
        for (const xmlNode* at = first_element(claimed); at != nullptr; at = next_element(at)) {
            if (!is_xades(at, "ClaimedRole")) continue;
            if (auto person = read_trusted_profile(at)) {
                if (!facts.person) facts.person = std::move(person);
            } else if (facts.roles.size() < 20) {
                facts.roles.push_back(shortened(trimmed_text(at), 500));
            }
        }
    }
}

void read_signed(const xmlNode* properties, XadesFacts& facts) {
    const xmlNode* about = xades_child(properties, "SignedSignatureProperties");
    if (const xmlNode* time = xades_child(about, "SigningTime")) {
        facts.signing_time = read_date_time(trimmed_text(time));
    }
    for (const char* name : {"SigningCertificate", "SigningCertificateV2"}) {
        const xmlNode* bound = xades_child(about, name);
        for (const xmlNode* at = first_element(bound); at != nullptr; at = next_element(at)) {
            if (is_xades(at, "Cert") && facts.signing_certificate.size() < 20) {
                facts.signing_certificate.push_back(read_reference(at));
            }
        }
    }
    const xmlNode* policy = xades_child(about, "SignaturePolicyIdentifier");
    facts.policy = xades_child(policy, "SignaturePolicyId") != nullptr;
    read_roles(about, facts);
    const xmlNode* data = xades_child(properties, "SignedDataObjectProperties");
    facts.data_object_format = xades_child(data, "DataObjectFormat") != nullptr;
}

bool is_timestamp(const xmlNode* property) {
    const std::string_view name = local_name(property);
    return name.ends_with("TimeStamp") || name.ends_with("TimeStampV2") ||
           name == "TimeStampValidationData";
}

void read_timestamps(const xmlNode* properties, XadesFacts& facts) {
    for (const xmlNode* at = first_element(properties); at != nullptr; at = next_element(at)) {
        if (!is_xades_namespace(namespace_of(at)) || !is_timestamp(at)) continue;
        for (const xmlNode* token = first_element(at); token != nullptr;
             token = next_element(token)) {
            if (!is_xades(token, "EncapsulatedTimeStamp")) continue;
            if (facts.timestamps.size() >= most_timestamps) return;
            facts.timestamps.push_back({std::string(local_name(at)), decoded_or_empty(token)});
        }
    }
}

void read_unsigned(const xmlNode* properties, XadesFacts& facts) {
    for (const xmlNode* at = first_element(properties); at != nullptr; at = next_element(at)) {
        if (!is_xades_namespace(namespace_of(at))) continue;
        const std::string_view name = local_name(at);
        if (name == "CertificateValues") facts.certificate_values = true;
        if (name == "RevocationValues") facts.revocation_values = true;
        if (name.starts_with("Complete")) facts.references_to_values = true;
    }
    read_timestamps(properties, facts);
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

/// The frame of the properties. DigiDoc before 1.2 put it into the namespace of XMLDSig; what
/// stands in such a frame is bound like any, but not read.
bool is_frame(const xmlNode* node, std::string_view name) {
    return is_xades(node, name) || is_element(node, name, ds_namespace);
}

/// A child of which there must be no second: which one a reader takes would be open.
const xmlNode* only_frame(const xmlNode* parent,
                          std::string_view name,
                          std::optional<Fault>& malformed) {
    const xmlNode* found = nullptr;
    for (const xmlNode* at = first_element(parent); at != nullptr; at = next_element(at)) {
        if (!is_frame(at, name)) continue;
        if (found != nullptr) {
            malformed = Fault{"ambiguous-properties", "several " + std::string(name)};
        }
        if (found == nullptr) found = at;
    }
    return found;
}

}  // namespace

SignatureParts find_parts(const xmlNode* signature, std::optional<Fault>& malformed) {
    SignatureParts parts;
    parts.signature = signature;
    const auto take = [&](const xmlNode*& place, const xmlNode* at) {
        if (place != nullptr) malformed = Fault{"structure", "a part stands twice"};
        place = at;
    };
    for (const xmlNode* at = first_element(signature); at != nullptr; at = next_element(at)) {
        if (is_element(at, "SignedInfo", ds_namespace)) take(parts.signed_info, at);
        if (is_element(at, "SignatureValue", ds_namespace)) take(parts.value, at);
        if (is_element(at, "KeyInfo", ds_namespace)) take(parts.key_info, at);
        if (!is_element(at, "Object", ds_namespace)) continue;
        if (const xmlNode* found = only_frame(at, "QualifyingProperties", malformed)) {
            if (parts.qualifying != nullptr) {
                malformed = Fault{"ambiguous-properties", "several QualifyingProperties"};
            } else {
                parts.qualifying = found;
            }
        }
    }
    if (parts.signed_info == nullptr || parts.value == nullptr) {
        malformed = Fault{"structure", "SignedInfo or SignatureValue is missing"};
    }
    parts.signed_properties = only_frame(parts.qualifying, "SignedProperties", malformed);
    parts.unsigned_signature_properties =
        xades_child(only_frame(parts.qualifying, "UnsignedProperties", malformed),
                    "UnsignedSignatureProperties");
    return parts;
}

XadesFacts read_xades(const SignatureParts& parts) {
    XadesFacts facts;
    if (!is_xades(parts.signed_properties, "SignedProperties")) return facts;
    facts.present = true;
    const std::string_view uri = namespace_of(parts.signed_properties);
    facts.version = std::string(uri.substr(uri.rfind('v') + 1));
    if (!facts.version.empty()) facts.version.pop_back();
    read_signed(parts.signed_properties, facts);
    read_timestamps(xades_child(parts.signed_properties, "SignedDataObjectProperties"), facts);
    read_unsigned(parts.unsigned_signature_properties, facts);

    const std::string target = attribute_of(parts.qualifying, "Target");
    const std::string id = attribute_of(parts.signature, "Id");
    facts.other_target = target != "#" + id;
    return facts;
}

OfferedCertificates read_certificates(const SignatureParts& parts) {
    OfferedCertificates found;
    for (const xmlNode* at = first_element(parts.key_info); at != nullptr; at = next_element(at)) {
        if (!is_element(at, "X509Data", ds_namespace)) continue;
        add_certificates(at, "X509Certificate", found.in_key_info);
    }
    for (const xmlNode* at = first_element(parts.unsigned_signature_properties); at != nullptr;
         at = next_element(at)) {
        if (!is_xades_namespace(namespace_of(at))) continue;
        const bool values = local_name(at) == "CertificateValues";
        const bool data =
            local_name(at) == "TimeStampValidationData" || local_name(at) == "AnyValidationData";
        if (values) add_certificates(at, "EncapsulatedX509Certificate", found.elsewhere);
        if (data) {
            add_certificates(xades_child(at, "CertificateValues"),
                             "EncapsulatedX509Certificate",
                             found.elsewhere);
        }
    }
    return found;
}

namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    if (at + count > text.size()) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + count, value);
    if (error != std::errc() || end != text.data() + at + count || value < 0) return std::nullopt;
    return value;
}

}  // namespace

std::optional<std::chrono::sys_seconds> read_date_time(std::string_view text) {
    // 2024-06-26T12:23:19.123+02:00
    using namespace std::chrono;
    const auto y = digits(text, 0, 4), mo = digits(text, 5, 2), d = digits(text, 8, 2);
    const auto h = digits(text, 11, 2), mi = digits(text, 14, 2), s = digits(text, 17, 2);
    if (!y || !mo || !d || !h || !mi || !s || text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
        text[13] != ':' || text[16] != ':') {
        return std::nullopt;
    }
    const year_month_day day{
        year(*y), month(static_cast<unsigned>(*mo)), std::chrono::day(static_cast<unsigned>(*d))};
    if (!day.ok() || *h > 24 || *mi > 59 || *s > 60) return std::nullopt;
    sys_seconds time = sys_days(day) + hours(*h) + minutes(*mi) + seconds(*s);
    std::size_t at = 19;
    if (at < text.size() && text[at] == '.') {
        at = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
    }
    const std::string_view zone = text.substr(at);
    if (zone.empty() || zone == "Z") return time;
    const auto zone_hours = digits(zone, 1, 2), zone_minutes = digits(zone, 4, 2);
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' || !zone_hours ||
        !zone_minutes) {
        return std::nullopt;
    }
    const auto offset = hours(*zone_hours) + minutes(*zone_minutes);
    return zone[0] == '+' ? time - offset : time + offset;
}

}  // namespace okienko::signing
