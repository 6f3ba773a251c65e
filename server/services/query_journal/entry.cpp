#include "server/services/query_journal/entry.h"

#include "server/services/query_journal/slug.h"
#include "server/web/escape.h"

namespace okienko::query_journal {

std::string Entry::address() const {
    return "/dziennik-zapytan/" + std::to_string(year) + "/" + link_part(n, slug);
}

std::string_view to_string(Entry::State state) {
    switch (state) {
        case Entry::State::waiting:
            return "waiting";
        case Entry::State::published:
            return "published";
        case Entry::State::refused:
            return "refused";
        case Entry::State::withdrawn:
            break;
    }
    return "withdrawn";
}

std::string JournalFilter::address(std::string_view path) const {
    std::string address(path);
    const auto add = [&](std::string_view name, const std::string& value) {
        if (value.empty()) return;
        address += address.find('?') == std::string::npos ? '?' : '&';
        address += std::string(name) + "=" + web::percent_encode(value);
    };
    const auto text_of = [](const Key& key) {
        return std::to_string(key.published) + "." + key.case_id;
    };
    add("q", words);
    add("wydzial", unit);
    if (after) add("po", text_of(*after));
    if (before) add("przed", text_of(*before));
    return address;
}

}  // namespace okienko::query_journal
