#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/harness/http_client.h"

namespace okienko::doors {

/// An authenticator app: knows a secret, gives each code once.
class Authenticator {
public:
    explicit Authenticator(std::string secret = {}) : secret_(std::move(secret)) {}
    /// The code of the earliest step that is still taken; waits when all were given.
    std::string next_code();

private:
    std::string secret_;
    std::int64_t last_ = 0;
};

/// Somebody with a browser, who can always sign in again.
struct Person {
    std::string email;                 ///< empty: nobody
    std::vector<std::string> options;  ///< of `okienko account create`: "--role hr"
    bool proves = false;               ///< types the code after the password
    harness::HttpClient browser;
    Authenticator app{};
    bool enrolled = false;

    /// Signs in as a person does: password, the first time also setting the app up, then the code.
    void sign_in();
    bool is_signed_in() { return browser.cookies().contains("okn-session"); }
};

inline constexpr const char* kPassword = "brzoza-pod-oknem-urzedu";

}  // namespace okienko::doors
