#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/node.h"
#include "signing/report_material.h"

namespace okienko::signing {

/// A proof of existence (TS 119 102-2, 4.4.6): derived during validation.
struct EtsiProof {
    std::chrono::sys_seconds time;
    std::string
        object;  ///< id of the validation object that proves it; "" for the time of validation
};

/// The validation objects of one report (TS 119 102-2, 4.4), each once, written as they come up.
/// Ids are unique in the document and stay as long as it.
class EtsiObjects {
public:
    enum class Kind { certificate, crl, ocsp, timestamp, signed_data };

    explicit EtsiObjects(schemas::Node list) : list_(list) {}

    /// The id of an object given by its octets or by its digest. The proof of the first mention
    /// stands.
    std::string certificate(const PathCertificate& certificate, const EtsiProof& proof);
    std::string digested(Kind kind, const DigestValue& digest, const EtsiProof& proof);

    /// The element of an object, to add to; nullopt for an unknown id.
    std::optional<schemas::Node> find(std::string_view id) const;
    bool empty() const { return known_.empty(); }

private:
    struct Entry {
        std::string id;
        schemas::Node element;
    };
    std::optional<schemas::Node> begin(Kind kind, const std::string& key, std::string& id);

    schemas::Node list_;
    std::map<std::string, Entry, std::less<>> known_;  ///< by kind and digest
};

/// Elements reports share.
void add_proof(schemas::Node parent, std::string_view name, const EtsiProof& proof);
void add_digest(schemas::Node parent, std::string_view name, const DigestValue& digest);
/// ds:DigestMethod and ds:DigestValue.
void add_digest_parts(schemas::Node parent, const DigestValue& digest);
/// vr:VOReferenceType; `ids` parted by spaces.
schemas::Node add_reference(schemas::Node parent, std::string_view name, std::string_view ids);
/// An element of another namespace, declared where it stands.
schemas::Node add_foreign(schemas::Node parent,
                          std::string_view name,
                          std::string_view namespace_uri,
                          const char* prefix);

/// Whether a digest can be told at all: its algorithm has a URI.
bool is_telling(const DigestValue& digest);
/// The words as an xs:anyURI, whatever they are.
std::string any_uri(std::string_view words);

}  // namespace okienko::signing
