#pragma once

#include "server/intake/companion.h"
#include "server/intake/draft_door.h"
#include "server/intake/drafts.h"
#include "server/intake/save_page.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::intake {

/// The pages on which a form is filled: /wnioski, /wnioski/{draft}, /wnioski/{draft}/{page}, and
/// those that keep a draft for later or throw it away. Shared by threads.
class DraftPages {
public:
    struct Limits {
        std::size_t file_bytes = std::size_t{50}
                                 << 20U;  ///< of one file; a question may allow less
        std::size_t files = 20;           ///< in one post
    };
    DraftPages(const Drafts& drafts,
               storage::Database& database,
               const web::Pages& pages,
               Limits limits,
               Companions companions);

    void add_routes(web::Router& router) const;

private:
    web::Response start(const web::Request& request) const;
    web::Response resume(const web::Request& request) const;
    web::Response show(const web::Request& request) const;
    web::Response change(const web::Request& request) const;
    web::Response save(const web::Request& request) const;
    web::Response later(const web::Request& request) const;
    web::Response ask_removal(const web::Request& request) const;
    web::Response remove(const web::Request& request) const;

    web::Response saved(const web::Request& request,
                        OpenDraft& open,
                        const Requester& requester,
                        const forms::Page& page,
                        const PagePost& post) const;
    web::Response form(const web::Request& request,
                       const OpenDraft& open,
                       const forms::Page& page,
                       const forms::Violations& violations,
                       const std::string& way_back,
                       int status) const;
    web::Response conflict(const web::Request& request,
                           const Requester& requester,
                           const OpenDraft& open,
                           const forms::Page& page,
                           const PagePost& post,
                           const forms::Values& mine) const;

    const Drafts& drafts_;
    storage::Database& database_;
    const web::Pages& pages_;
    Limits limits_;
    Companions companions_;
};

}  // namespace okienko::intake
