// CPU microseconds of the bare library calls one accepted submission needs, as this build makes
// them: parse and validate the document, digest and encrypt it, canonicalise and sign the receipt,
// encrypt that, insert the rows, chain the audit entry, take and write off the job. usage:
// library_calls DOCUMENT SCHEMA RECEIPT DATABASE-URI prints one JSON object

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include "tests/bench/database_calls.h"
#include "tests/bench/measure.h"

namespace {

using okienko::bench::measure_us;

template <typename T, auto Free>
struct Freer {
    void operator()(T* object) const { Free(object); }
};
using Doc = std::unique_ptr<xmlDoc, Freer<xmlDoc, xmlFreeDoc>>;
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY, EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX, EVP_MD_CTX_free>>;
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Freer<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>>;

std::string read(const char* path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(fmt::format("cannot read {}", path));
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Doc parse(const std::string& bytes) {
    return Doc(
        xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), "x", nullptr, XML_PARSE_NONET));
}

const unsigned char* raw(const std::string& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::array<unsigned char, 32> sha256(const unsigned char* data, std::size_t size) {
    std::array<unsigned char, 32> result{};
    EVP_Digest(data, size, result.data(), nullptr, EVP_sha256(), nullptr);
    return result;
}

std::string encrypt(const std::string& plain) {
    static const std::array<unsigned char, 32> kKey{};
    static const std::array<unsigned char, 12> kNonce{};
    const Cipher cipher(EVP_CIPHER_CTX_new());
    std::string sealed(plain.size() + 28, '\0');
    auto* out = reinterpret_cast<unsigned char*>(sealed.data()) + 12;
    int length = 0;
    EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, kKey.data(), kNonce.data());
    EVP_EncryptUpdate(cipher.get(), out, &length, raw(plain), static_cast<int>(plain.size()));
    EVP_EncryptFinal_ex(cipher.get(), out + length, &length);
    EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, 16, out + plain.size());
    return sealed;
}

std::array<unsigned char, 32> canonical_digest(xmlDoc* doc) {
    xmlChar* bytes = nullptr;
    const int size = xmlC14NDocDumpMemory(doc, nullptr, XML_C14N_EXCLUSIVE_1_0, nullptr, 0, &bytes);
    const auto digest = sha256(bytes, static_cast<std::size_t>(size));
    xmlFree(bytes);
    return digest;
}

/// The first element of this name, in a document of its own.
Doc apart(xmlNode* from, const char* name) {
    for (xmlNode* node = from; node != nullptr; node = node->next) {
        if (xmlStrEqual(node->name, reinterpret_cast<const xmlChar*>(name)) == 1) {
            Doc doc(xmlNewDoc(nullptr));
            xmlDocSetRootElement(doc.get(), xmlDocCopyNode(node, doc.get(), 1));
            return doc;
        }
        if (Doc found = apart(node->children, name)) return found;
    }
    return nullptr;
}

/// The receipt as it was before it was sealed.
std::string without_signature(const std::string& receipt) {
    const Doc doc = parse(receipt);
    xmlNode* signature = xmlGetLastChild(xmlDocGetRootElement(doc.get()));
    xmlUnlinkNode(signature);
    xmlFreeNode(signature);
    xmlChar* bytes = nullptr;
    int size = 0;
    xmlDocDumpMemory(doc.get(), &bytes, &size);
    std::string result(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return result;
}

void sign(EVP_PKEY* key, const std::array<unsigned char, 32>& data) {
    const Digest context(EVP_MD_CTX_new());
    std::array<unsigned char, 128> signature{};
    std::size_t length = signature.size();
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key);
    EVP_DigestSign(context.get(), signature.data(), &length, data.data(), data.size());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fputs("usage: library_calls DOCUMENT SCHEMA RECEIPT DATABASE-URI\n", stderr);
        return 64;
    }
    try {
        const std::string document = read(argv[1]);
        const std::string receipt = read(argv[3]);
        const Doc tree = parse(document);
        const Doc receipt_tree = parse(receipt);
        xmlSchemaParserCtxt* parser = xmlSchemaNewParserCtxt(argv[2]);
        xmlSchema* schema = xmlSchemaParse(parser);
        if (!tree || !receipt_tree || schema == nullptr)
            throw std::runtime_error("an input cannot be read");
        const Key key(EVP_EC_gen("P-256"));

        const double parse_us = measure_us([&] { parse(document); });
        const double validate_us = measure_us([&] {
            xmlSchemaValidCtxt* context = xmlSchemaNewValidCtxt(schema);
            xmlSchemaValidateDoc(context, tree.get());
            xmlSchemaFreeValidCtxt(context);
        });
        const double protect_us = measure_us([&] {
            sha256(raw(document), document.size());
            encrypt(document);
            encrypt(receipt);
        });
        // XAdES-B-B digests the document and the signed properties and signs a third canonical
        // form.
        const Doc properties = apart(receipt_tree->children, "SignedProperties");
        const Doc info = apart(receipt_tree->children, "SignedInfo");
        if (!properties || !info) throw std::runtime_error("the receipt isn't sealed");
        const std::string plain = without_signature(receipt);
        const double seal_us = measure_us([&] {
            const Doc made = parse(plain);
            canonical_digest(made.get());
            canonical_digest(properties.get());
            sign(key.get(), canonical_digest(info.get()));
        });
        const auto insert =
            okienko::bench::measure_insert(argv[4], encrypt(document), encrypt(receipt));
        fmt::print(
            "{{\"document_bytes\":{},\"receipt_bytes\":{},\"parse_us\":{:.1f},\"validate_us\":{:."
            "1f},\"protect_us\":{:.1f},"
            "\"seal_us\":{:.1f},\"insert_client_us\":{:.1f},\"insert_server_us\":{:.1f},\"sum_us\":"
            "{:.1f}}}\n",
            document.size(),
            receipt.size(),
            parse_us,
            validate_us,
            protect_us,
            seal_us,
            insert.client_us,
            insert.server_us,
            parse_us + validate_us + protect_us + seal_us + insert.client_us + insert.server_us);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "library_calls: {}\n", error.what());
        return 1;
    }
}
