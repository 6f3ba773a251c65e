#include "signing/provider_names.h"

#include <algorithm>
#include <cctype>

namespace okienko::signing {

namespace {

char folded(char letter) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

std::string normalized(std::string_view name) {
    std::string result;
    for (const char letter : name) {
        const bool space = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
        if (!space) {
            result += folded(letter);
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) {
    return normalized(a) == normalized(b);
}

bool names_provider(std::span<const std::string> names, std::span<const ServiceAtTime> services) {
    for (const ServiceAtTime& service : services) {
        for (const std::string& provider : service.provider) {
            if (std::any_of(names.begin(), names.end(), [&](const std::string& one) {
                    return is_same_name(one, provider);
                })) {
                return true;
            }
        }
    }
    return false;
}

bool all_alike(std::span<const ServiceAtTime> services) {
    return std::all_of(services.begin(), services.end(), [&](const ServiceAtTime& one) {
        return one.period->status == services.front().period->status;
    });
}

}  // namespace okienko::signing
