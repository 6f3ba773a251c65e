#pragma once

#include "signing/certificate_traits.h"
#include "signing/trusted_service.h"

namespace okienko::signing {

/// Whether a certificate meets a CriteriaList of a trusted list (ETSI TS 119 612, 5.5.9.2.2):
/// `unknown` where a criterion that is not known here decides.
enum class CriteriaMatch { met, not_met, unknown };
CriteriaMatch match(const CriteriaList& criteria, const CertificateTraits& certificate);

}  // namespace okienko::signing
