#include <set>
#include <sstream>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include "schemas/document.h"
#include "tests/http/intake/journey.h"

namespace okienko::intake {

namespace {

using Poco::JSON::Object;

Object::Ptr json(const harness::Answer& answer) {
    Poco::JSON::Parser parser;
    return parser.parse(answer.body).extract<Object::Ptr>();
}

class ApiTest : public JourneyTest {
protected:
    static void SetUpTestSuite() {
        JourneyTest::SetUpTestSuite();
        if (!secret.empty()) return;
        secret = token(kResident);
        auto client = server().client();
        const std::string draft = begin(client);
        fill(client, draft);
        document = client.get(draft + "/dokument.xml").body;
    }
    Pairs authorised(const std::string& key = {}) const {
        Pairs headers = {{"Authorization", "Bearer " + secret}};
        if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
        return headers;
    }
    harness::Answer submit(const std::string& body,
                           const std::string& key = {},
                           const std::string& media_type = "application/xml") {
        auto client = browser();
        return client.send("POST", "/api/v1/submissions", media_type, body, authorised(key));
    }
    harness::Answer get(const std::string& target) {
        auto client = browser();
        return client.get(target, authorised());
    }
    /// Status, and the rule of the first violation.
    void expect_fault(const std::string& body, const std::string& rule) {
        const auto answer = submit(body);
        EXPECT_EQ(answer.status, 422) << answer.body;
        EXPECT_EQ(answer.header("Content-Type").rfind("application/problem+json", 0), 0U);
        const auto violations = json(answer)->getArray("violations");
        ASSERT_TRUE(violations) << answer.body;
        ASSERT_GT(violations->size(), 0U);
        EXPECT_EQ(violations->getObject(0)->getValue<std::string>("rule"), rule) << answer.body;
        EXPECT_FALSE(violations->getObject(0)->getValue<std::string>("message").empty());
    }

    static inline std::string secret;
    static inline std::string document;
};

}  // namespace

TEST_F(ApiTest, FilesADocumentAndGivesEverythingBack) {
    const auto answer = submit(document, "first-key");
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto filed = json(answer);
    const auto id = filed->getValue<std::string>("id");
    EXPECT_EQ(answer.header("Location"), "/api/v1/submissions/" + id);
    EXPECT_EQ(filed->getValue<std::string>("service"), "public-information-request");
    EXPECT_EQ(filed->getValue<std::string>("deadline").size(), 10U);
    const auto links = filed->getObject("links");
    EXPECT_EQ(get(links->getValue<std::string>("document")).body, document);
    const auto receipt = get(links->getValue<std::string>("receipt"));
    EXPECT_TRUE(receipt.contains(filed->getValue<std::string>("number")));
    EXPECT_EQ(get("/api/v1/submissions/" + id).body, answer.body);
    EXPECT_EQ(get("/api/v1/submissions/" + id + "/attachments/1").status, 404);

    const auto again = submit(document, "first-key");
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, answer.body);
    EXPECT_EQ(submit(document + "\n", "first-key").status, 422);
    auto stranger = browser();
    EXPECT_EQ(stranger.get("/api/v1/submissions/" + id).status, 401);
    const std::string other = token("urzednik@okienko.example");
    EXPECT_EQ(
        stranger.get("/api/v1/submissions/" + id, {{"Authorization", "Bearer " + other}}).status,
        404);
}

TEST_F(ApiTest, TellsWhatIsWrong) {
    expect_fault("not xml", "xml.malformed");
    expect_fault("", "xml.malformed");
    expect_fault("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", "xml.doctype");
    expect_fault("<x/>", "namespace");
    expect_fault("<x xmlns='urn:example:nobody'/>", "namespace");
    std::string other = document;  // names a service, in the words of another
    const auto at = other.find("xmlns=\"");
    other.replace(at, other.find('"', at + 7) - at, "xmlns=\"urn:example:nobody");
    expect_fault(other, "namespace");
    std::string nameless = document;
    const auto origin = nameless.find("<opis:OpisDokumentu");
    const std::string end = "</opis:OpisDokumentu>";
    nameless.erase(origin, nameless.find(end) + end.size() - origin);
    expect_fault(nameless, "version");
    EXPECT_EQ(submit(document, {}, "text/plain").status, 415);
    EXPECT_EQ(submit(document, {}, "application/json").status, 415);
    EXPECT_EQ(submit(document, "key with spaces").status, 400);
    auto client = browser();
    const auto without = client.send("POST", "/api/v1/submissions", "application/xml", document);
    EXPECT_EQ(without.status, 401);
    EXPECT_EQ(without.header("Content-Type").rfind("application/problem+json", 0), 0U);
    EXPECT_EQ(get("/api/v1/submissions/nonsense").status, 404);
    EXPECT_EQ(get("/api/v1/submissions/00000000-0000-7000-8000-000000000000/document").status, 404);
    const std::string large = document + std::string(std::size_t{21} << 20U, ' ');
    EXPECT_EQ(submit(large).status, 413);
}

TEST_F(ApiTest, FilesAttachmentsTheDocumentNames) {
    auto client = browser();
    const std::string draft = begin(client);
    const std::string pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
    const auto page = client.get(draft + "/wniosek");
    client.post_files(draft + "/wniosek",
                      {{"_revision", page.input_value("_revision")},
                       {"przedmiot", "Umowy"},
                       {"forma", "kopia"},
                       {"sposob", "konto"}},
                      {{"zalacznik", "mapa.pdf", "application/pdf", pdf}});
    const std::string with_file = client.get(draft + "/dokument.xml").body;
    EXPECT_NE(with_file.find("mapa.pdf"), std::string::npos);
    auto program = browser();
    const auto missing = program.post_files("/api/v1/submissions",
                                            {},
                                            {{"document", "d.xml", "application/xml", with_file}},
                                            authorised());
    EXPECT_EQ(missing.status, 422) << missing.body;
    const auto answer = program.post_files("/api/v1/submissions",
                                           {},
                                           {{"document", "d.xml", "application/xml", with_file},
                                            {"attachment", "mapa.pdf", "application/pdf", pdf}},
                                           authorised("with-file"));
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto files = json(answer)->getObject("links")->getArray("attachments");
    ASSERT_EQ(files->size(), 1U);
    EXPECT_EQ(get(files->getElement<std::string>(0)).body, pdf);
}

TEST_F(ApiTest, TellsTheServicesAndTheirSchemas) {
    auto client = browser();
    const auto all = json(client.get("/api/v1/services"))->getArray("services");
    EXPECT_GE(all->size(), 8U);
    const auto one = json(client.get("/api/v1/services/public-information-request"));
    EXPECT_EQ(one->getObject("form")->getValue<std::string>("root"), "Wniosek");
    const auto schema = client.get("/api/v1/services/public-information-request/document.xsd");
    EXPECT_EQ(schema.status, 200);
    EXPECT_TRUE(schema.contains("schema"));
    EXPECT_EQ(client.get("/api/v1/services/public-information-request/identifiers.xsd").status,
              200);
    EXPECT_EQ(client.get("/api/v1/services/public-information-request/card.xml").status, 404);
    EXPECT_EQ(client.get("/api/v1/services/nothing").status, 404);
}

/// Every API route of the program stands in the description, and the other way round.
TEST_F(ApiTest, DescribesEachOfItsRoutes) {
    auto client = browser();
    const auto answer = client.get("/openapi.json");
    ASSERT_EQ(answer.status, 200);
    const auto paths = json(answer)->getObject("paths");
    const std::string source =
        schemas::read_file(std::string(OKIENKO_SOURCE_DIR) + "/server/intake/openapi.json");
    EXPECT_EQ(answer.body, source);
    std::set<std::string> described;
    for (const std::string& path : paths->getNames()) {
        const auto item = paths->getObject(path);
        const bool elsewhere = item->has("servers");  // beside /api/v1
        for (const std::string& name : item->getNames()) {
            if (name != "get" && name != "post" && name != "put" && name != "delete") continue;
            std::string method = name;
            for (char& c : method) c = static_cast<char>(c - 32);
            described.insert(method + " " + (elsewhere ? "" : "/api/v1") + path);
            EXPECT_TRUE(item->getObject(name)->has("responses")) << name << " " << path;
        }
    }
    EXPECT_EQ(json(answer)->getArray("servers")->getObject(0)->getValue<std::string>("url"),
              "/api/v1");
    std::set<std::string> routed;
    std::istringstream lines(output_of_program("routes"));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string method;
        std::string pattern;
        words >> method >> pattern;
        if (pattern.rfind("/api/", 0) == 0 || pattern == "/openapi.json")
            routed.insert(method + " " + pattern);
    }
    EXPECT_GE(routed.size(), 9U);
    EXPECT_EQ(described, routed);
}

}  // namespace okienko::intake
