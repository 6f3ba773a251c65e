#include "server/web/session.h"

#include <algorithm>
#include <stdexcept>

#include "server/web/ascii.h"
#include "server/web/csrf.h"
#include "server/web/secrets.h"

namespace okienko::web {

namespace {

constexpr const char* kSessionCookie = "okn-session";
constexpr const char* kVisitorCookie = "okn-visitor";
constexpr std::size_t kVisitorLength = 43;
constexpr long kVisitorSeconds = 90L * 24 * 3600;
constexpr std::size_t kLongestSecret = 512;
constexpr std::size_t kShortestKey = 16;

bool is_visitor_secret(const std::string& text) {
    return text.size() == kVisitorLength && std::all_of(text.begin(), text.end(), [](char letter) {
               return is_ascii_alphanumeric(letter) || letter == '-' || letter == '_';
           });
}

std::optional<std::string> bearer_secret(const Request& request) {
    const auto value = request.header("Authorization");
    constexpr std::string_view kScheme = "Bearer ";
    if (!value || !equal_ascii(std::string_view(*value).substr(0, kScheme.size()), kScheme))
        return std::nullopt;
    const std::string_view secret = trim_blanks(std::string_view(*value).substr(kScheme.size()));
    if (secret.empty() || secret.size() > kLongestSecret) return std::nullopt;
    return std::string(secret);
}

}  // namespace

Session::Session(IdentitySource& identities, std::string csrf_key)
    : identities_(&identities), csrf_key_(std::move(csrf_key)) {
    if (csrf_key_.size() < kShortestKey)
        throw std::invalid_argument("the key of form tokens is too short");
}

Response Session::operator()(Exchange& exchange, const Next& next) const {
    Request& request = exchange.request;
    if (exchange.for_everyone()) return next();
    if (exchange.match.route != nullptr &&
        exchange.match.route->access.kind == Access::Kind::token) {
        if (const auto secret = bearer_secret(request))
            request.identity = identities_->by_token(*secret);
        return next();
    }
    const auto cookie = request.cookie(kSessionCookie);
    if (cookie && !cookie->empty() && cookie->size() <= kLongestSecret) {
        request.identity = identities_->by_session(*cookie);
    }
    const auto visitor = request.cookie(kVisitorCookie);
    exchange.new_visitor = !visitor || !is_visitor_secret(*visitor);
    request.visitor = exchange.new_visitor ? random_secret() : *visitor;
    request.csrf = form_token(csrf_key_, request.visitor);
    return next();
}

void set_visitor_cookie(const Exchange& exchange, Response& response) {
    const Request& request = exchange.request;
    if (!exchange.new_visitor || request.visitor.empty()) return;
    const bool used =
        !request.csrf.empty() && response.body.find(request.csrf) != std::string::npos;
    const bool changed = request.method != Method::get && request.method != Method::head;
    if (used || changed) response.cookie(kVisitorCookie, request.visitor, kVisitorSeconds);
}

}  // namespace okienko::web
