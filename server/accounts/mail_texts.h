#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/mail/message.h"

namespace okienko::accounts {

/// The letters this room sends, in every language: server/accounts/mails/<name>.<language>.txt,
/// first line the subject, then an empty line, then the text with {places}. Read once at start;
/// immutable after, shared by threads.
class MailTexts {
public:
    using Values = std::vector<std::pair<std::string_view, std::string>>;

    /// Throws std::runtime_error for a folder that can't be read or a letter without both
    /// languages. `office` fills the place {office} of every letter, `address` (without a trailing
    /// slash) the place {site}.
    MailTexts(const std::filesystem::path& root, std::string office, std::string address);

    /// A language we don't have gets Polish; an unknown name is a bug (std::logic_error).
    mail::Message write(std::string_view name,
                        std::string_view language,
                        const std::string& to,
                        const Values& values = {}) const;

private:
    struct Letter {
        std::string subject;
        std::string text;
    };
    std::string fill(std::string text, const Values& values) const;

    std::string office_;
    std::string address_;
    std::map<std::string, Letter, std::less<>> letters_;  // by "name.language"
};

}  // namespace okienko::accounts
