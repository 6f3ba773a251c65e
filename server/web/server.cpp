#include "server/web/server.h"

#include <algorithm>
#include <stdexcept>

#include <Poco/ErrorHandler.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/NetSSL.h>
#include <Poco/Net/SSLManager.h>
#include <Poco/Net/SecureServerSocket.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include "server/web/connection.h"
#include "server/web/response_writer.h"

namespace okienko::web {

using Poco::Net::ServerSocket;
using Poco::Net::SocketAddress;
using Poco::Net::StreamSocket;

namespace {

void raise_file_limit(unsigned connections) {
    constexpr rlim_t kOthers = 1024;  // database, uploads, mail
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, connections + kOthers);
    if (limit.rlim_cur >= wanted) return;
    limit.rlim_cur = wanted;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

Poco::Net::Context::Ptr make_tls_context(const Server::Settings& settings) {
    using Poco::Net::Context;
    Context::Params params;
    params.privateKeyFile = settings.tls_key;
    params.certificateFile = settings.tls_certificate;
    params.verificationMode = Context::VERIFY_NONE;  // clients show no certificate
    params.loadDefaultCAs = false;
    params.cipherList = "ECDHE+AESGCM:ECDHE+CHACHA20";
    Context::Ptr context = new Context(Context::TLS_SERVER_USE, params);
    context->requireMinimumProtocol(Context::PROTO_TLSV1_2);
    context->disableStatelessSessionResumption();
    return context;
}

ServerSocket listen_on(const Server::Settings& settings, bool tls) {
    try {
        ServerSocket socket =
            tls ? Poco::Net::SecureServerSocket(make_tls_context(settings)) : ServerSocket();
        const SocketAddress address(settings.host, settings.port);
        if (address.family() == SocketAddress::IPv6) {
            socket.bind6(address, true, false, false);
        } else {
            socket.bind(address, true, false);
        }
        socket.listen(1024);
        return socket;
    } catch (const Poco::Exception& failure) {
        throw std::runtime_error(fmt::format(
            "can't listen on {}:{}: {}", settings.host, settings.port, failure.displayText()));
    }
}

std::string full_answer() {
    Response response = Pipeline::plain_error(503, "");
    std::string answer;
    write_response(response, {false, false, false, true}, [&answer](std::string_view bytes) {
        answer += bytes;
    });
    return answer;
}

/// Asks for a place before a connection gets a thread.
class Door : public Poco::Net::TCPServerConnectionFilter {
public:
    Door(Connections& connections, Metrics& metrics, bool tls)
        : connections_(connections), metrics_(metrics), tls_(tls), answer_(full_answer()) {}

    bool accept(const StreamSocket& socket) override {
        if (connections_.admit()) return true;
        metrics_.count_refused_connection();
        if (!tls_)
            connections_.turn_away(socket,
                                   answer_);  // a TLS client couldn't read it before its handshake
        return false;
    }

private:
    Connections& connections_;
    Metrics& metrics_;
    bool tls_;
    std::string answer_;
};

class Factory : public Poco::Net::TCPServerConnectionFactory {
public:
    explicit Factory(ConnectionContext& context) : context_(context) {}
    Poco::Net::TCPServerConnection* createConnection(const StreamSocket& socket) override {
        return new Connection(socket, context_);  // NOLINT: Poco owns it
    }

private:
    ConnectionContext& context_;
};

Poco::Net::TCPServerParams::Ptr pool_params(unsigned connections) {
    Poco::Net::TCPServerParams::Ptr params = new Poco::Net::TCPServerParams;
    params->setMaxThreads(static_cast<int>(connections));
    params->setMaxQueued(1'000'000);  // the door has counted already
    params->setThreadIdleTime(Poco::Timespan(10, 0));
    return params;
}

}  // namespace

struct Server::State {
    State(const Settings& given, const Pipeline& pipeline, Metrics& metrics, config::Log record)
        : settings(given),
          tls(!given.tls_certificate.empty()),
          log(std::move(record)),
          proxies(given.trusted_proxies),
          connections(given.connections),
          socket(listen_on(given, tls)),
          bound(socket.address()),
          pool("web", 2, static_cast<int>(given.connections) + 2) {
        context.pipeline = &pipeline;
        context.connections = &connections;
        context.proxies = &proxies;
        context.times.idle = given.idle;
        context.times.request = given.request;
        context.times.answer = given.answer;
        context.public_address = given.public_address;
        context.tls = tls;
        context.log = log;
        server = std::make_unique<Poco::Net::TCPServer>(
            new Factory(context), pool, socket, pool_params(given.connections));
        server->setConnectionFilter(new Door(connections, metrics, tls));
        metrics.add_gauge("okienko_http_connections", "Open connections.", [this] {
            return static_cast<double>(connections.open());
        });
    }

    Settings settings;
    bool tls;
    config::Log log;
    Networks proxies;
    Connections connections;
    ConnectionContext context;
    ServerSocket socket;
    SocketAddress bound;
    Poco::ThreadPool pool;
    std::unique_ptr<Poco::Net::TCPServer> server;
    bool running = false;
};

Server::Server(const Settings& settings,
               const Pipeline& pipeline,
               Metrics& metrics,
               config::Log log) {
    raise_file_limit(settings.connections);
    state_ = std::make_unique<State>(settings, pipeline, metrics, std::move(log));
}

Server::~Server() {
    stop();
}

void Server::start() {
    state_->server->start();
    state_->running = true;
    state_->log.info("listening", {{"address", address()}, {"tls", state_->tls}});
}

void Server::stop() {
    if (!state_->running) return;
    state_->running = false;
    state_->context.stopping = true;
    state_->server->stop();
    state_->socket.close();  // else the system would go on taking connections nobody serves
    state_->connections.close_idle();
    const auto until = Connections::Clock::now() + state_->settings.stop;
    while (state_->server->currentConnections() > 0 && Connections::Clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    state_->connections.close_all();
    state_->pool.joinAll();
    state_->log.info("stopped-listening", {{"address", address()}});
}

std::uint16_t Server::port() const {
    return state_->bound.port();
}

std::string Server::address() const {
    return fmt::format("{}://{}", state_->tls ? "https" : "http", state_->bound.toString());
}

}  // namespace okienko::web
