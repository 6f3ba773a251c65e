#pragma once

#include <optional>

#include "server/intake/drafts.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::intake {

Requester requester_of(const web::Request& request);

/// A request for a draft at the door: either the open draft, or the answer that is given instead.
struct Entered {
    Requester requester;
    std::optional<OpenDraft> open;
    std::optional<web::Response>
        answer;  ///< to sign-in, or to the confirmation of a draft that was sent
};

/// Lets the owner of the draft {draft} in. Throws Refusal: 404 for everybody else, 410 when it
/// expired. Fields posted after the session ended are kept for the way through sign-in; `page` is
/// the page of the form they belong to, empty: none. A page of a signed draft answers with the
/// question whether to drop the signed file, and keeps the fields, too.
Entered enter_draft(const Drafts& drafts,
                    const web::Request& request,
                    const std::string& page = {});

}  // namespace okienko::intake
