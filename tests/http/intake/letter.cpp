#include "tests/http/intake/letter.h"

namespace okienko::intake {

std::string LetterTest::letter(harness::HttpClient& client) {
    client.get("/uslugi/general-letter");
    auto answer = client.post("/wnioski", {{"service", "general-letter"}});
    std::string draft = answer.header("Location");
    const auto page = client.get(draft + "/pismo");
    answer = client.post(draft + "/pismo",
                         {{"_revision", page.input_value("_revision")},
                          {"temat", "Naprawa ławki na Plantach"},
                          {"opis", "Ławka nie ma oparcia."},
                          {"nazwa", "Anna Przykład"},
                          {"dom", "1"},
                          {"kod", "31-001"},
                          {"miejscowosc", "Kraków"}});
    EXPECT_EQ(answer.header("Location"), draft + "/sprawdz") << answer.body;
    return draft;
}

harness::Answer LetterTest::upload(harness::HttpClient& client,
                                   const std::string& draft,
                                   const std::string& bytes) {
    client.get(draft + "/podpis");
    return client.post_files(
        draft + "/podpis", {}, {{"plik", "plik", "application/octet-stream", bytes}});
}

harness::Answer LetterTest::press_send(harness::HttpClient& client, const std::string& draft) {
    const auto page = client.get(draft + "/podpis");
    return client.post(draft + "/wyslij", {{"_document", page.input_value("_document")}});
}

std::string LetterTest::number_of(harness::HttpClient& client, const harness::Answer& sent) {
    return between(client.follow(sent).body, "<strong class=\"okn-nowrap\">", "</strong>");
}

}  // namespace okienko::intake
