#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/document.h"
#include "server/cases/case.h"
#include "server/config/clock.h"
#include "signing/signer.h"

namespace okienko::letters {

/// Who seals receipts and in whose name.
struct Office {
    std::string name;             ///< "Urząd Miasta Krakowa"
    std::string identifier;       ///< e.g. its address for e-delivery
    std::string identifier_kind;  ///< "ADE", "NIP", …
};

/// What a receipt (urzędowe poświadczenie przedłożenia, UPP) proves: that this document with these
/// files came in at that moment. Never holds more of the sender than is told here.
struct Receipt {
    std::string number;       ///< "UPP-" and the number of the case
    std::string case_number;  ///< or the number of the addition
    std::string sender;       ///< "Konto w Okienku" or "Osoba bez konta": no name
    std::string sender_id;    ///< account, or "brak"
    std::string service;      ///< id; empty for what came later in a case
    std::string service_version;
    std::string package;  ///< hash of the service version
    config::Instant delivered{};
    config::Instant made{};
    std::string document_sha256;  ///< hexadecimal
    std::uint64_t document_size = 0;
    std::vector<cases::Attachment> attachments;
};

/// What a confirmation of receipt (urzędowe poświadczenie odbioru, UPD) proves: that the reader got
/// this letter at that moment. The reader's name stands in it only as the account shows it.
struct DeliveryReceipt {
    std::string number;  ///< "UPD-" and the number of the letter
    std::string case_called;
    std::string letter_number;
    std::string letter_sha256;  ///< hexadecimal
    std::uint64_t letter_size = 0;
    std::string reader;     ///< "Konto w Okienku" or "Osoba z kluczem do sprawy": no name
    std::string reader_id;  ///< account, or "brak"
    config::Instant sent{};
    config::Instant delivered{};
};

/// Receipts as schemas/xsd/receipt.xsd describes them, not yet sealed.
schemas::Document write_receipt(const Receipt& receipt, const Office& office);
schemas::Document write_receipt(const DeliveryReceipt& receipt, const Office& office);

/// The receipt with the office's seal, enveloped XAdES-B-B: the bytes to keep and give out. Throws
/// signing::CryptoError.
std::string seal_receipt(const Receipt& receipt,
                         const Office& office,
                         const signing::Signer& signer);
std::string seal_receipt(const DeliveryReceipt& receipt,
                         const Office& office,
                         const signing::Signer& signer);

}  // namespace okienko::letters
