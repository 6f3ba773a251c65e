#include "signing/certificate_qualification.h"

#include <algorithm>
#include <array>

#include "signing/provider_names.h"
#include "signing/service_criteria.h"

namespace okienko::signing {

namespace {

using Device = CertificateQualification::Device;
using Status = CertificateQualification::Status;
using Type = CertificateTraits::Type;

constexpr const char* policy_qcp = "0.4.0.1456.1.2";       // TS 101 456: QCP public
constexpr const char* policy_qcp_plus = "0.4.0.1456.1.1";  // TS 101 456: QCP public + SSCD

constexpr std::array<std::string_view, 13> known_qualifiers = {"QCForESig",
                                                               "QCForESeal",
                                                               "QCForWSA",
                                                               "QCForLegalPerson",
                                                               "QCStatement",
                                                               "NotQualified",
                                                               "QCWithQSCD",
                                                               "QCNoQSCD",
                                                               "QCQSCDStatusAsInCert",
                                                               "QCQSCDManagedOnBehalf",
                                                               "QCWithSSCD",
                                                               "QCNoSSCD",
                                                               "QCSSCDStatusAsInCert"};

/// One of the three things a certificate may be qualified for.
struct Purpose {
    Type type;
    std::string_view information;             ///< of the service
    std::string_view qualifier;               ///< that says so
    std::array<std::string_view, 3> foreign;  ///< qualifiers that contradict it
};
constexpr Purpose for_signature{
    Type::signature, "ForeSignatures", "QCForESig", {"QCForESeal", "QCForWSA", "QCForLegalPerson"}};
constexpr Purpose for_seal{Type::seal, "ForeSeals", "QCForESeal", {"QCForESig", "QCForWSA", ""}};
constexpr Purpose for_website{
    Type::website, "ForWebSiteAuthentication", "QCForWSA", {"QCForESig", "QCForESeal", ""}};

/// The qualifiers of the services that speak of the certificate (4.4.4-11).
struct Qualifiers {
    std::set<std::string, std::less<>> names;
    bool unclear = false;  ///< a critical one with criteria that can't be decided
    bool foreign = false;  ///< a critical one that is not known

    bool has(std::string_view name) const { return names.find(name) != names.end(); }
};

bool is_known(std::string_view qualifier) {
    return std::find(known_qualifiers.begin(), known_qualifiers.end(), qualifier) !=
           known_qualifiers.end();
}

using Services = std::vector<ServiceAtTime>;

Qualifiers qualifiers_of(std::span<const ServiceAtTime> services,
                         const CertificateTraits& certificate) {
    Qualifiers found;
    for (const ServiceAtTime& service : services) {
        for (const ServiceQualification& one : service.period->qualifications) {
            const CriteriaMatch matched = match(one.criteria, certificate);
            if (matched == CriteriaMatch::unknown && one.critical) found.unclear = true;
            if (matched != CriteriaMatch::met) continue;
            for (const std::string& name : one.qualifiers) {
                found.names.insert(name);
                if (one.critical && !is_known(name)) found.foreign = true;
            }
        }
    }
    return found;
}

/// Tables 1, 2 and 3: the row is what the certificate says, the column what the list says of it.
Status cell(const CertificateTraits& certificate,
            const Qualifiers& qualifiers,
            const Purpose& purpose) {
    const bool statement = qualifiers.has("QCStatement");
    if (qualifiers.has("NotQualified")) return Status::not_qualified;
    if (qualifiers.has(purpose.qualifier)) {
        return statement || certificate.qc_compliance ? Status::qualified : Status::not_qualified;
    }
    if (!certificate.qc_compliance && !statement) return Status::not_qualified;
    const auto& types = certificate.qc_types;
    if (types.empty()) {
        if (!certificate.qc_compliance) return Status::indeterminate;
        return purpose.type == Type::signature ? Status::qualified : Status::not_qualified;
    }
    if (types.count(purpose.type) == 0) return Status::not_qualified;
    return types.size() == 1 ? Status::qualified : Status::indeterminate;
}

/// One pass over a certificate, at one moment.
class Pass {
public:
    Pass(const CertificateTraits& certificate,
         std::span<const ServiceAtTime> services,
         std::chrono::sys_seconds time)
        : certificate_(certificate), services_(services), time_(time) {}

    CertificateQualification run() {
        if (services_.empty()) {
            result_.reason = "no service for qualified certificates is listed that it comes from";
            return result_;
        }
        if (!issuer_is_provider()) {
            return undecided("the issuer of the certificate is not named as the provider listed");
        }
        const bool directive = time_ < eidas_start || certificate_.not_before < eidas_start;
        if (directive) {
            by_directive();
        } else {
            by_regulation();
        }
        return result_;
    }

private:
    CertificateQualification undecided(std::string reason) {
        result_.signature = result_.seal = result_.website = Status::indeterminate;
        result_.device = Device::indeterminate;
        result_.reason = std::move(reason);
        return result_;
    }

    /// 4.4.4-06: the organisation of the issuer; where it has none, its common name.
    bool issuer_is_provider() const {
        const auto& names = certificate_.issuer_organizations.empty()
                                ? certificate_.issuer_common_names
                                : certificate_.issuer_organizations;
        return names_provider(names, services_);
    }

    /// 4.4.4-08 to -32.
    void by_regulation() {
        result_.signature = check(for_signature);
        result_.seal = check(for_seal);
        result_.website = check(for_website);
        const int qualified = (result_.signature == Status::qualified ? 1 : 0) +
                              (result_.seal == Status::qualified ? 1 : 0) +
                              (result_.website == Status::qualified ? 1 : 0);
        if (qualified > 1) {  // table 4
            undecided("the lists qualify the certificate for more than one thing");
            return;
        }
        if (qualified == 1) result_.reason.clear();
        if (result_.signature == Status::qualified) device_by_regulation(for_signature);
        if (result_.seal == Status::qualified) device_by_regulation(for_seal);
    }

    Services services_for(const Purpose& purpose) const {
        Services found;
        for (const ServiceAtTime& service : services_) {
            if (service.period->says(purpose.information)) found.push_back(service);
        }
        return found;
    }

    Status because(Status status, std::string reason) {
        if (result_.reason.empty()) result_.reason = std::move(reason);
        return status;
    }

    /// One column of results: 4.4.4-08 to -15 for signatures, -16 to -23 for seals, -24 to -31 for
    /// websites.
    Status check(const Purpose& purpose) {
        const Services services = services_for(purpose);
        if (services.empty()) {
            return because(Status::not_qualified,
                           "the service is not listed as one " + std::string(purpose.information));
        }
        if (!all_alike(services)) {
            return because(Status::indeterminate, "services with different statuses are listed");
        }
        const std::string& status = services.front().period->status;
        if (status == "withdrawn") {
            return because(Status::not_qualified, "the status of the service is withdrawn");
        }
        if (status != "granted") {
            return because(Status::indeterminate,
                           "the service has a status of before the regulation: " + status);
        }
        const Qualifiers qualifiers = qualifiers_of(services, certificate_);
        const bool contradicted =
            std::any_of(purpose.foreign.begin(), purpose.foreign.end(), [&](std::string_view one) {
                return qualifiers.has(one);
            });
        if (contradicted || (qualifiers.has("NotQualified") && qualifiers.has("QCStatement"))) {
            return because(Status::indeterminate,
                           "the qualifiers of the list contradict each other");
        }
        if (qualifiers.unclear) {
            return because(Status::indeterminate, "the list asks for what can't be decided here");
        }
        const Status found = cell(certificate_, qualifiers, purpose);
        if (found == Status::not_qualified) {
            because(found, "neither the certificate nor the list says that it is a qualified one");
        } else if (found == Status::indeterminate) {
            because(found, "the certificate does not say clearly what it is qualified for");
        }
        return found;
    }

    /// 4.5.4-04, -05, table 7.
    void device_by_regulation(const Purpose& purpose) {
        const Qualifiers found = qualifiers_of(services_for(purpose), certificate_);
        const bool with = found.has("QCWithQSCD");
        const bool without = found.has("QCNoQSCD");
        const bool managed = found.has("QCQSCDManagedOnBehalf");
        const bool as_in_certificate = found.has("QCQSCDStatusAsInCert");
        const bool inconsistent = (found.has("QCWithSSCD") && !with) ||
                                  (found.has("QCNoSSCD") && !without) || (with && without) ||
                                  (managed && without) ||
                                  (as_in_certificate && (with || without || managed));
        if (inconsistent || found.foreign) {
            result_.device = Device::indeterminate;
            because(Status::indeterminate,
                    inconsistent ? "the qualifiers about the device contradict each other"
                                 : "the list has a critical qualifier that is not known here");
        } else {
            decide_device(with || managed, without, certificate_.qc_device);
        }
    }

    void decide_device(bool with, bool without, bool certificate_says) {
        const bool in_device = with || (!without && certificate_says);
        result_.device = in_device ? Device::in_device : Device::not_in_device;
    }

    /// 4.4.4-33, table 5: only signatures of natural persons were known.
    void by_directive() {
        if (!all_alike(services_)) {
            undecided("services with different statuses are listed");
            return;
        }
        if (!served_then()) return;
        const Qualifiers found = qualifiers_of(services_, certificate_);
        if (found.unclear || found.has("QCForESeal") || found.has("QCForWSA") ||
            (found.has("NotQualified") && found.has("QCStatement"))) {
            result_.signature =
                because(Status::indeterminate, "the qualifiers of the list contradict each other");
            result_.device = Device::indeterminate;
            return;
        }
        const bool says = certificate_.qc_compliance || certificate_.policies.count(policy_qcp) ||
                          certificate_.policies.count(policy_qcp_plus);
        const bool qualified = !found.has("NotQualified") && !found.has("QCForLegalPerson") &&
                               (found.has("QCStatement") || says);
        result_.signature =
            qualified ? Status::qualified
                      : because(Status::not_qualified,
                                "neither the certificate nor the list says that it is a qualified "
                                "one for a natural person");
        if (qualified) device_by_directive(found);
    }

    /// 4.4.4-33, item f.
    bool served_then() {
        if (time_ < eidas_start) {
            if (services_.front().period->is_active()) return true;
            because(Status::not_qualified,
                    "the status of the service was " + services_.front().period->status);
            return false;
        }
        const Services services = services_for(for_signature);
        if (!services.empty() && services.front().period->status == "granted") return true;
        because(Status::not_qualified,
                services.empty()
                    ? "the service is not listed as one ForeSignatures"
                    : "the status of the service is " + services.front().period->status);
        return false;
    }

    /// 4.5.4-03, table 6; after the regulation came, table 7 with the old words allowed.
    void device_by_directive(const Qualifiers& found) {
        const bool later = time_ >= eidas_start;
        const bool with =
            found.has("QCWithSSCD") ||
            (later && (found.has("QCWithQSCD") || found.has("QCQSCDManagedOnBehalf")));
        const bool without = found.has("QCNoSSCD") || (later && found.has("QCNoQSCD"));
        const bool as_in_certificate =
            found.has("QCSSCDStatusAsInCert") || (later && found.has("QCQSCDStatusAsInCert"));
        if ((with && without) || (as_in_certificate && (with || without))) {
            result_.device = Device::indeterminate;
            because(Status::indeterminate, "the qualifiers about the device contradict each other");
            return;
        }
        decide_device(with,
                      without,
                      certificate_.qc_device || certificate_.policies.count(policy_qcp_plus) > 0);
    }

    const CertificateTraits& certificate_;
    std::span<const ServiceAtTime> services_;
    std::chrono::sys_seconds time_;
    CertificateQualification result_;
};

Status both(Status a, Status b) {
    if (a == Status::not_qualified || b == Status::not_qualified) return Status::not_qualified;
    return a == b ? a : Status::indeterminate;
}

}  // namespace

CertificateQualification qualify(const CertificateTraits& certificate,
                                 std::span<const ServiceAtTime> services,
                                 std::chrono::sys_seconds time) {
    return Pass(certificate, services, time).run();
}

SignatureKind kind_of(const CertificateQualification& at_issuance,
                      const CertificateQualification& at_signing) {
    const Status signature = both(at_issuance.signature, at_signing.signature);
    const Status seal = both(at_issuance.seal, at_signing.seal);
    if (signature != Status::qualified && seal != Status::qualified) {
        return signature == Status::indeterminate || seal == Status::indeterminate
                   ? SignatureKind::indeterminate
                   : SignatureKind::advanced;
    }
    const bool is_seal = seal == Status::qualified;
    switch (at_signing.device) {
        case Device::in_device:
            return is_seal ? SignatureKind::qualified_seal : SignatureKind::qualified_signature;
        case Device::not_in_device:
            return is_seal ? SignatureKind::advanced_qc_seal : SignatureKind::advanced_qc_signature;
        case Device::indeterminate:
            break;
    }
    return SignatureKind::indeterminate;
}

}  // namespace okienko::signing
