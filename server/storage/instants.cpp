#include "server/storage/instants.h"

#include <stdexcept>

#include "server/calendar/local_time.h"

namespace okienko::storage {

std::string to_sql(config::Instant instant) {
    return calendar::format_instant(instant);
}

config::Instant from_sql(std::string_view text) {
    std::string iso(text);
    if (iso.size() > 10 && iso[10] == ' ' && iso.ends_with("+00")) {
        iso[10] = 'T';
        if (const auto instant = calendar::parse_instant(iso + ":00")) return *instant;
    }
    throw std::invalid_argument("not an instant: " + iso);
}

}  // namespace okienko::storage
