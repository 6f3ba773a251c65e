#include "server/demonstration.h"

#include "server/trust/key_files.h"

namespace okienko {

std::optional<signing::DemonstrationAuthority> demonstration_authority(
    const config::Config& config, std::chrono::sys_seconds now) {
    using signing::DemonstrationAuthority;
    if (!config.demo) return std::nullopt;
    const auto file = config.keys_folder() / "demonstration.pem";
    if (!std::filesystem::exists(file)) {
        trust::make_private_folder(config.keys_folder());
        trust::write_new(file, DemonstrationAuthority::make(now).to_pem(), 0600);
    }
    return DemonstrationAuthority::from_pem(trust::read_secret(file));
}

signing::TrustAnchors with_authority(
    signing::TrustAnchors anchors,
    const std::optional<signing::DemonstrationAuthority>& authority) {
    if (authority) anchors.add(authority->anchor_pem());
    return anchors;
}

}  // namespace okienko
