#include "server/editing/package_files.h"

#include <algorithm>
#include <set>

#include "server/editing/card_difference.h"
#include "signing/container.h"
#include "signing/container_writer.h"

namespace okienko::editing {

namespace {

constexpr signing::ContainerLimits kLimits = {
    .entries = 400, .unpacked = forms::Package::kMaxBytes, .ratio = 200};

/// Of archivers and file managers: never part of a service.
bool is_left_out(std::string_view name) {
    if (name.starts_with("__MACOSX/") || name.ends_with("~")) return true;
    return name.starts_with(".") || name.find("/.") != std::string_view::npos;
}

/// The folder all entries lie in, with its slash; empty when they don't.
std::string common_folder(const signing::Container& container) {
    std::string folder;
    for (const auto& entry : container.entries) {
        if (is_left_out(entry.name)) continue;
        const auto slash = entry.name.find('/');
        if (slash == std::string::npos) return {};
        const std::string first = entry.name.substr(0, slash + 1);
        if (!folder.empty() && first != folder) return {};
        folder = first;
    }
    return folder;
}

}  // namespace

std::variant<forms::Package, ZipFault> package_of_zip(std::string_view bytes) {
    auto outcome = signing::read_container(bytes, kLimits);
    if (const auto* fault = std::get_if<signing::ContainerFault>(&outcome)) {
        const bool large = fault->code == "too-large" || fault->code == "too-many-entries";
        return ZipFault{large ? "large" : "broken", {}};
    }
    auto& container = std::get<signing::Container>(outcome);
    const std::string folder = common_folder(container);
    forms::Package::Files files;
    for (auto& entry : container.entries) {
        if (is_left_out(entry.name)) continue;
        std::string name = entry.name.substr(folder.size());
        if (!forms::Package::is_file_name(name)) return ZipFault{"name", name};
        if (entry.bytes.size() > forms::Package::kMaxFileBytes) return ZipFault{"large", name};
        files.emplace(std::move(name), std::move(entry.bytes));
    }
    if (files.empty()) return ZipFault{"empty", {}};
    if (files.size() > forms::Package::kMaxFiles) return ZipFault{"large", {}};
    return forms::Package::from_files(std::move(files));
}

std::string zip_of(const forms::Package::Files& files) {
    signing::Container container;
    for (const auto& [name, bytes] : files) container.entries.push_back({name, bytes});
    return signing::write_container(container);
}

void add_file_changes(schemas::Node root,
                      const forms::Package::Files& before,
                      const forms::Package::Files& after) {
    std::set<std::string> names;
    for (const auto& [name, bytes] : before) names.insert(name);
    for (const auto& [name, bytes] : after) names.insert(name);
    std::size_t same = 0;
    for (const std::string& name : names) {
        const auto old_file = before.find(name);
        const auto new_file = after.find(name);
        const bool was = old_file != before.end();
        const bool is = new_file != after.end();
        if (was && is && old_file->second == new_file->second) {
            ++same;
            continue;
        }
        schemas::Node file = root.add("file");
        file.set("name", name)
            .set("kind",
                 std::string_view(!was  ? "added"
                                  : !is ? "removed"
                                        : "changed"));
        if (was && is) add_lines(file, difference_of(old_file->second, new_file->second));
    }
    root.set("same", same);
}

}  // namespace okienko::editing
