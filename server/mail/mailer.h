#pragma once

#include "server/mail/message.h"

namespace okienko::mail {

/// Takes letters out of the house. Sends once and synchronously; throws on failure (the outbox
/// tries again). Called from several threads.
class Mailer {
public:
    virtual ~Mailer() = default;
    /// `id` names the letter for good ("job-17"): a repeated sending has the same Message-ID.
    virtual void send(const Message& message, const std::string& id) = 0;
};

}  // namespace okienko::mail
