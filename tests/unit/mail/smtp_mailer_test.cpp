#include "server/mail/smtp_mailer.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include <Poco/Net/Context.h>
#include <Poco/Net/DialogSocket.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Timespan.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace okienko::mail {
namespace {

using testing::Contains;
using testing::HasSubstr;

/// An SMTP server for one letter on a loopback port; with a certificate it offers STARTTLS.
class Sink {
public:
    struct Settings {
        std::string data_answer = "250 taken";
        std::string certificate = {};  ///< PEM file with the key
    };
    Sink() : Sink(Settings{}) {}
    explicit Sink(Settings settings) : settings_(std::move(settings)) {
        thread_ = std::jthread([this] {
            try {
                serve();
            } catch (const std::exception&) {  // the client went away
            }
        });
    }
    std::uint16_t port() const { return socket_.address().port(); }
    void finish() { thread_.join(); }

    std::vector<std::string> commands;
    std::string letter;
    bool encrypted = false;

private:
    void serve() {
        if (!socket_.poll(Poco::Timespan(20, 0), Poco::Net::Socket::SELECT_READ)) return;
        Poco::Net::DialogSocket line(socket_.acceptConnection());
        line.setReceiveTimeout(Poco::Timespan(20, 0));
        line.sendMessage("220 sink");
        while (answer(line)) {
        }
    }

    bool answer(Poco::Net::DialogSocket& line) {
        std::string text;
        if (!line.receiveMessage(text)) return false;
        commands.push_back(text);
        if (text == "DATA") {
            line.sendMessage("354 go on");
            while (line.receiveMessage(text) && text != ".") letter += text + "\n";
            line.sendMessage(settings_.data_answer);
        } else if (text == "STARTTLS" && !settings_.certificate.empty()) {
            line.sendMessage("220 begin");
            encrypt(line);
        } else if (text == "QUIT") {
            line.sendMessage("221 bye");
            return false;
        } else if (encrypted && text.starts_with("EHLO")) {
            line.sendMessage("250-sink");
            line.sendMessage("250 AUTH PLAIN");
        } else if (text.starts_with("AUTH")) {
            line.sendMessage("235 welcome");
        } else {
            line.sendMessage("250 ok");
        }
        return true;
    }

    void encrypt(Poco::Net::DialogSocket& line) {
        const Poco::Net::Context::Ptr context =
            new Poco::Net::Context(Poco::Net::Context::TLS_SERVER_USE,
                                   settings_.certificate,
                                   settings_.certificate,
                                   "",
                                   Poco::Net::Context::VERIFY_NONE);
        Poco::Net::SecureStreamSocket secure = Poco::Net::SecureStreamSocket::attach(line, context);
        secure.completeHandshake();
        line = Poco::Net::DialogSocket(secure);
        encrypted = true;
    }

    Poco::Net::ServerSocket socket_{Poco::Net::SocketAddress("127.0.0.1", 0)};
    Settings settings_;
    std::jthread thread_;
};

/// A self-signed certificate for "localhost" that this process trusts while the object lives.
class TrustedCertificate {
public:
    TrustedCertificate() {
        std::string name = "/tmp/okienko-smtp-XXXXXX";
        folder_ = mkdtemp(name.data());
        const std::string make =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "
            "/CN=localhost"
            " -addext subjectAltName=DNS:localhost -keyout " +
            file() + " -out " + file() + ".crt 2>/dev/null && cat " + file() + ".crt >> " + file();
        made_ = std::system(make.c_str()) == 0;
        trust();
    }
    ~TrustedCertificate() {
        distrust();
        std::filesystem::remove_all(folder_);
    }
    TrustedCertificate(const TrustedCertificate&) = delete;
    TrustedCertificate& operator=(const TrustedCertificate&) = delete;

    bool made() const { return made_; }
    std::string file() const { return (folder_ / "pem").string(); }
    void trust() const { setenv("SSL_CERT_FILE", (file() + ".crt").c_str(), 1); }
    static void distrust() { unsetenv("SSL_CERT_FILE"); }

private:
    std::filesystem::path folder_;
    bool made_ = false;
};

class SmtpMailerTest : public testing::Test {
protected:
    SmtpMailer mailer(const Sink& sink, bool starttls = false) {
        return SmtpMailer({.host = "127.0.0.1",
                           .port = sink.port(),
                           .starttls = starttls,
                           .user = "",
                           .password = "",
                           .from = "Okienko <okienko@urzad.example>",
                           .timeout = std::chrono::seconds(20)},
                          clock_);
    }
    config::SystemClock clock_;
};

TEST_F(SmtpMailerTest, HandsOverTheLetter) {
    Sink sink;
    mailer(sink).send({"anna@example.org", "Potwierdź", "Dzień dobry\n.\n..kropki\n"}, "job-5");
    sink.finish();
    EXPECT_THAT(sink.commands, Contains("MAIL FROM: <okienko@urzad.example>"));
    EXPECT_THAT(sink.commands, Contains("RCPT TO: <anna@example.org>"));
    EXPECT_THAT(sink.letter, HasSubstr("Message-ID: <job-5@urzad.example>\n"));
    EXPECT_THAT(sink.letter, HasSubstr("\n..\n...kropki\n"));  // with the dots SMTP adds
}

TEST_F(SmtpMailerTest, FailsWhenTheLetterIsRefused) {
    Sink sink({.data_answer = "452 mailbox of anna@example.org is full"});
    try {
        mailer(sink).send({"anna@example.org", "Hi", "x"}, "job-6");
        ADD_FAILURE();
    } catch (const std::exception& error) {
        EXPECT_THAT(error.what(), HasSubstr("452 mailbox of <receiver> is full"));  // for the log
    }
    sink.finish();
}

TEST_F(SmtpMailerTest, NeverSendsInTheOpenWhenTlsWasAskedFor) {
    Sink sink;
    EXPECT_THROW(mailer(sink, true).send({"anna@example.org", "Hi", "secret"}, "job-7"),
                 std::exception);
    sink.finish();
    EXPECT_EQ(sink.letter, "");
}

TEST_F(SmtpMailerTest, EncryptsAndSignsInWhereTheCertificateIsGood) {
    const TrustedCertificate certificate;
    if (!certificate.made()) GTEST_SKIP() << "no openssl program";
    Sink sink({.certificate = certificate.file()});
    SmtpMailer({.host = "localhost",
                .port = sink.port(),
                .starttls = true,
                .user = "okienko",
                .password = "swordfish",
                .from = "okienko@urzad.example"},
               clock_)
        .send({"anna@example.org", "Hi", "secret"}, "job-9");
    sink.finish();
    EXPECT_TRUE(sink.encrypted);
    // The server forgets what was said in the open: a greeting comes again (RFC 3207 4.2).
    EXPECT_EQ(std::count(sink.commands.begin(), sink.commands.end(), "EHLO urzad.example"), 2);
    EXPECT_THAT(sink.commands, Contains("AUTH PLAIN AG9raWVua28Ac3dvcmRmaXNo"));
    EXPECT_THAT(sink.letter, HasSubstr("secret"));
}

TEST_F(SmtpMailerTest, RefusesACertificateNobodyVouchesForOrOfAnotherName) {
    const TrustedCertificate certificate;
    if (!certificate.made()) GTEST_SKIP() << "no openssl program";
    for (const bool trusted : {false, true}) {
        trusted ? certificate.trust() : TrustedCertificate::distrust();
        Sink sink({.certificate = certificate.file()});
        // The certificate is for "localhost".
        SmtpMailer mailer({.host = trusted ? "127.0.0.1" : "localhost",
                           .port = sink.port(),
                           .from = "okienko@urzad.example"},
                          clock_);
        EXPECT_THROW(mailer.send({"anna@example.org", "Hi", "secret"}, "job-10"), std::exception)
            << trusted;
        sink.finish();
        EXPECT_EQ(sink.letter, "");
    }
}

TEST_F(SmtpMailerTest, FailsWhenNobodyListens) {
    std::uint16_t port = 0;
    {
        Poco::Net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", 0));
        port = socket.address().port();
    }
    SmtpMailer away({.host = "127.0.0.1",
                     .port = port,
                     .starttls = false,
                     .user = "",
                     .password = "",
                     .from = "okienko@urzad.example",
                     .timeout = std::chrono::seconds(5)},
                    clock_);
    EXPECT_THROW(away.send({"anna@example.org", "Hi", "x"}, "job-8"), std::exception);
}

TEST_F(SmtpMailerTest, RefusesAPasswordWithoutEncryption) {
    EXPECT_THROW(SmtpMailer({.host = "127.0.0.1",
                             .port = 25,
                             .starttls = false,
                             .user = "okienko",
                             .password = "x",
                             .from = "okienko@urzad.example",
                             .timeout = std::chrono::seconds(5)},
                            clock_),
                 std::invalid_argument);
}

}  // namespace
}  // namespace okienko::mail
