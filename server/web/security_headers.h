#pragma once

#include "server/web/exchange.h"

namespace okienko::web {

/// Puts on every answer the headers that bind a browser: a policy without anything inline or
/// foreign, no sniffing, no framing, and no keeping of pages that were made for one person.
class SecurityHeaders {
public:
    Response operator()(Exchange& exchange, const Next& next) const;
};

}  // namespace okienko::web
