#pragma once

#include "server/intake/case_door.h"
#include "server/letters/context.h"
#include "server/letters/letter_files.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::intake {

/// The resident adds to a case what the office asked for, `/uzupelnienie` below the case's page of
/// either door; and what was added, `/uzupelnienia/{addition}`, as files. Shared by threads.
class AdditionPages {
public:
    struct Settings {
        std::uint64_t file_bytes = 0;  ///< most of one attachment
    };
    AdditionPages(const letters::Context& context,
                  const web::Pages& pages,
                  const CaseDoor& door,
                  Settings settings)
        : context_(context), pages_(pages), door_(door), files_(context), settings_(settings) {}
    void add_routes(web::Router& router) const;

private:
    struct Asked;
    /// Refusal 409 when the office waits for nothing.
    Asked open(const web::Request& request, Door door) const;

    web::Response ask(const web::Request& request, Door door) const;
    web::Response post(const web::Request& request, Door door) const;
    web::Response document(const web::Request& request, Door door) const;
    web::Response receipt(const web::Request& request, Door door) const;
    web::Response attachment(const web::Request& request, Door door) const;
    letters::Addition find(const web::Request& request, Door door) const;
    web::Response render(const web::Request& request,
                         const Asked& asked,
                         const std::vector<std::pair<std::string, std::string>>& errors) const;

    const letters::Context& context_;
    const web::Pages& pages_;
    const CaseDoor& door_;
    letters::LetterFiles files_;
    Settings settings_;
};

}  // namespace okienko::intake
