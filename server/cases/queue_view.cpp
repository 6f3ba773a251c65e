#include "server/cases/queue_view.h"

#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_sign.h"

namespace okienko::cases {

namespace {

using Order = QueueFilter::Order;

QueueFilter without_place(QueueFilter filter) {
    filter.after.reset();
    filter.before.reset();
    return filter;
}

void add_tally(schemas::Node queue, const QueueModel& model) {
    for (const Tally& tally : model.tally) {
        QueueFilter filter = without_place(model.filter);
        const bool current = filter.signal == tally.signal;
        filter.signal = current ? std::nullopt : std::optional{tally.signal};
        schemas::Node element = queue.add("tally");
        element.set("signal", to_string(tally.signal))
            .set("count", static_cast<long long>(std::min(tally.count, kTallyLimit)))
            .set("more", tally.count > kTallyLimit)
            .set("href", filter.address(model.path))
            .set("current", current);
    }
}

void add_choices(schemas::Node queue,
                 const QueueModel& model,
                 const ServiceWords& words,
                 std::string_view language) {
    for (const auto& [id, label] : words.open_states(language)) {
        queue.add("state")
            .set("id", id)
            .set("label", label)
            .set("selected", model.filter.state == id);
    }
    for (const std::string& unit : model.units) {
        queue.add("unit").set("code", unit).set("selected", model.filter.unit == unit);
    }
    for (const QueueStore::Person& person : model.people) {
        if (person.account == model.scope.account) continue;
        queue.add("person")
            .set("id", person.account)
            .set("name", person.name)
            .set("selected", model.filter.assignee == person.account);
    }
}

void add_sort(schemas::Node queue, const QueueModel& model, bool due) {
    const Order first = due ? Order::due : Order::received;
    const Order second = due ? Order::due_last : Order::received_first;
    QueueFilter filter = without_place(model.filter);
    filter.order = model.filter.order == first ? second : first;
    schemas::Node element = queue.add("sort");
    element.set("by", due ? "due" : "received").set("href", filter.address(model.path));
    if (model.filter.by_due() == due) {
        element.set("direction", model.filter.descending() ? "descending" : "ascending");
    }
}

void add_row(schemas::Node queue,
             const QueueRow& row,
             const ServiceWords& words,
             std::string_view language,
             std::chrono::sys_days today) {
    schemas::Node element = queue.add("row");
    // The number's random half tells cases apart; the whole stands in the link's label.
    const std::string shown = row.sign
                                  ? short_sign(*row.sign)
                                  : row.number.substr(std::min<std::size_t>(9, row.number.size()));
    element.set("number", row.number)
        .set("short", shown)
        .set("href", "/urzad/sprawy/" + row.number)
        .set("subject", row.subject)
        .set("status", words.state(row.package, row.status, language))
        .set("received", calendar::local(row.received))
        .set("unit", row.unit)
        .set("assignee", row.assignee_name)
        .set("closed", row.closed);
    if (row.sign) element.set("sign", *row.sign);
    const bool paused = row.paused_since.has_value();
    if (row.last_day) element.set("date", calendar::format_date(*row.last_day));
    if (paused) element.set("paused-since", calendar::format_date(*row.paused_since));
    if (signal_of(row.last_day, paused, today) == Signal::pause) {
        element.set("left", "pause");
    } else {
        element.set("left", static_cast<long long>(calendar::days_left(*row.last_day, today)));
    }
}

void add_pagination(schemas::Node queue, const QueueModel& model) {
    if (model.page.rows.empty()) return;
    QueueFilter filter = without_place(model.filter);
    if (model.page.earlier) {
        filter.before = model.page.rows.front().key;
        queue.add("earlier").set("href", filter.address(model.path));
    }
    if (model.page.later) {
        filter.before.reset();
        filter.after = model.page.rows.back().key;
        queue.add("later").set("href", filter.address(model.path));
    }
}

}  // namespace

schemas::Node add_queue(schemas::Node parent,
                        const QueueModel& model,
                        const ServiceWords& words,
                        std::string_view language,
                        std::chrono::sys_days today) {
    const QueueFilter& filter = model.filter;
    const bool mine = model.path == "/urzad/moje";
    schemas::Node queue = parent.add("queue");
    queue.set("path", model.path)
        .set("words", filter.words)
        .set("state", filter.state)
        .set("unit-name", model.unit_name)
        .set("assignee", filter.assignee)
        .set("signal", filter.signal ? to_string(*filter.signal) : std::string_view{})
        .set("order", filter.order == Order::due ? std::string_view{} : to_string(filter.order))
        .set("closed", filter.closed())
        .set("capped", model.page.capped)
        .set("mine", mine)
        .set("unitless", !model.scope.every_unit && model.scope.units.empty())
        .set("filtered",
             !filter.words.empty() || !filter.state.empty() || !filter.unit.empty() ||
                 filter.signal.has_value() || (!mine && !filter.assignee.empty()))
        .set("csv", without_place(filter).address("/urzad/kolejka.csv"));
    add_tally(queue, model);
    add_choices(queue, model, words, language);
    add_sort(queue, model, true);
    add_sort(queue, model, false);
    for (const QueueRow& row : model.page.rows) add_row(queue, row, words, language, today);
    add_pagination(queue, model);
    return queue;
}

}  // namespace okienko::cases
