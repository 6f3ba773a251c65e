#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "signing/signature_algorithm.h"

namespace okienko::signing {

inline constexpr std::string_view exclusive_c14n = "http://www.w3.org/2001/10/xml-exc-c14n#";

/// A ds:Transform without a parameter, in canonical form.
std::string transform(std::string_view algorithm);
/// Text of an element, and of an attribute, as Canonical XML 1.0, 2.3 writes it.
std::string canonical_text(std::string_view text);
std::string canonical_attribute(std::string_view text);
/// Every character above ASCII as a character reference: the same document in any encoding that
/// extends ASCII.
std::string with_character_references(std::string_view utf8);

/// A ds:Reference to signed data, and its xades:DataObjectFormat.
struct DataReference {
    std::string uri;         ///< escaped as a URI; in an attribute as it stands
    std::string type;        ///< left out when empty
    std::string transforms;  ///< ds:Transform elements in canonical form; none when empty
    std::string digest;      ///< raw octets, by the hash of the signature's algorithm
    std::string media_type;
    std::string description;  ///< left out when empty
};

/// What a signature says; see README.md for the clauses.
struct SignatureContent {
    std::string id;  ///< a UUID that makes every Id; random, because a document may get several
    SignatureAlgorithm algorithm;
    const std::vector<std::string>& certificate_chain;  ///< DER, the signer's first
    std::chrono::sys_seconds signing_time;
    std::string commitment;  ///< left out when empty
    std::vector<DataReference> references;
    std::string objects;  ///< ds:Object elements with data, in canonical form
};

/// A XAdES-B-B signature (EN 319 132-1, 6.3) written as text in canonical form (exclusive c14n
/// 1.0): then its parts are digested as they stand, without a tree for each.
class SignatureText {
public:
    explicit SignatureText(const SignatureContent& content);

    const std::string& signature_id() const { return signature_id_; }
    std::string data_to_sign() const;  ///< canonical ds:SignedInfo
    std::string before_value() const;  ///< from "<ds:Signature" up to the base64 of the value
    std::string after_value() const;   ///< the rest, "</ds:Signature>" included

private:
    std::string signature_id_;
    std::string signed_info_;  ///< content of ds:SignedInfo
    std::string key_info_;
    std::string signed_properties_;
    std::string objects_;
};

}  // namespace okienko::signing
