#include <filesystem>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "forms/check.h"
#include "forms/draft_service.h"
#include "forms/workflow_picture.h"
#include "server/commands/command.h"
#include "server/config/installation.h"

namespace okienko::commands {

namespace {

namespace fs = std::filesystem;

forms::ServiceCompiler service_compiler() {
    return {config::find_installation().string(),
            std::make_shared<forms::ChildSchemaCompiler>(config::own_program().string())};
}

int usage() {
    fmt::print(stderr,
               "usage: okienko service check DIR…\n"
               "       okienko service draw [--language pl|en] DIR > workflow.svg\n"
               "       okienko service new --schema XSD --root NAME --out DIR\n");
    return kUsage;
}

int check_folder(const forms::ServiceCompiler& compiler, std::string folder) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    try {
        const auto package = forms::Package::read_folder(folder);
        auto faults = forms::check(compiler, package);
        const std::string name = fs::path(folder).filename().string();
        if (!package.id().empty() && package.id() != name && name != "." && name != "..") {
            faults.push_back(
                {package.is_card_only() ? "card.xml" : "form.xml",
                 1,
                 "folder",
                 fmt::format("the folder is named '{}', the service '{}'", name, package.id())});
        }
        for (const auto& fault : faults) {
            fmt::print(
                "{}/{}:{}: {}: {}\n", folder, fault.file, fault.line, fault.rule, fault.detail);
        }
        if (!faults.empty()) return kFailed;
        fmt::print("{}: {} version {}{}, sha256 {}\n",
                   folder,
                   package.id(),
                   package.version(),
                   package.is_card_only() ? " (a card only)" : "",
                   package.sha256());
        return kDone;
    } catch (const forms::PackageError& error) {
        fmt::print(stderr, "okienko service check: {}\n", error.what());
        return kUnreadable;
    }
}

/// Writes the picture of the folder's workflow to the standard output.
int draw_folder(const std::string& folder, const std::string& language) {
    try {
        const auto package = forms::Package::read_folder(folder);
        if (package.is_card_only()) {
            fmt::print(stderr, "okienko service draw: {}: a card has no workflow\n", folder);
            return kFailed;
        }
        fmt::print("{}", forms::workflow_svg(*service_compiler().compile(package), language));
        return kDone;
    } catch (const forms::ServiceError& error) {
        fmt::print(stderr, "{}\n", error.what());
        return kFailed;
    } catch (const forms::PackageError& error) {
        fmt::print(stderr, "okienko service draw: {}\n", error.what());
        return kUnreadable;
    }
}

/// The schema under the name a package gives it, with the files beside it that it may import.
forms::Package::Files schemas_beside(const fs::path& schema,
                                     const forms::ServiceCompiler& compiler) {
    forms::Package::Files files;
    for (const auto& entry :
         fs::directory_iterator(schema.has_parent_path() ? schema.parent_path() : fs::path("."))) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || entry.path().extension() != ".xsd" ||
            !forms::Package::is_file_name(name))
            continue;
        const std::string bytes = schemas::read_file(entry.path().string());
        if (fs::equivalent(entry.path(), schema)) {
            files["document.xsd"] = bytes;
        } else if (compiler.shared_schemas().find(name) == nullptr && name != "document.xsd") {
            files[name] = bytes;
        }
    }
    return files;
}

/// Only what the schema imports, by file name, directly or through another, goes into the new
/// folder.
void keep_imported(forms::Package::Files& files) {
    std::map<std::string, bool> reached = {{"document.xsd", false}};
    for (bool grown = true; grown;) {
        grown = false;
        for (auto& [name, seen] : reached) {
            if (seen) continue;
            seen = grown = true;
            for (const auto& [other, bytes] : files) {
                if (files.at(name).find(other) != std::string::npos) reached.emplace(other, false);
            }
            break;
        }
    }
    std::erase_if(files, [&](const auto& file) { return reached.count(file.first) == 0; });
}

int new_folder(const std::string& schema, const std::string& root, const std::string& out) {
    if (fs::exists(out) && !fs::is_empty(out)) {
        fmt::print(stderr, "okienko service new: {} is there already\n", out);
        return kFailed;
    }
    if (!fs::is_regular_file(schema)) {
        fmt::print(stderr, "okienko service new: no file {}\n", schema);
        return kUnreadable;
    }
    const auto compiler = service_compiler();
    auto schemas = schemas_beside(schema, compiler);
    keep_imported(schemas);
    const std::string id = fs::path(out).filename().string();
    const auto files =
        forms::draft_service(compiler.shared_schemas(),
                             forms::ChildSchemaCompiler(config::own_program().string()),
                             schemas,
                             root,
                             id);
    fs::create_directories(fs::path(out) / "examples");
    for (const auto& [name, bytes] : files) {
        std::ofstream file(fs::path(out) / name, std::ios::binary);
        file << bytes;
        if (!file.flush())
            throw schemas::XmlError("cannot write " + (fs::path(out) / name).string());
        fmt::print("{}\n", (fs::path(out) / name).string());
    }
    fmt::print(
        "\nNext: card.xml, examples/valid-*.xml, and what is marked TODO; then okienko service "
        "check {}\n",
        out);
    return kDone;
}

}  // namespace

int service(Arguments arguments) {
    if (arguments.empty()) return usage();
    if (arguments[0] == "check" && arguments.size() > 1) {
        const auto compiler = service_compiler();
        int worst = kDone;
        for (const auto& folder : arguments.subspan(1))
            worst = std::max(worst, check_folder(compiler, folder));
        return worst;
    }
    if (arguments[0] == "draw" && arguments.size() == 2) return draw_folder(arguments[1], "pl");
    if (arguments[0] == "draw" && arguments.size() == 4 && arguments[1] == "--language") {
        return draw_folder(arguments[3], arguments[2]);
    }
    if (arguments[0] != "new") return usage();
    std::map<std::string, std::string> options;
    for (std::size_t i = 1; i + 1 < arguments.size(); i += 2)
        options[arguments[i]] = arguments[i + 1];
    if (options["--schema"].empty() || options["--out"].empty() || arguments.size() % 2 == 0)
        return usage();
    return new_folder(options["--schema"], options["--root"], options["--out"]);
}

/// The child that reads foreign schemas (forms::ChildSchemaCompiler); not for people.
int forms_read_schema(Arguments arguments) {
    return arguments.size() == 2 ? forms::serve_schema_child(arguments[0], arguments[1]) : kUsage;
}

}  // namespace okienko::commands
