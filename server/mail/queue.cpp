#include "server/mail/queue.h"

#include <sstream>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace okienko::mail {

namespace {

std::string payload(const Message& message) {
    check(message);
    Poco::JSON::Object object;
    object.set("to", message.to);
    object.set("subject", message.subject);
    object.set("text", message.text);
    std::ostringstream json;
    object.stringify(json);
    return json.str();
}

}  // namespace

void queue(storage::Transaction& transaction, const Message& message) {
    jobs::Outbox().add(transaction, kJobKind, payload(message));
}

void queue(storage::Batch& batch, const Message& message) {
    jobs::Outbox().add(batch, kJobKind, payload(message));
}

jobs::Handler deliver_with(Mailer& mailer) {
    return [&mailer](const jobs::Job& job) {
        Poco::JSON::Parser parser;
        const auto object = parser.parse(job.payload).extract<Poco::JSON::Object::Ptr>();
        mailer.send({object->getValue<std::string>("to"),
                     object->getValue<std::string>("subject"),
                     object->getValue<std::string>("text")},
                    "job-" + std::to_string(job.id));
    };
}

}  // namespace okienko::mail
