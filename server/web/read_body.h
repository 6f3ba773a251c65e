#pragma once

#include <string>

#include "server/web/body_stream.h"
#include "server/web/request.h"
#include "server/web/router.h"

namespace okienko::web {

/// Refuses, before any byte of the body is read, what the route doesn't take: 413 for a declared
/// length beyond the policy (naming the limit), 415 for a media type.
void check_body(const Request& request, const BodyStream& body, const BodyPolicy& policy);

/// Reads the body into the request: form, uploads (large ones into unnamed files of `folder`) or
/// body. Throws Refusal: 413 naming the limit, 400 for a form that is malformed, 503 when the disk
/// is full; FramingFault and ConnectionLost of the body.
void read_body(Request& request,
               BodyStream& body,
               const BodyPolicy& policy,
               const std::string& folder);

/// "20 MB", "512 KB", "300 B": as a limit is told to people.
std::string describe_size(std::uint64_t bytes);

}  // namespace okienko::web
