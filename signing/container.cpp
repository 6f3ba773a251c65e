#include "signing/container.h"

#include <algorithm>

#include "signing/packed_container.h"
#include "signing/refusal.h"

namespace okienko::signing {

namespace {

constexpr std::size_t longest_name = 1024;

bool is_good_segment(std::string_view segment) {
    return !segment.empty() && segment != "." && segment != "..";
}

}  // namespace

const ContainerEntry* Container::find(std::string_view name) const {
    const auto found = std::find_if(
        entries.begin(), entries.end(), [&](const ContainerEntry& e) { return e.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

bool is_good_entry_name(std::string_view name) {
    if (name.empty() || name.size() > longest_name) return false;
    if (name.ends_with('/')) name.remove_suffix(1);
    const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20U || c == '\\' || c == 0x7f;
    });
    if (odd) return false;
    while (true) {
        const std::size_t slash = name.find('/');
        if (!is_good_segment(name.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        name.remove_prefix(slash + 1);
    }
}

bool looks_like_zip(std::string_view bytes) {
    return bytes.starts_with(std::string_view("PK\x03\x04", 4)) ||
           bytes.starts_with(std::string_view("PK\x05\x06", 4));
}

std::variant<Container, ContainerFault> read_container(std::string_view bytes,
                                                       const ContainerLimits& limits) {
    try {
        const PackedContainer packed(bytes, limits);
        Container container{packed.media_type(), {}};
        for (const auto& entry : packed.entries()) {
            container.entries.push_back({entry.name(), entry.read()});
        }
        return container;
    } catch (const Refusal& refusal) {
        return ContainerFault{refusal.code(), refusal.what()};
    }
}

}  // namespace okienko::signing
