#include "forms/validate.h"

#include <chrono>
#include <filesystem>
#include <sstream>

#include <Poco/JSON/Object.h>
#include <fmt/format.h>

#include "forms/document_builder.h"
#include "forms/service.h"
#include "server/commands/command.h"
#include "server/config/installation.h"

namespace okienko::commands {

namespace {

namespace fs = std::filesystem;

void print_violation(const std::string& path,
                     const std::string& rule,
                     const std::string& message,
                     bool warning) {
    Poco::JSON::Object line;
    line.set("path", path);
    line.set("rule", rule);
    line.set("message", message);
    if (warning) line.set("warning", true);
    std::ostringstream text;
    line.stringify(text);
    fmt::print("{}\n", text.str());
}

/// Whether a service's document begins with that element; its namespace stands in the schema.
bool takes(const forms::Service& service, schemas::Node root) {
    return service.model().root.name == root.name() &&
           service.model().root.namespace_uri == root.namespace_uri();
}

std::shared_ptr<const forms::Service> find_service(const forms::ServiceCompiler& compiler,
                                                   const fs::path& catalog,
                                                   const std::string& id,
                                                   schemas::Node root) {
    for (const auto& entry : fs::directory_iterator(catalog)) {
        if (!entry.is_directory() || !fs::exists(entry.path() / "form.xml")) continue;
        if (!id.empty() && entry.path().filename() != id) continue;
        const auto service = compiler.compile(forms::Package::read_folder(entry.path().string()));
        if (!id.empty() || takes(*service, root)) return service;
    }
    return nullptr;
}

}  // namespace

int validate(Arguments arguments) {
    std::string id;
    if (arguments.size() == 3 && arguments[0] == "--service") {
        id = arguments[1];
        arguments = arguments.subspan(2);
    }
    if (arguments.size() != 1) {
        fmt::print(stderr, "usage: okienko validate [--service ID] FILE\n");
        return kUsage;
    }
    if (!fs::is_regular_file(arguments[0])) {
        fmt::print(stderr, "okienko validate: cannot read {}\n", arguments[0]);
        return kUnreadable;
    }
    // The command line reads larger files than the server takes over the net.
    constexpr std::size_t kMost = 100U * 1024U * 1024U;
    auto outcome =
        schemas::parse(schemas::read_file(arguments[0]), {.bytes = kMost, .text = kMost});
    if (const auto* fault = std::get_if<schemas::ParseFault>(&outcome)) {
        print_violation(fmt::format("line {}", fault->line),
                        std::string(to_string(fault->kind)),
                        fault->detail,
                        false);
        return kFailed;
    }
    const auto& document = std::get<schemas::Document>(outcome);
    const fs::path root = config::find_installation();
    const forms::ServiceCompiler compiler(
        root.string(),
        std::make_shared<forms::ChildSchemaCompiler>(config::own_program().string()));
    const auto service = find_service(compiler, root / "forms/catalog", id, document.root());
    if (!service) {
        print_violation("/" + std::string(document.root().name()),
                        "root",
                        "no service takes such a document",
                        false);
        return kFailed;
    }
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    auto found = forms::validate_document(*service, document, {today, "pl"});
    for (auto& violation : found.items) {
        // Here every document is held against the version at hand, so another one is only worth a
        // word.
        violation.warning = violation.warning || violation.rule == "package";
        print_violation(violation.path, violation.rule, violation.message, violation.warning);
    }
    return found.ok() ? kDone : kFailed;
}

}  // namespace okienko::commands
