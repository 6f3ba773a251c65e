// What a trusted list says (ETSI TS 119 612), and what is refused.

#include "signing/trusted_list.h"

#include <gtest/gtest.h>

#include "schemas/schema.h"
#include "schemas/xml_library.h"
#include "tests/unit/signing/corpus.h"
#include "tests/unit/signing/process_evidence.h"
#include "tests/unit/signing/signing_keys.h"
#include "tests/unit/signing/trusted_list_text.h"

namespace okienko::signing {
namespace {

using namespace testing;

const KeyPair& operator_key() {
    static const KeyPair key = key_pair(ec_key("P-256"));
    return key;
}

ListText whole_list() {
    PeriodText now;
    now.certificates = {operator_key().certificate_chain().front()};
    now.extensions =
        qualification({"QCWithQSCD", "QCForESig"}, policy_criteria("1.2.3")) +
        R"(<Extension Critical="false"><ExpiredCertsRevocationInfo>2015-01-01T00:00:00Z</ExpiredCertsRevocationInfo></Extension>)";
    PeriodText before = now;
    before.status = "undersupervision";
    before.since = "2012-01-01T00:00:00Z";
    before.information.clear();
    ListText list;
    list.services = {{now, {before}}};
    list.pointers = {{"https://listy.example/lotl.xml", "EU", now.certificates, true}};
    return list;
}

TrustedList read(const std::string& bytes) {
    auto outcome = read_trusted_list(bytes);
    if (const auto* fault = std::get_if<Fault>(&outcome)) {
        ADD_FAILURE() << fault->code << ": " << fault->reason;
        return {};
    }
    return std::get<TrustedList>(std::move(outcome));
}

std::string refused(const std::string& bytes, const ListLimits& limits = {}) {
    const auto outcome = read_trusted_list(bytes, limits);
    const auto* fault = std::get_if<Fault>(&outcome);
    return fault == nullptr ? "" : fault->code;
}

class TrustedLists : public ::testing::Test {
protected:
    const schemas::XmlLibrary library_;
};

TEST_F(TrustedLists, SayWhatTheyHold) {
    const TrustedList list = read(whole_list().signed_by(operator_key()));
    EXPECT_EQ(list.version, 6);
    EXPECT_EQ(list.sequence, 1U);
    EXPECT_EQ(list.territory, "PL");
    EXPECT_EQ(list.operator_name, "Trial operator");
    EXPECT_EQ(list.issued, on(2026, 1, 1));
    EXPECT_EQ(list.next_update, on(2026, 6, 1));
    EXPECT_FALSE(list.is_outdated(on(2026, 5, 31)));
    EXPECT_TRUE(list.is_outdated(on(2026, 6, 2)));
    ASSERT_EQ(list.pointers.size(), 1U);
    EXPECT_TRUE(list.pointers.front().is_xml());
    EXPECT_TRUE(list.pointers.front().is_list_of_lists());
    EXPECT_EQ(list.pointers.front().certificates, operator_key().certificate_chain());
    ASSERT_EQ(list.services(), 1U);
    const TrustServiceProvider& provider = list.providers.front();
    EXPECT_EQ(provider.name(), "Próbny urząd");
    EXPECT_EQ(provider.names.back(), "VATPL-0000000000");
    const TrustedService& service = provider.services.front();
    ASSERT_EQ(service.periods.size(), 2U);
    EXPECT_EQ(service.now().name, "Trial service");
    EXPECT_EQ(service.now().status, "granted");
    EXPECT_TRUE(service.now().says("ForeSignatures"));
    EXPECT_EQ(service.now().expired_revocation_since, on(2015, 1, 1));
    ASSERT_EQ(service.now().qualifications.size(), 1U);
    EXPECT_EQ(service.now().qualifications.front().qualifiers,
              (std::vector<std::string>{"QCWithQSCD", "QCForESig"}));
    EXPECT_EQ(service.now().qualifications.front().criteria.policy_sets.front().front(), "1.2.3");
    EXPECT_EQ(service.certificates().size(), 1U);
}

TEST_F(TrustedLists, KnowWhatWasSoWhen) {
    const TrustedService service = read(whole_list().xml()).providers.front().services.front();
    EXPECT_EQ(service.at(on(2011, 12, 31)), nullptr);
    EXPECT_EQ(service.at(on(2013, 1, 1))->status, "undersupervision");
    EXPECT_EQ(service.at(on(2016, 7, 1))->status, "granted");
    EXPECT_EQ(service.at(on(2030, 1, 1))->status, "granted");
}

TEST_F(TrustedLists, AreRefusedWithAReason) {
    const std::string sound = whole_list().xml();
    EXPECT_EQ(refused(sound), "");
    EXPECT_EQ(refused("no xml"), "malformed");
    EXPECT_EQ(refused("<!DOCTYPE a><a/>"), "doctype");
    EXPECT_EQ(refused("<a/>"), "not-a-list");
    EXPECT_EQ(refused("<TrustServiceStatusList/>"), "not-a-list");
    EXPECT_EQ(refused(R"(<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#"/>)"),
              "structure");
    const auto with = [&](const std::string& from, const std::string& to) {
        return refused(replaced(sound, from, to));
    };
    EXPECT_EQ(with("Identifier>6<", "Identifier>4<"), "version");
    EXPECT_EQ(with("Identifier>6<", "Identifier>six<"), "structure");
    EXPECT_EQ(with("SequenceNumber>1<", "SequenceNumber>99999999999999999999<"), "structure");
    EXPECT_EQ(with("2026-01-01T00:00:00Z", "yesterday"), "structure");
    EXPECT_EQ(with("2016-07-01T00:00:00Z", ""), "structure");
    EXPECT_EQ(with("<X509Certificate>", "<X509Certificate>?"), "structure");
    EXPECT_EQ(with("assert=\"all\"", "assert=\"some\""), "structure");
    EXPECT_EQ(with("https://listy.example/lotl.xml", " "), "structure");
    ListLimits limits;
    limits.periods = 1;
    EXPECT_EQ(refused(sound, limits), "too-many");
    limits = {};
    limits.pointers = 0;
    EXPECT_EQ(refused(sound, limits), "too-many");
    limits = {};
    limits.criteria = 2;
    EXPECT_EQ(refused(sound, limits), "too-many");
    limits = {};
    limits.xml.bytes = 100;
    EXPECT_EQ(refused(sound, limits), "too-large");
}

TEST_F(TrustedLists, OfTheTestsAreValidAgainstTheSchema) {
    const auto folder = corpus() / "schemas/etsi-w3c-oasis";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no schemas at " << folder;
    schemas::SchemaCatalog catalog;
    catalog.add_folder(folder);
    const auto schema = schemas::Schema::compile(catalog, "ts_119612v020401_xsd.xsd");
    ListText of_lists = whole_list();
    of_lists.of_lists = true;
    of_lists.services.clear();
    for (const ListText& list : {whole_list(), of_lists}) {
        const auto document = schemas::parse(list.signed_by(operator_key()));
        for (const auto& fault : schema.validate(std::get<schemas::Document>(document))) {
            ADD_FAILURE() << fault.path << ": " << fault.detail;
        }
    }
}

TEST_F(TrustedLists, OfTheUnionAreRead) {
    const auto folder = corpus() / "signatures/files";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpus at " << corpus();
    struct Known {
        const char* file;
        const char* territory;
        std::size_t services;
        std::size_t pointers;
    };
    for (const Known& known : {Known{"051-BE.xml", "BE", 26, 1},
                               Known{"053-BG.xml", "BG", 56, 1},
                               Known{"089-CY.xml", "CY", 2, 1},
                               Known{"106-LI.xml", "LI", 9, 1},
                               Known{"111-UK.xml", "UK", 19, 1},
                               Known{"27-eu-lotl_original.xml", "EU", 0, 44}}) {
        const TrustedList list = read(read_file(folder / known.file));
        EXPECT_EQ(list.territory, known.territory) << known.file;
        EXPECT_EQ(list.services(), known.services) << known.file;
        EXPECT_EQ(list.pointers.size(), known.pointers) << known.file;
    }
    // Of version 3, before TS 119 612 v2.1.1.
    EXPECT_EQ(refused(read_file(folder / "26-tsl-pe.xml")), "version");
    EXPECT_EQ(refused(read_file(folder / "046-eu-lotl-not-parseable.xml")), "malformed");
}

}  // namespace
}  // namespace okienko::signing
