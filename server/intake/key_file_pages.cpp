#include "server/intake/key_file_pages.h"

#include <variant>

#include <fmt/format.h>

#include "server/calendar/local_time.h"
#include "server/intake/long_date.h"
#include "server/web/escape.h"
#include "signing/digest.h"

namespace okienko::intake {

namespace {

constexpr std::size_t kBody = std::size_t{256} << 10U;  // ten certificates, as letters

/// The script can't follow a redirect to a page for people: it is told where they have to go.
web::Response elsewhere(const web::Response& answer, const schemas::Texts& words) {
    std::string next;
    for (const auto& [name, value] : answer.headers) {
        if (name == "Location") next = value;
    }
    return web::problem(409,
                        words.get("intake.key-file.title"),
                        words.get("intake.key-file.changed"),
                        fmt::format("\"next\":{}", web::json_string(next)));
}

}  // namespace

KeyFilePages::KeyFilePages(const Drafts& drafts,
                           const Signings& signings,
                           const signing::Verifier& verifier,
                           const web::Pages& pages,
                           Companions companions)
    : drafts_(drafts),
      signings_(signings),
      signing_(drafts, signings, verifier),
      pages_(pages),
      companions_(std::move(companions)) {}

void KeyFilePages::add_routes(web::Router& router) const {
    const auto anyone = web::Access::anyone();
    web::BodyPolicy body;
    body.bytes = kBody;
    body.fields = 32;
    router.post(
        "/wnioski/{draft}/podpis-plikiem/przygotuj",
        anyone,
        [this](const web::Request& request) { return prepare(request); },
        body);
    router.post(
        "/wnioski/{draft}/podpis-plikiem",
        anyone,
        [this](const web::Request& request) { return complete(request); },
        body);
}

web::Response KeyFilePages::prepare(const web::Request& request) const {
    const ToSign ready = enter_signing(drafts_, signings_, companions_, request);
    if (ready.answer) return elsewhere(*ready.answer, pages_.texts(request.language));
    std::vector<std::string> chain;
    for (const std::string& letters : request.form.all("certyfikat")) {
        chain.push_back(signing::from_base64(letters).value_or(""));
    }
    const auto outcome = signing_.prepare(
        *ready.open, *ready.frozen, std::move(chain), request.form.get("algorytm"));
    if (const auto* fault = std::get_if<KeyFileSigning::Fault>(&outcome)) {
        return tell(request, *fault);
    }
    const auto& prepared = std::get<KeyFileSigning::Prepared>(outcome);
    return web::json(fmt::format(R"({{"ticket":"{}","algorithm":{},"data":"{}"}})",
                                 prepared.ticket,
                                 web::json_string(prepared.algorithm),
                                 signing::base64(prepared.data)));
}

web::Response KeyFilePages::complete(const web::Request& request) const {
    const ToSign ready = enter_signing(drafts_, signings_, companions_, request);
    if (ready.answer) return elsewhere(*ready.answer, pages_.texts(request.language));
    const auto fault =
        signing_.complete(*ready.open,
                          *ready.frozen,
                          request.form.get("bilet"),
                          signing::from_base64(request.form.get("wartosc")).value_or(""));
    if (fault) return tell(request, *fault);
    return web::json(
        fmt::format("{{\"next\":{}}}", web::json_string(address_in(ready.open->draft, "podpis"))));
}

web::Response KeyFilePages::tell(const web::Request& request,
                                 const KeyFileSigning::Fault& fault) const {
    const schemas::Texts& words = pages_.texts(request.language);
    const std::string day =
        fault.day ? long_date(calendar::local_date(*fault.day), words) : std::string{};
    return web::problem(fault.status,
                        words.get("intake.key-file.title"),
                        words.get(fault.text, {{"date", day}}),
                        fmt::format("\"code\":{}", web::json_string(fault.text)));
}

}  // namespace okienko::intake
