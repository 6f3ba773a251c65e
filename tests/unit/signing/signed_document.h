#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace okienko::signing::testing {

using Key = std::shared_ptr<EVP_PKEY>;

Key rsa_key(int bits = 2048);
Key ec_key(const std::string& curve);

/// A certificate for a key, made for a test: self-signed, or issued by another.
struct TestCertificate {
    std::string der;
    std::string pem() const;
    std::string base64() const;
};
struct CertificateWish {
    std::string name = "Janina Próbna";
    std::chrono::sys_seconds from = std::chrono::sys_days(std::chrono::year(2025) / 1 / 1);
    std::chrono::sys_seconds to = std::chrono::sys_days(std::chrono::year(2035) / 1 / 1);
    bool authority = false;
    long serial = 7;
    std::string
        extended_usage{};  ///< as OpenSSL's configuration writes it: "critical,timeStamping"
    std::string critical_extension{};  ///< OID of an empty one
    std::string organization{};
    /// By name or OID, with a value as OpenSSL's configuration writes it.
    std::vector<std::pair<std::string, std::string>> extensions{};
};
TestCertificate certificate(const Key& key, const CertificateWish& wish = {});
TestCertificate issued(const Key& key,
                       const CertificateWish& wish,
                       const Key& issuer_key,
                       const TestCertificate& issuer);

/// A XAdES signature written by hand in canonical form, so that no canonicaliser is needed to make
/// it: what is digested is the text itself. Change a member, or the texts it makes, to forge.
class SignedDocument {
public:
    SignedDocument(Key key, TestCertificate certificate);

    std::string whole;  ///< the root in canonical form, instead of one made of `content`
    std::string content = "<text>zażółć</text>";
    std::string digest_uri = "http://www.w3.org/2001/04/xmlenc#sha256";
    std::string digest = "SHA256";
    std::string method =
        "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/"
        "xmldsig-more#rsa-sha256\"></ds:SignatureMethod>";
    std::string value_digest = "SHA256";
    std::function<void(EVP_PKEY_CTX*)> padding;  ///< of the signature; PKCS#1 unless set
    std::string role;                            ///< inside ClaimedRole
    std::string transforms =
        "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/"
        "xmldsig#enveloped-signature\"></ds:Transform>"
        "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/"
        "xml-exc-c14n#\"></ds:Transform>";
    std::string more_references;     ///< ds:Reference elements in canonical form
    std::string more_objects;        ///< after the object of the properties
    std::string key_info;            ///< instead of X509Data with the certificate
    std::string certificate_digest;  ///< base64, instead of the right one
    std::string signing_certificate = "SigningCertificateV2";  ///< "": left out
    std::string more_signed_properties;  ///< in SignedSignatureProperties, in canonical form
    std::string signed_data_properties;  ///< SignedDataObjectProperties in canonical form
    std::string unsigned_properties;
    bool refer_to_properties = true;

    /// The document with the signature as the last child of its root.
    std::string enveloped() const;
    std::string signature() const;
    /// META-INF/signatures.xml of a container: over `more_references` alone. With
    /// RSA keys only, whose signatures come out the same each time.
    std::string container_signatures() const;
    std::string root() const {
        return whole.empty() ? "<pismo xmlns=\"urn:test\">" + content + "</pismo>" : whole;
    }
    std::string signed_properties() const;
    std::string signed_info() const;
    std::string signature_value() const;  ///< base64

    /// A ds:Reference by hand.
    std::string reference(const std::string& attributes,
                          const std::string& its_transforms,
                          const std::string& octets) const;

private:
    std::string digest_of(const std::string& octets) const;

    Key key_;
    TestCertificate certificate_;
};

/// What describes the data of a SignedDocument: a baseline has it (EN 319 132-1, 6.3).
inline constexpr const char* data_description =
    "<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference=\"#data\">"
    "<xades:MimeType>text/xml</xades:MimeType></xades:DataObjectFormat>"
    "</xades:SignedDataObjectProperties>";

std::string digest_base64(const std::string& name, const std::string& octets);
std::string sign_base64(const Key& key,
                        const std::string& digest,
                        const std::string& octets,
                        const std::function<void(EVP_PKEY_CTX*)>& padding);
/// The text with the first occurrence of a part replaced; fails when there is none.
std::string replaced(std::string text, const std::string& from, const std::string& to);

}  // namespace okienko::signing::testing
