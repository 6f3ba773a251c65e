#pragma once

#include <string>
#include <vector>

#include "signing/key_pair.h"
#include "tests/unit/signing/signed_document.h"

namespace okienko::signing::testing {

/// A period of a service as a trusted list writes it.
struct PeriodText {
    std::string type = "http://uri.etsi.org/TrstSvc/Svctype/CA/QC";
    std::string status = "granted";
    std::string since = "2016-07-01T00:00:00Z";
    std::vector<std::string> certificates;  ///< DER
    std::vector<std::string> information = {"ForeSignatures"};
    std::string extensions{};  ///< more Extension elements
};
struct ServiceText {
    PeriodText now;
    std::vector<PeriodText> history{};
};
struct PointerText {
    std::string location;
    std::string territory;
    std::vector<std::string> certificates;  ///< DER
    bool to_lists = false;
};

/// A trusted list of ETSI TS 119 612, with invented names.
struct ListText {
    int version = 6;
    int sequence = 1;
    bool of_lists = false;
    std::string territory = "PL";
    std::string issued = "2026-01-01T00:00:00Z";
    std::string next_update = "2026-06-01T00:00:00Z";  ///< "": closed
    std::vector<std::string> uris = {"https://listy.example/o-listach"};
    std::vector<PointerText> pointers{};
    std::string provider = "Próbny urząd";
    std::vector<ServiceText> services{};

    std::string xml() const;
    /// With an enveloped XAdES signature over the whole.
    std::string signed_by(const KeyPair& key) const;
};

/// An Extension with one QualificationElement.
std::string qualification(const std::vector<std::string>& qualifiers, const std::string& criteria);
std::string policy_criteria(const std::string& policy);

/// Value of the QCStatements extension, DER in hexadecimal after "DER:": by name "compliance",
/// "device", "signature", "seal", "website".
std::string qc_statements(const std::vector<std::string>& says);

}  // namespace okienko::signing::testing
