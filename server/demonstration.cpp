#include "server/demonstration.h"

#include <fmt/format.h>

#include "server/accounts/demo_accounts.h"
#include "server/accounts/totp.h"
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

std::vector<std::string> prepare_demo_accounts(bool demo,
                                               const accounts::Context& context,
                                               const accounts::SecondFactor& factor) {
    std::vector<std::string> lines;
    if (!demo) {
        if (const int closed = accounts::close_demo_accounts(context)) {
            context.log.warning("demonstration-accounts-locked", {{"accounts", closed}});
        }
        return lines;
    }
    for (const auto& account : accounts::create_demo_accounts(context, factor)) {
        lines.push_back(
            fmt::format("{:<32} {:<16} ({})", account.email, account.who, account.password));
    }
    lines.push_back(fmt::format(
        "Codes of those who work for the office: an app with the secret {}, or the page "
        "itself.",
        accounts::in_fours(accounts::base32(accounts::demo_totp_secret()))));
    return lines;
}

}  // namespace okienko
