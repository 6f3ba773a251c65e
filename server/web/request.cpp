#include "server/web/request.h"

#include <algorithm>
#include <stdexcept>

#include "server/web/ascii.h"

namespace okienko::web {

std::string_view to_string(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::remove:
            return "DELETE";
    }
    return "GET";
}

bool Fields::has(std::string_view name) const {
    return std::any_of(
        items_.begin(), items_.end(), [name](const auto& item) { return item.first == name; });
}

std::string Fields::get(std::string_view name) const {
    for (const auto& [key, value] : items_) {
        if (key == name) return value;
    }
    return {};
}

std::vector<std::string> Fields::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : items_) {
        if (key == name) values.push_back(value);
    }
    return values;
}

std::optional<std::string> Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (equal_ascii(key, name)) return value;
    }
    return std::nullopt;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    for (const auto& [key, value] : cookies) {
        if (key == name) return value;
    }
    return std::nullopt;
}

const std::string& Request::parameter(std::string_view name) const {
    for (const auto& [key, value] : parameters) {
        if (key == name) return value;
    }
    throw std::logic_error("the route has no parameter " + std::string(name));
}

const Upload* Request::upload(std::string_view field) const {
    for (const auto& file : uploads) {
        if (file->field() == field)
            return file->size() == 0 && file->file_name().empty() ? nullptr : file.get();
    }
    return nullptr;
}

}  // namespace okienko::web
