#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "server/accounts/second_factor.h"
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

/// Demonstration accounts, each with its second factor: lines for people (address, who it is,
/// password). Outside demonstrations none are made, and those left in the database are locked.
std::vector<std::string> prepare_demo_accounts(bool demo,
                                               const accounts::Context& context,
                                               const accounts::SecondFactor& factor);

}  // namespace okienko
