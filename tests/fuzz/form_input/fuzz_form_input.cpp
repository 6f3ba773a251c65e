#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "forms/document_builder.h"
#include "forms/form_input.h"
#include "forms/form_view.h"
#include "forms/validate.h"
#include "schemas/xml_library.h"

namespace forms = okienko::forms;

namespace {

const forms::Service& service() {
    static const okienko::schemas::XmlLibrary library;
    static const forms::ServiceCompiler compiler(OKIENKO_SOURCE_DIR,
                                                 std::make_shared<forms::LocalSchemaCompiler>());
    static const auto made = compiler.compile(forms::Package::read_folder(
        std::string(OKIENKO_SOURCE_DIR) + "/forms/catalog/public-information-request"));
    return *made;
}

/// Lines "name=value" as posted fields.
forms::PostedFields fields_of(std::string_view text) {
    forms::PostedFields fields;
    while (!text.empty() && fields.size() < 100) {
        const auto line = text.substr(0, text.find('\n'));
        const auto equals = line.find('=');
        fields.emplace_back(line.substr(0, equals),
                            equals == std::string_view::npos ? "" : line.substr(equals + 1));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return fields;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto& page = service().form().pages.front();
    const forms::Moment moment{std::chrono::sys_days{std::chrono::days{20000}}, "pl"};
    const auto posted =
        forms::take_page(forms::Answers(service(), {}, {}, moment), page, fields_of(text));
    if (forms::Values::from_bytes(posted.values.to_bytes()) != posted.values) __builtin_trap();
    const forms::Answers answers(service(), posted.values, {}, moment);
    const auto view = okienko::schemas::Document::with_root("page");
    forms::write_page(view.root(), answers, page, answers.check_page(page));
    forms::write_summary(view.root(), answers);
    // Answers without fault make a document without fault, and it comes back as the same document.
    if (!answers.check_all().ok()) return 0;
    const auto document = forms::build_document(answers);
    if (!forms::validate_document(service(), document, moment).ok()) __builtin_trap();
    const auto read = forms::read_document(service(), document);
    const forms::Answers again(service(), read.values, read.attachments, moment);
    if (forms::document_bytes(again) != document.serialize()) __builtin_trap();
    return 0;
}
