#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "server/config/clock.h"
#include "server/mail/mailer.h"

namespace okienko::mail {

/// Hands letters to an SMTP server, a connection each, with STARTTLS (certificate checked against
/// the system's CAs) and authentication when asked for.
class SmtpMailer : public Mailer {
public:
    struct Settings {
        std::string host;
        std::uint16_t port = 587;
        bool starttls = true;
        std::string user = {};  ///< empty: no authentication; with it, STARTTLS is required
        std::string password = {};
        std::string from;
        std::chrono::seconds timeout{20};
    };
    /// The clock must outlive it.
    SmtpMailer(Settings settings, const config::Clock& clock);
    void send(const Message& message, const std::string& id) override;

private:
    void deliver(const std::string& receiver, const std::string& letter) const;

    Settings settings_;
    const config::Clock& clock_;
};

}  // namespace okienko::mail
