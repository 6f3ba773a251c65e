// ETSI TS 119 615, 4.4 to 4.7, by hand from its tables: plain values, no certificate behind them.

#include "signing/certificate_qualification.h"

#include <gtest/gtest.h>

#include "signing/provider_names.h"
#include "signing/service_criteria.h"
#include "tests/unit/signing/process_evidence.h"

namespace okienko::signing {
namespace {

using namespace testing;
using Device = CertificateQualification::Device;
using Status = CertificateQualification::Status;
using Type = CertificateTraits::Type;

constexpr Status Q = Status::qualified;
constexpr Status N = Status::not_qualified;
constexpr Status I = Status::indeterminate;

const std::vector<std::string> provider = {"Próbny urząd"};

CertificateTraits certificate(bool compliance, std::set<Type> types) {
    CertificateTraits made;
    made.not_before = on(2024, 1, 1);
    made.qc_compliance = compliance;
    made.qc_types = std::move(types);
    made.issuer_organizations = made.subject_organizations = provider;
    return made;
}

/// Qualifiers that speak of every certificate.
ServiceQualification of_all(std::vector<std::string> qualifiers) {
    return {std::move(qualifiers), {}, true};
}

ServicePeriod period(const std::string& status, std::vector<std::string> information = {}) {
    ServicePeriod made;
    made.type = service_type::ca_qc;
    made.status = status;
    made.since = on(2010, 1, 1);
    made.information = std::move(information);
    return made;
}

CertificateQualification judged(const CertificateTraits& traits,
                                const std::vector<ServicePeriod>& periods,
                                std::chrono::sys_seconds time = on(2025, 1, 1)) {
    std::vector<ServiceAtTime> services;
    for (const ServicePeriod& one : periods) services.push_back({&one, provider, "PL"});
    return qualify(traits, services, time);
}

struct Row {
    bool compliance;
    std::set<Type> types;
    /// Without qualifiers; NotQualified; QCStatement; QCFor…; QCStatement and QCFor….
    std::array<Status, 5> cells;
};
struct Table {
    const char* information;
    const char* qualifier;
    Status CertificateQualification::*result;
    std::vector<Row> rows;
};

constexpr Type S = Type::signature;
constexpr Type L = Type::seal;
constexpr Type W = Type::website;

/// Table 1.
Table signatures() {
    return {"ForeSignatures",
            "QCForESig",
            &CertificateQualification::signature,
            {{true, {}, {Q, N, Q, Q, Q}},
             {true, {S}, {Q, N, Q, Q, Q}},
             {true, {L}, {N, N, N, Q, Q}},
             {true, {W}, {N, N, N, Q, Q}},
             {true, {S, L}, {I, N, I, Q, Q}},
             {true, {S, W}, {I, N, I, Q, Q}},
             {true, {L, W}, {N, N, N, Q, Q}},
             {true, {S, L, W}, {I, N, I, Q, Q}},
             {false, {}, {N, N, I, N, Q}},
             {false, {S}, {N, N, Q, N, Q}},
             {false, {L}, {N, N, N, N, Q}},
             {false, {W}, {N, N, N, N, Q}},
             {false, {S, L}, {N, N, I, N, Q}},
             {false, {S, W}, {N, N, I, N, Q}},
             {false, {L, W}, {N, N, N, N, Q}},
             {false, {S, L, W}, {N, N, I, N, Q}}}};
}
/// Table 2.
Table seals() {
    return {"ForeSeals",
            "QCForESeal",
            &CertificateQualification::seal,
            {{true, {}, {N, N, N, Q, Q}},
             {true, {S}, {N, N, N, Q, Q}},
             {true, {L}, {Q, N, Q, Q, Q}},
             {true, {W}, {N, N, N, Q, Q}},
             {true, {S, L}, {I, N, I, Q, Q}},
             {true, {S, W}, {N, N, N, Q, Q}},
             {true, {L, W}, {I, N, I, Q, Q}},
             {true, {S, L, W}, {I, N, I, Q, Q}},
             {false, {}, {N, N, I, N, Q}},
             {false, {S}, {N, N, N, N, Q}},
             {false, {L}, {N, N, Q, N, Q}},
             {false, {W}, {N, N, N, N, Q}},
             {false, {S, L}, {N, N, I, N, Q}},
             {false, {L, W}, {N, N, I, N, Q}}}};
}
/// Table 3.
Table websites() {
    return {"ForWebSiteAuthentication",
            "QCForWSA",
            &CertificateQualification::website,
            {{true, {}, {N, N, N, Q, Q}},
             {true, {S}, {N, N, N, Q, Q}},
             {true, {L}, {N, N, N, Q, Q}},
             {true, {W}, {Q, N, Q, Q, Q}},
             {true, {S, W}, {I, N, I, Q, Q}},
             {true, {L, W}, {I, N, I, Q, Q}},
             {false, {}, {N, N, I, N, Q}},
             {false, {W}, {N, N, Q, N, Q}},
             {false, {S}, {N, N, N, N, Q}},
             {false, {S, L, W}, {N, N, I, N, Q}}}};
}

TEST(CertificateQualification, FollowsTables1To3) {
    for (const Table& table : {signatures(), seals(), websites()}) {
        const std::vector<std::vector<std::string>> columns = {{},
                                                               {"NotQualified"},
                                                               {"QCStatement"},
                                                               {table.qualifier},
                                                               {"QCStatement", table.qualifier}};
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (std::size_t column = 0; column < columns.size(); ++column) {
                ServicePeriod service = period("granted", {table.information});
                if (!columns[column].empty()) {
                    service.qualifications = {of_all(columns[column])};
                }
                const Row& one = table.rows[row];
                const auto found = judged(certificate(one.compliance, one.types), {service});
                EXPECT_EQ(found.*table.result, one.cells[column])
                    << table.information << ", row " << row + 1 << ", column " << column + 1;
            }
        }
    }
}

/// 4.4.4-05 to -12, -32: what is decided before the tables are asked.
TEST(CertificateQualification, DependsOnTheService) {
    const CertificateTraits sound = certificate(true, {S});
    struct Case {
        const char* what;
        std::vector<ServicePeriod> services;
        Status expected;
    };
    ServicePeriod contradicted = period("granted", {"ForeSignatures"});
    contradicted.qualifications = {of_all({"QCForESeal"})};
    ServicePeriod both = period("granted", {"ForeSignatures"});
    both.qualifications = {of_all({"NotQualified"}), of_all({"QCStatement"})};
    ServicePeriod legal = period("granted", {"ForeSignatures"});
    legal.qualifications = {of_all({"QCForLegalPerson"})};
    ServicePeriod unclear = period("granted", {"ForeSignatures"});
    unclear.qualifications = {of_all({"NotQualified"})};
    unclear.qualifications.front().criteria.unknown = true;
    for (const Case& one :
         {Case{"no service", {}, N},
          Case{"granted", {period("granted", {"ForeSignatures"})}, Q},
          Case{"withdrawn", {period("withdrawn", {"ForeSignatures"})}, N},
          Case{"for nothing", {period("granted")}, N},
          Case{"for seals", {period("granted", {"ForeSeals"})}, N},
          Case{"old", {period("undersupervision", {"ForeSignatures"})}, I},
          Case{"twice",
               {period("granted", {"ForeSignatures"}), period("granted", {"ForeSignatures"})},
               Q},
          Case{"at odds",
               {period("granted", {"ForeSignatures"}), period("withdrawn", {"ForeSignatures"})},
               I},
          Case{"contradicted", {contradicted}, I},
          Case{"both", {both}, I},
          Case{"legal person", {legal}, I},
          Case{"unclear", {unclear}, I}}) {
        EXPECT_EQ(judged(sound, one.services).signature, one.expected) << one.what;
    }
    CertificateTraits other = sound;
    other.issuer_organizations = {"Inny urząd"};
    EXPECT_EQ(judged(other, {period("granted", {"ForeSignatures"})}).signature, I);
    other.issuer_organizations = {
        "  PRÓBNY  urząd"};  // letters beyond ASCII are compared as they are
    EXPECT_EQ(judged(other, {period("granted", {"ForeSignatures"})}).signature, I);
    other.issuer_organizations.clear();
    other.issuer_common_names = provider;
    EXPECT_EQ(judged(other, {period("granted", {"ForeSignatures"})}).signature, Q);
    // 4.4.4-32, table 4: two services, each for something else.
    ServicePeriod seal = period("granted", {"ForeSeals"});
    seal.qualifications = {of_all({"QCForESeal"})};
    EXPECT_EQ(judged(sound, {period("granted", {"ForeSignatures"}), seal}).signature, I);
}

/// 4.4.4-33, table 5: what was issued or asked about before 1 July 2016.
TEST(CertificateQualification, KnowsTheTimeBeforeTheRegulation) {
    const auto then = on(2014, 1, 1);
    const auto asked = [&](bool compliance,
                           const std::string& policy,
                           const std::string& status,
                           std::vector<std::string> qualifiers,
                           std::chrono::sys_seconds time) {
        CertificateTraits old = certificate(compliance, {});
        old.not_before = then;
        if (!policy.empty()) old.policies = {policy};
        ServicePeriod service = period(status, {"ForeSignatures"});
        if (!qualifiers.empty()) service.qualifications = {of_all(std::move(qualifiers))};
        return judged(old, {service}, time).signature;
    };
    const std::string qcp = "0.4.0.1456.1.2";
    const std::string qcp_plus = "0.4.0.1456.1.1";
    EXPECT_EQ(asked(true, "", "undersupervision", {}, then), Q);
    EXPECT_EQ(asked(false, qcp, "accredited", {}, then), Q);
    EXPECT_EQ(asked(false, qcp_plus, "supervisionincessation", {}, then), Q);
    EXPECT_EQ(asked(false, "", "accredited", {}, then), N);
    EXPECT_EQ(asked(false, "", "accredited", {"QCStatement"}, then), Q);
    EXPECT_EQ(asked(true, "", "accredited", {"NotQualified"}, then), N);
    EXPECT_EQ(asked(true, "", "accredited", {"NotQualified", "QCStatement"}, then), I);
    EXPECT_EQ(asked(true, "", "accredited", {"QCForLegalPerson"}, then), N);
    EXPECT_EQ(asked(true, "", "accredited", {"QCForESeal"}, then), I);
    EXPECT_EQ(asked(true, "", "supervisionceased", {}, then), N);
    EXPECT_EQ(asked(true, "", "accreditationrevoked", {}, then), N);
    EXPECT_EQ(asked(true, "", "granted", {}, on(2017, 1, 1)), Q);
    EXPECT_EQ(asked(true, "", "withdrawn", {}, on(2017, 1, 1)), N);
}

/// 4.5.4, tables 6 and 7.
TEST(CertificateQualification, KnowsWhereTheKeyIs) {
    const auto device = [](bool says, std::vector<std::string> qualifiers, bool before) {
        CertificateTraits traits = certificate(true, {S});
        traits.qc_device = says;
        if (before) traits.not_before = on(2014, 1, 1);
        ServicePeriod service = period(before ? "accredited" : "granted", {"ForeSignatures"});
        if (!qualifiers.empty()) service.qualifications = {of_all(std::move(qualifiers))};
        return judged(traits, {service}, before ? on(2014, 6, 1) : on(2025, 1, 1)).device;
    };
    const auto yes = Device::in_device;
    const auto no = Device::not_in_device;
    const auto open = Device::indeterminate;
    EXPECT_EQ(device(true, {}, false), yes);
    EXPECT_EQ(device(false, {}, false), no);
    EXPECT_EQ(device(false, {"QCWithQSCD"}, false), yes);
    EXPECT_EQ(device(true, {"QCNoQSCD"}, false), no);
    EXPECT_EQ(device(false, {"QCQSCDManagedOnBehalf"}, false), yes);
    EXPECT_EQ(device(true, {"QCQSCDStatusAsInCert"}, false), yes);
    EXPECT_EQ(device(false, {"QCQSCDStatusAsInCert"}, false), no);
    EXPECT_EQ(device(true, {"QCWithQSCD", "QCNoQSCD"}, false), open);
    EXPECT_EQ(device(true, {"QCQSCDManagedOnBehalf", "QCNoQSCD"}, false), open);
    EXPECT_EQ(device(true, {"QCQSCDStatusAsInCert", "QCWithQSCD"}, false), open);
    EXPECT_EQ(device(true, {"QCWithSSCD"}, false), open);
    EXPECT_EQ(device(true, {"QCNoSSCD"}, false), open);
    EXPECT_EQ(device(true, {"QCWithSSCD", "QCWithQSCD"}, false), yes);
    EXPECT_EQ(device(true, {"QCOfTomorrow"}, false), open);
    EXPECT_EQ(device(true, {}, true), yes);
    EXPECT_EQ(device(false, {}, true), no);
    EXPECT_EQ(device(false, {"QCWithSSCD"}, true), yes);
    EXPECT_EQ(device(true, {"QCNoSSCD"}, true), no);
    EXPECT_EQ(device(true, {"QCSSCDStatusAsInCert"}, true), yes);
    EXPECT_EQ(device(true, {"QCSSCDStatusAsInCert", "QCWithSSCD"}, true), open);
    EXPECT_EQ(device(true, {"QCWithSSCD", "QCNoSSCD"}, true), open);
}

TEST(SignatureKind, IsDecidedAtIssuanceAndAtSigning) {
    const auto kind = [](Status issued, Status signing, bool seal, Device device) {
        CertificateQualification at_issuance;
        CertificateQualification at_signing;
        (seal ? at_issuance.seal : at_issuance.signature) = issued;
        (seal ? at_signing.seal : at_signing.signature) = signing;
        at_signing.device = device;
        return to_string(kind_of(at_issuance, at_signing));
    };
    EXPECT_EQ(kind(Q, Q, false, Device::in_device), "QESig");
    EXPECT_EQ(kind(Q, Q, true, Device::in_device), "QESeal");
    EXPECT_EQ(kind(Q, Q, false, Device::not_in_device), "AdESig-QC");
    EXPECT_EQ(kind(Q, Q, true, Device::not_in_device), "AdESeal-QC");
    EXPECT_EQ(kind(Q, Q, false, Device::indeterminate), "indeterminate");
    EXPECT_EQ(kind(N, Q, false, Device::in_device), "AdES");
    EXPECT_EQ(kind(Q, N, false, Device::in_device), "AdES");
    EXPECT_EQ(kind(I, N, true, Device::in_device), "AdES");
    EXPECT_EQ(kind(I, Q, false, Device::in_device), "indeterminate");
    EXPECT_EQ(kind(Q, I, true, Device::in_device), "indeterminate");
}

/// 4.6.4, 4.7.4.
TEST(TimestampQualification, DependsOnTheServiceWhenItWasMade) {
    using Kind = TimestampQualification::Kind;
    const CertificateTraits authority = certificate(false, {});
    const auto kind = [&](const std::vector<ServicePeriod>& periods,
                          std::chrono::sys_seconds made = on(2025, 1, 1)) {
        std::vector<ServiceAtTime> services;
        for (const ServicePeriod& one : periods) services.push_back({&one, provider, "PL"});
        return qualify_timestamp(authority, services, made).kind;
    };
    EXPECT_EQ(kind({period("granted")}), Kind::qualified);
    EXPECT_EQ(kind({period("withdrawn")}), Kind::not_qualified);
    EXPECT_EQ(kind({}), Kind::not_qualified);
    EXPECT_EQ(kind({period("granted"), period("withdrawn")}), Kind::indeterminate);
    EXPECT_EQ(kind({period("granted")}, on(2016, 6, 30)), Kind::not_qualified);
    EXPECT_EQ(kind({period("granted")}, on(2016, 7, 1)), Kind::qualified);
    const ServicePeriod granted = period("granted");
    const std::vector<std::string> other = {"Inny urząd"};
    const std::vector<ServiceAtTime> services = {{&granted, other, "PL"}};
    EXPECT_EQ(qualify_timestamp(authority, services, on(2025, 1, 1)).kind, Kind::indeterminate);
}

/// TS 119 612, 5.5.9.2.2.
TEST(ServiceCriteria, AreMetOrNot) {
    CertificateTraits traits;
    traits.key_usage = 0x40U | 0x80U;  // nonRepudiation, digitalSignature
    traits.policies = {"1.2.3", "1.2.4"};
    traits.extended_key_usage = {"1.3.6.1.5.5.7.3.4"};
    traits.subject_attributes = {"2.5.4.5"};
    CriteriaList policies;
    policies.policy_sets = {{"1.2.3"}, {"1.2.9"}};
    using Assert = CriteriaList::Assert;
    const auto asserting = [](CriteriaList list, Assert assertion) {
        list.assertion = assertion;
        return list;
    };
    using enum CriteriaMatch;
    EXPECT_EQ(match({}, traits), met);
    EXPECT_EQ(match(asserting(policies, Assert::all), traits), not_met);
    EXPECT_EQ(match(asserting(policies, Assert::at_least_one), traits), met);
    EXPECT_EQ(match(asserting(policies, Assert::none), traits), not_met);
    CriteriaList both;
    both.policy_sets = {{"1.2.3", "1.2.4"}};
    EXPECT_EQ(match(both, traits), met);
    CriteriaList usage;
    usage.key_usages = {{{"nonRepudiation", true}, {"keyEncipherment", false}}};
    EXPECT_EQ(match(usage, traits), met);
    usage.key_usages.front().front().set = false;
    EXPECT_EQ(match(usage, traits), not_met);
    CriteriaList others;
    others.extended_key_usages = {{"1.3.6.1.5.5.7.3.4"}};
    others.subject_attributes = {{"2.5.4.5"}};
    EXPECT_EQ(match(others, traits), met);
    others.subject_attributes = {{"2.5.4.97"}};
    EXPECT_EQ(match(others, traits), not_met);
    CriteriaList nested;
    nested.lists = {asserting(policies, Assert::at_least_one), others};
    EXPECT_EQ(match(nested, traits), not_met);
    nested.assertion = Assert::at_least_one;
    EXPECT_EQ(match(nested, traits), met);
    CriteriaList foreign;
    foreign.unknown = true;
    EXPECT_EQ(match(foreign, traits), unknown);
    EXPECT_EQ(match(asserting(foreign, Assert::none), traits), unknown);
    foreign.policy_sets = {{"1.2.9"}};
    EXPECT_EQ(match(foreign, traits), not_met);
    foreign.policy_sets = {{"1.2.3"}};
    EXPECT_EQ(match(asserting(foreign, Assert::at_least_one), traits), met);
}

}  // namespace
}  // namespace okienko::signing
