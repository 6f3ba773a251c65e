#include "signing/check_guide.h"

#include <array>

namespace okienko::signing {

namespace {

struct Entry {
    std::string_view check;
    std::string_view code;  ///< "" for any
    CheckGuide guide;
};

constexpr std::string_view original = "get the file again from the sender, as it was signed";
constexpr std::string_view sign_again = "have it signed again";

/// The first that fits counts.
constexpr std::array entries = {
    Entry{
        "xml", "", {"EN 319 102-1, 5.2.2", "get the file again; it is not XML that is read here"}},
    Entry{"container",
          "",
          {"EN 319 162-1, 4.3, 4.4", "get the container again, or have it made anew"}},
    Entry{"signatures",
          "no-signature",
          {"EN 319 102-1, 5.2.2",
           "give the signed file; signatures of CMS and PDF are not read here"}},
    Entry{"signatures", "", {"EN 319 102-1, 5.2.2", "split the file: it exceeds a limit"}},
    Entry{"structure", "", {"EN 319 102-1, 5.2.2; EN 319 132-1, 4.3", sign_again}},
    Entry{"reference", "digest-differs", {"EN 319 102-1, 5.2.7.4, step 2", original}},
    Entry{
        "reference",
        "digest-alone",
        {"EN 319 102-1, 5.2.7.4, step 1", "give the file itself, or its digest by that function"}},
    Entry{"reference",
          "not-found",
          {"EN 319 102-1, 5.2.7.4, step 1", "give the file the signature refers to, by its name"}},
    Entry{"reference",
          "algorithm",
          {"EN 319 102-1, 5.2.8; TS 119 312", "have it signed with SHA-256 or better"}},
    Entry{"reference", "", {"EN 319 102-1, 5.2.7.4, step 1; XMLDSig 4.4.3", original}},
    Entry{"manifest-entry", "", {"XMLDSig 5.1", original}},
    Entry{"signed-data", "", {"EN 319 132-1, 4.4", "have the document itself signed"}},
    Entry{"counter-signature", "", {"EN 319 132-1, 5.2.7", "have it counter-signed again"}},
    Entry{"signing-certificate",
          "absent",
          {"EN 319 102-1, 5.2.3", "have it signed again with the certificate in ds:KeyInfo"}},
    Entry{"signing-certificate",
          "",
          {"EN 319 102-1, 5.2.3.4; EN 319 132-1, 5.2.2",
           "have it signed again with SigningCertificateV2 of its own certificate"}},
    Entry{"certificates", "", {"RFC 5280, 4", "have it signed again with whole certificates"}},
    Entry{"signature-value", "value-differs", {"EN 319 102-1, 5.2.7.4, step 3", original}},
    Entry{
        "signature-value",
        "algorithm",
        {"EN 319 102-1, 5.2.8; TS 119 312", "have it signed with RSA, ECDSA or EdDSA and SHA-256"}},
    Entry{"signature-value", "", {"EN 319 102-1, 5.2.7.4, step 3", sign_again}},
    Entry{"constraint", "", {"EN 319 102-1, 5.2.8", "have it signed again as the policy demands"}},
    Entry{"signature-policy",
          "",
          {"EN 319 102-1, 5.2.4; EN 319 132-1, 5.2.9",
           "give the document of the signature policy among the detached files"}},
    Entry{"signed-properties", "", {"EN 319 102-1, 5.2.8; EN 319 132-1, 4.4.2", sign_again}},
    Entry{"certificate-chain",
          "no-anchors",
          {"EN 319 102-1, 5.2.6.4, step 2", "load the certificates that are trusted"}},
    Entry{
        "certificate-chain",
        "no-path",
        {"EN 319 102-1, 5.2.6.4, step 2",
         "add the issuer to the trusted certificates if it is to be trusted, or the one between"}},
    Entry{"certificate-chain",
          "constraints",
          {"EN 319 102-1, 5.2.6.4, step 4; RFC 5280, 6.1", "ask for another certificate"}},
    Entry{"certificate-chain", "", {"RFC 5280, 6.1.3", "ask for another certificate"}},
    Entry{
        "certificate-validity",
        "not-yet-valid",
        {"EN 319 102-1, 5.2.6.4, step 3; 5.5.4, step 4b", "ask when it was signed; verify later"}},
    Entry{"certificate-validity",
          "",
          {"EN 319 102-1, 5.2.6.4, step 3; 5.5.4, step 4b",
           "get it with a time-stamp of when the certificate was valid and what tells that it was "
           "not revoked, or have it signed again"}},
    Entry{"revocation",
          "revoked",
          {"EN 319 102-1, 5.2.6.4, step 3; 5.5.4, step 4a",
           "have it signed again, unless a time-stamp shows that it was signed before"}},
    Entry{"revocation",
          "",
          {"EN 319 102-1, 5.2.5, 5.2.6.4, step 3",
           "give a newer CRL or OCSP response, or ask again later"}},
    Entry{"revocation-answer",
          "",
          {"EN 319 102-1, 5.1.4.3, 5.2.6.4; TS 119 312",
           "give a newer CRL or OCSP response, signed with SHA-256 or better"}},
    Entry{"qualification",
          "no-lists",
          {"TS 119 615, 4.3", "load the trusted lists, or ask by another policy"}},
    Entry{"qualification",
          "",
          {"TS 119 615, 4.4, 4.5",
           "have it signed with a qualified certificate whose key is in a qualified device"}},
    Entry{"algorithms",
          "",
          {"EN 319 102-1, 5.2.8; TS 119 312",
           "get it with a time-stamp of before that day, or sign again"}},
    Entry{"timestamp-order", "", {"EN 319 102-1, 5.5.4, step 4d", sign_again}},
    Entry{
        "imprint",
        "",
        {"EN 319 102-1, 5.5.4, step 3a; RFC 3161, 2.4.2", "have the signature time-stamped again"}},
    Entry{"evidence-record",
          "",
          {"EN 319 102-1, 5.6.2.5; RFC 4998, 3; RFC 6283, 2",
           "get the evidence record again from the archive that made it"}},
    Entry{"archive-time-stamps",
          "not-found",
          {"EN 319 102-1, 5.6.2.5, step 1", "give the files that were sealed, by their names"}},
    Entry{"archive-time-stamps",
          "order",
          {"RFC 4998, 5.1; RFC 6283, 4.1", "have an evidence record made anew"}},
    Entry{"archive-time-stamps",
          "",
          {"EN 319 102-1, 5.6.2.5; RFC 4998, 5.3; RFC 6283, 4.3",
           "get the file again as it was sealed, or have an evidence record made anew"}},
    Entry{"token", "", {"RFC 3161, 2.4.2", "have the signature time-stamped again"}},
    Entry{"key-usage", "", {"RFC 3161, 2.3", "have it time-stamped by a time-stamping authority"}},
};

}  // namespace

CheckGuide guide_to(const Check& check) {
    for (const Entry& entry : entries) {
        if (entry.check == check.name && (entry.code.empty() || entry.code == check.code)) {
            return entry.guide;
        }
    }
    return {};
}

}  // namespace okienko::signing
