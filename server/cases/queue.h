#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/deadline_signal.h"
#include "server/config/clock.h"
#include "server/web/request.h"

namespace okienko::cases {

/// The place of a row in an ordered queue: what a page begins after or ends before.
struct QueueKey {
    std::string value;  ///< of the ordering column: an ISO date, or microseconds since 1970
    std::string id;     ///< uuid, which makes the order total
};

/// What a clerk asks the queue for: every field is one parameter of the address, so a filter is a
/// link.
struct QueueFilter {
    enum class Order { due, due_last, received, received_first };

    std::string words;     ///< `q`: a case sign, a number or words of the subject
    std::string state;     ///< `stan`: empty all open ones, "zakonczone", or a workflow state
    std::string unit;      ///< `jednostka`: empty for all the clerk may see
    std::string assignee;  ///< `kto`: empty everybody, "ja", "nikt", or an account's uuid
    std::optional<Signal> signal;    ///< `termin`
    Order order = Order::due;        ///< `kolejnosc`
    std::optional<QueueKey> after;   ///< `po`
    std::optional<QueueKey> before;  ///< `przed`

    bool closed() const { return state == kClosed; }
    bool by_due() const { return order == Order::due || order == Order::due_last; }
    bool descending() const { return order == Order::due_last || order == Order::received; }

    /// Path and query of this filter, e.g. "/urzad?q=drzewa&kto=ja".
    std::string address(std::string_view path) const;

    static constexpr std::string_view kClosed = "zakonczone";
};

/// Reads the parameters; what can't be understood counts as not given.
QueueFilter read_queue_filter(const web::Fields& query);

/// The text of a key in an address and back; nullopt when it is not one.
std::string to_string(const QueueKey& key);
std::optional<QueueKey> read_queue_key(std::string_view text, bool by_due);
std::string_view to_string(QueueFilter::Order order);

/// Whose eyes look: which units' cases they may see at all.
struct QueueScope {
    bool every_unit = false;  ///< an administrator
    std::vector<std::string> units;
    std::string account;  ///< whom "ja" means

    static QueueScope of(const web::Identity& reader);
    bool covers(std::string_view unit) const;
};

/// One row of the queue.
struct QueueRow {
    QueueKey key;
    std::string number;
    std::optional<std::string> sign;
    std::string service;
    std::string package;
    std::string unit;
    std::string status;
    std::string subject;
    config::Instant received{};
    std::optional<std::chrono::sys_days> last_day;
    std::optional<std::chrono::sys_days> paused_since;
    std::optional<std::string> assignee;
    std::string assignee_name;
    bool closed = false;
};

struct QueuePage {
    std::vector<QueueRow> rows;
    bool earlier = false;  ///< there are rows before the first
    bool later = false;    ///< there are rows after the last
    bool capped = false;   ///< the words hit more cases than are looked at
};

/// How many cases carry a signal; counting stops at kTallyLimit.
struct Tally {
    Signal signal = Signal::calm;
    long count = 0;
};
inline constexpr long kTallyLimit = 1000;
inline constexpr long kSearchLimit = 1000;

}  // namespace okienko::cases
