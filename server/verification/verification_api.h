#pragma once

#include "server/verification/desk.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::verification {

/// POST /api/v1/verifications: a signed file as the body, or multipart with the field `file` and
/// the detached contents under any other names; the report as `okienko verify --json` gives it for
/// one file, or with ?format=etsi or Accept: application/xml that of ETSI TS 119 102-2. Bytes
/// nobody can read are 422 with the report inside. Shared by threads.
class VerificationApi {
public:
    VerificationApi(Desk& desk, const web::Pages& pages) : desk_(desk), pages_(pages) {}
    void add_routes(web::Router& router) const;

private:
    web::Response verify(const web::Request& request) const;

    Desk& desk_;
    const web::Pages& pages_;
};

}  // namespace okienko::verification
