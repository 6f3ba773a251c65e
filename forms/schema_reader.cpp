#include "forms/schema_reader.h"

#include <memory>

#include <fmt/format.h>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/framework/XMLGrammarPoolImpl.hpp>
#include <xercesc/framework/psvi/XSModel.hpp>
#include <xercesc/sax/EntityResolver.hpp>
#include <xercesc/sax/ErrorHandler.hpp>
#include <xercesc/sax/SAXParseException.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/OutOfMemoryException.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/SecurityManager.hpp>
#include <xercesc/util/XMLUni.hpp>
#include <xercesc/validators/common/Grammar.hpp>

#include "forms/schema_compiler.h"
#include "forms/schema_walk.h"

namespace okienko::forms {

namespace xe = xercesc;

namespace {

xe::InputSource* source_of(const std::string& bytes, const std::string& id) {
    return new xe::MemBufInputSource(reinterpret_cast<const XMLByte*>(bytes.data()),
                                     bytes.size(),
                                     xerces_text(id).c_str(),
                                     false);
}

/// Gives Xerces what the catalogue holds and remembers what it doesn't. Never null: null means
/// "look outside".
class Resolver : public xe::EntityResolver {
public:
    explicit Resolver(const schemas::SchemaCatalog& catalog) : catalog_(catalog) {}
    xe::InputSource* resolveEntity(const XMLCh* /*public_id*/, const XMLCh* system_id) override {
        const std::string id = utf8_text(system_id);
        if (const std::string* bytes = catalog_.find(id)) return source_of(*bytes, id);
        if (!id.ends_with(".dtd")) missing += (missing.empty() ? "" : ", ") + id;
        return source_of(nothing_, id);
    }
    std::string missing;

private:
    const schemas::SchemaCatalog& catalog_;
    const std::string nothing_;
};

class Errors : public xe::ErrorHandler {
public:
    void warning(const xe::SAXParseException& /*fault*/) override {}
    void error(const xe::SAXParseException& fault) override { add(fault); }
    void fatalError(const xe::SAXParseException& fault) override { add(fault); }
    void resetErrors() override {}
    std::string text;

private:
    void add(const xe::SAXParseException& fault) {
        if (text.size() > 4000) return;
        if (!text.empty()) text += "\n";
        text += fmt::format("{}:{}: {}",
                            utf8_text(fault.getSystemId()),
                            fault.getLineNumber(),
                            utf8_text(fault.getMessage()));
    }
};

struct Released {
    void operator()(xe::SAX2XMLReader* reader) const { delete reader; }
};

Model load(const schemas::SchemaCatalog& catalog,
           const std::string& location,
           const std::string& root) {
    const std::string* bytes = catalog.find(location);
    if (bytes == nullptr) throw SchemaError("no schema '" + location + "'");
    Resolver resolver(catalog);
    Errors errors;
    xe::XMLGrammarPoolImpl pool(xe::XMLPlatformUtils::fgMemoryManager);
    const std::unique_ptr<xe::SAX2XMLReader, Released> reader(
        xe::XMLReaderFactory::createXMLReader(xe::XMLPlatformUtils::fgMemoryManager, &pool));
    xe::SecurityManager security;
    security.setEntityExpansionLimit(64);
    reader->setEntityResolver(&resolver);
    reader->setErrorHandler(&errors);
    reader->setProperty(xe::XMLUni::fgXercesSecurityManager, &security);
    reader->setFeature(xe::XMLUni::fgSAX2CoreNameSpaces, true);
    reader->setFeature(xe::XMLUni::fgXercesSchema, true);
    reader->setFeature(xe::XMLUni::fgXercesSchemaFullChecking, false);
    reader->setFeature(xe::XMLUni::fgXercesHandleMultipleImports, true);
    reader->setFeature(xe::XMLUni::fgXercesCacheGrammarFromParse, true);
    reader->setFeature(xe::XMLUni::fgXercesLoadExternalDTD, false);
    const std::unique_ptr<xe::InputSource> source(source_of(*bytes, location));
    xe::Grammar* grammar = reader->loadGrammar(*source, xe::Grammar::SchemaGrammarType, true);
    if (!resolver.missing.empty())
        throw SchemaError("imports what is not there: " + resolver.missing);
    if (!errors.text.empty()) throw SchemaError(errors.text);
    if (grammar == nullptr) throw SchemaError(location + " is not a schema");
    const std::string target = utf8_text(grammar->getTargetNamespace());
    pool.lockPool();
    bool changed = false;
    xe::XSModel* model = pool.getXSModel(changed);
    if (model == nullptr) throw SchemaError(location + " gives no model");
    return walk_schema(*model, target, root);
}

}  // namespace

XercesLibrary::XercesLibrary() {
    xe::XMLPlatformUtils::Initialize();
}
XercesLibrary::~XercesLibrary() {
    xe::XMLPlatformUtils::Terminate();
}

Model read_model(const schemas::SchemaCatalog& catalog,
                 const std::string& location,
                 const std::string& root) {
    try {
        return load(catalog, location, root);
    } catch (const xe::OutOfMemoryException&) {
        throw SchemaError(location + " needs more memory than a schema may take");
    } catch (const xe::SAXException& fault) {
        throw SchemaError(location + ": " + utf8_text(fault.getMessage()));
    } catch (const xe::XMLException& fault) {
        throw SchemaError(location + ": " + utf8_text(fault.getMessage()));
    }
}

}  // namespace okienko::forms
