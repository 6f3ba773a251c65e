#pragma once

#include <string>

#include "server/letters/context.h"
#include "server/letters/letter.h"
#include "server/letters/letter_files.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::letters {

/// Letters that were sent, and what residents added, as the office sees them:
/// `/urzad/sprawy/{number}/pisma/{n}` and `/uzupelnienia/{n}`. Shared by threads.
class SentLetterPages {
public:
    SentLetterPages(const Context& context, const web::Pages& pages)
        : context_(context), pages_(pages), files_(context) {}
    void add_routes(web::Router& router) const;

private:
    struct Found;
    struct FoundAddition;
    cases::Case open_case(const web::Request& request, std::string_view what) const;
    Found open(const web::Request& request) const;
    FoundAddition open_addition(const web::Request& request) const;

    web::Response show(const web::Request& request) const;
    web::Response document(const web::Request& request) const;
    web::Response receipt(const web::Request& request) const;
    web::Response attachment(const web::Request& request) const;
    web::Response delivered(const web::Request& request) const;
    web::Response addition(const web::Request& request) const;
    web::Response addition_document(const web::Request& request) const;
    web::Response addition_receipt(const web::Request& request) const;
    web::Response addition_attachment(const web::Request& request) const;
    web::Response render(const web::Request& request,
                         const Found& found,
                         const std::string& error,
                         int status) const;

    const Context& context_;
    const web::Pages& pages_;
    LetterFiles files_;
};

}  // namespace okienko::letters
