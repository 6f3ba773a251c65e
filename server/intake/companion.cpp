#include "server/intake/companion.h"

namespace okienko::intake {

Companion::Beginning Companion::begin(const web::Request& /*request*/) const {
    return {};
}

std::optional<std::string> Companion::detour(const OpenDraft& /*open*/) const {
    return std::nullopt;
}

std::optional<Companion::Hindrance> Companion::hindrance(storage::Transaction& /*transaction*/,
                                                         const Facts& /*facts*/) const {
    return std::nullopt;
}

void Companion::filed(storage::Transaction& /*transaction*/,
                      const cases::Case& /*opened*/,
                      const Facts& /*facts*/) const {}

std::optional<Companion::Hindrance> Companion::withdrawal_hindrance(
    storage::Transaction& /*transaction*/, const Withdrawal& /*facts*/) const {
    return std::nullopt;
}

void Companion::withdrawn(storage::Transaction& /*transaction*/,
                          const Withdrawal& /*facts*/) const {}

void Companion::add_to_check(schemas::Node /*parent*/,
                             storage::Transaction& /*transaction*/,
                             const Facts& /*facts*/) const {}

const Companion* Companions::of(std::string_view service) const {
    for (const Companion* companion : all_) {
        if (companion->service() == service) return companion;
    }
    return nullptr;
}

}  // namespace okienko::intake
