#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::signing {

/// Words of ETSI TS 119 612 (5.5.1, 5.5.4, 5.5.9), as URIs.
namespace service_type {
inline constexpr std::string_view ca_qc = "http://uri.etsi.org/TrstSvc/Svctype/CA/QC";
inline constexpr std::string_view ca_pkc = "http://uri.etsi.org/TrstSvc/Svctype/CA/PKC";
inline constexpr std::string_view root_ca_qc =
    "http://uri.etsi.org/TrstSvc/Svctype/NationalRootCA-QC";
inline constexpr std::string_view tsa_qtst = "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST";
/// Also the beginning of TSA/TSS-QC and TSA/TSS-AdESQCandQES.
inline constexpr std::string_view tsa = "http://uri.etsi.org/TrstSvc/Svctype/TSA";
}  // namespace service_type

/// How a service is known (TS 119 612, 5.5.3).
struct ServiceIdentity {
    std::vector<std::string> certificates;     ///< DER
    std::vector<std::string> subject_names;    ///< as written
    std::vector<std::string> key_identifiers;  ///< raw X509SKI
};

/// Which certificates a qualification speaks of: a CriteriaList (TS 119 612, 5.5.9.2.2).
struct CriteriaList {
    enum class Assert { all, at_least_one, none };
    struct KeyUsageBit {
        std::string name;  ///< "nonRepudiation"
        bool set = false;
    };
    using Identifiers = std::vector<std::string>;  ///< object identifiers, dotted

    Assert assertion = Assert::all;
    std::vector<std::vector<KeyUsageBit>> key_usages;  ///< each: all bits are as told
    std::vector<Identifiers> policy_sets;              ///< each: all policies are named
    std::vector<Identifiers> extended_key_usages;      ///< each: all purposes are named
    std::vector<Identifiers> subject_attributes;       ///< each: all attributes are in the subject
    std::vector<CriteriaList> lists;
    bool unknown = false;  ///< holds a criterion that is not known here
};

/// A QualificationElement (5.5.9.2.1): what is so of the certificates that meet the criteria.
struct ServiceQualification {
    std::vector<std::string> qualifiers;  ///< the last part of the URI: "QCForESig"
    CriteriaList criteria;
    bool critical = false;
};

/// What was so of a service from one moment until the next period (5.5, 5.6).
struct ServicePeriod {
    std::string type;    ///< URI
    std::string name;    ///< English where there is one
    std::string status;  ///< the last part of the URI: "granted", "withdrawn", "undersupervision"
    std::chrono::sys_seconds since;
    ServiceIdentity identity;
    std::vector<ServiceQualification> qualifications;
    /// AdditionalServiceInformation (5.5.9.4), the last part of the URI: "ForeSignatures",
    /// "RootCA-QC".
    std::vector<std::string> information;
    /// Since when it also tells of the revocation of expired certificates (5.5.9.1).
    std::optional<std::chrono::sys_seconds> expired_revocation_since;
    std::string taken_over_by;  ///< name of the provider, else its URI (5.5.9.3)
    /// A critical extension that is not known here stands in it.
    bool unknown_critical = false;

    bool says(std::string_view what) const;  ///< `information` names it
    /// Granted, or one of the words before 1 July 2016 that say the same.
    bool is_active() const;
};

/// A service and its history: at least one period, the present one first.
struct TrustedService {
    std::vector<ServicePeriod> periods;

    const ServicePeriod& now() const { return periods.front(); }
    /// The period a moment falls in; nullptr before the first.
    const ServicePeriod* at(std::chrono::sys_seconds time) const;
    /// Every certificate its periods name, each once.
    std::vector<std::string> certificates() const;
    /// Issues certificates, by one of its periods; stamps times.
    bool is_authority() const;
    bool is_timestamping() const;
};

}  // namespace okienko::signing
