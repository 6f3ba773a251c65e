#pragma once

#include <chrono>
#include <optional>

#include "server/config/config.h"
#include "signing/demonstration_authority.h"
#include "signing/trust_anchors.h"

/// What is there in demonstration mode alone.
namespace okienko {

/// The authority behind test signatures, kept among the keys so that they verify after a restart;
/// nullopt outside demonstrations. Throws trust::KeyFault, signing::CryptoError.
std::optional<signing::DemonstrationAuthority> demonstration_authority(
    const config::Config& config, std::chrono::sys_seconds now);

/// The anchors with that of the authority, where there is one.
signing::TrustAnchors with_authority(
    signing::TrustAnchors anchors, const std::optional<signing::DemonstrationAuthority>& authority);

}  // namespace okienko
