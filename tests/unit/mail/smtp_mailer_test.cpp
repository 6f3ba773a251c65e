#include "server/mail/smtp_mailer.h"

#include <thread>
#include <vector>

#include <Poco/Net/DialogSocket.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Timespan.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace okienko::mail {
namespace {

using testing::Contains;
using testing::HasSubstr;

/// An SMTP server for one letter on a loopback port.
class Sink {
public:
    explicit Sink(std::string data_answer = "250 taken") : data_answer_(std::move(data_answer)) {
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

private:
    void serve() {
        if (!socket_.poll(Poco::Timespan(20, 0), Poco::Net::Socket::SELECT_READ)) return;
        Poco::Net::DialogSocket line(socket_.acceptConnection());
        line.setReceiveTimeout(Poco::Timespan(20, 0));
        line.sendMessage("220 sink");
        for (std::string text; line.receiveMessage(text);) {
            commands.push_back(text);
            if (text == "DATA") {
                line.sendMessage("354 go on");
                while (line.receiveMessage(text) && text != ".") letter += text + "\n";
                line.sendMessage(data_answer_);
            } else if (text == "QUIT") {
                line.sendMessage("221 bye");
                return;
            } else {
                line.sendMessage("250 ok");
            }
        }
    }

    Poco::Net::ServerSocket socket_{Poco::Net::SocketAddress("127.0.0.1", 0)};
    std::string data_answer_;
    std::jthread thread_;
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
    Sink sink("452 mailbox full");
    EXPECT_THROW(mailer(sink).send({"anna@example.org", "Hi", "x"}, "job-6"), std::exception);
    sink.finish();
}

TEST_F(SmtpMailerTest, NeverSendsInTheOpenWhenTlsWasAskedFor) {
    Sink sink;
    EXPECT_THROW(mailer(sink, true).send({"anna@example.org", "Hi", "secret"}, "job-7"),
                 std::exception);
    sink.finish();
    EXPECT_EQ(sink.letter, "");
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
