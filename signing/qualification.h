#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::signing {

/// What a certificate is good for before the law at one moment (ETSI TS 119 615, 4.4, 4.5).
struct CertificateQualification {
    enum class Status { not_qualified, qualified, indeterminate };
    enum class Device { not_in_device, in_device, indeterminate };

    Status signature = Status::not_qualified;  ///< a qualified one for electronic signatures
    Status seal = Status::not_qualified;
    Status website = Status::not_qualified;
    /// Whether its key is in a qualified device (QSCD; an SSCD before 1 July 2016).
    Device device = Device::not_in_device;
    std::string reason;  ///< English, for specialists

    bool is_qualified() const;
    friend bool operator==(const CertificateQualification&,
                           const CertificateQualification&) = default;
};

/// What a signature is before Regulation (EU) No 910/2014.
enum class SignatureKind {
    qualified_signature,    ///< QESig
    qualified_seal,         ///< QESeal
    advanced_qc_signature,  ///< AdESig-QC: qualified certificate, no qualified device
    advanced_qc_seal,       ///< AdESeal-QC
    advanced,               ///< AdES
    not_applicable,         ///< N/A: it failed
    indeterminate,          ///< it is not known
};
std::string_view to_string(SignatureKind kind);
std::string_view to_string(CertificateQualification::Status status);
std::string_view to_string(CertificateQualification::Device device);  ///< "yes", "no", …

/// The service of a trusted list a verdict rests on.
struct NamedService {
    std::string name;
    std::string provider;
    std::string territory;
    std::string status;  ///< at the time asked about
};

/// The qualified status of a signature, by the trusted lists at hand.
struct SignatureQualification {
    SignatureKind kind = SignatureKind::indeterminate;
    std::chrono::sys_seconds at;  ///< the best time it is known to have existed at
    CertificateQualification at_issuance;
    CertificateQualification at_signing;
    std::vector<NamedService> services;
    std::string reason;  ///< English: why it is not more

    bool is_qualified() const {
        return kind == SignatureKind::qualified_signature || kind == SignatureKind::qualified_seal;
    }
};

/// The qualified status of a time-stamp (TS 119 615, 4.7).
struct TimestampQualification {
    enum class Kind { qualified, not_qualified, not_applicable, indeterminate };
    Kind kind = Kind::indeterminate;
    std::vector<NamedService> services;
    std::string reason;
};
std::string_view to_string(TimestampQualification::Kind kind);  ///< "QTSA", "TSA", "N/A", …

}  // namespace okienko::signing
