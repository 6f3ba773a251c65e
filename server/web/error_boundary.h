#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "server/config/log.h"
#include "server/web/exchange.h"
#include "server/web/pages.h"

namespace okienko::web {

/// The one place where a failure becomes an answer: a page in the reader's language with the
/// request's id, or problem+json for machines. Nothing of the failure's inside is shown; it goes to
/// the log.
class ErrorBoundary {
public:
    ErrorBoundary(const Pages& pages, const Router& router, config::Log log);
    Response operator()(Exchange& exchange, const Next& next) const;

    /// What remains when not even the error page can be made: words of both languages, no
    /// stylesheet.
    static Response plain_page(int status, const std::string& request_id);

private:
    /// A failure as it is told.
    struct Verdict {
        int status = 500;
        std::string text = "error.internal";
        std::vector<std::pair<std::string, std::string>> headers;
        std::vector<std::pair<std::string, std::string>> values;
    };
    Verdict judge(const Exchange& exchange, const std::exception_ptr& failure) const;
    Response tell(const Exchange& exchange, const Verdict& verdict) const;

    const Pages* pages_;
    const Router* router_;
    config::Log log_;
};

}  // namespace okienko::web
