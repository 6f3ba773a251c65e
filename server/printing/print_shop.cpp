#include "server/printing/print_shop.h"

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace okienko::printing {

jobs::Handler print_with(storage::Database& database, const Prints& prints, Printer& printer) {
    return [&](const jobs::Job& job) {
        Poco::JSON::Parser parser;
        const auto payload = parser.parse(job.payload).extract<Poco::JSON::Object::Ptr>();
        prints.make(database, payload->getValue<std::string>("subject"), printer);
    };
}

void PrintShop::start(const config::Log& log) {
    if (!printer_.installed()) log.warning("printing-without-fop", {{"package", "fop"}});
    worker_.emplace(database_,
                    jobs::Handlers{{kJobKind, print_with(database_, prints_, printer_)}},
                    log,
                    jobs::Worker::Settings{.lease = std::chrono::minutes(15),
                                           .at_once = 1,
                                           .attempts = 4,
                                           .first_delay = std::chrono::seconds(10)});
}

void PrintShop::stop() {
    printer_.stop();
    worker_.reset();
}

}  // namespace okienko::printing
