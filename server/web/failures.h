#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace okienko::web {

/// Ends a request with a page (or problem+json for the API) of this status: for outcomes no page of
/// the room tells better. `text` is the id of a public text ("error.draft-gone"); its heading is
/// the text "<id>.title" if there is one. The detail goes to the log only. Mapped in
/// error_boundary.cpp alone.
class Refusal : public std::runtime_error {
public:
    Refusal(int status, std::string text, const std::string& detail = {})
        : std::runtime_error(detail.empty() ? text : detail),
          status_(status),
          text_(std::move(text)) {}
    int status() const { return status_; }
    const std::string& text() const { return text_; }

    using Pairs = std::vector<std::pair<std::string, std::string>>;
    /// Adds a header of the answer ("Retry-After").
    Refusal& header(std::string name, std::string value) {
        headers_.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    /// Fills the place {name} of the text.
    Refusal& value(std::string name, std::string value) {
        values_.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    const Pairs& headers() const { return headers_; }
    const Pairs& values() const { return values_; }

private:
    int status_;
    std::string text_;
    Pairs headers_;
    Pairs values_;
};

inline Refusal not_found(const std::string& detail = {}) {
    return {404, "error.not-found", detail};
}

}  // namespace okienko::web
