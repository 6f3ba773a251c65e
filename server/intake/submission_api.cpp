#include "server/intake/submission_api.h"

#include <span>

#include <fmt/format.h>

#include "server/calendar/local_time.h"
#include "server/cases/case_store.h"
#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::intake {

namespace {

constexpr const char* kBase = "/api/v1/submissions";
constexpr const char* kContainer = "application/vnd.etsi.asic-e+zip";
constexpr std::size_t kLongestKey = 200;

/// One to 200 visible ASCII characters.
bool is_key(std::string_view key) {
    if (key.empty() || key.size() > kLongestKey) return false;
    for (const char c : key) {
        if (c <= ' ' || c > '~') return false;
    }
    return true;
}

std::string whole(const web::Upload& upload) {
    std::string bytes(upload.size(), '\0');
    std::size_t got = 0;
    while (const std::size_t more = upload.read(got, std::span(bytes).subspan(got))) got += more;
    bytes.resize(got);
    return bytes;
}

void demand(const web::Request& request, std::string_view scope) {
    if (!request.identity->may(scope)) {
        throw web::Refusal(403, "error.forbidden", "a token without " + std::string(scope));
    }
}

std::string told(const cases::Case& shown, std::size_t attachments) {
    const std::string self = std::string(kBase) + "/" + shown.id;
    std::string files;
    for (std::size_t n = 1; n <= attachments; ++n) {
        files += fmt::format("{}\"{}/attachments/{}\"", n == 1 ? "" : ",", self, n);
    }
    const std::string deadline =
        shown.term ? "\"" + calendar::format_date(shown.term->last_day) + "\"" : "null";
    return fmt::format(
        R"({{"id":"{}","number":"{}","service":{},"receivedAt":"{}","status":{},"deadline":{},)"
        R"("links":{{"self":"{}","document":"{}/document","receipt":"{}/receipt",)"
        R"("verification":"{}/verification","attachments":[{}]}}}})",
        shown.id,
        shown.number,
        web::json_string(shown.service),
        calendar::format_instant(shown.received),
        web::json_string(shown.status),
        deadline,
        self,
        self,
        self,
        self,
        files);
}

std::string told(const forms::Violations& violations) {
    std::string items;
    for (const forms::Violation& violation : violations.items) {
        if (violation.warning) continue;
        items += fmt::format(R"({}{{"path":{},"rule":{},"message":{}}})",
                             items.empty() ? "" : ",",
                             web::json_string(violation.path),
                             web::json_string(violation.rule),
                             web::json_string(violation.message));
    }
    return "\"violations\":[" + items + "]";
}

}  // namespace

SubmissionApi::SubmissionApi(storage::Database& database,
                             const DocumentFiling& filing,
                             const CaseFiles& files,
                             const web::Pages& pages,
                             Limits limits)
    : database_(database), filing_(filing), files_(files), pages_(pages), limits_(limits) {}

void SubmissionApi::add_routes(web::Router& router) const {
    const auto token = web::Access::token();
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    web::BodyPolicy body;
    body.bytes = limits_.body_bytes;
    body.file_bytes = limits_.file_bytes;
    body.files = limits_.files + 2;  // document and signature may come as files, too
    body.media_types = {"application/xml", "text/xml", kContainer};
    const std::string base(kBase);
    router.post(base, token, bind(&SubmissionApi::submit), body);
    router.get(base + "/{id}", token, bind(&SubmissionApi::status));
    router.get(base + "/{id}/document", token, bind(&SubmissionApi::document));
    router.get(base + "/{id}/renewed", token, [this](const web::Request& request) {
        return files_.renewed(own(request));
    });
    router.get(base + "/{id}/receipt", token, bind(&SubmissionApi::receipt));
    router.get(base + "/{id}/verification", token, bind(&SubmissionApi::verification));
    router.get(base + "/{id}/attachments/{n}", token, bind(&SubmissionApi::attachment));
}

web::Response SubmissionApi::submit(const web::Request& request) const {
    demand(request, "submissions:write");
    const schemas::Texts& words = pages_.texts(request.language);
    std::string from_file;
    std::string signature;
    SentDocument sent{request.body, {}, {}, {}, *request.identity, request.language};
    if (const auto key = request.header("Idempotency-Key")) {
        if (!is_key(*key)) throw web::Refusal(400, "intake.api.bad-key");
        sent.idempotency_key = *key;
    }
    if (request.media_type == "application/x-www-form-urlencoded") {
        throw web::Refusal(415, "intake.api.media-type");
    }
    if (request.media_type == "multipart/form-data") {
        for (const auto& upload : request.uploads) {
            const std::string& part = upload->field();
            if (part != "document" && part != "signature") {
                sent.files.push_back(sent_file(upload));
                continue;
            }
            if (upload->size() > limits_.body_bytes)
                throw web::Refusal(413, "intake.api.too-large");
            std::string& bytes = part == "document" ? from_file : signature;
            if (!bytes.empty()) throw web::Refusal(400, "intake.api.twice", part);
            bytes = whole(*upload);
        }
        if (from_file.empty()) from_file = request.form.get("document");
        if (signature.empty()) signature = request.form.get("signature");
        sent.bytes = from_file;
        sent.signature = signature;
    }
    const FiledDocument filed = filing_.file(sent);
    if (!filed.violations.ok()) {
        return web::problem(422,
                            words.get("intake.api.invalid.title"),
                            words.get("intake.api.invalid"),
                            told(filed.violations));
    }
    if (filed.outcome == Filed::Outcome::other_body) {
        return web::problem(
            422, words.get("intake.api.other-body.title"), words.get("intake.api.other-body"));
    }
    if (filed.outcome == Filed::Outcome::changed) {
        return web::problem(
            409, words.get("intake.api.changed.title"), words.get("intake.api.changed"));
    }
    web::Response response = web::json(told(filed.filed, filed.attachments), 201);
    response.header("Location", std::string(kBase) + "/" + filed.filed.id);
    return response;
}

cases::Case SubmissionApi::own(const web::Request& request) const {
    demand(request, "submissions:read");
    auto found = database_.read([&](storage::Transaction& transaction) {
        return cases::CaseStore{}.by_id(transaction, request.parameter("id"));
    });
    if (!found || found->owner != request.identity->account) {
        throw web::not_found("no case of this account");
    }
    return std::move(*found);
}

std::size_t SubmissionApi::count_attachments(const cases::Case& of) const {
    return database_
        .read([&](storage::Transaction& transaction) {
            return cases::CaseStore{}.attachments(transaction, of.id);
        })
        .size();
}

web::Response SubmissionApi::status(const web::Request& request) const {
    const cases::Case found = own(request);
    return web::json(told(found, count_attachments(found)));
}

web::Response SubmissionApi::document(const web::Request& request) const {
    return files_.sent(own(request));
}

web::Response SubmissionApi::receipt(const web::Request& request) const {
    return web::xml(files_.receipt(own(request)));
}

web::Response SubmissionApi::verification(const web::Request& request) const {
    const auto kept = files_.signatures(own(request));
    if (kept.reports.empty()) throw web::Refusal(404, "verification.none", "no signature");
    return web::json(kept.json);
}

web::Response SubmissionApi::attachment(const web::Request& request) const {
    return files_.attachment(own(request), request.parameter("n"));
}

}  // namespace okienko::intake
