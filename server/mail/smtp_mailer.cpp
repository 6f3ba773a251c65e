#include "server/mail/smtp_mailer.h"

#include <sstream>
#include <stdexcept>

#include <Poco/Net/Context.h>
#include <Poco/Net/SecureSMTPClientSession.h>
#include <Poco/Timespan.h>

#include "server/mail/letter.h"

namespace okienko::mail {
namespace {

using Poco::Net::SecureSMTPClientSession;

/// Certificate and host name are checked; TLS 1.2 or newer.
Poco::Net::Context::Ptr tls_context() {
    Poco::Net::Context::Ptr context = new Poco::Net::Context(
        Poco::Net::Context::TLS_CLIENT_USE, "", Poco::Net::Context::VERIFY_STRICT, 9, true);
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    context->enableExtendedCertificateVerification(true);
    return context;
}

void start_tls(SecureSMTPClientSession& session) {
    // Never the open line instead: a man in the middle would only have to hide the offer.
    if (!session.startTLS(tls_context()))
        throw std::runtime_error("the mail server refuses STARTTLS");
}

/// A line that begins with a dot gets another (RFC 5321 4.5.2).
std::string dot_stuffed(const std::string& letter) {
    std::string result;
    result.reserve(letter.size() + 16);
    bool line_begins = true;
    for (const char c : letter) {
        if (line_begins && c == '.') result += '.';
        result += c;
        line_begins = c == '\n';
    }
    return result;
}

}  // namespace

SmtpMailer::SmtpMailer(Settings settings, const config::Clock& clock)
    : settings_(std::move(settings)), clock_(clock) {
    bare_address(settings_.from);
    if (!settings_.user.empty() && !settings_.starttls) {
        throw std::invalid_argument("a mail password is sent only with STARTTLS");
    }
}

void SmtpMailer::send(const Message& message, const std::string& id) {
    const std::string letter = write_letter(message, settings_.from, id, clock_.now());
    const std::string sender = bare_address(settings_.from);
    SecureSMTPClientSession session(settings_.host, settings_.port);
    session.setTimeout(Poco::Timespan(static_cast<long>(settings_.timeout.count()), 0));
    session.login(sender.substr(sender.find('@') + 1));
    if (settings_.starttls) start_tls(session);
    if (!settings_.user.empty()) {
        session.login(Poco::Net::SMTPClientSession::AUTH_PLAIN, settings_.user, settings_.password);
    }
    session.sendAddresses(sender, {message.to});
    session.sendData();
    std::string response;
    const int status = session.sendCommand(dot_stuffed(letter) + ".", response);
    if (status / 100 != 2)
        throw std::runtime_error("the mail server refuses the letter: " + response);
    session.close();
}

}  // namespace okienko::mail
