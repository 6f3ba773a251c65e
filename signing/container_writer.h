#pragma once

#include <string>

#include "signing/container.h"

namespace okienko::signing {

/// A ZIP container of the entries in their order: first, if it has one, its media type
/// ("mimetype"), stored and without an extra field (EN 319 162-1, annex A.1), the others deflated.
/// Entries named "mimetype" are left out. Names are UTF-8 and must be those read_container takes.
/// Throws CryptoError only when memory runs out.
std::string write_container(const Container& container);

}  // namespace okienko::signing
