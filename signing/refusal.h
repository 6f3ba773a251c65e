#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace okienko::signing {

/// Foreign input a step will not go on with: thrown inside verification, caught where one reference
/// or one file is gathered, and told in the report. Never leaves this library.
class Refusal : public std::runtime_error {
public:
    Refusal(std::string code, const std::string& reason)
        : std::runtime_error(reason), code_(std::move(code)) {}
    const std::string& code() const { return code_; }  ///< stable word, as Check::code

private:
    std::string code_;
};

}  // namespace okienko::signing
