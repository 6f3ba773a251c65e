#pragma once

#include <cstddef>
#include <string>

#include "server/intake/companion.h"
#include "server/intake/enter_signing.h"
#include "server/web/pages.h"
#include "server/web/router.h"
#include "signing/demonstration_authority.h"

namespace okienko::intake {

/// Signing before sending: /wnioski/{draft}/podpis freezes the document, gives it out, takes the
/// signed file back and says at once what it is worth. Shared by threads.
class SignPages {
public:
    struct Settings {
        std::size_t file_bytes = std::size_t{20} << 20U;  ///< of a signed file
        /// In demonstration mode only: signs for an invented person. nullptr: no such route.
        const signing::DemonstrationAuthority* demonstration = nullptr;
    };
    SignPages(const Drafts& drafts,
              const Signings& signings,
              const signing::Verifier& verifier,
              const web::Pages& pages,
              Settings settings,
              Companions companions);

    void add_routes(web::Router& router) const;

private:
    web::Response show(const web::Request& request) const;
    web::Response original(const web::Request& request) const;
    web::Response take(const web::Request& request) const;
    web::Response signed_file(const web::Request& request) const;
    web::Response ask(const web::Request& request) const;
    web::Response thaw(const web::Request& request) const;
    web::Response sign_for_demonstration(const web::Request& request) const;

    web::Response accept(const web::Request& request,
                         const ToSign& ready,
                         const std::string& bytes) const;
    web::Response page(const web::Request& request,
                       const ToSign& ready,
                       const std::string& fault,
                       int status) const;

    const Drafts& drafts_;
    const Signings& signings_;
    const signing::Verifier& verifier_;
    const web::Pages& pages_;
    Settings settings_;
    Companions companions_;
};

}  // namespace okienko::intake
