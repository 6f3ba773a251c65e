#include <cstdio>
#include <memory>

#include <Poco/Net/Context.h>
#include <Poco/Net/NetSSL.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "tests/http/web/site.h"

namespace okienko::web {
namespace {

/// A key and a certificate for localhost, made here; paths of their PEM files.
struct Certificate {
    std::string certificate;
    std::string key;
};

Certificate make_certificate(const std::string& folder) {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"),
                                                                  &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(
        name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const Certificate paths{folder + "/cert.pem", folder + "/key.pem"};
    std::FILE* file = std::fopen(paths.certificate.c_str(), "w");
    PEM_write_X509(file, certificate.get());
    std::fclose(file);
    file = std::fopen(paths.key.c_str(), "w");
    PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    return paths;
}

class Tls : public testing::Test {
protected:
    Tls() : paths_(make_certificate(folder_.root())) {}

    Server::Settings settings() const {
        Server::Settings settings = Site::short_times();
        settings.tls_certificate = paths_.certificate;
        settings.tls_key = paths_.key;
        return settings;
    }
    static std::string ask(std::uint16_t port, const std::string& bytes) {
        const Poco::Net::Context::Ptr context = new Poco::Net::Context(
            Poco::Net::Context::TLS_CLIENT_USE, "", Poco::Net::Context::VERIFY_NONE);
        Poco::Net::SecureStreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", port), context);
        socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
        std::string all;
        std::string block(4096, '\0');
        while (true) {
            const int count = socket.receiveBytes(block.data(), static_cast<int>(block.size()));
            if (count <= 0) return all;
            all.append(block, 0, static_cast<std::size_t>(count));
        }
    }

    Installation folder_;
    Certificate paths_;
};

TEST_F(Tls, ServesWithSecureCookiesAndStrictTransport) {
    const Site site(settings());
    const std::string answer =
        ask(site.port(), "GET / HTTP/1.1\r\nHost: okienko.example\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(answer.rfind("HTTP/1.1 200 OK", 0), 0U) << answer;
    EXPECT_NE(answer.find("Strict-Transport-Security: max-age="), std::string::npos);
    EXPECT_NE(answer.find("Set-Cookie: __Host-okn-visitor="), std::string::npos);
    EXPECT_NE(answer.find("; Secure"), std::string::npos);
    const std::string mine = ask(site.port(),
                                 "GET /mine HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: "
                                 "__Host-okn-session=resident\r\n\r\n");
    EXPECT_EQ(mine.rfind("HTTP/1.1 200 OK", 0), 0U) << mine;
    const std::string planted = ask(site.port(),
                                    "GET /mine HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: "
                                    "okn-session=resident\r\n\r\n");
    EXPECT_EQ(planted.rfind("HTTP/1.1 303", 0), 0U) << planted;
}

TEST_F(Tls, AStalledHandshakeIsClosed) {
    Server::Settings impatient = settings();
    impatient.idle = std::chrono::seconds(1);
    impatient.request = std::chrono::seconds(1);
    const Site site(impatient);
    harness::RawConnection connection = site.connect();
    connection.send(std::string("\x16\x03\x01\x02\x00\x01", 6));
    EXPECT_TRUE(connection.read_to_end());
}

TEST_F(Tls, PlainHttpGetsNoAnswer) {
    const Site site(settings());
    const auto bytes = site.exchange("GET /plain HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->find("HTTP/1.1 200"), std::string::npos);
}

TEST_F(Tls, AnUnreadableCertificateIsToldAtStart) {
    Server::Settings settings = this->settings();
    settings.tls_key = "/nonexistent.pem";
    EXPECT_THROW(Site{settings}, std::runtime_error);
}

TEST(Proxies, AreBelievedOnlyWhenTrusted) {
    Server::Settings settings = Site::short_times();
    settings.trusted_proxies = {"127.0.0.1"};
    const Site behind(settings);
    const auto secure = behind.client().get("/", {{"X-Forwarded-Proto", "https"}});
    EXPECT_FALSE(secure.header("Strict-Transport-Security").empty());
    EXPECT_EQ(secure.header("Set-Cookie").rfind("__Host-", 0), 0U);
    EXPECT_EQ(behind.client().get("/metrics", {{"X-Forwarded-For", "192.0.2.1"}}).status, 404);
    const Site open;
    EXPECT_TRUE(open.client()
                    .get("/", {{"X-Forwarded-Proto", "https"}})
                    .header("Strict-Transport-Security")
                    .empty());
    EXPECT_EQ(open.client().get("/metrics", {{"X-Forwarded-For", "192.0.2.1"}}).status, 200);
}

}  // namespace
}  // namespace okienko::web
