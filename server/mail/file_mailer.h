#pragma once

#include <filesystem>
#include <string>

#include "server/config/clock.h"
#include "server/mail/mailer.h"

namespace okienko::mail {

/// Writes each letter as an .eml file (RFC 5322) into a folder, whole or not at all: where no SMTP
/// server is configured.
class FileMailer : public Mailer {
public:
    /// Makes the folder (mode 0700) if absent. The clock must outlive it.
    FileMailer(std::filesystem::path folder, std::string from, const config::Clock& clock);
    void send(const Message& message, const std::string& id) override;

private:
    std::filesystem::path folder_;
    std::string from_;
    const config::Clock& clock_;
};

}  // namespace okienko::mail
