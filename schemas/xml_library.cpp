#include "schemas/xml_library.h"

#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxslt/security.h>
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
    xsltSecurityPrefs* security = xsltNewSecurityPrefs();
    for (const auto option : {XSLT_SECPREF_READ_FILE,
                              XSLT_SECPREF_WRITE_FILE,
                              XSLT_SECPREF_CREATE_DIRECTORY,
                              XSLT_SECPREF_READ_NETWORK,
                              XSLT_SECPREF_WRITE_NETWORK}) {
        xsltSetSecurityPrefs(security, option, xsltSecurityForbid);
    }
    xsltSetDefaultSecurityPrefs(security);
}

XmlLibrary::~XmlLibrary() {
    xsltFreeSecurityPrefs(xsltGetDefaultSecurityPrefs());
    xsltSetDefaultSecurityPrefs(nullptr);
    xsltCleanupGlobals();
    xmlSchemaCleanupTypes();
    xmlCleanupParser();
}

}  // namespace okienko::schemas
