#include "tests/http/intake/journey.h"

#include <array>
#include <cstdio>
#include <map>

namespace okienko::intake {

namespace {

constexpr const char* kPassword = "na-pokaz-okienko";

std::unique_ptr<harness::TestDatabase> database;
std::unique_ptr<harness::RunningServer> running;
std::map<std::string, std::map<std::string, std::string>> sessions;  // cookies by address

class Server : public testing::Environment {
public:
    void TearDown() override {
        running.reset();
        database.reset();
    }
};
const auto* const kServer = testing::AddGlobalTestEnvironment(new Server);

}  // namespace

void JourneyTest::SetUpTestSuite() {
    if (running) return;
    database = std::make_unique<harness::TestDatabase>("none");
    harness::RunningServer::Options options;
    options.database = database->uri();
    running = std::make_unique<harness::RunningServer>(options);
}

harness::RunningServer& JourneyTest::server() {
    return *running;
}

const std::string& JourneyTest::database_uri() {
    return database->uri();
}

void JourneyTest::sign_in(harness::HttpClient& client, const std::string& email) {
    // Whoever works for the office needs a fresh code each time: a session that still lives is
    // taken up again.
    auto& kept = sessions[email];
    if (!kept.empty() && email != kResident) {
        client.cookies() = kept;
        if (client.get("/konto").status == 200) return;
        client.cookies().clear();
    }
    ASSERT_NO_THROW(harness::sign_in(client, email, kPassword));
    kept = client.cookies();
}

std::string JourneyTest::begin(harness::HttpClient& client) {
    const auto card = client.get("/uslugi/public-information-request");
    EXPECT_EQ(card.status, 200);
    const auto answer = client.post("/wnioski", {{"service", "public-information-request"}});
    EXPECT_EQ(answer.status, 303) << answer.body;
    return answer.header("Location");
}

harness::Answer JourneyTest::fill(harness::HttpClient& client,
                                  const std::string& draft,
                                  const Pairs& answers) {
    const auto page = client.get(draft + "/wniosek");
    Pairs fields = {{"_revision", page.input_value("_revision")},
                    {"przedmiot", "Umowy na pielęgnację drzew"},
                    {"od-dzien", ""},
                    {"od-miesiac", ""},
                    {"od-rok", ""},
                    {"forma", "kopia"},
                    {"sposob", "email"},
                    {"email", "anna@poczta.example"}};
    for (const auto& [name, value] : answers) {
        bool replaced = false;
        for (auto& field : fields) {
            if (field.first != name) continue;
            field.second = value;
            replaced = true;
        }
        if (!replaced) fields.emplace_back(name, value);
    }
    return client.post(draft + "/wniosek", fields);
}

harness::Answer JourneyTest::send(harness::HttpClient& client, const std::string& draft) {
    const auto page = client.get(draft + "/sprawdz");
    EXPECT_EQ(page.status, 200) << page.body;
    return client.post(draft + "/wyslij",
                       {{"_revision", page.input_value("_revision")},
                        {"_document", page.input_value("_document")}});
}

std::string JourneyTest::token(const std::string& email) {
    const std::string output =
        output_of_program("token create --account " + email + " --database '" + database->uri() +
                          "' --data '" + server().data().string() + "'");
    const std::size_t at = output.find("okn_");
    EXPECT_NE(at, std::string::npos) << output;
    if (at == std::string::npos) return {};
    return output.substr(at, output.find_first_of(" \r\n", at) - at);
}

std::string output_of_program(const std::string& arguments) {
    std::string output;
    std::FILE* pipe = popen((harness::program_path() + " " + arguments).c_str(), "r");
    if (pipe == nullptr) return output;
    std::array<char, 512> buffer{};
    while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr) {
        output += buffer.data();
    }
    pclose(pipe);
    return output;
}

std::string plain(std::string text) {
    for (std::size_t at = 0; (at = text.find("\u00a0", at)) != std::string::npos;) {
        text.replace(at, 2, " ");
    }
    return text;
}

std::string between(const std::string& text, const std::string& before, const std::string& after) {
    const std::size_t from = text.find(before);
    if (from == std::string::npos) return {};
    const std::size_t start = from + before.size();
    const std::size_t end = text.find(after, start);
    return end == std::string::npos ? std::string{} : text.substr(start, end - start);
}

}  // namespace okienko::intake
