#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/letters/context.h"
#include "server/letters/letter.h"
#include "server/letters/letter_draft.h"
#include "server/letters/send_letter.h"
#include "server/web/request.h"

namespace okienko::letters {

/// A case whose clerk writes a letter, with its draft; files as stored.
struct LetterDesk {
    cases::Case about;
    std::shared_ptr<const forms::Service> service;
    const forms::Transition* transition = nullptr;
    LetterDraft draft;
    std::vector<Attachment> files;
    std::string owner_name;
    std::optional<LetterFault> guard;
    config::Instant now{};

    /// Why it can't be sent as the case stands; empty when it can.
    std::string obstacle(const web::Identity& clerk) const;
    LetterSource source(const Context& context) const;
};

/// The desk for a transition, as things stand. Refusal for whom the case is closed; the reading is
/// in the audit trail.
LetterDesk open_desk(const Context& context,
                     const web::Request& request,
                     const std::string& transition);
/// The same, with what a new letter begins with. Refusal 409 when it can't be written now.
LetterDesk open_to_write(const Context& context,
                         const web::Request& request,
                         const std::string& transition);

/// The page of a step of writing: "/urzad/sprawy/{number}/pismo/podglad?przejscie=…".
std::string letter_address(const std::string& number,
                           const std::string& rest,
                           const std::string& step);

}  // namespace okienko::letters
