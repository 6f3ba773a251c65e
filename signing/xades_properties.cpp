#include "signing/xades_properties.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "signing/algorithms.h"
#include "signing/shortened.h"
#include "signing/transforms.h"
#include "signing/trusted_profile.h"
#include "signing/unsigned_properties.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

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
    found.has_location = has_attribute(cert, "URI");
    if (const xmlNode* issuer = xades_child(cert, "IssuerSerialV2")) {
        found.has_issuer_serial = true;
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

std::size_t count_of(const xmlNode* parent, std::initializer_list<std::string_view> names) {
    std::size_t count = 0;
    for (const xmlNode* at = first_element(parent); at != nullptr; at = next_element(at)) {
        for (const std::string_view name : names) count += is_xades(at, name) ? 1U : 0U;
    }
    return count;
}

/// EN 319 132-1, 4.3.4: of each of these there is one at most, in either of its versions.
bool repeats(const xmlNode* about) {
    return count_of(about, {"SigningTime"}) > 1 ||
           count_of(about, {"SigningCertificate", "SigningCertificateV2"}) > 1 ||
           count_of(about, {"SignaturePolicyIdentifier"}) > 1 ||
           count_of(about, {"SignatureProductionPlace", "SignatureProductionPlaceV2"}) > 1 ||
           count_of(about, {"SignerRole", "SignerRoleV2"}) > 1;
}

void read_signed(const xmlNode* properties, XadesFacts& facts) {
    const xmlNode* about = xades_child(properties, "SignedSignatureProperties");
    facts.repeated = repeats(about);
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
    read_roles(about, facts);
}

using ById = std::unordered_map<std::string, const xmlNode*>;

ById children_by_id(const xmlNode* parent, std::string_view name) {
    ById found;
    for (const xmlNode* at = first_element(parent); at != nullptr; at = next_element(at)) {
        if (is_element(at, name, ds_namespace)) found.emplace("#" + attribute_of(at, "Id"), at);
    }
    return found;
}

const xmlNode* at_uri(const ById& nodes, const std::string& uri) {
    const auto found = nodes.find(uri);
    return found == nodes.end() ? nullptr : found->second;
}

/// The references of ds:SignedInfo and of the manifests in this signature's objects.
ById described_references(const SignatureParts& parts) {
    ById found = children_by_id(parts.signed_info, "Reference");
    for (const xmlNode* object : children_named(parts.signature, "Object", ds_namespace)) {
        for (const xmlNode* manifest : children_named(object, "Manifest", ds_namespace)) {
            found.merge(children_by_id(manifest, "Reference"));
        }
    }
    return found;
}

/// What does not fit in a DataObjectFormat (EN 319 132-1, 5.2.4): it says something,
/// ObjectReference leads to a ds:Reference of this signature, an object's own MimeType and Encoding
/// are no others.
std::optional<Fault> stray_format(const ById& references,
                                  const ById& objects,
                                  const xmlNode* format) {
    if (count_of(format, {"Description", "ObjectIdentifier", "MimeType"}) == 0) {
        return Fault{"format-empty", "a DataObjectFormat that says nothing"};
    }
    const xmlNode* reference = at_uri(references, attribute_of(format, "ObjectReference"));
    if (reference == nullptr) {
        return Fault{"format-elsewhere", "a DataObjectFormat that describes no reference"};
    }
    const xmlNode* object = at_uri(objects, attribute_of(reference, "URI"));
    for (const char* name : {"MimeType", "Encoding"}) {
        const std::string said = trimmed_text(xades_child(format, name));
        if (object == nullptr || said.empty() || !has_attribute(object, name)) continue;
        if (attribute_of(object, name) == said) continue;
        return Fault{"format-differs",
                     std::string("a DataObjectFormat and its object differ in ") + name};
    }
    return std::nullopt;
}

/// Each once, and not too many.
void add_stated(std::string value, std::vector<std::string>& values) {
    if (value.empty() || values.size() >= 20) return;
    value = shortened(value, 300);
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

/// EN 319 132-1, 5.2.3.
void read_commitments(const SignatureParts& parts, XadesFacts& facts) {
    const xmlNode* data = xades_child(parts.signed_properties, "SignedDataObjectProperties");
    for (const xmlNode* at = first_element(data); at != nullptr; at = next_element(at)) {
        if (!is_xades(at, "CommitmentTypeIndication")) continue;
        const xmlNode* id = xades_child(at, "CommitmentTypeId");
        add_stated(trimmed_text(xades_child(id, "Identifier")), facts.commitments);
    }
}

void read_formats(const SignatureParts& parts, XadesFacts& facts) {
    constexpr std::size_t most_looked_at = 2000;
    const xmlNode* data = xades_child(parts.signed_properties, "SignedDataObjectProperties");
    if (xades_child(data, "DataObjectFormat") == nullptr) return;
    const ById references = described_references(parts);
    const ById objects = children_by_id(parts.signature, "Object");
    std::size_t looked_at = 0;
    for (const xmlNode* at = first_element(data); at != nullptr; at = next_element(at)) {
        if (!is_xades(at, "DataObjectFormat")) continue;
        if (++looked_at > most_looked_at) return;
        facts.described.insert(attribute_of(at, "ObjectReference"));
        if (count_of(at, {"MimeType"}) != 1) facts.untyped_format = true;
        add_stated(trimmed_text(xades_child(at, "MimeType")), facts.mime_types);
        if (!facts.stray_format) facts.stray_format = stray_format(references, objects, at);
    }
}

}  // namespace

XadesFacts read_xades(const SignatureParts& parts) {
    XadesFacts facts;
    if (!is_xades(parts.signed_properties, "SignedProperties")) return facts;
    facts.present = true;
    const std::string_view uri = namespace_of(parts.signed_properties);
    facts.version = std::string(uri.substr(uri.rfind('v') + 1));
    if (!facts.version.empty()) facts.version.pop_back();
    read_signed(parts.signed_properties, facts);
    read_formats(parts, facts);
    read_commitments(parts, facts);
    read_unsigned(parts.unsigned_signature_properties, facts);

    const std::string target = attribute_of(parts.qualifying, "Target");
    const std::string id = attribute_of(parts.signature, "Id");
    facts.other_target = target != "#" + id;
    return facts;
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
