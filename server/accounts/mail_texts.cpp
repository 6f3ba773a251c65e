#include "server/accounts/mail_texts.h"

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace okienko::accounts {

namespace {

constexpr std::array<std::string_view, 11> kNames = {"confirm-registration",
                                                     "account-exists",
                                                     "new-password",
                                                     "no-account",
                                                     "password-changed",
                                                     "confirm-address",
                                                     "address-taken",
                                                     "address-requested",
                                                     "address-changed",
                                                     "token-created",
                                                     "second-factor-reset"};
constexpr std::array<std::string_view, 2> kLanguages = {"pl", "en"};

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file.good() && text.empty()) {
        throw std::runtime_error("cannot read the letter " + path.string());
    }
    return text;
}

void replace(std::string& text, const std::string& place, const std::string& value) {
    for (auto at = text.find(place); at != std::string::npos;
         at = text.find(place, at + value.size())) {
        text.replace(at, place.size(), value);
    }
}

}  // namespace

MailTexts::MailTexts(const std::filesystem::path& root, std::string office, std::string address)
    : office_(std::move(office)), address_(std::move(address)) {
    for (const auto name : kNames) {
        for (const auto language : kLanguages) {
            const std::string key = std::string(name) + "." + std::string(language);
            const auto path = root / "server/accounts/mails" / (key + ".txt");
            const auto text = read(path);
            const auto gap = text.find("\n\n");
            if (gap == std::string::npos) {
                throw std::runtime_error("no subject and text in the letter " + path.string());
            }
            letters_.emplace(key, Letter{text.substr(0, gap), text.substr(gap + 2)});
        }
    }
}

mail::Message MailTexts::write(std::string_view name,
                               std::string_view language,
                               const std::string& to,
                               const Values& values) const {
    auto found = letters_.find(std::string(name) + "." + std::string(language));
    if (found == letters_.end()) found = letters_.find(std::string(name) + ".pl");
    if (found == letters_.end()) throw std::logic_error("no letter " + std::string(name));
    return {to, fill(found->second.subject, values), fill(found->second.text, values)};
}

std::string MailTexts::fill(std::string text, const Values& values) const {
    replace(text, "{office}", office_);
    replace(text, "{site}", address_);
    for (const auto& [name, value] : values) replace(text, "{" + std::string(name) + "}", value);
    return text;
}

}  // namespace okienko::accounts
