#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signing/revocation_value.h"

namespace okienko::signing {

/// Certificates (DER) and revocation values it takes to validate something.
struct ValidationValues {
    std::vector<std::string> certificates;
    std::vector<RevocationValue> revocation;

    bool empty() const { return certificates.empty() && revocation.empty(); }
};

/// Unsigned properties of XAdES 1.3.2 and 1.4.1 as text: in ASCII, each with the namespaces it
/// uses, so that it may be put into any document.

/// EN 319 132-1, 5.4.1 and 5.4.2. Without a value the property says that none is needed.
std::string certificate_values(const ValidationValues& values);
std::string revocation_values(const ValidationValues& values);
/// EN 319 132-1, 5.5.1: for the time-stamps before it.
std::string timestamp_validation_data(const ValidationValues& values);

/// EN 319 132-1, 5.3 (xades:SignatureTimeStamp), 5.5.2 (xades141:ArchiveTimeStamp); exclusive c14n.
enum class StampedProperty { signature, archive };
std::string timestamp_property(StampedProperty property, std::string_view token_der);

/// Properties in the frames they need where a signature has none yet (EN 319 132-1, 4.3.3, 4.3.6).
std::string in_signature_properties(std::string_view properties);
std::string in_unsigned_properties(std::string_view properties);

}  // namespace okienko::signing
