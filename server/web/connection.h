#pragma once

#include <atomic>
#include <string>

#include <Poco/Net/TCPServerConnection.h>

#include "server/web/connections.h"
#include "server/web/incoming.h"
#include "server/web/message_head.h"
#include "server/web/pipeline.h"
#include "server/web/wire.h"

namespace okienko::web {

/// What the connections of a server share. Immutable but for `stopping`.
struct ConnectionContext {
    const Pipeline* pipeline = nullptr;
    Connections* connections = nullptr;
    const Networks* proxies = nullptr;
    Wire::Times times;
    HeadLimits limits;
    std::string public_address;
    config::Log log;
    bool tls = false;
    unsigned requests = 1000;  ///< on one connection at most
    std::atomic<bool> stopping = false;
};

/// Serves the requests of one connection, one after the other, in a thread of the pool.
class Connection : public Poco::Net::TCPServerConnection {
public:
    Connection(const Poco::Net::StreamSocket& socket, ConnectionContext& context);
    ~Connection() override;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    void run() override;

private:
    enum class After { next_request, close, close_gently };
    After serve_one(Wire& wire, BufferedSource& source);
    After answer(Wire& wire, Exchange& exchange, const MessageHead* head, BodyStream* body);

    ConnectionContext& context_;
    std::string peer_;
    unsigned served_ = 0;
};

}  // namespace okienko::web
