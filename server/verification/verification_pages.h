#pragma once

#include <string>
#include <string_view>

#include "server/verification/desk.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::verification {

/// /weryfikacja: anybody brings a signed file (field `plik`) and, for a detached signature, the
/// files it signs (`pliki`), and reads the verdict. Shared by threads.
class VerificationPages {
public:
    VerificationPages(Desk& desk, const web::Pages& pages) : desk_(desk), pages_(pages) {}
    void add_routes(web::Router& router) const;

private:
    struct Fault {
        std::string field;
        std::string words;
    };
    web::Response ask(const web::Request& request) const;
    web::Response verify(const web::Request& request) const;
    web::Response ask_again(const web::Request& request, const Fault& fault, int status) const;
    web::Response tell(const web::Request& request,
                       const Brought& brought,
                       const signing::VerificationReport& report) const;

    Desk& desk_;
    const web::Pages& pages_;
};

/// What both doors take: files of the desk's size.
web::BodyPolicy body_policy(const Desk::Settings& settings);

}  // namespace okienko::verification
