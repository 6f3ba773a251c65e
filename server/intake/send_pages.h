#pragma once

#include <string>

#include "forms/answers.h"
#include "server/intake/case_pass.h"
#include "server/intake/companion.h"
#include "server/intake/draft_door.h"
#include "server/intake/drafts.h"
#include "server/intake/signings.h"
#include "server/intake/submit.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::intake {

/// The end of the way: check the answers, read the document as it will be sent, send it, and what
/// is said afterwards. Shared by threads.
class SendPages {
public:
    SendPages(const Drafts& drafts,
              storage::Database& database,
              const web::Pages& pages,
              const Submission& submission,
              const Signings& signings,
              const CasePass& pass,
              Companions companions);

    void add_routes(web::Router& router) const;

private:
    web::Response check(const web::Request& request) const;
    web::Response preview(const web::Request& request) const;
    web::Response document(const web::Request& request) const;
    web::Response send(const web::Request& request) const;
    web::Response send_signed(const web::Request& request, const OpenDraft& open) const;
    web::Response confirmation(const web::Request& request) const;

    /// Lets the owner of a draft in, unless the service has something to show first.
    Entered enter(const web::Request& request) const;
    void add_send(schemas::Node root,
                  const web::Request& request,
                  const OpenDraft& open,
                  const forms::Answers& answers) const;
    bool hinder(schemas::Node root,
                schemas::Node send,
                const web::Request& request,
                const OpenDraft& open,
                const std::string& document) const;
    web::Response check_page(const web::Request& request,
                             const OpenDraft& open,
                             const forms::Answers& answers,
                             const std::string& notice,
                             int status) const;

    const Drafts& drafts_;
    storage::Database& database_;
    const web::Pages& pages_;
    const Submission& submission_;
    const Signings& signings_;
    const CasePass& pass_;
    Companions companions_;
};

}  // namespace okienko::intake
