#pragma once

#include "server/intake/enter_signing.h"
#include "server/intake/key_file_signing.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::intake {

/// What the script of the signing page talks to when it signs with a .p12 or .pfx file: forms in,
/// JSON out (application/problem+json with words in the reader's language; `next` where they have
/// to go somewhere else first). Certificates and the value of the signature come in, never a key.
/// Shared by threads.
class KeyFilePages {
public:
    KeyFilePages(const Drafts& drafts,
                 const Signings& signings,
                 const signing::Verifier& verifier,
                 const web::Pages& pages,
                 Companions companions);

    void add_routes(web::Router& router) const;

private:
    web::Response prepare(const web::Request& request) const;
    web::Response complete(const web::Request& request) const;
    web::Response tell(const web::Request& request, const KeyFileSigning::Fault& fault) const;

    const Drafts& drafts_;
    const Signings& signings_;
    KeyFileSigning signing_;
    const web::Pages& pages_;
    Companions companions_;
};

}  // namespace okienko::intake
