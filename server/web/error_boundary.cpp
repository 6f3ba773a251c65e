#include "server/web/error_boundary.h"

#include <fmt/format.h>

#include "server/storage/database.h"
#include "server/web/byte_source.h"
#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::web {

namespace {

constexpr const char* kSheet = "web/error";

schemas::Texts::Values places(const std::vector<std::pair<std::string, std::string>>& values) {
    return {values.begin(), values.end()};
}

std::string words(const schemas::Texts& texts, std::string_view id, std::string_view fallback) {
    return texts.has(id) ? texts.get(id) : texts.get(fallback);
}

}  // namespace

ErrorBoundary::ErrorBoundary(const Pages& pages, const Router& router, config::Log log)
    : pages_(&pages), router_(&router), log_(std::move(log)) {}

Response ErrorBoundary::operator()(Exchange& exchange, const Next& next) const {
    Verdict verdict;
    try {
        return next();
    } catch (...) {
        verdict = judge(exchange, std::current_exception());
    }
    try {
        return tell(exchange, verdict);
    } catch (const std::exception& failure) {
        log_.error("error-page-failed",
                   {{"request", exchange.request.id}, {"detail", failure.what()}});
        return plain_page(verdict.status, exchange.request.id);
    }
}

ErrorBoundary::Verdict ErrorBoundary::judge(const Exchange& exchange,
                                            const std::exception_ptr& failure) const {
    const config::Log log =
        log_.with("request", exchange.request.id).with("route", exchange.route());
    try {
        std::rethrow_exception(failure);
    } catch (const Refusal& refusal) {
        log.info(
            "refused",
            {{"status", refusal.status()}, {"text", refusal.text()}, {"detail", refusal.what()}});
        return {refusal.status(), refusal.text(), refusal.headers(), refusal.values()};
    } catch (const FramingFault& fault) {
        log.info("bad-framing", {{"detail", fault.what()}});
        return {400, "error.bad-request", {}, {}};
    } catch (const ConnectionLost& lost) {
        log.info("client-lost", {{"detail", lost.what()}});
        return {408, "error.timeout", {}, {}};
    } catch (const storage::DiskFull& full) {
        log.error("disk-full", {{"detail", full.what()}});
        return {503, "error.disk-full", {{"Retry-After", "300"}}, {}};
    } catch (const storage::Unavailable& away) {
        log.error("database-away", {{"detail", away.what()}});
        return {503, "error.database", {{"Retry-After", "10"}}, {}};
    } catch (const storage::Conflict& conflict) {
        log.warning("conflict", {{"detail", conflict.what()}});
        return {503, "error.busy", {{"Retry-After", "2"}}, {}};
    } catch (const std::exception& other) {
        log.error("handler-failed", {{"detail", other.what()}});
    } catch (...) {
        log.error("handler-failed", {{"detail", "something that is no std::exception"}});
    }
    return {500, "error.internal", {}, {}};
}

Response ErrorBoundary::tell(const Exchange& exchange, const Verdict& verdict) const {
    const Request& request = exchange.request;
    const schemas::Texts& texts = pages_->texts(request.language);
    const std::string title = words(texts, verdict.text + ".title", "error.title");
    const std::string text = texts.get(texts.has(verdict.text) ? verdict.text : "error.internal",
                                       places(verdict.values));
    Response response;
    if (exchange.for_machines()) {
        response = problem(
            verdict.status, title, text, fmt::format("\"request\":{}", json_string(request.id)));
    } else {
        View view;
        schemas::Node error = view.root().add("error");
        error.set("status", static_cast<long long>(verdict.status))
            .set("title", title)
            .set("request", request.id);
        error.set("text", text).set("id", verdict.text);
        // A form that didn't get through is still where it was.
        const bool posted = request.method == Method::post && verdict.status != 404;
        if (posted && router_->match(Method::get, request.path).route != nullptr)
            error.set("back", request.path);
        response = pages_->render(request, kSheet, view, verdict.status);
    }
    for (const auto& [name, value] : verdict.headers) response.header(name, value);
    return response;
}

Response ErrorBoundary::plain_page(int status, const std::string& request_id) {
    const bool later = status == 503 || status == 429;
    Response response = html(
        fmt::format(
            "<!DOCTYPE html>\n<html lang=\"pl\"><head><meta "
            "charset=\"utf-8\"><title>Okienko</title></head><body>"
            "<main><h1>{}</h1><p>{}</p><p "
            "lang=\"en\">{}</p><p><code>{}</code></p></main></body></html>\n",
            later ? "Spróbuj za chwilę" : "Nie udało się pokazać tej strony",
            later
                ? "Teraz korzysta z okienka zbyt wiele osób naraz. Odśwież stronę za kilka sekund."
                : "Wróć do poprzedniej strony i spróbuj jeszcze raz.",
            later
                ? "Too many people are using this site right now. Reload the page in a few seconds."
                : "This page could not be shown. Go back and try again.",
            request_id),
        status);
    if (later) response.header("Retry-After", "5");
    return response;
}

}  // namespace okienko::web
