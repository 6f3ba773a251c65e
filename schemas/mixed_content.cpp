#include "schemas/mixed_content.h"

#include <new>

#include "schemas/characters.h"

namespace okienko::schemas {

namespace {

std::string content_of(xmlNode* node) {
    xmlChar* content = xmlNodeGetContent(node);
    std::string text(content == nullptr ? "" : reinterpret_cast<const char*>(content));
    xmlFree(content);
    return text;
}

}  // namespace

std::vector<Piece> pieces_of(Node element) {
    std::vector<Piece> all;
    for (xmlNode* child = element.raw()->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) {
            all.push_back({{}, Node(child)});
        } else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            all.push_back({content_of(child), std::nullopt});
        }
    }
    return all;
}

void add_text(Node element, std::string_view text) {
    const std::string clean = xml_characters(text);
    xmlNode* made =
        xmlNewDocText(element.raw()->doc, reinterpret_cast<const xmlChar*>(clean.c_str()));
    if (made == nullptr || xmlAddChild(element.raw(), made) == nullptr) throw std::bad_alloc();
}

}  // namespace okienko::schemas
