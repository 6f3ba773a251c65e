#include "server/verification/verification_api.h"

#include <algorithm>

#include "server/verification/report_words.h"
#include "server/verification/verification_pages.h"
#include "server/web/failures.h"
#include "signing/report_etsi.h"

namespace okienko::verification {

namespace {

constexpr const char* kFile = "file";

Brought brought_by(const web::Request& request) {
    Brought brought;
    brought.name = kFile;
    if (request.media_type != "multipart/form-data") {
        brought.bytes = request.body;
        return brought;
    }
    bool found = false;
    for (const auto& upload : request.uploads) {
        if (upload->field() == kFile && !found) {
            found = true;
            if (!upload->file_name().empty()) brought.name = upload->file_name();
            brought.bytes = bytes_of(*upload);
        } else {
            brought.contents.push_back({upload->file_name(), bytes_of(*upload)});
        }
    }
    if (!found) brought.bytes = request.form.get(kFile);
    return brought;
}

/// Whether the report is asked for as XML: by ?format=etsi, else by the type Accept names first.
bool wants_etsi(const web::Request& request) {
    const std::string format = request.query.get("format");
    if (format == "etsi") return true;
    if (!format.empty() && format != "json") throw web::Refusal(400, "error.bad-request");
    const std::string accepted = request.header("Accept").value_or("");
    return format.empty() && accepted.starts_with("application/xml");
}

/// The file itself can't be read: no XML within the limits, no container.
const signing::Check* unreadable(const signing::VerificationReport& report) {
    if (!report.malformed()) return nullptr;
    const auto found =
        std::find_if(report.checks.begin(), report.checks.end(), [](const signing::Check& check) {
            return !check.ok && check.name != "signatures";
        });
    return found == report.checks.end() ? nullptr : &*found;
}

}  // namespace

void VerificationApi::add_routes(web::Router& router) const {
    web::BodyPolicy body = body_policy(desk_.settings());
    body.csrf = false;  // a program's call: nothing is changed, no session is used
    body.media_types = {"application/xml",
                        "text/xml",
                        "application/vnd.etsi.asic-e+zip",
                        "application/vnd.etsi.asic-s+zip",
                        "application/zip",
                        "application/octet-stream"};
    router.post(
        "/api/v1/verifications",
        web::Access::anyone(),
        [this](const web::Request& request) { return verify(request); },
        body);
}

web::Response VerificationApi::verify(const web::Request& request) const {
    const schemas::Texts& words = pages_.texts(request.language);
    if (const auto wait = desk_.wait_of(request.client)) {
        const std::string seconds = std::to_string(wait->count());
        throw web::Refusal(429, "error.too-often")
            .header("Retry-After", seconds)
            .value("seconds", seconds);
    }
    if (request.media_type == "application/x-www-form-urlencoded") {
        throw web::Refusal(415, "error.media-type");
    }
    const bool etsi = wants_etsi(request);
    const Brought brought = brought_by(request);
    if (brought.bytes.empty()) {
        return web::problem(
            422, words.get("verification.api.unreadable"), words.get("verification.api.empty"));
    }
    const signing::VerificationReport report = desk_.verify(brought);
    if (const signing::Check* check = unreadable(report)) {
        return web::problem(422,
                            words.get("verification.api.unreadable"),
                            words_of_check(words, check->name, check->code),
                            "\"report\":" + signing::to_json(report));
    }
    web::Response response =
        etsi ? web::xml(signing::to_etsi(report)) : web::json(signing::to_json(report));
    response.header("Vary", "Accept");
    return response;
}

}  // namespace okienko::verification
