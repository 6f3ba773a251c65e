#include <cstddef>
#include <cstdint>
#include <string>

#include "forms/answers.h"
#include "forms/service.h"
#include "schemas/xml_library.h"

namespace forms = okienko::forms;

namespace {

/// Gives the model of the shipped service whatever schema is asked for: only the form is foreign
/// here.
class OneModel : public forms::SchemaCompiler {
public:
    explicit OneModel(forms::Model model) : model_(std::move(model)) {}
    forms::Model read(const okienko::schemas::SchemaCatalog& /*catalog*/,
                      const std::string& /*location*/,
                      const std::string& /*root*/) const override {
        return model_;
    }

private:
    forms::Model model_;
};

struct House {
    okienko::schemas::XmlLibrary library;
    forms::Package package = forms::Package::read_folder(
        std::string(OKIENKO_SOURCE_DIR) + "/forms/catalog/public-information-request");
    forms::ServiceCompiler whole{OKIENKO_SOURCE_DIR,
                                 std::make_shared<forms::LocalSchemaCompiler>()};
    forms::ServiceCompiler compiler{OKIENKO_SOURCE_DIR,
                                    std::make_shared<OneModel>(whole.compile(package)->model())};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const House house;
    auto files = house.package.files();
    files["form.xml"] = std::string(reinterpret_cast<const char*>(data), size);
    try {
        const auto service = house.compiler.compile(forms::Package::from_files(std::move(files)));
        const forms::Answers answers(
            *service, {}, {}, {std::chrono::sys_days{std::chrono::days{20000}}, "pl"});
        answers.check_all();
    } catch (const forms::ServiceError&) {
    } catch (const forms::PackageError&) {
    }
    return 0;
}
