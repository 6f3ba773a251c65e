#pragma once

#include <string>
#include <vector>

#include "schemas/document.h"
#include "signing/packed_container.h"

namespace okienko::signing {

/// What a container says of itself that is not so: codes for VerificationReport::warnings, none for
/// one in order. Signatures do not depend on it, readers may.
///
///   mimetype-absent       no entry "mimetype" (EN 319 162-1, 4.4.1; OpenDocument 1.2 part 3, 3.3)
///   mimetype-place        it is not the first entry, or is packed (EN 319 162-1, A.1)
///   manifest-absent       no META-INF/manifest.xml, which OpenDocument has (part 3, 3.2)
///   manifest-unreadable   it is not an XML manifest
///   manifest-media-type   it gives the container another type than "mimetype" (part 3, 4.8.9)
///   manifest-lists-absent it lists a file that is not there (EN 319 162-1, 4.4.3.2)
///   manifest-omits        it does not list a file that is
std::vector<std::string> container_warnings(const PackedContainer& container,
                                            const schemas::Limits& limits);

}  // namespace okienko::signing
