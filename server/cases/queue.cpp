#include "server/cases/queue.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "server/calendar/local_time.h"
#include "server/web/escape.h"

namespace okienko::cases {

namespace {

using Order = QueueFilter::Order;

constexpr std::array<std::pair<Order, std::string_view>, 4> kOrders = {{
    {Order::due, "termin"},
    {Order::due_last, "termin-malejaco"},
    {Order::received, "wplyw"},
    {Order::received_first, "wplyw-rosnaco"},
}};

constexpr std::size_t kLongestWords = 200;

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) {
            return false;
        }
    }
    return true;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isdigit(c) != 0;
    });
}

/// A code of a unit or a state of a workflow: letters, digits, hyphens.
std::string name_of(std::string text) {
    const bool fits =
        text.size() <= 40 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '-' || c == '_' || c >= 0x80;
        });
    return fits ? text : std::string{};
}

std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// At most `limit` bytes, never cutting a letter.
std::string shortened(std::string text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
    text.resize(limit);
    return text;
}

}  // namespace

std::string_view to_string(Order order) {
    for (const auto& [value, name] : kOrders) {
        if (value == order) return name;
    }
    return {};
}

std::string to_string(const QueueKey& key) {
    return key.value + "_" + key.id;
}

std::optional<QueueKey> read_queue_key(std::string_view text, bool by_due) {
    const auto end = text.find('_');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(0, end);
    const std::string_view id = text.substr(end + 1);
    const bool fits =
        by_due ? calendar::parse_date(value).has_value() : is_digits(value) && value.size() <= 17;
    if (!fits || !is_uuid(id)) return std::nullopt;
    return QueueKey{std::string(value), std::string(id)};
}

QueueFilter read_queue_filter(const web::Fields& query) {
    QueueFilter filter;
    filter.words = shortened(trimmed(query.get("q")), kLongestWords);
    filter.state = name_of(query.get("stan"));
    filter.unit = name_of(query.get("jednostka"));
    const std::string assignee = query.get("kto");
    if (assignee == "ja" || assignee == "nikt" || is_uuid(assignee)) filter.assignee = assignee;
    filter.signal = read_signal(query.get("termin"));
    for (const auto& [order, name] : kOrders) {
        if (name == query.get("kolejnosc")) filter.order = order;
    }
    filter.after = read_queue_key(query.get("po"), filter.by_due());
    if (!filter.after) filter.before = read_queue_key(query.get("przed"), filter.by_due());
    return filter;
}

std::string QueueFilter::address(std::string_view path) const {
    std::string out(path);
    char mark = '?';
    const auto put = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        out.push_back(mark);
        out.append(name).append("=").append(web::percent_encode(value));
        mark = '&';
    };
    put("q", words);
    put("stan", state);
    put("jednostka", unit);
    put("kto", assignee);
    if (signal) put("termin", to_string(*signal));
    if (order != Order::due) put("kolejnosc", to_string(order));
    if (after) put("po", to_string(*after));
    if (before) put("przed", to_string(*before));
    return out;
}

QueueScope QueueScope::of(const web::Identity& reader) {
    return {reader.has_role("administrator"), reader.units, reader.account};
}

bool QueueScope::covers(std::string_view unit) const {
    return every_unit || std::find(units.begin(), units.end(), unit) != units.end();
}

}  // namespace okienko::cases
