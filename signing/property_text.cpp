#include "signing/property_text.h"

#include <fmt/format.h>

#include "signing/digest.h"
#include "signing/signature_text.h"

namespace okienko::signing {

namespace {

constexpr std::string_view xades = " xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\"";
constexpr std::string_view xades_141 = " xmlns:xades141=\"http://uri.etsi.org/01903/v1.4.1#\"";
constexpr std::string_view ds = " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"";

/// XAdES01903v132.xsd: CRLValues come before OCSPValues; a list that is there is not empty.
std::string list_of(const ValidationValues& values,
                    RevocationValue::Kind kind,
                    std::string_view list,
                    std::string_view element) {
    std::string text;
    for (const RevocationValue& value : values.revocation) {
        if (value.kind == kind)
            text += fmt::format("<xades:{0}>{1}</xades:{0}>", element, base64(value.der));
    }
    return text.empty() ? text : fmt::format("<xades:{0}>{1}</xades:{0}>", list, text);
}

}  // namespace

std::string certificate_values(const ValidationValues& values) {
    std::string text;
    for (const std::string& der : values.certificates) {
        text +=
            fmt::format("<xades:EncapsulatedX509Certificate>{}</xades:EncapsulatedX509Certificate>",
                        base64(der));
    }
    return fmt::format("<xades:CertificateValues{}>{}</xades:CertificateValues>", xades, text);
}

std::string revocation_values(const ValidationValues& values) {
    using Kind = RevocationValue::Kind;
    return fmt::format("<xades:RevocationValues{}>{}{}</xades:RevocationValues>",
                       xades,
                       list_of(values, Kind::crl, "CRLValues", "EncapsulatedCRLValue"),
                       list_of(values, Kind::ocsp, "OCSPValues", "EncapsulatedOCSPValue"));
}

std::string timestamp_validation_data(const ValidationValues& values) {
    return fmt::format(
        "<xades141:TimeStampValidationData{}>{}{}</xades141:TimeStampValidationData>",
        xades_141,
        values.certificates.empty() ? "" : certificate_values(values),
        values.revocation.empty() ? "" : revocation_values(values));
}

std::string timestamp_property(StampedProperty property, std::string_view token_der) {
    const bool archive = property == StampedProperty::archive;
    return fmt::format(
        "<{0}{1}><ds:CanonicalizationMethod{2} Algorithm=\"{3}\"></ds:CanonicalizationMethod>"
        "<xades:EncapsulatedTimeStamp{4}>{5}</xades:EncapsulatedTimeStamp></{0}>",
        archive ? "xades141:ArchiveTimeStamp" : "xades:SignatureTimeStamp",
        archive ? xades_141 : xades,
        ds,
        exclusive_c14n,
        archive ? xades : std::string_view(),
        base64(token_der));
}

std::string in_signature_properties(std::string_view properties) {
    return fmt::format(
        "<xades:UnsignedSignatureProperties{}>{}</xades:UnsignedSignatureProperties>",
        xades,
        properties);
}

std::string in_unsigned_properties(std::string_view properties) {
    return fmt::format("<xades:UnsignedProperties{}>{}</xades:UnsignedProperties>",
                       xades,
                       in_signature_properties(properties));
}

}  // namespace okienko::signing
