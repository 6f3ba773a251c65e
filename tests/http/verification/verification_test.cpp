#include <filesystem>
#include <set>
#include <sstream>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <pqxx/pqxx>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "signing/digest.h"
#include "signing/key_pair.h"
#include "signing/seal.h"
#include "tests/http/intake/journey.h"
#include "tests/http/intake/signers.h"
#include "tests/http/verification/telling.h"

namespace okienko::verification {

namespace {

using harness::Answer;
using harness::HttpClient;
using Poco::JSON::Object;

Object::Ptr json(const Answer& answer) {
    Poco::JSON::Parser parser;
    return parser.parse(answer.body).extract<Object::Ptr>();
}

/// A report without the moment it was made at.
std::string but_for_the_moment(const Answer& answer) {
    Object::Ptr report = json(answer);
    EXPECT_TRUE(report->has("verifiedAt"));
    report->remove("verifiedAt");
    std::ostringstream text;
    report->stringify(text);
    return text.str();
}

/// Hard spaces as plain ones.
std::string plain(std::string text) {
    for (std::size_t at = 0; (at = text.find("\u00a0", at)) != std::string::npos;) {
        text.replace(at, 2, " ");
    }
    return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

class VerificationTest : public intake::JourneyTest {
protected:
    std::string sealed(const std::string& xml) {
        const auto parsed = schemas::parse(xml);
        const auto now =
            std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
        return signing::seal_enveloped(std::get<schemas::Document>(parsed), pair_, now);
    }
    Answer post(const std::string& bytes, const std::string& media_type = "application/xml") {
        HttpClient client = browser();
        return client.send("POST", "/api/v1/verifications", media_type, bytes);
    }
    Answer bring(HttpClient& client, const std::string& name, const std::string& bytes) {
        client.get("/weryfikacja");
        return client.post_files(
            "/weryfikacja", {}, {{"plik", name, "application/octet-stream", bytes}});
    }
    /// A document of the public information request, signed by nobody the office knows.
    std::string signed_request(const std::string& subject) {
        HttpClient client = browser();
        const std::string draft = begin(client);
        fill(client, draft, {{"przedmiot", subject}});
        return sealed(client.get(draft + "/dokument.xml").body);
    }

    schemas::XmlLibrary library_;
    signing::KeyPair pair_ = signing::KeyPair::make_self_signed(
        "Janina Próbna",
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) -
            std::chrono::hours(24),
        1);
};

}  // namespace

TEST_F(VerificationTest, TheProgramsDoorGivesTheReport) {
    const Answer answer = post(sealed("<pismo>treść</pismo>"));
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto report = json(answer);
    EXPECT_EQ(report->getValue<std::string>("indication"), "INDETERMINATE");
    const auto signature = report->getArray("signatures")->getObject(0);
    EXPECT_EQ(signature->getValue<std::string>("integrity"), "intact");
    EXPECT_EQ(signature->getValue<std::string>("signer"), "Janina Próbna");

    const Answer changed = post(replaced(sealed("<pismo>treść</pismo>"), "treść", "treśc"));
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(json(changed)->getValue<std::string>("indication"), "TOTAL-FAILED");
    EXPECT_EQ(json(changed)->getValue<std::string>("subIndication"), "HASH_FAILURE");

    const Answer unsigned_one = post("<pismo/>");
    EXPECT_EQ(unsigned_one.status, 200);
    EXPECT_EQ(json(unsigned_one)->getArray("signatures")->size(), 0U);
}

TEST_F(VerificationTest, TheProgramsDoorGivesTheReportOfEtsiToWhoAsksForIt) {
    const std::string file = sealed("<pismo>treść</pismo>");
    HttpClient client = browser();
    const auto ask = [&](const std::string& query, const std::string& accept) {
        return client.send(
            "POST", "/api/v1/verifications" + query, "application/xml", file, {{"Accept", accept}});
    };
    const auto type = [&](const std::string& query, const std::string& accept) {
        return ask(query, accept).header("Content-Type");
    };
    const Answer etsi = ask("?format=etsi", "*/*");
    EXPECT_EQ(etsi.status, 200);
    const auto parsed = schemas::parse(etsi.body);
    ASSERT_TRUE(std::holds_alternative<schemas::Document>(parsed));
    const auto root = std::get<schemas::Document>(parsed).root();
    EXPECT_EQ(root.namespace_uri(), "http://uri.etsi.org/19102/v1.4.1#");
    EXPECT_EQ(root.children("SignatureValidationReport").size(), 1U);
    EXPECT_EQ(type("?format=etsi", "application/json"), "application/xml");
    EXPECT_EQ(type("", "application/xml, */*"), "application/xml");
    EXPECT_EQ(type("", "application/json, application/xml"), "application/json");
    EXPECT_EQ(type("", "*/*"), "application/json");
    EXPECT_EQ(type("?format=json", "application/xml"), "application/json");
    EXPECT_EQ(ask("?format=pdf", "*/*").status, 400);
}

TEST_F(VerificationTest, TheProgramsDoorTellsWhatItCannotRead) {
    for (const std::string& bytes : {std::string("not xml"),
                                     std::string("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
                                     std::string("PK\x03\x04 nothing")}) {
        const Answer answer = post(bytes, "application/octet-stream");
        EXPECT_EQ(answer.status, 422) << answer.body;
        EXPECT_EQ(answer.header("Content-Type").rfind("application/problem+json", 0), 0U);
        EXPECT_TRUE(json(answer)->getObject("report")) << answer.body;
    }
    EXPECT_EQ(post("").status, 422);
    EXPECT_EQ(post("<a/>", "text/plain").status, 415);
    EXPECT_EQ(post(std::string(std::size_t{21} << 20U, ' ')).status, 413);
}

TEST_F(VerificationTest, AnybodyReadsTheVerdictOnThePage) {
    HttpClient client = browser();
    EXPECT_EQ(client.get("/weryfikacja").status, 200);
    const Answer good = bring(client, "pismo.xml", sealed("<pismo>treść</pismo>"));
    EXPECT_EQ(good.status, 200);
    EXPECT_TRUE(plain(good.body).find("Treść jest nienaruszona, ale nie znamy wystawcy") !=
                std::string::npos)
        << good.body;
    EXPECT_TRUE(good.contains("Janina Próbna"));
    EXPECT_TRUE(good.contains("pismo.xml"));
    const Answer changed =
        bring(client, "pismo.xml", replaced(sealed("<pismo>treść</pismo>"), "treść", "inna"));
    EXPECT_TRUE(plain(changed.body).find("Treść zmieniono po podpisaniu") != std::string::npos);
    EXPECT_TRUE(plain(bring(client, "a.xml", "<a/>").body).find("W tym pliku nie ma podpisu.") !=
                std::string::npos);
    EXPECT_TRUE(plain(bring(client, "a.pdf", "%PDF-1.7").body).find("w plikach PDF jeszcze") !=
                std::string::npos);
    const Answer hostile = bring(client, "b.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
    EXPECT_TRUE(plain(hostile.body).find("deklaracja typu dokumentu") != std::string::npos);
    EXPECT_EQ(bring(client, "", "").status, 422);
    EXPECT_EQ(bring(client, "pusty.xml", "").status, 422);
    const Answer large = bring(client, "duży.xml", std::string(std::size_t{21} << 20U, ' '));
    EXPECT_EQ(large.status, 413);
    EXPECT_TRUE(large.contains("duży.xml"));
}

/// Nothing is kept, so the page carries the report: links that need no script.
TEST_F(VerificationTest, ThePageGivesTheReportAsFiles) {
    HttpClient client = browser();
    const std::string file = sealed("<pismo>treść</pismo>");
    const Answer page = bring(client, "pismo.xml", file);
    const auto carried = [&](const std::string& type) {
        const std::string begin = "href=\"data:" + type + ";base64,";
        return signing::from_base64(intake::between(page.body, begin, "\"")).value_or("");
    };
    const std::string etsi = carried("application/xml");
    const std::string data = carried("application/json");
    ASSERT_FALSE(etsi.empty() || data.empty()) << page.body;
    EXPECT_EQ(told_by_etsi(etsi), as_etsi(told_by_json(data)));
    EXPECT_EQ(told_by_json(data), told_by_json(post(file).body));
    EXPECT_TRUE(page.contains("download=\"raport-podpisu.xml\""));
    EXPECT_TRUE(page.contains("download=\"raport-podpisu.json\""));
    EXPECT_EQ(page.header("Cache-Control"), "no-store");
}

/// Neither a row nor a file is left behind by what was brought.
TEST_F(VerificationTest, NothingBroughtIsKept) {
    const auto rows = [&] {
        std::map<std::string, long> counts;
        pqxx::connection connection(database_uri());
        pqxx::work work(connection);
        const auto tables = work.exec(
            "select table_schema || '.' || table_name from information_schema.tables "
            "where table_type = 'BASE TABLE' and table_schema not in "
            "('pg_catalog', 'information_schema', 'jobs', 'audit', 'storage')");
        for (const auto& row : tables) {
            const auto name = row[0].as<std::string>();
            counts[name] = work.exec("select count(*) from " + name)[0][0].as<long>();
        }
        return counts;
    };
    const auto files = [&] {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(server().data())) {
            if (entry.path().parent_path().filename() == "audit") continue;  // heads, each minute
            names.insert(entry.path().string());
        }
        return names;
    };
    HttpClient client = browser();
    client.get("/weryfikacja");
    const auto rows_before = rows();
    const auto files_before = files();
    // Large enough to be spooled to a file.
    const std::string large =
        sealed("<pismo>" + std::string(std::size_t{3} << 20U, 'a') + "</pismo>");
    EXPECT_EQ(bring(client, "poufne.xml", large).status, 200);
    EXPECT_EQ(post(large).status, 200);
    EXPECT_EQ(rows(), rows_before);
    EXPECT_EQ(files(), files_before);
    EXPECT_EQ(server().log().find("poufne.xml"), std::string::npos);
}

TEST_F(VerificationTest, ASignedSubmissionKeepsItsReport) {
    const std::string subject = "Rejestr umów podpisany";
    const std::string document = signed_request(subject);
    const std::string secret = token(kResident);
    const intake::JourneyTest::Pairs headers = {{"Authorization", "Bearer " + secret}};
    HttpClient program = browser();
    const auto broken = program.send("POST",
                                     "/api/v1/submissions",
                                     "application/xml",
                                     replaced(document, subject, "Inna treść"),
                                     headers);
    EXPECT_EQ(broken.status, 422) << broken.body;
    EXPECT_TRUE(broken.contains("signature.digest-differs")) << broken.body;
    const auto filed =
        program.send("POST", "/api/v1/submissions", "application/xml", document, headers);
    ASSERT_EQ(filed.status, 201) << filed.body;
    const auto links = json(filed)->getObject("links");
    EXPECT_EQ(program.get(links->getValue<std::string>("document"), headers).body, document);
    const auto kept = program.get(links->getValue<std::string>("verification"), headers);
    ASSERT_EQ(kept.status, 200) << kept.body;
    EXPECT_EQ(json(kept)->getValue<std::string>("indication"), "INDETERMINATE");
    const auto receipt = program.get(links->getValue<std::string>("receipt"), headers);
    EXPECT_EQ(json(post(receipt.body))->getValue<std::string>("indication"), "TOTAL-PASSED")
        << "in demonstration mode the office's seal is trusted";

    const std::string number = json(filed)->getValue<std::string>("number");
    HttpClient resident = browser();
    sign_in(resident, kResident);
    const Answer own = resident.get("/konto/sprawy/" + number);
    EXPECT_TRUE(own.contains("Janina Próbna")) << own.body;
    HttpClient clerk = browser();
    sign_in(clerk, "urzednik@okienko.example");
    const std::string address = "/urzad/sprawy/" + number;
    const Answer page = clerk.get(address);
    EXPECT_TRUE(plain(page.body).find("Sprawdzono przy przyjęciu") != std::string::npos);
    const Answer again = clerk.post(address + "/podpis", {});
    EXPECT_EQ(again.status, 303);
    EXPECT_TRUE(plain(clerk.get(address).body).find("Sprawdzono ponownie") != std::string::npos);
    EXPECT_TRUE(clerk.get(address).contains("href=\"" + address + "/podpis.xml\""));
    const Answer etsi = clerk.get(address + "/podpis.xml");
    EXPECT_EQ(etsi.status, 200);
    const Answer data = clerk.get(address + "/podpis.json");
    EXPECT_EQ(told_by_etsi(etsi.body), as_etsi(told_by_json(data.body)));
    EXPECT_EQ(json(data)->getArray("signatures")->size(), 1U);
    EXPECT_EQ(data.header("Content-Disposition"),
              "attachment; filename=\"podpis-" + number + ".json\"");
    HttpClient other = browser();
    sign_in(other, "urzedniczka@okienko.example");
    EXPECT_EQ(other.post(address + "/podpis", {}).status, 403);
}

/// "Sprawdź ponownie" verifies what was verified when it was sent, wherever the signatures are.
TEST_F(VerificationTest, AClerkVerifiesWhatWasSent) {
    const Pairs headers = {{"Authorization", "Bearer " + token(kResident)}};
    HttpClient clerk = browser();
    sign_in(clerk, "urzednik@okienko.example");
    HttpClient program = browser();
    const std::string draft = begin(program);
    fill(program, draft);
    const std::string document = program.get(draft + "/dokument.xml").body;
    using Form = signing::SignatureForm;
    for (const Form form : {Form::enveloped, Form::enveloping, Form::detached, Form::asic_e}) {
        SCOPED_TRACE(static_cast<int>(form));
        const std::string file = intake::sign(document, form, intake::stranger("Zofia Przykład"));
        std::vector<HttpClient::File> parts = {{"document", "d", "application/xml", file}};
        if (form == Form::detached) {
            parts = {{"document", "d", "application/xml", document},
                     {"signature", "s", "application/xml", file}};
        }
        const auto filed = program.post_files("/api/v1/submissions", {}, parts, headers);
        ASSERT_EQ(filed.status, 201) << filed.body;
        const std::string report =
            json(filed)->getObject("links")->getValue<std::string>("verification");
        const Answer first = program.get(report, headers);
        const std::string address = "/urzad/sprawy/" + json(filed)->getValue<std::string>("number");
        EXPECT_TRUE(clerk.get(address).contains("Zofia Przykład"));
        const Answer again = clerk.post(address + "/podpis", {});
        ASSERT_EQ(again.status, 303) << again.body;
        const Answer page = clerk.get(address);
        EXPECT_NE(plain(page.body).find("Sprawdzono ponownie"), std::string::npos);
        EXPECT_TRUE(page.contains("Zofia Przykład"));
        const Answer second = program.get(report, headers);
        EXPECT_EQ(but_for_the_moment(second), but_for_the_moment(first)) << "nothing changed since";
        EXPECT_GE(json(second)->getValue<std::string>("verifiedAt"),
                  json(first)->getValue<std::string>("verifiedAt"));
    }
}

TEST_F(VerificationTest, ASubmissionWithoutSignatureSaysSo) {
    HttpClient resident = browser();
    const std::string draft = begin(resident);
    fill(resident, draft, {{"przedmiot", "Bez podpisu złożone"}});
    EXPECT_EQ(send(resident, draft).status, 303);
    HttpClient clerk = browser();
    sign_in(clerk, "urzednik@okienko.example");
    const Answer found = clerk.get("/urzad?q=" + harness::url_encode("Bez podpisu złożone"));
    const std::string number = intake::between(found.body, "href=\"/urzad/sprawy/", "\"");
    const Answer page = clerk.get("/urzad/sprawy/" + number);
    EXPECT_TRUE(plain(page.body).find("Dokument przyszedł bez podpisu.") != std::string::npos);
    EXPECT_FALSE(page.contains("Sprawdź ponownie"));
}

}  // namespace okienko::verification
