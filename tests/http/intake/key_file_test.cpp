#include <chrono>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include "signing/digest.h"
#include "signing/prepared_signature.h"
#include "tests/harness/test_keys.h"
#include "tests/http/intake/letter.h"

namespace okienko::intake {
namespace {

std::chrono::sys_seconds days_from_now(int days) {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) +
           std::chrono::days(days);
}

const signing::KeyPair& key() {
    static const signing::KeyPair pair = harness::make_key("P-256", days_from_now(-1));
    return pair;
}

std::string member(const harness::Answer& answer, const std::string& name) {
    try {
        return Poco::JSON::Parser()
            .parse(answer.body)
            .extract<Poco::JSON::Object::Ptr>()
            ->optValue<std::string>(name, "");
    } catch (const Poco::Exception&) {
        return {};
    }
}

/// The same two requests the script of the page makes.
class KeyFileTest : public LetterTest {
protected:
    static harness::Answer prepare(harness::HttpClient& client,
                                   const std::string& draft,
                                   const signing::KeyPair& key) {
        Pairs fields = {{"algorytm", std::string(signing::uri(key.algorithm()))}};
        for (const std::string& der : key.certificate_chain()) {
            fields.emplace_back("certyfikat", signing::base64(der));
        }
        return client.post(draft + "/podpis-plikiem/przygotuj", fields);
    }
    static harness::Answer complete(harness::HttpClient& client,
                                    const std::string& draft,
                                    const std::string& ticket,
                                    const std::string& value) {
        return client.post(draft + "/podpis-plikiem",
                           {{"bilet", ticket}, {"wartosc", signing::base64(value)}});
    }
    static harness::Answer sign(harness::HttpClient& client,
                                const std::string& draft,
                                const signing::KeyPair& key) {
        client.get(draft + "/podpis");
        const auto prepared = prepare(client, draft, key);
        EXPECT_EQ(prepared.status, 200) << prepared.body;
        const auto data = signing::from_base64(member(prepared, "data"));
        return complete(client, draft, member(prepared, "ticket"), key.sign(data.value_or("")));
    }
    static void expect_problem(const harness::Answer& answer,
                               int status,
                               const std::string& words) {
        EXPECT_EQ(answer.status, status) << answer.body;
        EXPECT_EQ(answer.header("Content-Type").find("application/problem+json"), 0U);
        EXPECT_NE(member(answer, "detail").find(words), std::string::npos) << answer.body;
    }
};

TEST_F(KeyFileTest, WhatTheKeySignedIsFiled) {
    for (const std::string kind : {"RSA", "P-256", "P-384", "P-521"}) {
        SCOPED_TRACE(kind);
        auto client = browser();
        const std::string draft = letter(client);
        const auto pair = harness::make_key(kind, days_from_now(-1));
        const auto answer = sign(client, draft, pair);
        ASSERT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(member(answer, "next"), draft + "/podpis");
        const auto page = client.get(draft + "/podpis");
        EXPECT_TRUE(page.contains("Dokument jest podpisany"));
        EXPECT_TRUE(page.contains("nie znamy wystawcy certyfikatu")) << "as of an uploaded file";
        const std::string file = client.get(draft + "/podpisany").body;
        const auto sent = press_send(client, draft);
        ASSERT_EQ(sent.header("Location"), draft + "/wyslano") << sent.body;
        EXPECT_EQ(client.get("/sprawa/" + number_of(client, sent) + "/wniosek.xml").body, file);
    }
}

TEST_F(KeyFileTest, FaultsAreToldInTheReadersLanguage) {
    auto client = browser();
    const std::string draft = letter(client);
    client.get(draft + "/podpis");
    const auto late = harness::make_key("RSA", days_from_now(-30), 20);
    expect_problem(prepare(client, draft, late), 422, "stracił ważność");
    const auto prepared = prepare(client, draft, key());
    const std::string ticket = member(prepared, "ticket");
    expect_problem(
        complete(client, draft, ticket, key().sign("inne")), 422, "nie pasuje do certyfikatu");
    expect_problem(
        complete(client, draft, "AAAA", key().sign("inne")), 409, "Minęło za dużo czasu");
    expect_problem(client.post(draft + "/podpis-plikiem", {}), 409, "Minęło za dużo czasu");
    client.cookies()["okn-language"] = "en";
    expect_problem(prepare(client, draft, late), 422, "expired on");
    expect_problem(client.post(draft + "/podpis-plikiem/przygotuj", {}), 422, "can't be read");
    EXPECT_FALSE(client.get(draft + "/podpisany").status == 200);
}

TEST_F(KeyFileTest, OnlyTheOwnerOfTheDraftSigns) {
    auto client = browser();
    const std::string draft = letter(client);
    client.get(draft + "/podpis");
    const auto prepared = prepare(client, draft, key());
    const std::string value = key().sign(signing::from_base64(member(prepared, "data")).value());
    const std::string ticket = member(prepared, "ticket");
    auto stranger = browser();
    const std::string own = letter(stranger);
    stranger.get(own + "/podpis");
    EXPECT_EQ(prepare(stranger, draft, key()).status, 404);
    EXPECT_EQ(complete(stranger, draft, ticket, value).status, 404);
    expect_problem(complete(stranger, own, ticket, value), 409, "Minęło za dużo czasu");
    const Pairs without = {{"_csrf", "x"}, {"bilet", ticket}, {"wartosc", signing::base64(value)}};
    EXPECT_EQ(client.post(draft + "/podpis-plikiem", without).status, 403);
    EXPECT_EQ(client.post(draft + "/podpis-plikiem/przygotuj", {{"_csrf", "x"}}).status, 403);
    EXPECT_EQ(complete(client, draft, ticket, value).status, 200);
}

TEST_F(KeyFileTest, ASecondPersonSignsInTheSameDocument) {
    auto client = browser();
    const std::string draft = letter(client);
    ASSERT_EQ(sign(client, draft, key()).status, 200);
    EXPECT_TRUE(client.get(draft + "/podpis").contains("podpis-plikiem"));
    const auto second = harness::make_key("RSA", days_from_now(-1), 100, "Jan Wzorowy");
    ASSERT_EQ(sign(client, draft, second).status, 200);
    const auto page = client.get(draft + "/podpis");
    EXPECT_TRUE(page.contains("Anna Przykład"));
    EXPECT_TRUE(page.contains("Jan Wzorowy"));
    EXPECT_FALSE(page.contains("key-file.js")) << "no third";
    expect_problem(prepare(client, draft, second), 409, "jest już podpisany");
    EXPECT_EQ(press_send(client, draft).header("Location"), draft + "/wyslano");
    EXPECT_EQ(member(prepare(client, draft, second), "next"), draft + "/wyslano");
}

TEST_F(KeyFileTest, ASignatureOutsideTheDocumentTakesNoneBesideItHere) {
    static const signing::Verifier verifier{signing::TrustAnchors{}};
    for (const auto form : {signing::SignatureForm::detached,
                            signing::SignatureForm::enveloping,
                            signing::SignatureForm::asic_e}) {
        auto client = browser();
        const std::string draft = letter(client);
        client.get(draft + "/podpis");
        signing::SigningRequest request;
        request.form = form;
        request.files = {
            {"pismo.xml", client.get(draft + "/do-podpisu.xml").body, "application/xml"}};
        request.signing_time = days_from_now(0);
        const auto signed_file = signing::sign(request, key(), verifier);
        ASSERT_EQ(upload(client, draft, std::get<signing::SignedFile>(signed_file).bytes).status,
                  303);
        EXPECT_TRUE(client.get(draft + "/podpis").contains("nie da się podpisać"));
        expect_problem(prepare(client, draft, key()), 409, "nie da się podpisać w przeglądarce");
    }
}

}  // namespace
}  // namespace okienko::intake
