#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/answers.h"
#include "forms/form.h"
#include "forms/violations.h"
#include "server/intake/drafts.h"
#include "server/web/request.h"

namespace okienko::intake {

/// Files posted with a page: each is looked at, then streamed into the documents room. What can't
/// be taken becomes a violation at its question; the other files, and everything typed, stay.
struct TakenUploads {
    std::vector<Drafts::Added> added;
    forms::Violations violations;
};

/// `open` tells the questions of the page that ask for files, and how many were answered already;
/// `shown`, the draft as the page showed it, which of them are readonly and take nothing.
TakenUploads take_uploads(const Drafts& drafts,
                          const OpenDraft& open,
                          const forms::Answers& shown,
                          const forms::Page& page,
                          const std::vector<std::shared_ptr<const web::Upload>>& uploads,
                          const schemas::Texts& words);

/// Undoes take_uploads(): for a page that could not be saved.
void give_back(const Drafts& drafts,
               const OpenDraft& open,
               const TakenUploads& taken,
               storage::Database& database);

}  // namespace okienko::intake
