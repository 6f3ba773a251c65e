#include <fstream>
#include <set>
#include <sstream>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include "tests/http/doors/expectations.h"
#include "tests/http/doors/people.h"
#include "tests/http/intake/journey.h"

namespace okienko::doors {
namespace {

using harness::Answer;
using harness::HttpClient;

/// Every kind of visitor, and things that belong to one of them, the owner.
class Doors : public intake::JourneyTest {
protected:
    void SetUp() override {
        add("nobody", "", {}, false);
        add("stranger", "obcy@doors.example", {}, false);
        add("half", "pol@doors.example", {"--role clerk", "--unit OR"}, false);
        add("other", "inny@doors.example", {"--role clerk", "--unit SA"}, true);
        add("hr", "kadry@doors.example", {"--role hr"}, true);
        add("editor", "redakcja@doors.example", {"--role editor"}, true);
        add("administrator", "zarzad@doors.example", {"--role administrator"}, true);
        add("target", "cel@doors.example", {}, false);  // administered, and never a visitor
        add("owner", "wlasciciel@doors.example", {}, false);
        add("clerk", "urzednik@doors.example", {"--role clerk", "--unit OR"}, true);
        for (auto& [name, person] : people_) {
            create(person);
            person.sign_in();
        }
        for (const auto& [name, scopes] : std::map<std::string, std::string>{
                 {"owner", "--scope submissions:read --scope submissions:write"},
                 {"reader", "--scope submissions:read"},
                 {"writer", "--scope submissions:write"},
                 {"stranger", "--scope submissions:read --scope submissions:write"}}) {
            const auto& holder = people_.at(name == "stranger" ? "stranger" : "owner").email;
            tokens_[name] = made_by_program("token create --account " + holder + " " + scopes);
            while (tokens_[name].ends_with('\n')) tokens_[name].pop_back();
        }
        file_case();
        write_letter();
        begin_draft();
        places_["account"] = account_id("target");
    }

    void add(const std::string& name,
             const std::string& email,
             std::vector<std::string> options,
             bool proves) {
        people_.emplace(name, Person{email, std::move(options), proves, browser()});
    }
    std::string made_by_program(const std::string& words, const std::string& input = {}) {
        const std::string where =
            " --database '" + database_uri() + "' --data '" + server().data().string() + "'";
        const std::string file = (server().data().parent_path() / "input").string();
        std::ofstream(file) << input << "\n";
        return intake::output_of_program(words + where + " < '" + file + "'");
    }
    void create(const Person& person) {
        if (person.email.empty()) return;
        std::string words = "account create --email " + person.email + " --password -";
        for (const auto& option : person.options) words += " " + option;
        ids_[person.email] = made_by_program(words, kPassword);
    }
    std::string account_id(const std::string& name) {
        return ids_.at(people_.at(name).email).substr(0, 36);
    }

    /// A case of the owner with an attachment.
    void file_case() {
        HttpClient& client = people_.at("owner").browser;
        const std::string draft = begin(client);
        const std::string pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
        const auto page = client.get(draft + "/wniosek");
        client.post_files(draft + "/wniosek",
                          {{"_revision", page.input_value("_revision")},
                           {"przedmiot", "Umowy na ławki"},
                           {"forma", "kopia"},
                           {"sposob", "konto"}},
                          {{"zalacznik", "mapa.pdf", "application/pdf", pdf}});
        const std::string document = client.get(draft + "/dokument.xml").body;
        HttpClient program = browser();
        const auto answer = program.post_files(
            "/api/v1/submissions",
            {},
            {{"document", "d.xml", "application/xml", document},
             {"attachment", "mapa.pdf", "application/pdf", pdf}},
            {{"Authorization", "Bearer " + tokens_.at("owner")}, {"Idempotency-Key", "doors"}});
        ASSERT_EQ(answer.status, 201) << answer.body;
        Poco::JSON::Parser parser;
        const auto told = parser.parse(answer.body).extract<Poco::JSON::Object::Ptr>();
        places_["id"] = told->getValue<std::string>("id");
        places_["number"] = told->getValue<std::string>("number");
        places_["n"] = "1";
    }
    /// A letter of the clerk in that case, which asks the owner for something.
    void write_letter() {
        HttpClient& clerk = people_.at("clerk").browser;
        const std::string at = address("/urzad/sprawy/{number}");
        for (const char* act : {"/rejestracja", "/przejecie"}) {
            const std::string version = clerk.get(at).input_value("wersja");
            ASSERT_EQ(clerk.post(at + act, {{"wersja", version}}).status, 303) << act;
        }
        clerk.get(at + "/pismo?przejscie=wezwanie");
        const Answer preview =
            clerk.follow(clerk.post(at + "/pismo",
                                    {{"przejscie", "wezwanie"},
                                     {"krok", "podglad"},
                                     {"podpis", "Jan Przykładowy"},
                                     {"stanowisko", "inspektor"},
                                     {"tresc", "Napisz, których ławek dotyczy wniosek."}}));
        const Answer sent = clerk.post(at + "/pismo/wyslij",
                                       {{"przejscie", "wezwanie"},
                                        {"wersja", preview.input_value("wersja")},
                                        {"szkic", preview.input_value("szkic")}});
        ASSERT_EQ(sent.status, 303) << sent.body;
        places_["letter"] = "1";
        places_["addition"] = "1";
    }
    /// A draft of the owner with every answer given.
    void begin_draft() {
        HttpClient& client = people_.at("owner").browser;
        const std::string draft = begin(client);
        fill(client, draft);
        places_["draft"] = draft.substr(std::string("/wnioski/").size());
    }

    std::string address(std::string pattern) const {
        for (std::size_t open = pattern.find('{'); open != std::string::npos;
             open = pattern.find('{')) {
            const std::size_t end = pattern.find('}');
            std::string name = pattern.substr(open + 1, end - open - 1);
            if (name.ends_with("...")) name.resize(name.size() - 3);
            const auto place = places_.find(name);
            if (place == places_.end()) throw std::runtime_error("nothing for {" + name + "}");
            pattern.replace(open, end - open + 1, place->second);
        }
        return pattern;
    }

    /// One request of a visitor: with session and form token at a page, with a token at the API.
    Answer knock(const Expectation& row, const std::string& who) {
        const std::string path = address(row.pattern);
        if (path.starts_with("/api/")) return call(row.method, path, who);
        Person& person = people_.at(who);
        if (!person.email.empty() && !person.is_signed_in()) person.sign_in();
        if (row.method == "GET") return person.browser.get(path);
        // The token of a form: taken from a page everybody may see.
        person.browser.get("/konto/haslo");
        return person.browser.post(path, {});
    }
    Answer call(const std::string& method, const std::string& path, const std::string& who) {
        HttpClient program = browser();
        HttpClient::Pairs headers;
        if (who == "session") program.cookies() = people_.at("owner").browser.cookies();
        if (tokens_.contains(who)) headers = {{"Authorization", "Bearer " + tokens_.at(who)}};
        if (method == "GET") return program.get(path, headers);
        headers.emplace_back("Idempotency-Key", "doors-" + who);
        return program.send(method, path, "application/xml", "<a/>", headers);
    }
    /// The status; for a redirect where it leads, as far as doors go.
    static std::string told(const Answer& answer) {
        const std::string to = answer.header("Location");
        if (answer.status == 303 && to.starts_with("/konto/logowanie?powrot=")) return "in";
        if (answer.status == 303 && to.starts_with("/konto/drugi-skladnik?powrot=")) return "code";
        return std::to_string(answer.status);
    }

    std::map<std::string, Person> people_;
    std::map<std::string, std::string> tokens_;
    std::map<std::string, std::string> ids_;
    std::map<std::string, std::string> places_ = {
        {"service", "public-information-request"},
        {"schema", "document.xsd"},
        {"page", "wniosek"},
        {"package", "0d9cbdc4-6a51-4a0e-9f0b-1d2c3b4a5f60"},
        {"version", "x"},
        {"file", "app.css"},
        {"session", "0d9cbdc4-6a51-4a0e-9f0b-1d2c3b4a5f60"},
        {"token", "0d9cbdc4-6a51-4a0e-9f0b-1d2c3b4a5f60"},
        {"job", "1"},
        {"day", "2031-05-05"},
        {"unit", "OR"},
        {"seq", "1"},
        {"year", "2026"},
        {"entry", "1-nie-ma"},
        {"act", "wylogowanie"}};
};

std::string table_file() {
    return std::string(OKIENKO_SOURCE_DIR) + "/tests/http/doors/expectations.txt";
}

/// Every route of the program is in the table, and the table names no other.
TEST(DoorsTable, HasEveryRouteAndNoOther) {
    std::set<std::string> routes;
    for (const auto& line : read_routes(intake::output_of_program("routes"))) {
        routes.insert(line.method + " " + line.pattern);
    }
    ASSERT_GT(routes.size(), 90U);
    std::set<std::string> expected;
    for (const auto& row : read_expectations(table_file())) {
        EXPECT_TRUE(expected.insert(row.method + " " + row.pattern).second)
            << "twice: " << row.method << " " << row.pattern;
    }
    for (const auto& route : routes) {
        EXPECT_TRUE(expected.contains(route))
            << route << ": tests/http/doors/expectations.txt does not say who may";
    }
    for (const auto& route : expected) {
        EXPECT_TRUE(routes.contains(route)) << route << " is in the table but no route";
    }
}

TEST(DoorsTable, TheListOfDoorsIsTheGoldenOne) {
    std::ifstream in(std::string(OKIENKO_SOURCE_DIR) + "/tests/golden/routes.txt");
    std::stringstream golden;
    golden << in.rdbuf();
    EXPECT_EQ(intake::output_of_program("routes"), golden.str())
        << "a door was opened, closed or changed; when that is meant: "
           "okienko routes > tests/golden/routes.txt";
}

TEST_F(Doors, EveryVisitorGetsWhatTheTableSays) {
    for (const auto& row : read_expectations(table_file())) {
        for (const auto& visit : row.visits) {
            if (visit.answer == "-") continue;
            const Answer answer = knock(row, visit.who);
            EXPECT_EQ(told(answer), visit.answer)
                << "expectations.txt:" << row.line << ": " << visit.who << " at " << row.method
                << " " << row.pattern << " " << answer.header("Location");
            const bool mine = visit.who == "owner" || visit.who == "clerk";
            if (row.method == "GET") continue;
            HttpClient& owner = people_.at("owner").browser;
            if (mine && owner.get(address("/wnioski/{draft}/wniosek")).status != 200) {
                begin_draft();
                continue;
            }
            // Nobody else's POST did anything to the owner's things.
            if (people_.at("owner").is_signed_in()) {
                EXPECT_EQ(owner.get(address("/wnioski/{draft}/wniosek")).status, 200)
                    << visit.who << " " << row.pattern;
                EXPECT_EQ(owner.get(address("/konto/sprawy/{number}")).status, 200)
                    << visit.who << " " << row.pattern;
            }
        }
    }
}

}  // namespace
}  // namespace okienko::doors
