#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/intake/companion.h"
#include "server/intake/draft_door.h"
#include "server/intake/signings.h"

namespace okienko::intake {

/// A draft at the door of its signing page, frozen; or the answer that is given instead.
struct ToSign {
    std::optional<OpenDraft> open;
    std::optional<Signings::Frozen> frozen;
    std::optional<web::Response> answer;
};

/// Lets the owner of the draft {draft} in, as enter_draft() does, and freezes a document without
/// faults. Sends to the check page where nothing may be signed yet, and wherever the service's
/// companion wants the person to go first.
ToSign enter_signing(const Drafts& drafts,
                     const Signings& signings,
                     const Companions& companions,
                     const web::Request& request);

/// "/wnioski/<id>/<rest>".
std::string address_in(const Draft& draft, std::string_view rest);

}  // namespace okienko::intake
