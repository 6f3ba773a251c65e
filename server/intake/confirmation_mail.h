#pragma once

#include <optional>
#include <string>

#include "forms/service.h"
#include "schemas/texts.h"
#include "server/cases/case.h"
#include "server/mail/queue.h"

namespace okienko::intake {

/// What a person gets by mail after sending: number, time, deadline, digest. Never the content and
/// never the secret, because the address is only as right as it was typed. nullopt when the address
/// can't be written to.
std::optional<mail::Message> confirmation_mail(const std::string& to,
                                               const cases::Case& opened,
                                               const forms::Service& service,
                                               const schemas::Texts& words,
                                               const std::string& base_address);

}  // namespace okienko::intake
