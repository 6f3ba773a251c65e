#include "server/web/connection.h"

#include <Poco/Exception.h>

#include "server/web/response_writer.h"

namespace okienko::web {

Connection::Connection(const Poco::Net::StreamSocket& socket, ConnectionContext& context)
    : TCPServerConnection(socket), context_(context) {}

Connection::~Connection() {
    context_.connections->dismiss();
}

void Connection::run() {
    try {
        peer_ = socket().peerAddress().host().toString();
        socket().setNoDelay(true);
        Wire wire(socket(), *context_.connections, context_.times);
        BufferedSource source(wire);
        After after = After::next_request;
        while (after == After::next_request) after = serve_one(wire, source);
        if (after == After::close_gently) wire.say_goodbye();
    } catch (const ConnectionLost&) {  // nobody is there to be told
    } catch (const Poco::Exception& failure) {
        context_.log.debug("connection-failed", {{"detail", failure.displayText()}});
    } catch (
        const std::exception& failure) {  // of a handler that was streaming: its answer had begun
        context_.log.error("answer-cut", {{"detail", failure.what()}});
    }
}

Connection::After Connection::serve_one(Wire& wire, BufferedSource& source) {
    wire.await_request();
    if (!source.wait()) return After::close;
    wire.begin_request();
    Exchange exchange;
    exchange.request.language = "pl";
    try {
        const std::optional<MessageHead> head = read_head(source, context_.limits);
        if (!head) return After::close;
        BodyStream body(source, *head, [&wire, &head] {
            if (head->expects_continue) wire.send("HTTP/1.1 100 Continue\r\n\r\n");
        });
        exchange.body = &body;
        try {
            fill_exchange(
                exchange, *head, {peer_, context_.tls, context_.public_address, context_.proxies});
        } catch (const FramingFault& fault) {
            exchange.fault = fault.what();
        }
        return answer(wire, exchange, &*head, &body);
    } catch (const FramingFault& fault) {
        exchange.fault = fault.what();
    } catch (const ConnectionLost& lost) {
        if (!lost.timed_out) return After::close;
        exchange.fault = lost.what();
        exchange.too_slow = true;
    }
    return answer(wire, exchange, nullptr, nullptr);
}

Connection::After Connection::answer(Wire& wire,
                                     Exchange& exchange,
                                     const MessageHead* head,
                                     BodyStream* body) {
    Response response = context_.pipeline->answer(exchange);
    const bool whole = body != nullptr && body->finished();
    const bool keep = head != nullptr && head->keep_alive && whole && exchange.fault.empty() &&
                      ++served_ < context_.requests && !context_.stopping;
    const bool without_body = head != nullptr && head->method == Method::head;
    write_response(response,
                   {exchange.secure, keep, without_body, head == nullptr || head->http_1_1},
                   [&wire](std::string_view bytes) { wire.send(bytes); });
    if (keep) return After::next_request;
    return whole && exchange.fault.empty() ? After::close : After::close_gently;
}

}  // namespace okienko::web
