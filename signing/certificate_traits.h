#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "signing/certificate_cache.h"

namespace okienko::signing {

/// What a certificate says of itself, as far as trusted lists ask: a plain value.
struct CertificateTraits {
    enum class Type { signature, seal, website };  ///< QcType (EN 319 412-5, 4.2.3)

    std::chrono::sys_seconds not_before;
    bool qc_compliance = false;  ///< EN 319 412-5, 4.2.1
    bool qc_device = false;      ///< QcSSCD (EN 319 412-5, 4.2.2)
    std::set<Type> qc_types;
    std::set<std::string> policies;            ///< dotted
    std::optional<unsigned> key_usage;         ///< bits as OpenSSL's KU_…; nullopt: not limited
    std::set<std::string> extended_key_usage;  ///< dotted
    std::set<std::string> subject_attributes;  ///< types of the subject's attributes, dotted
    std::vector<std::string> issuer_organizations;
    std::vector<std::string> issuer_common_names;
    std::vector<std::string> subject_organizations;

    bool has_usage(std::string_view name) const;  ///< by its name in RFC 5280: "nonRepudiation"
};

/// Reads them. What can't be read says nothing.
CertificateTraits traits_of(const ParsedCertificate& certificate);

}  // namespace okienko::signing
