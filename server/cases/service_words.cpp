#include "server/cases/service_words.h"

#include <algorithm>

#include "server/catalogue/services.h"

namespace okienko::cases {

std::shared_ptr<const forms::Service> ServiceWords::service(std::string_view package) const {
    try {
        return services_.by_hash(package);
    } catch (const forms::ServiceError&) {
        return nullptr;  // a package this program can't compile: its cases stay readable without it
    }
}

std::string ServiceWords::word(std::string_view package,
                               std::string_view kind,
                               std::string_view id,
                               std::string_view language) const {
    const auto known = service(package);
    if (!known) return std::string(id);
    const schemas::Texts& texts = known->texts(language);
    const std::string text = std::string(kind) + std::string(id);
    return texts.has(text) ? texts.get(text) : std::string(id);
}

std::string ServiceWords::state(std::string_view package,
                                std::string_view id,
                                std::string_view language) const {
    // The resident's word may speak to the resident ("Czeka na Twoją decyzję"); a service can give
    // the office another.
    const std::string office = std::string(id) + ".office";
    const std::string told = word(package, "state.", office, language);
    return told == office ? word(package, "state.", id, language) : told;
}

std::string ServiceWords::transition(std::string_view package,
                                     std::string_view id,
                                     std::string_view language) const {
    return word(package, "transition.", id, language);
}

std::vector<std::pair<std::string, std::string>> ServiceWords::open_states(
    std::string_view language) const {
    std::vector<std::pair<std::string, std::string>> found;
    for (const auto& published : services_.all()) {
        if (!published->service) continue;
        for (const forms::State& state : published->service->workflow().states) {
            const bool known = std::any_of(found.begin(), found.end(), [&](const auto& entry) {
                return entry.first == state.id;
            });
            if (known || state.kind == "closed") continue;
            found.emplace_back(state.id, this->state(published->sha256, state.id, language));
        }
    }
    return found;
}

}  // namespace okienko::cases
