#include "forms/package.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "schemas/document.h"

namespace okienko::forms {

namespace {

namespace fs = std::filesystem;

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

bool is_segment(std::string_view segment) {
    return !segment.empty() && segment.size() <= 80 && segment.front() != '.' &&
           segment.front() != '-' && std::all_of(segment.begin(), segment.end(), is_name_character);
}

class Sha256 {
public:
    Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1)
            throw std::bad_alloc();
    }
    void add(std::string_view bytes) {
        std::array<char, 8> length{};
        std::uint64_t size = bytes.size();
        for (std::size_t i = length.size(); i-- > 0; size >>= 8U)
            length[i] = static_cast<char>(size & 0xFFU);
        EVP_DigestUpdate(context_.get(), length.data(), length.size());
        EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
    }
    std::string hex() {
        std::array<unsigned char, 32> digest{};
        EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr);
        std::string text;
        for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

bool is_left_out(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.starts_with(".") || name.ends_with("~");
}

void read_into(Package::Files& files, const fs::path& folder, const std::string& prefix) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (is_left_out(entry.path())) continue;
        const std::string name = prefix + entry.path().filename().string();
        const auto status = entry.symlink_status();
        if (fs::is_symlink(status))
            throw PackageError(name + ": a symbolic link cannot be part of a package");
        if (fs::is_directory(status)) {
            if (!prefix.empty()) throw PackageError(name + ": folders may be one level deep");
            read_into(files, entry.path(), name + "/");
            continue;
        }
        if (!fs::is_regular_file(status)) throw PackageError(name + ": not a regular file");
        if (entry.file_size() > Package::kMaxFileBytes)
            throw PackageError(name + ": larger than 4 MB");
        if (files.size() >= Package::kMaxFiles) throw PackageError(name + ": more than 200 files");
        files[name] = schemas::read_file(entry.path().string());
    }
}

}  // namespace

bool Package::is_file_name(std::string_view name) {
    const auto slash = name.find('/');
    if (slash == std::string_view::npos) return is_segment(name);
    return is_segment(name.substr(0, slash)) && is_segment(name.substr(slash + 1));
}

Package Package::read_folder(const std::string& folder) {
    try {
        if (!fs::is_directory(folder)) throw PackageError(folder + ": no such folder");
        Files files;
        read_into(files, folder, "");
        return from_files(std::move(files));
    } catch (const fs::filesystem_error& error) {
        throw PackageError(fmt::format("{}: {}", folder, error.code().message()));
    } catch (const schemas::XmlError& error) {
        throw PackageError(error.what());
    }
}

Package Package::from_files(Files files) {
    if (files.empty()) throw PackageError("the package has no files");
    if (files.size() > kMaxFiles) throw PackageError("more than 200 files");
    std::size_t total = 0;
    Package made;
    Sha256 hash;
    for (const auto& [name, bytes] : files) {
        if (!is_file_name(name)) throw PackageError(name + ": not a name a package may hold");
        if (bytes.size() > kMaxFileBytes) throw PackageError(name + ": larger than 4 MB");
        total += bytes.size();
        if (total > kMaxBytes) throw PackageError("the package is larger than 16 MB");
        hash.add(name);
        hash.add(bytes);
    }
    made.sha256_ = hash.hex();
    made.files_ = std::move(files);
    const std::string* named = made.file("form.xml");
    const bool form = named != nullptr;
    if (!form) named = made.file("card.xml");
    if (named == nullptr) return made;
    auto outcome = schemas::parse(*named);
    if (const auto* document = std::get_if<schemas::Document>(&outcome)) {
        const schemas::Node root = document->root();
        made.id_ = root.attribute_or("service", "");
        if (form) {
            made.version_ = root.attribute_or("version", "");
        } else if (const auto newest = root.child("version")) {
            made.version_ = newest->attribute_or("number", "");
        }
    }
    return made;
}

bool Package::is_card_only() const {
    return file("card.xml") != nullptr &&
           std::none_of(files_.begin(), files_.end(), [](const auto& entry) {
               const std::string& name = entry.first;
               return name == "form.xml" || name == "workflow.xml" || name == "view.xsl" ||
                      name.ends_with(".xsd") || name.starts_with("text.") ||
                      name.starts_with("examples/");
           });
}

const std::string* Package::file(std::string_view name) const {
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : &found->second;
}

}  // namespace okienko::forms
