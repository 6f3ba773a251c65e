#include "schemas/xml_library.h"

#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>

#include "schemas/resolver.h"

namespace okienko::schemas {

namespace {

void swallow(void* /*context*/, const char* /*format*/, ...) {}

}  // namespace

XmlLibrary::XmlLibrary() {
    xmlInitParser();
    xmlSetExternalEntityLoader(&resolve_external);
    xmlSetGenericErrorFunc(nullptr, &swallow);
    xsltInit();
    exsltRegisterAll();
    xsltSetGenericErrorFunc(nullptr, &swallow);
}

XmlLibrary::~XmlLibrary() {
    xsltCleanupGlobals();
    xmlSchemaCleanupTypes();
    xmlCleanupParser();
}

}  // namespace okienko::schemas
