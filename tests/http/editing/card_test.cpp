#include "tests/http/editing/editing_site.h"

namespace okienko::editing {
namespace {

using harness::Answer;
using harness::HttpClient;

constexpr const char* kSecond = "kadrowa@okienko.example";

class CardTest : public EditingSite {
protected:
    static std::string at(const std::string& service, const std::string& rest = "") {
        return "/redakcja/uslugi/" + service + rest;
    }
    /// Changes one field of a card and publishes it.
    static Answer publish(HttpClient& editor,
                          const std::string& service,
                          const std::string& field,
                          const std::string& value) {
        auto fields = fields_of(editor.get(at(service, "/karta")));
        set(fields, field, value);
        const Answer preview = editor.follow(editor.post(at(service, "/karta"), fields));
        return editor.post(at(service, "/karta/publikacja"),
                           {{"szkic", preview.input_value("szkic")}});
    }
    static std::string revision(const std::string& service) {
        return one("select card from catalogue.services where service = '" + service + "'");
    }
    HttpClient second_editor() {
        change("update accounts.accounts set roles = '{hr,editor}' where email_key = '" +
               std::string(kSecond) + "'");
        HttpClient client = browser();
        sign_in(client, kSecond);
        return client;
    }
};

TEST_F(CardTest, TheListTellsWhatIsPublishedWhenAndByWhom) {
    const Answer list = editor_.get("/redakcja");
    EXPECT_EQ(list.status, 200);
    EXPECT_TRUE(list.contains("href=\"/redakcja/uslugi/public-information-request\""));
    EXPECT_NE(intake::plain(list.body).find("z programem"), std::string::npos);
    EXPECT_TRUE(list.contains("tylko karta"));
    const Answer service = editor_.get(at("public-information-request"));
    EXPECT_TRUE(service.contains("<svg"));
    EXPECT_TRUE(service.contains("okn-flow__state--waiting"));
    EXPECT_TRUE(service.contains("SHA-256"));
    EXPECT_EQ(editor_.get(at("nie-ma")).status, 404);
}

TEST_F(CardTest, APreviewedCardIsPublishedAndRemembered) {
    const std::string service = "property-tax";
    const Answer form = editor_.get(at(service, "/karta"));
    ASSERT_EQ(form.status, 200);
    auto fields = fields_of(form);
    set(fields, "pl-title", "Podatek od nieruchomości <nowy>");
    const Answer saved = editor_.post(at(service, "/karta"), fields);
    ASSERT_EQ(saved.status, 303) << saved.body;
    const Answer preview = editor_.follow(saved);
    EXPECT_TRUE(preview.contains("To jest podgląd."));
    EXPECT_TRUE(preview.contains("Podatek od nieruchomości &lt;nowy&gt;"));
    EXPECT_FALSE(browser().get("/uslugi/" + service).contains("&lt;nowy&gt;"));
    EXPECT_TRUE(editor_.get("/redakcja").contains("Twój szkic"));

    const Answer published =
        editor_.post(at(service, "/karta/publikacja"), {{"szkic", preview.input_value("szkic")}});
    ASSERT_EQ(published.status, 303) << published.body;
    EXPECT_TRUE(editor_.follow(published).contains("Karta jest opublikowana"));
    EXPECT_TRUE(browser().get("/uslugi/" + service).contains("&lt;nowy&gt;"));
    EXPECT_EQ(revision(service), "2");
    EXPECT_EQ(acts("catalogue.card-published"), 1);
    const Answer version = editor_.get(at(service, "/wersje/2"));
    EXPECT_TRUE(version.contains("Ewa Klon"));
    EXPECT_TRUE(version.contains("Podatek od nieruchomości &lt;nowy&gt;</ins>"));
    EXPECT_EQ(one("select count(*) from editing.card_drafts"), "0");

    const Answer old = editor_.get(at(service, "/wersje/1"));
    EXPECT_FALSE(editor_.get(at(service, "/wersje/1/podglad")).contains("&lt;nowy&gt;"));
    ASSERT_EQ(
        editor_.post(at(service, "/wersje/1/przywrocenie"), {{"karta", old.input_value("karta")}})
            .status,
        303);
    EXPECT_FALSE(browser().get("/uslugi/" + service).contains("&lt;nowy&gt;"));
    EXPECT_EQ(revision(service), "3");
    EXPECT_TRUE(editor_.get(at(service)).contains("przywrócone wydanie 1"));
}

TEST_F(CardTest, WhatIsMissingIsToldAtItsFieldAndKept) {
    const std::string service = "identity-card";
    auto fields = fields_of(editor_.get(at(service, "/karta")));
    set(fields, "pl-title", "");
    set(fields, "pl-who", "Każdy, [tu](javascript:alert) też");
    set(fields, "pl-notes", "nowa uwaga");
    const Answer refused = editor_.post(at(service, "/karta"), fields);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.contains("href=\"#pl-title\""));
    EXPECT_TRUE(refused.contains("href=\"#pl-who\""));
    EXPECT_TRUE(editor_.get(at(service, "/karta")).contains("nowa uwaga")) << "kept in the draft";
    EXPECT_EQ(editor_.get(at(service, "/karta/podglad")).status, 422);
    EXPECT_EQ(editor_.post(at(service, "/karta/publikacja"), {{"szkic", "1"}}).status, 422);
    EXPECT_EQ(editor_.post(at(service, "/karta/porzucenie"), {}).status, 303);
    EXPECT_FALSE(editor_.get(at(service, "/karta")).contains("nowa uwaga"));
}

TEST_F(CardTest, TwoEditorsAtOnceLoseNothing) {
    const std::string service = "vehicle-registration";
    HttpClient other = second_editor();
    auto mine = fields_of(editor_.get(at(service, "/karta")));
    ASSERT_EQ(publish(other, service, "pl-notes", "Ich uwaga").status, 303);
    set(mine, "pl-description", "Mój opis");
    const Answer conflict = editor_.post(at(service, "/karta"), mine);
    EXPECT_EQ(conflict.status, 409);
    EXPECT_TRUE(conflict.contains("Ich uwaga"));
    EXPECT_TRUE(conflict.contains("Mój opis"));
    EXPECT_EQ(editor_.post(at(service, "/karta/publikacja"), {{"szkic", "1"}}).status, 409);
    EXPECT_TRUE(browser().get("/uslugi/" + service).contains("Ich uwaga"));

    const Answer joined = editor_.follow(editor_.post(at(service, "/karta/polaczenie"), {}));
    EXPECT_TRUE(joined.contains("Ich uwaga"));
    EXPECT_TRUE(joined.contains("Mój opis"));
    const Answer preview = editor_.get(at(service, "/karta/podglad"));
    ASSERT_EQ(
        editor_.post(at(service, "/karta/publikacja"), {{"szkic", preview.input_value("szkic")}})
            .status,
        303);
    const Answer card = browser().get("/uslugi/" + service);
    EXPECT_TRUE(card.contains("Ich uwaga"));
    EXPECT_TRUE(card.contains("Mój opis"));
}

TEST_F(CardTest, TwoWindowsOfOneEditorLoseNothing) {
    const std::string service = "tree-felling-permit";
    auto first = fields_of(editor_.get(at(service, "/karta")));
    auto second = first;
    set(first, "pl-notes", "z pierwszego okna");
    set(second, "pl-notes", "z drugiego okna");
    ASSERT_EQ(editor_.post(at(service, "/karta"), first).status, 303);
    const Answer conflict = editor_.post(at(service, "/karta"), second);
    EXPECT_EQ(conflict.status, 409);
    EXPECT_TRUE(conflict.contains("z pierwszego okna"));
    EXPECT_TRUE(conflict.contains("z drugiego okna"));
    ASSERT_EQ(editor_.post(at(service, "/karta"), fields_of(conflict)).status, 303);
    EXPECT_TRUE(editor_.get(at(service, "/karta")).contains("z drugiego okna"));
}

}  // namespace
}  // namespace okienko::editing
