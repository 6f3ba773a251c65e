#include "tests/http/query_journal/query_journey.h"

namespace okienko::query_journal {

void QueryJourney::SetUp() {
    sign_in(resident_, kResident);
    sign_in(clerk_, kClerk);
    sign_in(second_, kSecond);
}

std::string QueryJourney::fill_query(HttpClient& client, const Typed& typed, Answer* last) {
    client.get("/dziennik-zapytan");
    const auto begun = client.post("/wnioski", {{"service", "internet-query"}});
    EXPECT_EQ(begun.status, 303) << begun.body;
    const std::string draft = begun.header("Location");
    auto page = client.get(draft + "/zapytanie");
    EXPECT_EQ(page.status, 200) << page.body;
    auto answer = client.post(draft + "/zapytanie",
                              {{"_revision", page.input_value("_revision")},
                               {"wydzial", "OR"},
                               {"temat", typed.subject},
                               {"tresc", typed.text},
                               {"zgoda", typed.consent ? "true" : "false"}});
    EXPECT_EQ(answer.header("Location"), draft + "/droga") << answer.body;
    page = client.get(draft + "/droga");
    Pairs fields = {{"_revision", page.input_value("_revision")}};
    for (const char* question : {"podpis", "zlozone", "wylaczone", "stanowisko"}) {
        fields.emplace_back(question, typed.yes == question ? "true" : "false");
    }
    answer = client.post(draft + "/droga", fields);
    if (last != nullptr) *last = answer;
    return draft;
}

std::string QueryJourney::ask(const Typed& typed) {
    const std::string draft = fill_query(resident_, typed);
    const auto sent = send(resident_, draft);
    EXPECT_EQ(sent.status, 303) << sent.body;
    const auto told = resident_.follow(sent);
    const std::string number = intake::between(told.body, "/konto/sprawy/", "\"").substr(0, 18);
    EXPECT_EQ(number.size(), 18U) << told.body;
    return number;
}

Answer QueryJourney::act(HttpClient& client,
                         const std::string& number,
                         const std::string& act,
                         Pairs fields) {
    const std::string address = "/urzad/zapytania/" + number;
    const Answer page = client.get(act == "publikacja" ? address + "/publikacja" : address);
    fields.emplace_back("wersja", page.input_value("wersja"));
    return client.post(address + "/" + act, std::move(fields));
}

std::string QueryJourney::answered(const Typed& typed, const std::string& answer) {
    const std::string number = ask(typed);
    EXPECT_EQ(
        act(clerk_, number, "odpowiedz", {{"odpowiedz", answer}, {"czynnosc", "przekaz"}}).status,
        303);
    EXPECT_EQ(act(second_, number, "akceptacja", {}).status, 303);
    return number;
}

Answer QueryJourney::publish(const std::string& number, Pairs fields) {
    fields.emplace_back("czynnosc", "opublikuj");
    return act(clerk_, number, "publikacja", std::move(fields));
}

std::string QueryJourney::published(const Typed& typed, const std::string& answer) {
    const std::string number = answered(typed, answer);
    const Answer done =
        publish(number, {{"tytul", typed.subject}, {"pytanie", typed.text}, {"tresc", answer}});
    EXPECT_EQ(done.status, 303) << done.body;
    const Answer page = clerk_.get("/urzad/zapytania/" + number);
    return "/dziennik-zapytan/" + intake::between(page.body, "href=\"/dziennik-zapytan/", "\"");
}

std::string plain(std::string text) {
    for (const std::string hard : {"\u00A0"}) {
        for (auto at = text.find(hard); at != std::string::npos; at = text.find(hard)) {
            text.replace(at, hard.size(), " ");
        }
    }
    return text;
}

}  // namespace okienko::query_journal
