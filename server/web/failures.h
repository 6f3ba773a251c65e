#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace okienko::web {

/// Ends a request with a page (or problem+json for the API) of this status: for outcomes no page of the room tells better.
/// `text` is the id of a public text ("error.draft-gone"); the detail goes to the log only. Mapped in error_boundary.cpp alone.
class Refusal : public std::runtime_error {
public:
    Refusal(int status, std::string text, const std::string& detail = {})
        : std::runtime_error(detail.empty() ? text : detail), status_(status), text_(std::move(text)) {}
    int status() const { return status_; }
    const std::string& text() const { return text_; }

private:
    int status_;
    std::string text_;
};

inline Refusal not_found(const std::string& detail = {}) { return {404, "error.not-found", detail}; }

}  // namespace okienko::web
