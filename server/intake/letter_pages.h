#pragma once

#include "server/intake/case_door.h"
#include "server/letters/context.h"
#include "server/letters/letter_files.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::intake {

/// Letters of the office as their reader sees them, below the case's page of either door:
/// `/pisma/{letter}`. One that needs it is opened by confirming receipt. Shared by threads.
class LetterPages {
public:
    LetterPages(const letters::Context& context, const web::Pages& pages, const CaseDoor& door)
        : context_(context), pages_(pages), door_(door), files_(context) {}
    void add_routes(web::Router& router) const;

private:
    struct Found;
    Found open(const web::Request& request, Door door) const;
    /// The same for what only a reader who received it may have: Refusal 403 before.
    Found open_read(const web::Request& request, Door door) const;

    web::Response show(const web::Request& request, Door door) const;
    web::Response confirm(const web::Request& request, Door door) const;
    web::Response document(const web::Request& request, Door door) const;
    web::Response receipt(const web::Request& request, Door door) const;
    web::Response attachment(const web::Request& request, Door door) const;

    const letters::Context& context_;
    const web::Pages& pages_;
    const CaseDoor& door_;
    letters::LetterFiles files_;
};

}  // namespace okienko::intake
