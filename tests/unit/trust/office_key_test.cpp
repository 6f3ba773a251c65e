#include "server/trust/office_key.h"

#include <thread>
#include <vector>

#include "server/trust/audit_head_signer.h"
#include "tests/unit/trust/key_folder.h"

namespace okienko::trust {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_seconds start = std::chrono::sys_days(2026y / 3 / 1);

class OfficeKeyFolder : public KeyFolder {
protected:
    OfficeKey opened() const {
        return OfficeKey::open_or_create(office(), "Urząd Miasta Modrzewie", start);
    }
    std::string fault() const {
        return fault_of([&] { opened(); });
    }
    std::filesystem::path office() const { return folder() / "keys" / "office"; }
};

TEST_F(OfficeKeyFolder, IsMadeAtFirstStartInTheOfficesName) {
    const OfficeKey key = opened();
    EXPECT_EQ(mode(office() / "key.pem"), 0600U);
    EXPECT_NE(key.certificate().subject.find("CN=Urząd Miasta Modrzewie"), std::string::npos);
    EXPECT_TRUE(signing::verifies(key.certificate_chain().front(), "x", key.sign("x")));
    EXPECT_EQ(opened().certificate().sha256, key.certificate().sha256);
}

TEST_F(OfficeKeyFolder, IsTheSameForStartsAtOnce) {
    std::vector<std::string> seen(6);
    {
        std::vector<std::jthread> starts;
        for (auto& fingerprint : seen) {
            starts.emplace_back([&] { fingerprint = opened().certificate().sha256; });
        }
    }
    for (const auto& fingerprint : seen) EXPECT_EQ(fingerprint, seen.front());
    const std::filesystem::directory_iterator left(office().parent_path());
    EXPECT_EQ(std::distance(begin(left), end(left)), 1) << "nothing is left beside";
}

TEST_F(OfficeKeyFolder, IsReplacedByPuttingOtherFilesThere) {
    opened();
    const auto other = signing::KeyPair::make_self_signed("Inna pieczęć", start, 2);
    write(office() / "key.pem", other.key_pem());
    write(office() / "certificate.pem", other.certificates_pem());
    EXPECT_EQ(opened().certificate_chain(), other.certificate_chain());
}

TEST_F(OfficeKeyFolder, SaysWhatIsWrongWithTheFiles) {
    opened();
    const auto other = signing::KeyPair::make_self_signed("Inna pieczęć", start, 2);
    const std::string own = signing::KeyPair::make_self_signed("Urząd", start, 2).key_pem();

    write(office() / "certificate.pem", other.certificates_pem());
    EXPECT_NE(fault().find("doesn't belong to the private key"), std::string::npos) << fault();
    write(office() / "certificate.pem", "");
    EXPECT_NE(fault().find("no certificate"), std::string::npos) << fault();
    write(office() / "key.pem", "");
    EXPECT_NE(fault().find("the private key can't be read"), std::string::npos) << fault();
    std::filesystem::remove(office() / "certificate.pem");
    write(office() / "key.pem", own);
    EXPECT_NE(fault().find("certificate.pem: No such file"), std::string::npos) << fault();
    std::filesystem::remove(office() / "key.pem");
    EXPECT_NE(fault().find("key.pem: No such file"), std::string::npos) << fault();
}

TEST_F(OfficeKeyFolder, OpenToOthersIsRefused) {
    opened();
    std::filesystem::permissions(office() / "key.pem", std::filesystem::perms(0604));
    EXPECT_NE(fault().find("chmod 600"), std::string::npos) << fault();
}

TEST_F(OfficeKeyFolder, SignsHeadsThatARetiredCertificateStillVerifies) {
    std::string signature;
    std::string former;
    {
        const OfficeKey key = opened();
        const AuditHeadSigner signer(key);
        signature = signer.sign("head");
        former = signer.key_id();
        EXPECT_EQ(signer.verify("head", signature, former), audit::HeadVerdict::good);
        EXPECT_EQ(signer.verify("hand", signature, former), audit::HeadVerdict::broken);
        EXPECT_NE(key.sign("head"), signature);
    }
    std::filesystem::create_directory(office() / "retired");
    std::filesystem::rename(office() / "certificate.pem", office() / "retired" / "2026.pem");
    const auto other = signing::KeyPair::make_self_signed("Nowa pieczęć", start, 2);
    write(office() / "key.pem", other.key_pem());
    write(office() / "certificate.pem", other.certificates_pem());

    const OfficeKey key = opened();
    const AuditHeadSigner signer(key);
    EXPECT_EQ(signer.verify("head", signature, former), audit::HeadVerdict::good);
    EXPECT_EQ(signer.verify("head", signature, "0"), audit::HeadVerdict::unknown_key);
}

}  // namespace
}  // namespace okienko::trust
