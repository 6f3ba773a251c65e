#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/case.h"
#include "server/storage/batch.h"

namespace okienko::cases {

/// What a case is opened from: the submitted document is stored already, in the same transaction.
struct Opening {
    std::string id;      ///< new_id()
    std::string number;  ///< new_number()
    std::string service;
    std::string package;
    std::string unit;
    std::string status;  ///< first state of the workflow
    std::string subject;
    std::string language;
    config::Instant received{};
    std::string period;  ///< statutory period, "14d"; empty: none
    std::string basis;   ///< text id of its legal basis
    std::optional<std::string> owner;
    std::string key;
    std::string document;
    std::string document_sha256;
    std::uint64_t document_size = 0;
    std::string receipt;
    std::string receipt_number;
    std::string secret_hash;
    std::vector<Attachment> attachments;
    std::vector<std::chrono::sys_days> announced;  ///< days off, as Case::announced
};

/// The last day for an answer to a document received at that moment; nullopt without a period.
std::optional<Term> term_of(config::Instant received,
                            const std::string& period,
                            const std::string& basis,
                            const std::vector<std::chrono::sys_days>& announced = {});

/// Opens the case and begins its history with "received", as parts of the caller's batch.
Case open_case(storage::Batch& batch, const Opening& opening);

}  // namespace okienko::cases
