// The sealing key on a token: SoftHSM in a temporary folder.

#include "server/trust/pkcs11_signer.h"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <dlfcn.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "server/trust/master_key.h"
#include "signing/crypto_error.h"
#include "signing/key_pair.h"
#include "signing/seal.h"
#include "signing/verifier.h"
#include "tests/harness/test_cluster.h"

namespace okienko::trust {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr const char* module_path = "/usr/lib/softhsm/libsofthsm2.so";

class Pkcs11 : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!fs::exists(module_path) || std::system("command -v softhsm2-util >/dev/null") != 0 ||
            std::system("command -v openssl >/dev/null") != 0) {
            return;
        }
        folder = std::make_unique<harness::TemporaryFolder>();
        fs::create_directory(path() / "tokens");
        write("softhsm2.conf", "directories.tokendir = " + (path() / "tokens").string() + "\n");
        setenv("SOFTHSM2_CONF", (path() / "softhsm2.conf").c_str(), 1);
        write("pin", "1234\n");
        write("wrong-pin", "4321\n");
        ready = run("softhsm2-util --init-token --free --label okienko --pin 1234 --so-pin 5678");
        add_key("ec", "01", "EC -pkeyopt ec_paramgen_curve:P-256");
        add_key("ec384", "02", "EC -pkeyopt ec_paramgen_curve:P-384");
        add_key("rsa", "03", "RSA -pkeyopt rsa_keygen_bits:2048");
    }
    static void TearDownTestSuite() { folder.reset(); }
    void SetUp() override {
        if (!folder || !ready) GTEST_SKIP() << "no SoftHSM with its tools here";
    }

    static fs::path path() { return folder->path(); }
    static void write(const std::string& name, const std::string& bytes) {
        std::ofstream(path() / name, std::ios::binary) << bytes;
        chmod((path() / name).c_str(), 0600);
    }
    static bool run(const std::string& command) {
        return std::system(
                   fmt::format("cd {} && ({}) >>log 2>&1", path().string(), command).c_str()) == 0;
    }
    /// A key made by openssl goes onto the token; its certificate stays a file.
    static void add_key(const std::string& name, const std::string& id, const std::string& kind) {
        ready = ready &&
                run(fmt::format("openssl genpkey -algorithm {1} -out {0}.pem && openssl req -new "
                                "-x509 -key {0}.pem -subj /CN={0} -days 300 -out {0}.crt",
                                name,
                                kind)) &&
                run(fmt::format("softhsm2-util --import {0}.pem --token okienko --label {0} --id "
                                "{1} --pin 1234",
                                name,
                                id));
    }
    static Pkcs11Signer::Settings settings(const std::string& key) {
        return {module_path, "okienko", key, path() / "pin", path() / (key + ".crt")};
    }
    static std::string fault_of(const Pkcs11Signer::Settings& wish) {
        try {
            const Pkcs11Signer made(wish);
            return "opened";
        } catch (const KeyFault& fault) {
            return fault.what();
        }
    }

    static inline std::unique_ptr<harness::TemporaryFolder> folder;
    static inline bool ready = false;
    schemas::XmlLibrary library_;
};

TEST_F(Pkcs11, SealsThatTheVerifierAccepts) {
    for (const char* name : {"ec", "ec384", "rsa"}) {
        const Pkcs11Signer signer(settings(name));
        const auto at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        const auto sealed =
            signing::seal_enveloped(schemas::parse_own("<pismo>treść</pismo>", "test"), signer, at);
        signing::TrustAnchors anchors;
        anchors.add(signer.certificate_chain().front());
        const auto report = signing::Verifier(anchors).verify(sealed, {"pismo", {}, at});
        EXPECT_EQ(report.indication, signing::Indication::total_passed) << to_json(report);
    }
}

TEST_F(Pkcs11, SignsForSeveralThreads) {
    const Pkcs11Signer signer(settings("ec"));
    std::vector<std::thread> threads;
    std::atomic<int> good = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 25; ++n) {
                const std::string data = fmt::format("{}-{}", i, n);
                if (signing::verifies(signer.certificate_chain().front(), data, signer.sign(data)))
                    ++good;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(good, 100);
}

/// Ends the library under the signer, as another user of it would.
void end_library() {
    void* library = dlopen(module_path, RTLD_NOW | RTLD_LOCAL);
    ASSERT_NE(library, nullptr);
    using Finalize = unsigned long (*)(void*);
    const auto finalize = reinterpret_cast<Finalize>(dlsym(library, "C_Finalize"));
    EXPECT_EQ(finalize(nullptr), 0U);
    dlclose(library);
}

TEST_F(Pkcs11, ATokenThatWasAwayIsOpenedAnew) {
    const Pkcs11Signer signer(settings("ec"));
    const std::string data = "dane";
    const auto signs = [&] {
        return signing::verifies(signer.certificate_chain().front(), data, signer.sign(data));
    };
    end_library();
    EXPECT_TRUE(signs());
    fs::rename(path() / "tokens", path() / "away");
    fs::create_directory(path() / "tokens");
    end_library();
    EXPECT_THROW(signer.sign(data), signing::KeyAway);
    EXPECT_THROW(signer.sign(data), signing::KeyAway) << "it is still away";
    fs::remove_all(path() / "tokens");
    fs::rename(path() / "away", path() / "tokens");
    EXPECT_TRUE(signs()) << "without anybody's doing";
}

TEST_F(Pkcs11, FaultsAreToldWithoutThePin) {
    auto wish = settings("ec");
    wish.pin_file = path() / "wrong-pin";
    EXPECT_THAT(fault_of(wish), HasSubstr("C_Login"));
    EXPECT_THAT(fault_of(wish), ::testing::Not(HasSubstr("4321")));
    wish = settings("ec");
    wish.key = "brak";
    EXPECT_THAT(fault_of(wish), HasSubstr("no private key"));
    wish = settings("ec");
    wish.token = "inny";
    EXPECT_THAT(fault_of(wish), HasSubstr("no token"));
    wish = settings("ec");
    wish.module = path() / "pin";
    EXPECT_THAT(fault_of(wish), HasSubstr("can't be loaded"));
    wish = settings("ec");
    wish.pin_file = path() / "none";
    EXPECT_THAT(fault_of(wish), HasSubstr("none"));
    wish = settings("ec");
    wish.certificates = path() / "rsa.crt";
    EXPECT_NE(fault_of(wish), "opened") << "a certificate of another key";
}

}  // namespace
}  // namespace okienko::trust
