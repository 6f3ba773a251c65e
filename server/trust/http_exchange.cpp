#include "server/trust/http_exchange.h"

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPBasicCredentials.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Timespan.h>
#include <Poco/URI.h>
#include <fmt/format.h>
#include <sys/socket.h>

namespace okienko::trust {

namespace {

using Fault = signing::SourceFault;
using Poco::Net::HTTPClientSession;

/// Ends a connection that is still at work when the time is over, however it drips.
class Deadline {
public:
    Deadline(int socket, std::chrono::seconds time)
        : waiting_([this, socket, time](const std::stop_token& stop) {
              std::unique_lock lock(mutex_);
              if (over_.wait_for(lock, stop, time, [] { return false; })) return;
              if (!stop.stop_requested()) ::shutdown(socket, SHUT_RDWR);
          }) {}

private:
    std::mutex mutex_;
    std::condition_variable_any over_;
    std::jthread waiting_;  // last: joined first
};

std::unique_ptr<HTTPClientSession> session_to(const Poco::URI& uri) {
    if (uri.getScheme() == "http") {
        return std::make_unique<HTTPClientSession>(uri.getHost(), uri.getPort());
    }
    Poco::Net::Context::Ptr context = new Poco::Net::Context(
        Poco::Net::Context::TLS_CLIENT_USE, "", Poco::Net::Context::VERIFY_STRICT, 9, true);
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    context->enableExtendedCertificateVerification(true);
    return std::make_unique<Poco::Net::HTTPSClientSession>(uri.getHost(), uri.getPort(), context);
}

Fault judged(int status, const std::string& host) {
    const bool later = status >= 500 || status == 429 || status == 408;
    return {later ? Fault::Kind::unavailable : Fault::Kind::refused,
            fmt::format("{} answers {}", host, status)};
}

std::string read_body(std::istream& stream, std::size_t most) {
    std::string body;
    std::array<char, 16384> piece{};
    while (stream.read(piece.data(), piece.size()), stream.gcount() > 0) {
        body.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
        if (body.size() > most) throw Poco::DataException("the answer is too long");
    }
    return body;
}

/// Where an answer sends a request on to; empty for any other answer.
std::string next_place(const Poco::Net::HTTPResponse& response,
                       const Exchange& wish,
                       const Poco::URI& from) {
    const int status = response.getStatus();
    const bool sent_on =
        status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    if (!sent_on || !wish.body.empty() || !wish.user.empty()) return {};
    Poco::URI to(from);
    to.resolve(response.get("Location", ""));
    const bool weaker = from.getScheme() == "https" && to.getScheme() != "https";
    const std::string url = to.toString();
    return weaker || !is_web_address(url) ? std::string() : url;
}

std::variant<std::string, Fault> run(const Exchange& wish,
                                     const ExchangeLimits& limits,
                                     const Poco::URI& uri) {
    const auto began = std::chrono::steady_clock::now();
    const auto session = session_to(uri);
    session->setKeepAlive(false);
    session->setTimeout(Poco::Timespan(static_cast<long>(limits.time.count()), 0));
    const std::string path = uri.getPathAndQuery();
    Poco::Net::HTTPRequest request(wish.body.empty() ? "GET" : "POST",
                                   path.empty() ? "/" : path,
                                   Poco::Net::HTTPMessage::HTTP_1_1);
    request.set("User-Agent", "Okienko");
    if (!wish.body.empty()) {
        request.setContentType(wish.media_type);
        request.setContentLength(static_cast<std::streamsize>(wish.body.size()));
    }
    if (!wish.user.empty()) {
        Poco::Net::HTTPBasicCredentials(wish.user, wish.password).authenticate(request);
    }
    session->sendRequest(request) << wish.body << std::flush;
    const Deadline deadline(static_cast<int>(session->socket().impl()->sockfd()), limits.time);
    Poco::Net::HTTPResponse response;
    std::istream& stream = session->receiveResponse(response);
    const std::string next = limits.redirects > 0 ? next_place(response, wish, uri) : "";
    if (!next.empty()) {
        Exchange sent_on = wish;
        sent_on.url = next;
        ExchangeLimits left = limits;
        --left.redirects;
        left.time -=
            std::chrono::ceil<std::chrono::seconds>(std::chrono::steady_clock::now() - began);
        if (left.time <= std::chrono::seconds::zero()) {
            return Fault{Fault::Kind::unavailable, uri.getHost() + " took too long"};
        }
        session->reset();
        return run(sent_on, left, Poco::URI(next));
    }
    if (response.getStatus() != Poco::Net::HTTPResponse::HTTP_OK) {
        return judged(response.getStatus(), uri.getHost());
    }
    const bool measured = response.hasContentLength();
    std::string body = read_body(stream, limits.bytes);
    if (measured && static_cast<std::streamsize>(body.size()) != response.getContentLength()) {
        return Fault{Fault::Kind::unavailable, uri.getHost() + " broke off its answer"};
    }
    return body;
}

}  // namespace

bool is_web_address(const std::string& url) {
    try {
        const Poco::URI uri(url);
        const bool web = uri.getScheme() == "http" || uri.getScheme() == "https";
        return web && !uri.getHost().empty() && uri.getUserInfo().empty();
    } catch (const Poco::Exception&) {
        return false;
    }
}

std::variant<std::string, Fault> exchange(const Exchange& wish, const ExchangeLimits& limits) {
    if (!is_web_address(wish.url)) {
        return Fault{Fault::Kind::nobody, "not an address of http or https"};
    }
    const Poco::URI uri(wish.url);
    try {
        return run(wish, limits, uri);
    } catch (const Poco::DataException& error) {
        return Fault{Fault::Kind::unusable, uri.getHost() + ": " + error.message()};
    } catch (const Poco::Exception& error) {
        return Fault{Fault::Kind::unavailable, uri.getHost() + ": " + error.displayText()};
    }
}

}  // namespace okienko::trust
