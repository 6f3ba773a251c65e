#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/answers.h"
#include "forms/form_input.h"
#include "forms/violations.h"
#include "schemas/texts.h"
#include "server/intake/drafts.h"
#include "server/web/request.h"

namespace okienko::intake {

/// What became of a posted page.
struct SavedPage {
    enum class Outcome {
        complete,   ///< saved, and nothing on the page stands in the way
        faulty,     ///< saved as typed; `violations` says what to correct
        same_page,  ///< saved; a row or a file was added or removed, the person goes on here
        conflict,   ///< somebody saved another version in between: nothing was changed; `posted` is
                    ///< what came
    };
    Outcome outcome = Outcome::complete;
    forms::Violations violations;
    forms::Values posted;
    std::string focus;  ///< id of the control to go to, for same_page
};

/// The day by which dates are judged and the language of messages.
forms::Moment moment_of(const OpenDraft& open, config::Instant now, const std::string& language);

/// What was posted from a page of the form.
struct PagePost {
    forms::PostedFields fields;
    std::vector<std::shared_ptr<const web::Upload>> uploads;

    static PagePost of(const web::Request& request);
    bool has(std::string_view name) const;
    std::string get(std::string_view name) const;  ///< the first, empty when absent
    int revision() const;  ///< of the draft the form was made from; 0 when none is told
};

/// Puts the posted fields and files of a page into the draft and checks the page. `language` is
/// that of messages.
SavedPage save_page(const Drafts& drafts,
                    storage::Database& database,
                    OpenDraft& open,
                    const Requester& requester,
                    const forms::Page& page,
                    const PagePost& post,
                    const std::string& language,
                    const schemas::Texts& words);

}  // namespace okienko::intake
