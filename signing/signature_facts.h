#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "signing/certificate_cache.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// What a file says, gathered once and judged afterwards: values only, nothing points into the
/// file. Digests and the signature value have been computed; trust, time and policy have not been
/// asked.

/// A fault of one step: a stable word and a sentence.
struct Fault {
    std::string code;
    std::string reason;
};

/// One ds:Reference of ds:SignedInfo.
struct ReferenceFacts {
    enum class State {
        holds,
        differs,    ///< the digest is another
        not_found,  ///< nothing is where it points
        refused,    ///< not computed: an algorithm, a transform or a limit
        misbound,   ///< what it points to is not what it claims to be (signature wrapping)
    };
    std::string id;
    std::optional<std::string> uri;  ///< nullopt: the attribute is absent
    std::string type;
    std::string digest;  ///< OpenSSL's name of the hash function
    std::vector<std::string> transforms;
    State state = State::not_found;
    Fault fault;  ///< unless it holds
    Coverage coverage;
    bool counters = false;      ///< what it covers is the ds:SignatureValue of another signature
    bool empty = false;         ///< it covers nothing
    bool counter_type = false;  ///< its Type says that it counter-signs
};

/// xades:Cert of SigningCertificate or SigningCertificateV2 (EN 319 132-1, 5.2.2).
struct CertificateReference {
    std::string digest;         ///< OpenSSL's name; "" when the algorithm is not accepted
    std::string value;          ///< raw
    std::string issuer_name;    ///< V1: as written
    std::string serial_number;  ///< V1: decimal, as written
    std::string issuer_serial;  ///< V2: DER of IssuerSerial
};

/// A time-stamp token as found.
struct TimestampFacts {
    std::string kind;   ///< local name of the property
    std::string token;  ///< DER; "" when it could not be decoded
};

/// The qualifying properties of XAdES.
struct XadesFacts {
    bool present = false;       ///< a QualifyingProperties with SignedProperties
    bool is_signed = false;     ///< a reference that holds covers exactly its SignedProperties
    std::string version;        ///< "1.3.2", …
    bool other_target = false;  ///< Target is not the Id of the signature it stands in
    std::vector<CertificateReference> signing_certificate;
    std::optional<std::chrono::sys_seconds> signing_time;
    bool policy = false;
    bool data_object_format = false;
    std::vector<std::string> roles;  ///< text of claimed roles that are not a trusted profile
    std::optional<Person> person;
    bool certificate_values = false;
    bool revocation_values = false;
    bool references_to_values = false;  ///< CompleteCertificateRefs and the like
    std::vector<TimestampFacts> timestamps;
};

/// How the certificate used is tied to the signature.
enum class CertificateBinding {
    none,                 ///< nothing in the signed part names it
    signing_certificate,  ///< the digest of SigningCertificate(V2)
    key_info,             ///< a reference covers the KeyInfo it stands in
    issuer_serial_only,   ///< named by issuer and serial, but the digest is another
    unsigned_properties,  ///< named by properties no reference covers
};

/// One ds:Signature.
struct SignatureFacts {
    std::string id;
    std::string path;
    std::string file;
    std::string counters;  ///< id of the signature in whose CounterSignature it stands
    bool nested_counter = false;
    std::optional<Fault> malformed;  ///< the structure can't be read
    std::string canonicalization;
    std::string algorithm;     ///< readable; the URI when it is not known
    std::string value_digest;  ///< OpenSSL's name of the hash function of the signature
    std::vector<ReferenceFacts> references;

    CertificatePointer certificate;  ///< the one whose key was used; null when there is none
    CertificateBinding binding = CertificateBinding::none;
    bool bare_key = false;  ///< verified with a ds:KeyValue that belongs to nobody
    bool value_checked = false;
    bool value_holds = false;
    Fault value_fault;
    std::vector<CertificatePointer> offered;  ///< every certificate in the signature
    std::vector<Fault> unreadable_certificates;

    XadesFacts xades;
};

/// One signed file, or one file of signatures of a container.
struct FileFacts {
    std::optional<Fault> malformed;
    std::vector<SignatureFacts> signatures;
};

}  // namespace okienko::signing
