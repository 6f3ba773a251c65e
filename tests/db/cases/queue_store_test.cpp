#include "server/cases/queue_store.h"

#include <algorithm>

#include "server/cases/register_case.h"
#include "server/cases/take_case.h"
#include "tests/db/cases/office_fixture.h"

namespace okienko::cases {

namespace {

using storage::Transaction;

class Queue : public OfficeTest {
protected:
    QueuePage page(const QueueFilter& filter, unsigned size = 50) {
        return page(filter, scope_, size);
    }
    QueuePage page(const QueueFilter& filter, const QueueScope& scope, unsigned size = 50) {
        if (!filter.words.empty()) {
            database_.run([&](Transaction& tx) { QueueStore{}.index_new(tx, 1000); });
        }
        return database_.read(
            [&](Transaction& tx) { return QueueStore{}.page(tx, filter, scope, today_, size); });
    }
    std::vector<std::string> subjects(const QueueFilter& filter) {
        std::vector<std::string> found;
        for (const QueueRow& row : page(filter).rows) found.push_back(row.subject);
        return found;
    }
    std::vector<long> tally(const QueueFilter& filter) {
        const auto tallies = database_.read(
            [&](Transaction& tx) { return QueueStore{}.tally(tx, filter, scope_, today_); });
        std::vector<long> counts;
        for (const Tally& each : tallies) counts.push_back(each.count);
        return counts;
    }

    QueueScope scope_ = QueueScope::of(clerk_);
};

QueueFilter words(const std::string& text) {
    QueueFilter filter;
    filter.words = text;
    return filter;
}

TEST_F(Queue, AWalkByPagesSeesEveryCaseOnceInOrderAndBack) {
    for (int i = 0; i < 43; ++i) {
        put({.unit = i % 2 == 0 ? "OR" : "ZZM", .received_days_ago = i % 7, .due_in = i % 5 - 2});
    }
    put({.unit = "WS"});
    put({.due_in = std::nullopt});
    for (const auto order : {QueueFilter::Order::due,
                             QueueFilter::Order::due_last,
                             QueueFilter::Order::received,
                             QueueFilter::Order::received_first}) {
        QueueFilter filter;
        filter.order = order;
        std::vector<std::string> forth;
        std::vector<std::string> places;
        QueuePage seen = page(filter, 10);
        EXPECT_FALSE(seen.earlier);
        for (;;) {
            for (const QueueRow& row : seen.rows) {
                forth.push_back(row.key.id);
                places.push_back(row.key.value);
            }
            if (!seen.later) break;
            filter.after = seen.rows.back().key;
            seen = page(filter, 10);
            EXPECT_TRUE(seen.earlier);
        }
        EXPECT_EQ(forth.size(), 44U);
        EXPECT_TRUE(std::is_sorted(places.begin(), places.end(), [&](const auto& a, const auto& b) {
            return filter.descending() ? a > b : a < b;
        }));
        std::vector<std::string> back;
        filter.after.reset();
        while (true) {
            for (auto row = seen.rows.rbegin(); row != seen.rows.rend(); ++row) {
                back.push_back(row->key.id);
            }
            if (!seen.earlier) break;
            filter.before = seen.rows.front().key;
            seen = page(filter, 10);
        }
        std::reverse(back.begin(), back.end());
        EXPECT_EQ(back, forth);
    }
}

TEST_F(Queue, ShowsOwnUnitsOnlyAndAnAdministratorAll) {
    put({.unit = "OR"});
    put({.unit = "ZZM"});
    put({.unit = "WS"});
    EXPECT_EQ(page({}).rows.size(), 2U);
    QueueFilter foreign;
    foreign.unit = "WS";
    EXPECT_TRUE(page(foreign).rows.empty());
    EXPECT_EQ(page({}, {.every_unit = true, .units = {}, .account = clerk_.account}).rows.size(),
              3U);
    EXPECT_TRUE(
        page({}, {.every_unit = false, .units = {}, .account = clerk_.account}).rows.empty());
}

TEST_F(Queue, CountsAndFiltersByWhatIsLeft) {
    for (const int due : {-3, -1, 0, 1, 2, 4, 5, 60}) put({.due_in = due});
    put({.due_in = std::nullopt});
    EXPECT_EQ(tally({}), (std::vector<long>{2, 2, 2, 2, 1}));
    for (const Signal signal :
         {Signal::late, Signal::now, Signal::near, Signal::calm, Signal::pause}) {
        QueueFilter filter;
        filter.signal = signal;
        const QueuePage shown = page(filter);
        EXPECT_EQ(shown.rows.size(), signal == Signal::pause ? 1U : 2U) << to_string(signal);
        for (const QueueRow& row : shown.rows) {
            EXPECT_EQ(signal_of(row.last_day, row.paused_since.has_value(), today_), signal);
        }
    }
}

TEST_F(Queue, FindsInflectedWordsWithAndWithoutDiacriticsAndBeginnings) {
    put({.subject = "Umowy na pielęgnację drzew przy Alejach"});
    put({.subject = "Korespondencja w sprawie przebudowy ul. Kościuszki"});
    put({.unit = "WS", .subject = "Drzewa w innej jednostce"});
    put({.subject = "Strona https://urzad.example/a-b <b>z wykazem</b>"});
    for (const char* typed : {"drzewami", "umowa drzewo", "pielegnacja", "pielęgn", "ALEJE"}) {
        EXPECT_EQ(subjects(words(typed)),
                  std::vector<std::string>{"Umowy na pielęgnację drzew przy Alejach"})
            << typed;
    }
    for (const char* typed :
         {"kosciuszki", "przebudowa", "koresp Kościuszki", "urzad.example", "<b>wykaz"}) {
        EXPECT_EQ(subjects(words(typed)).size(), 1U) << typed;
    }
    for (const char* typed : {"drzewa Kościuszki", "'", "\\", ":* & | !", "()", "<->", "%"}) {
        EXPECT_TRUE(subjects(words(typed)).empty()) << typed;
    }
}

TEST_F(Queue, FindsACaseByWhatItIsCalledWhateverItsState) {
    const Case subject = put({.subject = "Ta jedna"});
    put({.subject = "Inna"});
    const auto sign = [&](const Case& of) {
        database_.run([&](Transaction& tx) { return register_case(tx, context(of), workflow()); });
    };
    sign(subject);
    for (const std::string& typed : {std::string("OR.1431.1.2026"),
                                     std::string("or.1431.1.2026"),
                                     std::string("1431.1"),
                                     std::string("1"),
                                     subject.number,
                                     subject.number.substr(4)}) {
        EXPECT_EQ(subjects(words(typed)), std::vector<std::string>{"Ta jedna"}) << typed;
    }
    QueueFilter elsewhere = words("OR.1431.1.2026");
    elsewhere.state = "zakonczone";
    EXPECT_EQ(subjects(elsewhere).size(), 1U);
    EXPECT_TRUE(page(words(put({.unit = "WS"}).number)).rows.empty());
}

TEST_F(Queue, FiltersByWhoHasItAndByState) {
    const Case mine = put({.subject = "Moja", .status = "assessment"});
    put({.subject = "Niczyja"});
    database_.run([&](Transaction& tx) { return take_case(tx, context(mine)); });
    QueueFilter filter;
    filter.assignee = "ja";
    EXPECT_EQ(subjects(filter), std::vector<std::string>{"Moja"});
    EXPECT_EQ(page(filter).rows[0].assignee_name, "Urzędnik 1");
    filter.assignee = "nikt";
    EXPECT_EQ(subjects(filter), std::vector<std::string>{"Niczyja"});
    filter.assignee = clerk("2", {}).account;
    EXPECT_TRUE(subjects(filter).empty());
    filter = {};
    filter.state = "assessment";
    EXPECT_EQ(subjects(filter), std::vector<std::string>{"Moja"});
    const auto people =
        database_.read([&](Transaction& tx) { return QueueStore{}.assignees(tx, scope_); });
    ASSERT_EQ(people.size(), 1U);
    EXPECT_EQ(people[0].name, "Urzędnik 1");
}

TEST(QueueFilterText, SurvivesItsAddress) {
    web::Fields query;
    query.add("q", " drzewa & „aleje” ");
    query.add("stan", "assessment");
    query.add("jednostka", "ZZM");
    query.add("kto", "nikt");
    query.add("termin", "late");
    query.add("kolejnosc", "wplyw");
    query.add("po", "1793959200000000_00000000-0000-4000-8000-000000000001");
    const QueueFilter filter = read_queue_filter(query);
    EXPECT_EQ(filter.words, "drzewa & „aleje”");
    EXPECT_EQ(
        filter.address("/urzad"),
        "/urzad?q=drzewa%20%26%20%E2%80%9Ealeje%E2%80%9D&stan=assessment&jednostka=ZZM&kto=nikt&"
        "termin=late&kolejnosc=wplyw&po=1793959200000000_00000000-0000-4000-8000-000000000001");
}

TEST(QueueFilterText, WhatCantBeUnderstoodCountsAsNotGiven) {
    web::Fields query;
    for (const char* name : {"stan", "jednostka", "kto", "termin", "kolejnosc", "po", "przed"}) {
        query.add(name, "'; drop table cases.cases; --");
    }
    EXPECT_EQ(read_queue_filter(query).address("/urzad"), "/urzad");
    for (const char* place : {"2026-02-30_00000000-0000-4000-8000-000000000001",
                              "2026-11-06_0000",
                              "2026-11-06",
                              "_",
                              "123_00000000-0000-4000-8000-000000000001"}) {
        EXPECT_FALSE(read_queue_key(place, true)) << place;
    }
}

}  // namespace

}  // namespace okienko::cases
