#include "signing/asic.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace okienko::signing {

namespace {

constexpr std::string_view folder = "META-INF/";

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    });
    return result;
}

/// An XML file of META-INF, or of a folder there, with that word, in lower case, in its name.
bool is_named(std::string_view name, std::string_view word) {
    if (!name.starts_with(folder)) return false;
    const std::string file = lower(name.substr(name.rfind('/') + 1));
    return file.find(word) != std::string::npos && file.ends_with(".xml");
}

}  // namespace

std::string_view to_string(ContainerKind kind) {
    switch (kind) {
        case ContainerKind::asic_e:
            return "ASiC-E";
        case ContainerKind::asic_s:
            return "ASiC-S";
        case ContainerKind::open_document:
            return "OpenDocument";
    }
    return {};
}

bool is_data_file(std::string_view name) {
    return name != "mimetype" && !name.starts_with(folder);
}

bool is_signature_file(std::string_view name) {
    return is_named(name, "signatures");
}

bool is_record_manifest(std::string_view name) {
    return is_named(name, "asicevidencerecordmanifest");
}

ContainerKind kind_of(std::string_view media_type) {
    if (media_type.starts_with("application/vnd.etsi.asic-s")) {
        return ContainerKind::asic_s;
    }
    if (media_type.starts_with("application/vnd.oasis.opendocument")) {
        return ContainerKind::open_document;
    }
    return ContainerKind::asic_e;
}

std::vector<std::string> unsigned_files(const PackedContainer& container,
                                        const std::vector<SignatureReport>& signatures) {
    std::set<std::string_view> covered;
    for (const auto& signature : signatures) {
        for (const auto& coverage : signature.coverage) {
            if (coverage.kind == Coverage::Kind::file && coverage.intact) {
                covered.insert(coverage.what);
            }
        }
    }
    std::vector<std::string> names;
    for (const auto& entry : container.entries()) {
        const std::string& name = entry.name();
        if (is_data_file(name) && covered.count(name) == 0) names.push_back(name);
    }
    return names;
}

}  // namespace okienko::signing
