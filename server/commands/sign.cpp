#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "server/commands/command.h"
#include "server/commands/password_input.h"
#include "signing/pkcs12.h"
#include "signing/prepared_signature.h"

namespace okienko::commands {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMost = 100U * 1024U * 1024U;  // the command line reads more than the server

/// What the words of the command line ask for.
struct Wish {
    std::string p12;
    std::string password_file;
    std::string out;
    signing::SignatureForm form = signing::SignatureForm::enveloped;
    std::vector<std::string> files;
};

std::optional<signing::SignatureForm> read_form(const std::string& word) {
    using signing::SignatureForm;
    if (word == "enveloped") return SignatureForm::enveloped;
    if (word == "enveloping") return SignatureForm::enveloping;
    if (word == "detached") return SignatureForm::detached;
    if (word == "asice") return SignatureForm::asic_e;
    return std::nullopt;
}

std::optional<Wish> read_wish(Arguments arguments) {
    Wish wish;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (!word.starts_with("--")) {
            wish.files.push_back(word);
            continue;
        }
        if (++i == arguments.size()) return std::nullopt;
        const std::string& value = arguments[i];
        if (word == "--p12") {
            wish.p12 = value;
        } else if (word == "--password-file") {
            wish.password_file = value;
        } else if (word == "--out") {
            wish.out = value;
        } else if (word == "--form") {
            const auto form = read_form(value);
            if (!form) return std::nullopt;
            wish.form = *form;
        } else {
            return std::nullopt;
        }
    }
    const bool one = wish.form == signing::SignatureForm::enveloped;
    if (wish.p12.empty() || wish.files.empty() || (one && wish.files.size() != 1)) {
        return std::nullopt;
    }
    return wish;
}

/// nullopt, told on stderr, when it can't be read.
std::optional<std::string> read_bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!fs::is_regular_file(path) || !file || fs::file_size(path) > kMost) {
        fmt::print(stderr, "okienko sign: cannot read {}\n", path.string());
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

std::string media_type(const fs::path& path) {
    struct Known {
        std::string_view extension;
        std::string_view type;
    };
    static constexpr std::array known = {
        Known{".xml", "text/xml"},
        Known{".pdf", "application/pdf"},
        Known{".txt", "text/plain"},
        Known{".html", "text/html"},
        Known{".png", "image/png"},
        Known{".jpg", "image/jpeg"},
        Known{".jpeg", "image/jpeg"},
        Known{".csv", "text/csv"},
        Known{".zip", "application/zip"},
        Known{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        Known{".odt", "application/vnd.oasis.opendocument.text"},
    };
    const std::string extension = path.extension().string();
    for (const Known& one : known) {
        if (one.extension == extension) return std::string(one.type);
    }
    return "application/octet-stream";
}

/// The key, or the exit code after telling why there is none.
std::variant<signing::KeyPair, int> read_key(const Wish& wish) {
    const auto bytes = read_bytes(wish.p12);
    if (!bytes) return kUnreadable;
    const auto password = wish.password_file.empty()
                              ? password_from_terminal("Password of " + wish.p12 + ": ")
                              : password_from_file(wish.password_file);
    if (!password) {
        fmt::print(stderr,
                   "okienko sign: {}\n",
                   wish.password_file.empty()
                       ? "there is no terminal to ask for the password; give --password-file"
                       : "cannot read " + wish.password_file);
        return kUnreadable;
    }
    auto read = signing::read_pkcs12(*bytes, *password);
    if (auto* key = std::get_if<signing::KeyPair>(&read)) return std::move(*key);
    const auto& fault = std::get<signing::Pkcs12Fault>(read);
    fmt::print(
        stderr, "okienko sign: {}: {} ({})\n", wish.p12, fault.detail, to_string(fault.kind));
    return fault.kind == signing::Pkcs12Fault::Kind::wrong_password ? kFailed : kUnreadable;
}

/// Beside the first file unless told; never over a file that is there.
int write(const Wish& wish, const signing::SignedFile& made) {
    if (wish.out == "-") {
        return std::fwrite(made.bytes.data(), 1, made.bytes.size(), stdout) == made.bytes.size() &&
                       std::fflush(stdout) == 0
                   ? kDone
                   : kFailed;
    }
    const fs::path path = wish.out.empty() ? fs::path(wish.files.front()).parent_path() / made.name
                                           : fs::path(wish.out);
    if (fs::exists(path)) {
        fmt::print(stderr, "okienko sign: {} is there already\n", path.string());
        return kFailed;
    }
    std::ofstream file(path, std::ios::binary);
    file.write(made.bytes.data(), static_cast<std::streamsize>(made.bytes.size()));
    file.close();
    if (!file) {
        fmt::print(stderr, "okienko sign: cannot write {}\n", path.string());
        return kFailed;
    }
    fmt::print("{}\n", path.string());
    return kDone;
}

signing::Verifier tolerant_verifier() {
    signing::VerificationLimits limits;
    limits.xml.bytes = 4 * kMost;
    limits.xml.text = 4 * kMost;
    limits.unpacked = 4 * kMost;
    return signing::Verifier({}, limits);
}

}  // namespace

int sign(Arguments arguments) {
    const auto wish = read_wish(arguments);
    if (!wish) {
        fmt::print(stderr,
                   "usage: okienko sign --p12 FILE [--password-file FILE] "
                   "[--form enveloped|enveloping|detached|asice] [--out FILE] FILE...\n"
                   "enveloped takes one XML document; the password is asked for unless given in a "
                   "file; --out - writes to standard output\n");
        return kUsage;
    }
    signing::SigningRequest request;
    request.form = wish->form;
    request.signing_time =
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    request.xml.bytes = kMost;
    request.xml.text = kMost;
    for (const std::string& path : wish->files) {
        auto bytes = read_bytes(path);
        if (!bytes) return kUnreadable;
        request.files.push_back(
            {fs::path(path).filename().string(), *std::move(bytes), media_type(path)});
    }
    const auto key = read_key(*wish);
    if (const int* code = std::get_if<int>(&key)) return *code;
    const auto outcome =
        signing::sign(std::move(request), std::get<signing::KeyPair>(key), tolerant_verifier());
    if (const auto* fault = std::get_if<signing::SigningFault>(&outcome)) {
        fmt::print(stderr, "okienko sign: {} ({})\n", fault->detail, fault->code);
        return kFailed;
    }
    return write(*wish, std::get<signing::SignedFile>(outcome));
}

}  // namespace okienko::commands
