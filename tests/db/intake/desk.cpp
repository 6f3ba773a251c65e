#include "tests/db/intake/desk.h"

#include <optional>

#include <pqxx/pqxx>

#include "forms/document_builder.h"
#include "forms/schema_compiler.h"
#include "schemas/xml_library.h"
#include "server/calendar/local_time.h"

namespace okienko::intake {

namespace {

const std::string kRoot = OKIENKO_SOURCE_DIR;

class Libraries : public testing::Environment {
public:
    void SetUp() override { xml_.emplace(); }
    void TearDown() override { xml_.reset(); }

private:
    std::optional<schemas::XmlLibrary> xml_;
};
const auto* const kLibraries = testing::AddGlobalTestEnvironment(new Libraries);

}  // namespace

DeskTest::DeskTest()
    : seal_(trust::OfficeKey::open_or_create(folder_.path() / "office",
                                             "Urząd Miasta Przykładowa",
                                             std::chrono::floor<std::chrono::seconds>(clock_.at))),
      compiler_(kRoot, std::make_shared<forms::LocalSchemaCompiler>()),
      services_(database_, compiler_, config::Log::silent()),
      submission_(submission_with({})),
      document_filing_(database_,
                       services_,
                       attachments_,
                       documents_.keys(),
                       submission_,
                       verifier_,
                       clock_,
                       tell_) {
    const auto published = services_.publish(
        forms::Package::read_folder(kRoot + "/forms/catalog/public-information-request"));
    for (const auto& fault : published.faults) {
        ADD_FAILURE() << fault.file << ":" << fault.line << " " << fault.rule << " "
                      << fault.detail;
    }
}

Submission DeskTest::submission_with(Submission::Particulars particulars) {
    return {database_,
            commits_,
            documents_,
            attachments_,
            master_,
            seal_,
            {"Urząd Miasta Przykładowa", "AE:PL-00000-00000-XXXXX-00", "ADE"},
            "http://127.0.0.1",
            tell_,
            clock_,
            config::Log::silent(),
            std::move(particulars)};
}

schemas::Texts DeskTest::words() {
    schemas::Texts texts("pl");
    texts.add_file(kRoot + "/schemas/xsl/text.pl.xml");
    texts.add_file(kRoot + "/server/intake/views/text.pl.xml");
    texts.add_file(kRoot + "/server/verification/views/text.pl.xml");
    return texts;
}

OpenDraft DeskTest::filled(const Requester& requester) {
    const auto draft = drafts_.start(requester, "public-information-request", "pl", {});
    OpenDraft open = drafts_.open(requester, draft.value());
    open.values.set("przedmiot", "Umowy na pielęgnację drzew");
    open.values.set("forma", "kopia");
    open.values.set("sposob", "email");
    open.values.set("email", "anna@poczta.example");
    EXPECT_TRUE(drafts_.save(open, requester));
    return open;
}

std::string DeskTest::document_of(const OpenDraft& open) {
    const forms::Answers answers(
        *open.service, open.values, open.attachments, {calendar::local_date(clock_.at), "pl"});
    return forms::document_bytes(answers);
}

Drafts::Added DeskTest::add_file(const OpenDraft& open,
                                 const std::string& name,
                                 const std::string& bytes) {
    auto upload = attachments_.begin(drafts_.key_of(open.draft),
                                     draft_owner(open.draft.id),
                                     name,
                                     clock_.at,
                                     open.draft.expires);
    upload.append(bytes);
    upload.finish("application/pdf");
    return {upload.id(), "zalacznik"};
}

Filing DeskTest::filing(std::string_view bytes, const std::string& key) {
    Filing filing;
    filing.service = services_.current("public-information-request");
    filing.document = bytes;
    filing.digest = signing::sha256(bytes);
    filing.subject = "Umowy na pielęgnację drzew";
    filing.language = "pl";
    filing.account = account_;
    filing.email = "anna@poczta.example";
    filing.scope = "account:" + account_;
    filing.key = key;
    filing.body_hash = filing.digest.raw();
    return filing;
}

long DeskTest::count(const std::string& from_where) {
    return database_.read([&](storage::Transaction& transaction) {
        return transaction.sql().exec("select count(*) from " + from_where)[0][0].as<long>();
    });
}

void DeskTest::run(const std::string& sql) {
    database_.run([&](storage::Transaction& transaction) { transaction.sql().exec(sql); });
}

}  // namespace okienko::intake
