#include "signing/seal.h"

#include <memory>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "signing/canonical.h"
#include "signing/digest.h"
#include "signing/random.h"

namespace okienko::signing {

namespace {

using schemas::Node;

constexpr const char* ds_namespace = "http://www.w3.org/2000/09/xmldsig#";
constexpr const char* xades_namespace = "http://uri.etsi.org/01903/v1.3.2#";
constexpr std::string_view exclusive_c14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr std::string_view enveloped_signature =
    "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
constexpr std::string_view sha256_uri = "http://www.w3.org/2001/04/xmlenc#sha256";
constexpr std::string_view signed_properties_type = "http://uri.etsi.org/01903#SignedProperties";

const xmlChar* xml(const char* text) {
    return reinterpret_cast<const xmlChar*>(text);
}

/// The ds:Signature while it grows: not part of the document until it is complete.
class SignatureTree {
public:
    explicit SignatureTree(xmlDoc* doc)
        : root_(xmlNewDocNode(doc, nullptr, xml("Signature"), nullptr), &xmlFreeNode) {
        if (!root_) throw std::bad_alloc();
        ds_ = declare(root_.get(), ds_namespace, "ds");
        xmlSetNs(root_.get(), ds_);
    }

    Node signature() const { return Node(root_.get()); }

    Node ds(Node parent, const char* name) const { return add(parent, name, ds_); }
    Node ds(Node parent, const char* name, std::string_view text) const {
        return add(parent, name, ds_).set_text(text);
    }
    Node xades(Node parent, const char* name) {
        const Node made = add(parent, name, xades_);
        if (xades_ == nullptr) {
            xades_ = declare(made.raw(), xades_namespace, "xades");
            xmlSetNs(made.raw(), xades_);
        }
        return made;
    }
    Node xades(Node parent, const char* name, std::string_view text) {
        return xades(parent, name).set_text(text);
    }

    Node append_to(Node root) {
        xmlAddChild(root.raw(), root_.get());
        return Node(root_.release());
    }

private:
    static xmlNs* declare(xmlNode* node, const char* uri, const char* prefix) {
        xmlNs* made = xmlNewNs(node, xml(uri), xml(prefix));
        if (made == nullptr) throw std::bad_alloc();
        return made;
    }
    static Node add(Node parent, const char* name, xmlNs* ns) {
        xmlNode* made = xmlNewDocNode(parent.raw()->doc, ns, xml(name), nullptr);
        if (made == nullptr) throw std::bad_alloc();
        xmlAddChild(parent.raw(), made);
        return Node(made);
    }

    std::unique_ptr<xmlNode, decltype(&xmlFreeNode)> root_;
    xmlNs* ds_ = nullptr;
    xmlNs* xades_ = nullptr;
};

/// Ids of one signature; random, because a document may get several.
struct Ids {
    std::string suffix = random_uuid();
    std::string signature = "Signature-" + suffix;
    std::string document = "Reference-" + suffix;
    std::string properties = "SignedProperties-" + suffix;
};

void add_digest(const SignatureTree& tree, Node parent, const Sha256& digest) {
    tree.ds(parent, "DigestMethod").set("Algorithm", sha256_uri);
    tree.ds(parent, "DigestValue", digest.base64());
}

/// EN 319 132-1, 5.2: what the signer says about the signature and the data, signed along with the
/// data.
Node add_signed_properties(SignatureTree& tree,
                           Node qualifying,
                           const Ids& ids,
                           const std::string& certificate,
                           Instant signing_time,
                           const SealProperties& properties) {
    Node all = tree.xades(qualifying, "SignedProperties");
    all.set("Id", ids.properties);

    const Node about_signature = tree.xades(all, "SignedSignatureProperties");
    const auto seconds = std::chrono::floor<std::chrono::seconds>(signing_time);
    tree.xades(about_signature,
               "SigningTime",
               fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                           fmt::gmtime(std::chrono::system_clock::to_time_t(seconds))));
    const Node bound = tree.xades(tree.xades(about_signature, "SigningCertificateV2"), "Cert");
    add_digest(tree, tree.xades(bound, "CertDigest"), sha256(certificate));

    const Node about_data = tree.xades(all, "SignedDataObjectProperties");
    Node format = tree.xades(about_data, "DataObjectFormat");
    format.set("ObjectReference", "#" + ids.document);
    if (!properties.description.empty()) {
        tree.xades(format, "Description", properties.description);
    }
    tree.xades(format, "MimeType", properties.media_type);
    if (!properties.commitment.empty()) {
        const Node commitment = tree.xades(about_data, "CommitmentTypeIndication");
        tree.xades(tree.xades(commitment, "CommitmentTypeId"), "Identifier", properties.commitment);
        tree.xades(commitment, "AllSignedDataObjects");
    }
    return all;
}

void add_references(const SignatureTree& tree,
                    Node signed_info,
                    const Ids& ids,
                    const Sha256& document,
                    const Sha256& properties) {
    Node whole = tree.ds(signed_info, "Reference");
    whole.set("Id", ids.document).set("URI", "");
    const Node transforms = tree.ds(whole, "Transforms");
    tree.ds(transforms, "Transform").set("Algorithm", enveloped_signature);
    tree.ds(transforms, "Transform").set("Algorithm", exclusive_c14n);
    add_digest(tree, whole, document);

    Node about = tree.ds(signed_info, "Reference");
    about.set("Type", signed_properties_type).set("URI", "#" + ids.properties);
    tree.ds(tree.ds(about, "Transforms"), "Transform").set("Algorithm", exclusive_c14n);
    add_digest(tree, about, properties);
}

}  // namespace

schemas::Node seal_enveloped(schemas::Document& document,
                             const Signer& signer,
                             Instant signing_time,
                             const SealProperties& properties) {
    // The enveloped-signature transform takes away this signature alone, so what is digested is the
    // document as it stands before the signature is in it.
    const Sha256 document_digest = sha256(canonical(document));
    const Ids ids;

    SignatureTree tree(document.raw());
    Node signature = tree.signature();
    signature.set("Id", ids.signature);
    Node signed_info = tree.ds(signature, "SignedInfo");
    Node value = tree.ds(signature, "SignatureValue");
    const Node data = tree.ds(tree.ds(signature, "KeyInfo"), "X509Data");
    for (const std::string& certificate : signer.certificate_chain()) {
        tree.ds(data, "X509Certificate", base64(certificate));
    }

    Node qualifying = tree.xades(tree.ds(signature, "Object"), "QualifyingProperties");
    qualifying.set("Target", "#" + ids.signature);
    const Node about = add_signed_properties(
        tree, qualifying, ids, signer.certificate_chain().front(), signing_time, properties);

    tree.ds(signed_info, "CanonicalizationMethod").set("Algorithm", exclusive_c14n);
    tree.ds(signed_info, "SignatureMethod").set("Algorithm", uri(signer.algorithm()));
    add_references(tree, signed_info, ids, document_digest, sha256(canonical(about)));
    value.set_text(base64(signer.sign(canonical(signed_info))));
    return tree.append_to(document.root());
}

}  // namespace okienko::signing
