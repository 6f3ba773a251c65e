#include "signing/etsi_objects.h"

#include <memory>
#include <new>

#include <libxml/uri.h>

#include "signing/algorithms.h"
#include "signing/digest.h"
#include "signing/report_time.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using Kind = EtsiObjects::Kind;
using schemas::Node;

struct KindWords {
    std::string_view uri;  ///< TS 119 102-2, 4.4.4
    std::string_view id;
};

KindWords words_of(Kind kind) {
    switch (kind) {
        case Kind::certificate:
            return {"urn:etsi:019102:validationObject:certificate", "certificate"};
        case Kind::crl:
            return {"urn:etsi:019102:validationObject:CRL", "crl"};
        case Kind::ocsp:
            return {"urn:etsi:019102:validationObject:OCSPResponse", "ocsp"};
        case Kind::timestamp:
            return {"urn:etsi:019102:validationObject:timestamp", "timestamp"};
        case Kind::signed_data:
            break;
    }
    return {"urn:etsi:019102:validationObject:signedData", "data"};
}

const xmlChar* xml(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

}  // namespace

std::optional<Node> EtsiObjects::begin(Kind kind, const std::string& key, std::string& id) {
    const KindWords words = words_of(kind);
    const std::string place = std::string(words.id) + key;
    if (const auto found = known_.find(place); found != known_.end()) {
        id = found->second.id;
        return std::nullopt;
    }
    id = std::string(words.id) + "-" + std::to_string(known_.size() + 1);
    Node object = list_.add("ValidationObject");
    object.set("id", id).add("ObjectType", words.uri);
    known_.emplace(place, Entry{id, object});
    return object;
}

std::string EtsiObjects::certificate(const PathCertificate& certificate, const EtsiProof& proof) {
    std::string id;
    if (auto object = begin(Kind::certificate, certificate.sha256, id)) {
        object->add("ValidationObjectRepresentation").add("base64", base64(certificate.der));
        add_proof(*object, "POE", proof);
    }
    return id;
}

std::string EtsiObjects::digested(Kind kind, const DigestValue& digest, const EtsiProof& proof) {
    std::string id;
    if (auto object = begin(kind, digest.algorithm + digest.value, id)) {
        add_digest(object->add("ValidationObjectRepresentation"), "DigestAlgAndValue", digest);
        add_proof(*object, "POE", proof);
    }
    return id;
}

std::optional<Node> EtsiObjects::find(std::string_view id) const {
    for (const auto& [key, entry] : known_) {
        if (entry.id == id) return entry.element;
    }
    return std::nullopt;
}

void add_proof(Node parent, std::string_view name, const EtsiProof& proof) {
    Node poe = parent.add(name);
    poe.add("POETime", moment_of(proof.time));
    poe.add("TypeOfProof", "urn:etsi:019102:poetype:validation");
    if (!proof.object.empty()) add_reference(poe, "POEObject", proof.object);
}

void add_digest(Node parent, std::string_view name, const DigestValue& digest) {
    add_digest_parts(parent.add(name), digest);
}

void add_digest_parts(Node parent, const DigestValue& digest) {
    add_foreign(parent, "DigestMethod", ds_namespace, "ds")
        .set("Algorithm", digest_uri_of(digest.algorithm));
    add_foreign(parent, "DigestValue", ds_namespace, "ds").set_text(base64(digest.value));
}

Node add_reference(Node parent, std::string_view name, std::string_view ids) {
    Node reference = parent.add(name);
    reference.set("VOReference", ids);
    return reference;
}

Node add_foreign(Node parent,
                 std::string_view name,
                 std::string_view namespace_uri,
                 const char* prefix) {
    Node made = parent.add(name);
    const std::string uri(namespace_uri);
    xmlNode* raw = made.raw();
    xmlNs* space = xmlSearchNsByHref(raw->doc, raw, xml(uri));
    if (space == nullptr) space = xmlNewNs(raw, xml(uri), reinterpret_cast<const xmlChar*>(prefix));
    if (space == nullptr) throw std::bad_alloc();
    xmlSetNs(raw, space);
    return made;
}

bool is_telling(const DigestValue& digest) {
    return !digest.value.empty() && !digest_uri_of(digest.algorithm).empty();
}

std::string any_uri(std::string_view words) {
    constexpr std::string_view kept = "-._~:/?=&;,@+$!*'()";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool anchor = c == '#' && text.find('#') == std::string::npos;
        if (letter || (c >= '0' && c <= '9') || anchor || kept.find(c) != std::string_view::npos) {
            text += c;
        } else {
            text += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    const std::unique_ptr<xmlURI, decltype(&xmlFreeURI)> read(xmlParseURI(text.c_str()),
                                                              &xmlFreeURI);
    return read ? text : "urn:okienko:words:" + text;
}

}  // namespace okienko::signing
