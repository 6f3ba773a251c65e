#include "forms/values.h"

#include <charconv>
#include <utility>

namespace okienko::forms {

namespace {

constexpr std::string_view kHeader = "okienko-values-1\n";
const std::string kNothing;
const std::vector<std::string> kNone;

void put(std::string& bytes, std::string_view text) {
    bytes += std::to_string(text.size());
    bytes += ':';
    bytes += text;
}

/// Reads what put() wrote, from the front of `bytes`.
std::optional<std::string_view> take(std::string_view& bytes) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), size);
    if (error != std::errc() || end == bytes.data() + bytes.size() || *end != ':')
        return std::nullopt;
    bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()) + 1);
    if (size > bytes.size()) return std::nullopt;
    const std::string_view text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return text;
}

}  // namespace

const std::string& Values::get(std::string_view name) const {
    const auto& list = all(name);
    return list.empty() ? kNothing : list.front();
}

const std::vector<std::string>& Values::all(std::string_view name) const {
    const auto found = items_.find(name);
    return found == items_.end() ? kNone : found->second;
}

bool Values::has(std::string_view name) const {
    return items_.find(name) != items_.end();
}

void Values::set(std::string name, std::string value) {
    items_[std::move(name)] = std::vector<std::string>{std::move(value)};
}

void Values::set(std::string name, std::vector<std::string> values) {
    items_[std::move(name)] = std::move(values);
}

void Values::erase(std::string_view name) {
    if (const auto found = items_.find(name); found != items_.end()) items_.erase(found);
}

std::string Values::to_bytes() const {
    std::string bytes(kHeader);
    for (const auto& [name, values] : items_) {
        put(bytes, name);
        put(bytes, std::to_string(values.size()));
        for (const auto& value : values) put(bytes, value);
    }
    return bytes;
}

std::optional<Values> Values::from_bytes(std::string_view bytes) {
    if (!bytes.starts_with(kHeader)) return std::nullopt;
    bytes.remove_prefix(kHeader.size());
    Values made;
    while (!bytes.empty()) {
        const auto name = take(bytes);
        const auto count_text = name ? take(bytes) : std::nullopt;
        if (!count_text) return std::nullopt;
        std::size_t count = 0;
        const auto [end, error] =
            std::from_chars(count_text->data(), count_text->data() + count_text->size(), count);
        if (error != std::errc() || end != count_text->data() + count_text->size())
            return std::nullopt;
        if (count > bytes.size()) return std::nullopt;  // each value takes at least two bytes
        std::vector<std::string> values;
        values.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            const auto value = take(bytes);
            if (!value) return std::nullopt;
            values.emplace_back(*value);
        }
        made.set(std::string(*name), std::move(values));
    }
    return made;
}

}  // namespace okienko::forms
