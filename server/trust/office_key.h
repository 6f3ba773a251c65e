#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

#include "server/trust/master_key.h"
#include "signing/key_pair.h"

namespace okienko::trust {

/// The key the office seals receipts with, read from a folder: `key.pem` (mode 0600) and
/// `certificate.pem` (the office's certificate first, then those that lead up from it). An operator
/// replaces it by putting other files there before a start and the old certificate into `retired/`,
/// so that what it sealed can still be checked. Immutable after start, shared by threads.
class OfficeKey : public signing::Signer {
public:
    /// Makes the folder with a new EC P-256 key and a self-signed certificate in the office's name
    /// when there is none (atomically: the folder appears complete or not at all). Throws KeyFault:
    /// one file without the other, unreadable, of a kind we don't sign with, or not belonging
    /// together.
    static OfficeKey open_or_create(const std::filesystem::path& folder,
                                    std::string_view office_name,
                                    std::chrono::sys_seconds now);

    /// Reads the folder and makes nothing. Throws KeyFault, also when there is no such folder.
    static OfficeKey open(const std::filesystem::path& folder);

    signing::SignatureAlgorithm algorithm() const override { return pair_.algorithm(); }
    const std::vector<std::string>& certificate_chain() const override {
        return pair_.certificate_chain();
    }
    std::string sign(std::string_view data) const override { return pair_.sign(data); }

    const signing::CertificateSummary& certificate() const { return summary_; }
    /// DER of the certificates in `retired/`.
    const std::vector<std::string>& retired() const { return retired_; }

private:
    OfficeKey(signing::KeyPair pair, std::vector<std::string> retired);

    signing::KeyPair pair_;
    signing::CertificateSummary summary_;
    std::vector<std::string> retired_;
};

}  // namespace okienko::trust
