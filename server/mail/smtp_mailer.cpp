#include "server/mail/smtp_mailer.h"

#include <sstream>
#include <stdexcept>

#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>
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
        throw Poco::Net::SMTPException("the mail server refuses STARTTLS");
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
    try {
        deliver(message.to, dot_stuffed(letter));
    } catch (const Poco::Exception& error) {
        // Its words go to the log, where no address belongs; the server's answer often holds it.
        std::string words = error.displayText();
        for (std::size_t at = 0; (at = words.find(message.to, at)) != std::string::npos;) {
            words.replace(at, message.to.size(), "<receiver>");
        }
        throw std::runtime_error(words);
    }
}

void SmtpMailer::deliver(const std::string& receiver, const std::string& letter) const {
    const std::string sender = bare_address(settings_.from);
    const std::string domain = sender.substr(sender.find('@') + 1);
    SecureSMTPClientSession session(settings_.host, settings_.port);
    session.setTimeout(Poco::Timespan(static_cast<long>(settings_.timeout.count()), 0));
    session.login(domain);
    if (settings_.starttls) start_tls(session);
    if (!settings_.user.empty()) {
        session.login(
            domain, Poco::Net::SMTPClientSession::AUTH_PLAIN, settings_.user, settings_.password);
    } else if (settings_.starttls) {
        session.login(domain);  // the server forgets what was said in the open (RFC 3207 4.2)
    }
    session.sendAddresses(sender, {receiver});
    session.sendData();
    std::string response;
    const int status = session.sendCommand(letter + ".", response);
    if (status / 100 != 2)
        throw Poco::Net::SMTPException("the letter is refused", response, status);
    session.close();
}

}  // namespace okienko::mail
