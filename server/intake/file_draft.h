#pragma once

#include <optional>
#include <string>

#include "forms/answers.h"
#include "server/intake/drafts.h"
#include "server/intake/submit.h"
#include "server/web/identity.h"
#include "signing/returned_file.h"

namespace okienko::intake {

/// A draft that was signed, as it is filed.
struct SignedDraft {
    std::string document;  ///< the very bytes
    signing::VerificationReport report;
    std::optional<cases::Attachment> beside;  ///< the signed file, when it isn't the document
    signing::ReturnedFile::Form form = signing::ReturnedFile::Form::enveloped;
};

/// What the person pressing "send" saw, and who they are.
struct SendOrder {
    std::string document;  ///< SHA-256 of the document on the check page, hexadecimal
    std::optional<web::Identity> identity;
    const SignedDraft* signed_draft = nullptr;  ///< of a draft that was signed
    std::string language = "pl";                ///< of the reader
};

struct FiledDraft {
    enum class Outcome {
        sent,
        faulty,    ///< something in it has to be corrected first
        changed,   ///< it isn't the document that was shown any more: the person looks again
        hindered,  ///< the service's companion says why not
    };
    Outcome outcome = Outcome::sent;
    Companion::Hindrance hindrance{};  ///< for hindered
};

/// Files a draft: everything is checked again, and only the very document that was shown is sent.
/// Sending it twice, even at once, makes one case.
FiledDraft file_draft(const Drafts& drafts,
                      const Submission& submission,
                      const OpenDraft& open,
                      const forms::Answers& answers,
                      const SendOrder& order);

}  // namespace okienko::intake
