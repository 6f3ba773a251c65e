#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <pqxx/pqxx>

#include "signing/container_writer.h"
#include "tests/http/intake/journey.h"
#include "tests/http/intake/signers.h"

namespace okienko::intake {
namespace {

using Poco::JSON::Object;
using signing::SignatureForm;

constexpr const char* kContainer = "application/vnd.etsi.asic-e+zip";
const std::string kPdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

Object::Ptr json(const harness::Answer& answer) {
    Poco::JSON::Parser parser;
    return parser.parse(answer.body).extract<Object::Ptr>();
}

/// Signed documents and containers sent by a program.
class ContainerTest : public JourneyTest {
protected:
    static void SetUpTestSuite() {
        JourneyTest::SetUpTestSuite();
        if (!secret_.empty()) return;
        secret_ = token(kResident);
        auto client = server().client();
        std::string draft = begin(client);
        fill(client, draft);
        document_ = client.get(draft + "/dokument.xml").body;
        draft = begin(client);
        const auto page = client.get(draft + "/wniosek");
        client.post_files(draft + "/wniosek",
                          {{"_revision", page.input_value("_revision")},
                           {"przedmiot", "Umowy"},
                           {"forma", "kopia"},
                           {"sposob", "konto"}},
                          {{"zalacznik", "mapa.pdf", "application/pdf", kPdf}});
        with_file_ = client.get(draft + "/dokument.xml").body;
    }
    Pairs authorised(const std::string& key = {}) const {
        Pairs headers = {{"Authorization", "Bearer " + secret_}, {"Accept-Language", "pl"}};
        if (!key.empty()) headers.emplace_back("Idempotency-Key", key);
        return headers;
    }
    harness::Answer submit(const std::string& body,
                           const std::string& media_type = kContainer,
                           const std::string& key = {}) {
        auto client = browser();
        return client.send("POST", "/api/v1/submissions", media_type, body, authorised(key));
    }
    harness::Answer submit_parts(const std::vector<harness::HttpClient::File>& files) {
        auto client = browser();
        return client.post_files("/api/v1/submissions", {}, files, authorised());
    }
    harness::Answer get(const std::string& target) {
        auto client = browser();
        return client.get(target, authorised());
    }
    harness::Answer get_link(const harness::Answer& filed, const std::string& link) {
        return get(json(filed)->getObject("links")->getValue<std::string>(link));
    }
    static long long rows() {
        pqxx::connection connection(database_uri());
        pqxx::work work(connection);
        return work
            .exec1(
                "select (select count(*) from documents.documents) + "
                "(select count(*) from documents.uploads) + (select count(*) from cases.cases)")
            .at(0)
            .as<long long>();
    }
    /// Refused with 422, the rule and words for a person; nothing was stored.
    void expect_fault(const harness::Answer& answer, const std::string& rule, long long before) {
        SCOPED_TRACE(rule);
        ASSERT_EQ(answer.status, 422) << answer.body;
        const auto violations = json(answer)->getArray("violations");
        ASSERT_TRUE(violations && violations->size() == 1U) << answer.body;
        const auto first = violations->getObject(0);
        EXPECT_EQ(first->getValue<std::string>("rule"), rule) << answer.body;
        EXPECT_GT(first->getValue<std::string>("message").size(), 20U);
        EXPECT_EQ(rows(), before) << "nothing is stored of what is refused";
    }

    static std::string pack(std::vector<signing::ContainerEntry> entries,
                            const std::string& media_type = kContainer) {
        return signing::write_container({media_type, std::move(entries)});
    }

    static inline std::string secret_;
    static inline std::string document_;
    static inline std::string with_file_;
};

TEST_F(ContainerTest, IsFiledAsItCame) {
    const std::string file = sign(document_, SignatureForm::asic_e);
    const auto answer = submit(file, kContainer, "container");
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto sent = get_link(answer, "document");
    EXPECT_EQ(sent.body, file) << "the very bytes";
    EXPECT_EQ(sent.header("Content-Type"), kContainer);
    const auto report = json(get_link(answer, "verification"));
    EXPECT_EQ(report->getValue<std::string>("indication"), "INDETERMINATE");
    EXPECT_EQ(report->getValue<std::string>("container"), "ASiC-E");
    EXPECT_EQ(report->getArray("signatures")->size(), 1U);
    EXPECT_EQ(submit(file, kContainer, "container").body, answer.body) << "the same key";
    EXPECT_EQ(submit(document_, "application/xml", "container").status, 422);

    auto client = browser();
    sign_in(client, kResident);
    const std::string page = "/konto/sprawy/" + json(answer)->getValue<std::string>("number");
    EXPECT_TRUE(client.get(page).contains("Umowy na pielęgnację drzew")) << "read from inside";
    EXPECT_EQ(client.get(page + "/wniosek.xml").body, document_);
}

TEST_F(ContainerTest, FilesInItAreTheAttachmentsTheDocumentNames) {
    const std::string file =
        sign({{"wniosek.xml", with_file_}, {"zalaczniki/mapa.pdf", kPdf}}, SignatureForm::asic_e);
    const auto answer = submit(file);
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(get_link(answer, "document").body, file);
    const auto files = json(answer)->getObject("links")->getArray("attachments");
    ASSERT_EQ(files->size(), 2U) << "the map, and the container it came in";
    EXPECT_EQ(get(files->getElement<std::string>(0)).body, kPdf);
    EXPECT_EQ(get(json(answer)->getObject("links")->getValue<std::string>("self")).body,
              answer.body);
}

TEST_F(ContainerTest, AnythingElseInItIsRefused) {
    const long long before = rows();
    const auto refused = [&](const std::string& file, const std::string& rule) {
        expect_fault(submit(file), rule, before);
    };
    refused(sign({{"wniosek.xml", document_}, {"mapa.pdf", kPdf}}, SignatureForm::asic_e),
            "attachment-not-named");
    refused(sign(with_file_, SignatureForm::asic_e), "attachment-not-sent");
    refused(sign({{"mapa.pdf", kPdf}}, SignatureForm::asic_e), "container.no-document");
    refused(sign({{"a.xml", document_}, {"b.xml", with_file_}}, SignatureForm::asic_e),
            "container.several-documents");
    refused(sign({{"a.xml", "<a/>"}, {"b.xml", "<b/>"}}, SignatureForm::asic_e),
            "container.no-document");
    refused(sign({{"a.xml", "<a xmlns='urn:example:nobody'/>"}}, SignatureForm::asic_e),
            "namespace");
    refused(pack({{"wniosek.xml", document_}}), "signature.no-signature");
    refused(pack({{"wniosek.xml", document_}, {"META-INF/run.sh", "#!/bin/sh"}}),
            "container.entry");
    refused(pack({{"wniosek.xml", document_}}, "application/vnd.oasis.opendocument.text"),
            "container.kind");

    const auto unpacked = signing::read_container(sign(with_file_, SignatureForm::asic_e), {});
    auto entries = std::get<signing::Container>(unpacked).entries;
    entries.push_back({"mapa.pdf", kPdf});
    refused(pack(entries), "signature.part");
    entries.pop_back();
    for (auto& entry : entries) {
        const auto at = entry.bytes.find("Umowy");
        if (at != std::string::npos) entry.bytes.replace(at, 5, "Faktu");
    }
    entries.push_back({"mapa.pdf", kPdf});
    refused(pack(entries), "signature.digest-differs");
    const std::string inner = sign(document_, SignatureForm::enveloped);
    refused(sign(inner, SignatureForm::asic_e), "signature.nested");
}

TEST_F(ContainerTest, HostileArchivesAreRefused) {
    const long long before = rows();
    const std::string good = sign(document_, SignatureForm::asic_e);
    expect_fault(submit(good.substr(0, good.size() / 2)), "container.not-zip", before);
    expect_fault(submit("PK\x03\x04 and no more"), "container.not-zip", before);
    expect_fault(submit("not a container"), "xml.malformed", before);
    std::string astray = pack({{"xx/wniosek.xml", document_}});
    for (std::size_t at = 0; (at = astray.find("xx/", at)) != std::string::npos; ++at) {
        astray.replace(at, 3, "../");
    }
    expect_fault(submit(astray), "container.name", before);
    expect_fault(submit(pack({{"wniosek.xml", document_},
                              {"bomba.txt", std::string(std::size_t{64} << 20U, 'a')}})),
                 "container.too-large",
                 before);
    std::vector<signing::ContainerEntry> many;
    for (int i = 0; i < 300; ++i) many.push_back({std::to_string(i) + ".txt", "a"});
    expect_fault(submit(pack(many)), "container.too-many-entries", before);
}

TEST_F(ContainerTest, TheDocumentMayStandInsideASignature) {
    const std::string file = sign(document_, SignatureForm::enveloping);
    const auto answer = submit(file, "application/xml");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(get_link(answer, "document").body, file);
    EXPECT_EQ(get_link(answer, "document").header("Content-Type").substr(0, 15), "application/xml");
    EXPECT_TRUE(get_link(answer, "verification").contains("\"intact\""));
    const long long before = rows();
    expect_fault(
        submit(sign("<a/>", SignatureForm::enveloping), "application/xml"), "namespace", before);
    expect_fault(submit(sign(document_, SignatureForm::detached), "application/xml"),
                 "signature.alone",
                 before);
}

TEST_F(ContainerTest, ADetachedSignatureComesAsAPart) {
    const std::string signature = sign(document_, SignatureForm::detached);
    const harness::HttpClient::File document = {
        "document", "wniosek.xml", "application/xml", document_};
    const auto answer =
        submit_parts({document, {"signature", "a.xades", "application/xml", signature}});
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(get_link(answer, "document").body, document_);
    const auto files = json(answer)->getObject("links")->getArray("attachments");
    ASSERT_EQ(files->size(), 1U);
    EXPECT_EQ(get(files->getElement<std::string>(0)).body, signature);
    EXPECT_TRUE(get_link(answer, "verification").contains("\"intact\""));

    const long long before = rows();
    const std::string other = sign(with_file_, SignatureForm::detached);
    expect_fault(submit_parts({document, {"signature", "a.xades", "application/xml", other}}),
                 "signature.other-document",
                 before);
    const std::string container = sign(document_, SignatureForm::asic_e);
    expect_fault(submit_parts({document, {"signature", "a", "application/xml", container}}),
                 "signature.other-document",
                 before);
    EXPECT_EQ(submit_parts({document, document}).status, 400);
    EXPECT_EQ(submit_parts({{"document", "a.asice", kContainer, container}}).status, 201);
}

TEST_F(ContainerTest, AnEnvelopedSignatureIsTheDocumentItself) {
    const std::string file = sign(document_, SignatureForm::enveloped);
    const auto answer = submit(file, "application/xml");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(get_link(answer, "document").body, file);
    std::string changed = file;
    changed.replace(changed.find("drzew"), 5, "kwiat");
    expect_fault(submit(changed, "application/xml"), "signature.digest-differs", rows());
}

}  // namespace
}  // namespace okienko::intake
