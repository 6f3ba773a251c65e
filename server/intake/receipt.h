#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/document.h"
#include "server/cases/case.h"
#include "server/config/clock.h"
#include "signing/signer.h"

namespace okienko::intake {

/// Who seals receipts and in whose name.
struct Office {
    std::string name;             ///< "Urząd Miasta Krakowa"
    std::string identifier;       ///< e.g. its address for e-delivery
    std::string identifier_kind;  ///< "ADE", "NIP", …
};

/// What a receipt (urzędowe poświadczenie przedłożenia, UPP) proves: that this document with these
/// files came in at that moment. Never holds more of the sender than is told here.
struct Receipt {
    std::string number;  ///< "UPP-" and the number of the case
    std::string case_number;
    std::string sender;     ///< "Konto w Okienku" or "Osoba bez konta": no name
    std::string sender_id;  ///< account, or "brak"
    std::string service;
    std::string service_version;
    std::string package;  ///< hash of the service version
    config::Instant delivered{};
    config::Instant made{};
    std::string document_sha256;  ///< hexadecimal
    std::uint64_t document_size = 0;
    std::vector<cases::Attachment> attachments;
};

/// The receipt as schemas/xsd/receipt.xsd describes it, not yet sealed.
schemas::Document write_receipt(const Receipt& receipt, const Office& office);

/// The receipt with the office's seal, enveloped XAdES-B-B: the bytes to keep and give out. Throws
/// signing::CryptoError.
std::string seal_receipt(const Receipt& receipt,
                         const Office& office,
                         const signing::Signer& signer);

}  // namespace okienko::intake
