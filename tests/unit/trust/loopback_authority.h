#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include <sys/types.h>

#include "tests/harness/test_cluster.h"

namespace Poco::Net {
class HTTPServer;
}

namespace okienko::trust::testing {

/// A certification authority of the openssl program, with its responders on loopback: `openssl ocsp
/// -port`, `openssl ts -reply` behind a web server here, and a list of what was revoked. Its keys
/// and certificates are made in a temporary folder.
class LoopbackAuthority {
public:
    LoopbackAuthority();
    ~LoopbackAuthority();
    LoopbackAuthority(const LoopbackAuthority&) = delete;
    LoopbackAuthority& operator=(const LoopbackAuthority&) = delete;

    bool made() const { return made_; }  ///< false: there is no openssl program
    std::string url(const std::string& path) const;
    std::string pem(const std::string& name) const;  ///< "ca", "tsa", "osoba", "odwolana", "lista"
    std::string der(const std::string& name) const;
    std::string key(const std::string& name) const;  ///< PEM

    std::atomic<int> crl_requests{0};
    std::atomic<bool> stale_nonce{false};  ///< the time-stamping authority repeats an old answer

private:
    bool run(const std::string& command) const;
    void must(const std::string& command) const;  ///< throws with the log
    void make_certificates();
    void start_web();
    void start_ocsp();

    harness::TemporaryFolder folder_;
    std::unique_ptr<Poco::Net::HTTPServer> web_;
    std::uint16_t port_ = 0;
    std::uint16_t ocsp_port_ = 0;
    pid_t ocsp_ = -1;
    bool made_ = false;
};

}  // namespace okienko::trust::testing
