#include "signing/canonicalization.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <libxml/c14n.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"

namespace okienko::signing {
namespace {

namespace fs = std::filesystem;

constexpr const char* methods[] = {
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
    "http://www.w3.org/2006/12/xml-c14n11",
    "http://www.w3.org/2006/12/xml-c14n11#WithComments",
    "http://www.w3.org/2001/10/xml-exc-c14n#",
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
};

std::string ours(const NodeSet& nodes, const CanonicalMethod& method) {
    OctetBuffer buffer;
    WorkBudget budget(1U << 30U);
    write_canonical(nodes, method, buffer, budget);
    return buffer.take();
}

int below(void* apex, xmlNodePtr node, xmlNodePtr parent) {
    const xmlNode* at = node->type == XML_NAMESPACE_DECL ? parent : node;
    for (; at != nullptr; at = at->parent) {
        if (at == apex) return 1;
    }
    return 0;
}

/// What libxml2 writes: the whole document, or the subtree by a visibility callback.
std::string libxml2(xmlDoc* document, xmlNode* apex, const CanonicalMethod& method) {
    xmlOutputBuffer* buffer = xmlAllocOutputBuffer(nullptr);
    const int mode = method.kind == CanonicalMethod::Kind::exclusive       ? XML_C14N_EXCLUSIVE_1_0
                     : method.kind == CanonicalMethod::Kind::inclusive_1_1 ? XML_C14N_1_1
                                                                           : XML_C14N_1_0;
    std::vector<xmlChar*> prefixes;
    for (const auto& prefix : method.inclusive_prefixes) {
        prefixes.push_back(xmlStrdup(
            reinterpret_cast<const xmlChar*>(prefix.empty() ? "#default" : prefix.c_str())));
    }
    prefixes.push_back(nullptr);
    const int length = xmlC14NExecute(document,
                                      apex == nullptr ? nullptr : &below,
                                      apex,
                                      mode,
                                      prefixes.data(),
                                      method.comments ? 1 : 0,
                                      buffer);
    std::string text;
    if (length >= 0) {
        text.assign(reinterpret_cast<const char*>(xmlOutputBufferGetContent(buffer)),
                    xmlOutputBufferGetSize(buffer));
    }
    xmlOutputBufferClose(buffer);
    for (xmlChar* prefix : prefixes) xmlFree(prefix);
    return text;
}

void collect(xmlNode* node, std::vector<xmlNode*>& found, std::size_t most) {
    for (; node != nullptr && found.size() < most; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        found.push_back(node);
        collect(node->children, found, most);
    }
}

/// Holds our canonical form of a document and of its elements against libxml2's.
void compare(const std::string& bytes, const std::string& name, std::size_t most) {
    const auto outcome = schemas::parse(bytes);
    if (!std::holds_alternative<schemas::Document>(outcome)) return;
    xmlDoc* document = std::get<schemas::Document>(outcome).raw();
    std::vector<xmlNode*> elements;
    collect(document->children, elements, most);
    for (const char* algorithm : methods) {
        auto method = *canonical_method(algorithm);
        NodeSet whole;
        whole.document = document;
        whole.whole = true;
        whole.comments = true;
        ASSERT_EQ(ours(whole, method), libxml2(document, nullptr, method)) << name << algorithm;
        if (method.kind == CanonicalMethod::Kind::exclusive && name.empty()) {
            method.inclusive_prefixes = {"b", "", "xs"};
        }
        for (xmlNode* element : elements) {
            NodeSet part;
            part.document = document;
            part.apexes = {element};
            part.comments = true;
            ASSERT_EQ(ours(part, method), libxml2(document, element, method))
                << name << algorithm << element->name;
        }
    }
}

TEST(Canonicalization, IsWhatLibxml2Writes) {
    const schemas::XmlLibrary library;
    compare("<?xml version=\"1.0\"?><!-- before --><?pi data?>\n<a/><?after?><!-- end -->", "", 10);
    compare(
        "<a xmlns=\"urn:a\" xmlns:b=\"urn:b\" xmlns:unused=\"urn:u\" xml:lang=\"pl\" xml:space='x' "
        "z=\"1\" b:y=\"2\" a='&lt;&amp;&quot;&#9;&#10;&#13;'><b:c xmlns:b=\"urn:b\" xmlns=\"\">"
        "<d e=\"\" b:f=\"g\"/>t&gt;&amp;&lt;&#13;<!-- c --><?p q?><![CDATA[<x>]]></b:c>"
        "<b:c xmlns:b=\"urn:b2\" xml:lang=\"en\"><h xmlns=\"urn:h\" xmlns:xs=\"urn:xs\"/></b:c>"
        "<k xmlns=\"\"><l xmlns=\"urn:a\"/></k></a>",
        "",
        20);
    compare("<a xmlns:x='urn:1'><x:b><c xmlns:x='urn:2'><x:d x:e='' f=''/></c></x:b></a>", "", 20);
}

TEST(Canonicalization, OfEveryDocumentOfTheCorpusIsWhatLibxml2Writes) {
    const schemas::XmlLibrary library;
    const char* named = std::getenv("OKIENKO_CORPUS");
    const fs::path folder =
        (named != nullptr ? fs::path(named) : fs::path(OKIENKO_SOURCE_DIR) / "../shared/corpus") /
        "signatures/files";
    if (!fs::exists(folder)) GTEST_SKIP() << "no corpus at " << folder;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.file_size() > 60'000) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        compare({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()},
                entry.path().filename().string(),
                12);
    }
}

TEST(Canonicalization, LeavesOutWhatWasTakenOut) {
    const schemas::XmlLibrary library;
    const auto outcome = schemas::parse("<!-- x --><a><b>1</b><c><d/>2</c><!-- y --></a>");
    const auto& document = std::get<schemas::Document>(outcome);
    NodeSet nodes;
    nodes.document = document.raw();
    nodes.whole = true;
    nodes.remove(
        {document.root().child("b")->raw(), document.root().child("c")->child("d")->raw()});
    EXPECT_EQ(ours(nodes, *canonical_method(methods[1])), "<a><c>2</c></a>");
    nodes.comments = true;
    EXPECT_EQ(ours(nodes, *canonical_method(methods[1])), "<!-- x -->\n<a><c>2</c><!-- y --></a>");
    EXPECT_EQ(ours(nodes, *canonical_method(methods[0])), "<a><c>2</c></a>");
}

TEST(Canonicalization, StopsWhenTheBudgetIsSpent) {
    const schemas::XmlLibrary library;
    const auto outcome = schemas::parse("<a>" + std::string(100'000, 'x') + "</a>");
    NodeSet nodes;
    nodes.document = std::get<schemas::Document>(outcome).raw();
    nodes.whole = true;
    OctetBuffer buffer;
    WorkBudget budget(50'000);
    EXPECT_THROW(write_canonical(nodes, CanonicalMethod{}, buffer, budget), Refusal);
}

}  // namespace
}  // namespace okienko::signing
