#include "server/verification/verification_pages.h"

#include "schemas/typography.h"
#include "server/calendar/local_time.h"
#include "server/verification/report_view.h"
#include "server/web/read_body.h"
#include "signing/digest.h"
#include "signing/report_etsi.h"

namespace okienko::verification {

namespace {

constexpr const char* kPath = "/weryfikacja";

/// The longest name that is shown; the rest of it says nothing.
constexpr std::size_t kLongestName = 200;

std::string shown_name(const std::string& name) {
    if (name.size() <= kLongestName) return name;
    std::size_t end = kLongestName;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;  // UTF-8
    return name.substr(0, end) + "…";
}

/// The longest reports that ride in the page, which carries them as links: nothing is kept.
constexpr std::size_t kLongestReports = std::size_t{2} << 20U;

void add_download(schemas::Node result,
                  const char* kind,
                  const char* media_type,
                  std::string_view report) {
    result.add("download")
        .set("kind", kind)
        .set("name", std::string("raport-podpisu.") + kind)
        .set("size", report.size())
        .set("href", std::string("data:") + media_type + ";base64," + signing::base64(report));
}

}  // namespace

web::BodyPolicy body_policy(const Desk::Settings& settings) {
    web::BodyPolicy body;
    body.bytes = settings.file_bytes;
    body.file_bytes = settings.file_bytes;
    body.files = settings.contents + 1;
    return body;
}

void VerificationPages::add_routes(web::Router& router) const {
    const auto anyone = web::Access::anyone();
    router.get(kPath, anyone, [this](const web::Request& request) { return ask(request); });
    web::BodyPolicy body = body_policy(desk_.settings());
    body.bytes = std::size_t{64} << 10U;  // of fields, there is but the form's token
    body.reports_large_files = true;
    router.post(
        kPath, anyone, [this](const web::Request& request) { return verify(request); }, body);
}

web::Response VerificationPages::ask(const web::Request& request) const {
    web::View view;
    view.root().set("active", "verification");
    view.root().add("ask").set("limit", desk_.settings().file_bytes);
    return pages_.render(request, "verification/ask", view);
}

web::Response VerificationPages::ask_again(const web::Request& request,
                                           const Fault& fault,
                                           int status) const {
    web::View view;
    view.root().set("active", "verification");
    view.root().add("errors").add("error", fault.words).set("field", fault.field);
    view.root().add("ask").set("limit", desk_.settings().file_bytes);
    return pages_.render(request, "verification/ask", view, status);
}

web::Response VerificationPages::verify(const web::Request& request) const {
    const schemas::Texts& words = pages_.texts(request.language);
    if (const auto wait = desk_.wait_of(request.client)) {
        const std::string seconds = std::to_string(wait->count());
        web::Response response = ask_again(
            request, {"plik", words.get("verification.error.often", {{"seconds", seconds}})}, 429);
        response.header("Retry-After", seconds);
        return response;
    }
    Brought brought;
    bool chosen = false;
    for (const auto& upload : request.uploads) {
        if (upload->file_name().empty() && upload->size() == 0) continue;
        if (upload->cut_at() != 0) {
            const std::string limit = web::describe_size(upload->cut_at());
            return ask_again(
                request,
                {upload->field(),
                 words.get("verification.error.large",
                           {{"name", shown_name(upload->file_name())}, {"limit", limit}})},
                413);
        }
        if (upload->field() == "plik" && !chosen) {
            chosen = true;
            brought.name = shown_name(upload->file_name());
            brought.bytes = bytes_of(*upload);
        } else if (upload->field() == "pliki") {
            brought.contents.push_back({upload->file_name(), bytes_of(*upload)});
        }
    }
    if (!chosen || brought.bytes.empty()) {
        const char* text = chosen ? "verification.error.empty" : "verification.error.none";
        return ask_again(request, {"plik", words.get(text)}, 422);
    }
    return tell(request, brought, desk_.verify(brought));
}

web::Response VerificationPages::tell(const web::Request& request,
                                      const Brought& brought,
                                      const signing::VerificationReport& report) const {
    const std::string json = signing::to_json(report);
    const std::string etsi = signing::to_etsi(report);
    web::View view;
    schemas::Node root = view.root();
    root.set("active", "verification").set("back", kPath);
    schemas::Node result = root.add("result");
    result.set("at", calendar::local(request.received))
        .set("pdf", brought.bytes.starts_with("%PDF-"));
    add_report(result, json, pages_.texts(request.language));
    if (json.size() + etsi.size() <= kLongestReports) {
        add_download(result, "xml", "application/xml", etsi);
        add_download(result, "json", "application/json", json);
    }
    for (const auto& contents : brought.contents) result.add("contents", shown_name(contents.name));
    web::Response response = pages_.render(request, "verification/result", view);
    response.header("Cache-Control", "no-store");
    return response;
}

}  // namespace okienko::verification
