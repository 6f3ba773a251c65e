// What a service asks of signatures, at both doors: the portal and the API.
#include <fstream>
#include <thread>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <unistd.h>

#include "signing/container.h"
#include "tests/http/intake/journey.h"
#include "tests/http/intake/signers.h"
#include "tests/http/intake/unseen_service.h"

namespace okienko::intake {
namespace {

namespace fs = std::filesystem;
using Poco::JSON::Object;
using signing::SignatureForm;

Object::Ptr json(const harness::Answer& answer) {
    Poco::JSON::Parser parser;
    return parser.parse(answer.body).extract<Object::Ptr>();
}

/// A server of its own that trusts a test authority and has services of each policy.
class SignaturePolicyTest : public JourneyTest {
protected:
    static void SetUpTestSuite() {
        if (own_) return;
        const auto anchors = folder_.path() / "anchors";
        fs::create_directories(anchors);
        std::ofstream(anchors / "test.pem") << authority().anchor_pem();
        for (const fs::path& path : {folder_.path(), anchors}) {
            fs::permissions(
                path, fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
        }
        fs::permissions(anchors / "test.pem", fs::perms::others_read, fs::perm_options::add);
        database_ = std::make_unique<harness::TestDatabase>("none");
        harness::RunningServer::Options options;
        options.database = database_->uri();
        const auto settings = folder_.path() / "okienko.conf";
        std::ofstream(settings) << "anchors = " << anchors.string() << "\n";
        fs::permissions(settings, fs::perms::others_read, fs::perm_options::add);
        options.words = {"--config", settings.string()};
        own_ = std::make_unique<harness::RunningServer>(options);
        if (::access((own_->data() / "services").c_str(), W_OK) != 0) return;
        const auto drop = [](const std::string& id, const std::string& signature) {
            UnseenService service;
            service.id = id;
            service.signature = signature;
            service.write(own_->data() / "services");
        };
        drop("boat-none", R"(signature="none")");
        drop("boat-any", R"(signature="any" signers="2")");
        drop("boat-required", R"(signature="any" signature-required="true")");
        drop("boat-qualified", R"(signature="qualified" signature-required="true")");
        for (const char* id : {"boat-none", "boat-any", "boat-required", "boat-qualified"}) {
            auto client = own_->client();
            for (int i = 0; i < 240; ++i) {
                if (client.get(std::string("/uslugi/") + id).status == 200) break;
                std::this_thread::sleep_for(std::chrono::milliseconds(250));
            }
        }
        ready_ = true;
    }
    static void TearDownTestSuite() {
        own_.reset();
        database_.reset();
    }
    void SetUp() override {
        if (!ready_) GTEST_SKIP() << "the data folder is another user's";
    }

    static const TestAuthority& authority() {
        static const TestAuthority made;
        return made;
    }
    static const signing::KeyPair& qualified() {
        static const signing::KeyPair key = authority().issue("Maria Kwalifikowana", true);
        return key;
    }
    static const signing::KeyPair& advanced() {
        static const signing::KeyPair key = authority().issue("Jan Zaawansowany", false);
        return key;
    }
    /// Says the same as a qualified one, and comes from nowhere.
    static const signing::KeyPair& self_styled() {
        static const TestAuthority elsewhere;
        static const signing::KeyPair key = elsewhere.issue("Piotr Samozwaniec", true);
        return key;
    }

    static std::string document(const std::string& service) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Cumowanie "
               "xmlns=\"urn:example:cumowanie\"><opis:OpisDokumentu "
               "xmlns:opis=\"urn:okienko:description\"><opis:Usluga>" +
               service +
               "</opis:Usluga><opis:Wersja>1</opis:Wersja><opis:DataUtworzenia>2026-05-04"
               "</opis:DataUtworzenia><opis:Jezyk>pl</opis:Jezyk></opis:OpisDokumentu>"
               "<Lodz><Nazwa>Perkoz</Nazwa><Naped>zagiel</Naped></Lodz>"
               "<Pobyt><Od>2026-06-01</Od><Dni>3</Dni></Pobyt><Razem>3</Razem></Cumowanie>\n";
    }
    static harness::Answer submit(const std::string& body) {
        if (token_.empty()) {
            const std::string output = output_of_program(
                "token create --account " + std::string(kResident) + " --database '" +
                database_->uri() + "' --data '" + own_->data().string() + "'");
            const auto at = output.find("okn_");
            token_ = output.substr(at, output.find_first_of(" \r\n", at) - at);
        }
        auto client = own_->client();
        return client.send(
            "POST",
            "/api/v1/submissions",
            body.starts_with("PK") ? "application/vnd.etsi.asic-e+zip" : "application/xml",
            body,
            {{"Authorization", "Bearer " + token_}, {"Accept-Language", "pl"}});
    }
    static std::string rule_of(const harness::Answer& answer) {
        if (answer.status == 201) return {};
        const auto violations = json(answer)->getArray("violations");
        return violations ? violations->getObject(0)->getValue<std::string>("rule") : answer.body;
    }
    /// Both pages of the form filled; the draft's address.
    static std::string filled(harness::HttpClient& client, const std::string& service) {
        client.get("/uslugi/" + service);
        const std::string draft =
            client.post("/wnioski", {{"service", service}}).header("Location");
        const auto post = [&](const std::string& address, Pairs fields) {
            fields.emplace_back("_revision", client.get(address).input_value("_revision"));
            return client.post(address, std::move(fields));
        };
        post(draft + "/lodz", {{"nazwa", "Rybitwa"}, {"naped", "zagiel"}});
        const auto answer = post(draft + "/pobyt",
                                 {{"pobyty-rows", "1"},
                                  {"pobyty-1-od-dzien", "4"},
                                  {"pobyty-1-od-miesiac", "5"},
                                  {"pobyty-1-od-rok", "2027"},
                                  {"pobyty-1-dni", "7"}});
        EXPECT_EQ(answer.header("Location"), draft + "/sprawdz") << answer.body;
        return draft;
    }
    static std::string original(harness::HttpClient& client, const std::string& draft) {
        client.get(draft + "/podpis");
        return client.get(draft + "/do-podpisu.xml").body;
    }
    static harness::Answer upload(harness::HttpClient& client,
                                  const std::string& draft,
                                  const std::string& bytes) {
        client.get(draft + "/podpis");
        return client.post_files(
            draft + "/podpis", {}, {{"plik", "plik", "application/octet-stream", bytes}});
    }
    static harness::Answer press_send(harness::HttpClient& client, const std::string& draft) {
        const auto page = client.get(draft + "/podpis");
        return client.post(draft + "/wyslij", {{"_document", page.input_value("_document")}});
    }

    static inline harness::TemporaryFolder folder_;
    static inline std::unique_ptr<harness::TestDatabase> database_;
    static inline std::unique_ptr<harness::RunningServer> own_;
    static inline std::string token_;
    static inline bool ready_ = false;
};

TEST_F(SignaturePolicyTest, QualifiedTakesNothingLess) {
    const std::string bare = document("boat-qualified");
    EXPECT_EQ(rule_of(submit(bare)), "signature.required");
    for (const auto* key : {&stranger(), &advanced(), &self_styled()}) {
        for (const auto form : {SignatureForm::enveloped, SignatureForm::asic_e}) {
            const auto answer = submit(sign(bare, form, *key));
            EXPECT_EQ(rule_of(answer), "signature.qualified");
            EXPECT_TRUE(answer.contains("certyfikatem kwalifikowanym")) << answer.body;
        }
    }
    for (const auto form :
         {SignatureForm::enveloped, SignatureForm::enveloping, SignatureForm::asic_e}) {
        const auto answer = submit(sign(bare, form, qualified()));
        EXPECT_EQ(answer.status, 201) << answer.body;
    }

    auto client = own_->client();
    const std::string draft = filled(client, "boat-qualified");
    const auto check = client.get(draft + "/sprawdz");
    EXPECT_NE(plain(check.body).find("krok 3 z 4"), std::string::npos)
        << "two pages, the check, the signature";
    const auto page = client.get(draft + "/podpis");
    EXPECT_NE(plain(page.body).find("krok 4 z 4"), std::string::npos);
    EXPECT_FALSE(page.contains("Wyślij bez podpisu"));
    EXPECT_FALSE(page.contains("rofil"));  // "Profil zaufany" would be no use here
    const std::string letter = original(client, draft);
    for (const auto* key : {&stranger(), &advanced(), &self_styled()}) {
        const auto answer = upload(client, draft, sign(letter, SignatureForm::enveloped, *key));
        EXPECT_EQ(answer.status, 422);
        EXPECT_TRUE(answer.contains("Tutaj potrzebny jest podpis kwalifikowany")) << answer.body;
    }
    ASSERT_EQ(upload(client, draft, sign(letter, SignatureForm::enveloped, qualified())).status,
              303);
    EXPECT_TRUE(client.get(draft + "/podpis").contains("Maria Kwalifikowana"));
    EXPECT_EQ(press_send(client, draft).header("Location"), draft + "/wyslano");
}

TEST_F(SignaturePolicyTest, NoneAsksForNoneAndKeepsWhatComes) {
    const std::string bare = document("boat-none");
    EXPECT_EQ(submit(bare).status, 201);
    const auto answer = submit(sign(bare, SignatureForm::enveloped));
    ASSERT_EQ(answer.status, 201) << answer.body;
    auto program = own_->client();
    const std::string report =
        program
            .get(json(answer)->getObject("links")->getValue<std::string>("verification"),
                 {{"Authorization", "Bearer " + token_}})
            .body;
    EXPECT_NE(report.find("INDETERMINATE"), std::string::npos) << report;
    std::string broken = sign(bare, SignatureForm::enveloped);
    broken.replace(broken.find("Perkoz"), 6, "Kormor");
    EXPECT_EQ(rule_of(submit(broken)), "signature.digest-differs");

    auto client = own_->client();
    const std::string draft = filled(client, "boat-none");
    EXPECT_FALSE(client.get(draft + "/sprawdz").contains(draft + "/podpis"));
    EXPECT_EQ(client.get(draft + "/podpis").header("Location"), draft + "/sprawdz");
    EXPECT_EQ(send(client, draft).header("Location"), draft + "/wyslano");
}

TEST_F(SignaturePolicyTest, RequiredMeansNotWithout) {
    const std::string bare = document("boat-required");
    const auto answer = submit(bare);
    EXPECT_EQ(rule_of(answer), "signature.required");
    EXPECT_TRUE(answer.contains("trzeba podpisać elektronicznie")) << answer.body;
    EXPECT_EQ(submit(sign(bare, SignatureForm::enveloped)).status, 201)
        << "whoever signed: a clerk judges it";

    auto client = own_->client();
    const std::string draft = filled(client, "boat-required");
    EXPECT_EQ(press_send(client, draft).header("Location"), draft + "/podpis");
    EXPECT_EQ(client
                  .post(draft + "/wyslij",
                        {{"_document", client.get(draft + "/podpis").input_value("_document")}})
                  .header("Location"),
              draft + "/podpis");
    const std::string letter = original(client, draft);
    EXPECT_EQ(upload(client, draft, sign(letter, SignatureForm::enveloped)).status, 303);
    EXPECT_EQ(press_send(client, draft).header("Location"), draft + "/wyslano");
}

TEST_F(SignaturePolicyTest, NoMoreSignaturesThanPeople) {
    const auto people = {
        &stranger("Anna Przykład"), &stranger("Ewa Druga"), &stranger("Iza Trzecia")};
    for (const auto form : {SignatureForm::enveloped, SignatureForm::asic_e}) {
        SCOPED_TRACE(static_cast<int>(form));
        auto client = own_->client();
        const std::string draft = filled(client, "boat-any");
        EXPECT_NE(plain(client.get(draft + "/sprawdz").body).find("krok 3 z 3"), std::string::npos);
        EXPECT_NE(plain(client.get(draft + "/podpis").body).find("krok dodatkowy: podpis"),
                  std::string::npos);
        std::string file = original(client, draft);
        std::string sent = document("boat-any");
        int n = 0;
        for (const auto* person : people) {
            file = sign(file, form, *person);
            sent = sign(sent, form, *person);
            ++n;
            const auto answer = submit(sent);
            EXPECT_EQ(rule_of(answer), n <= 2 ? "" : "signature.signers") << answer.body;
            const auto returned = upload(client, draft, file);
            EXPECT_EQ(returned.status, n <= 2 ? 303 : 422) << returned.body;
            if (n > 2) {
                EXPECT_TRUE(returned.contains("Podpisów jest więcej, niż przyjmuje ta usługa"));
            }
        }
        const auto page = client.get(draft + "/podpis");
        EXPECT_TRUE(page.contains("Anna Przykład") && page.contains("Ewa Druga"));
        EXPECT_FALSE(page.contains("Podpis drugiej osoby")) << "both are there";
        EXPECT_EQ(press_send(client, draft).header("Location"), draft + "/wyslano");
    }
    const std::string once = sign(document("boat-required"), SignatureForm::enveloped);
    EXPECT_EQ(rule_of(submit(sign(once, SignatureForm::enveloped, stranger("Ewa Druga")))),
              "signature.signers");
}

}  // namespace
}  // namespace okienko::intake
