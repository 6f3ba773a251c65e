#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/case.h"
#include "server/config/clock.h"

namespace okienko::letters {

/// How a letter reached its reader.
enum class Delivery {
    waiting,    ///< it may be opened; receipt isn't confirmed yet
    opened,     ///< the reader confirmed receipt
    deemed,     ///< nobody did in time: the law says it is delivered (KPA art. 46 § 6)
    at_once,    ///< nothing had to be confirmed
    otherwise,  ///< delivered on paper or in the office, says the clerk
};

std::string_view to_string(Delivery delivery);  ///< "waiting", "opened", …, "at-once"

/// What the resident is asked for, and until when.
struct ReplyTerm {
    std::string deadline;  ///< id of the workflow's deadline
    std::string period;    ///< "7d"
    /// The day it is counted from and the last day; none before the letter is delivered.
    std::optional<std::chrono::sys_days> from;
    std::optional<std::chrono::sys_days> last_day;
};

/// A letter from the office to the resident in a case. A value; the sealed bytes lie in the
/// documents room.
struct Letter {
    std::string id;               ///< uuid
    std::string case_id;          ///< uuid
    int n = 0;                    ///< from 1 within the case
    std::string number;           ///< "OKN-2026-7K3M-9QXW-P1"
    std::string kind;             ///< of its template: "answer", "completion", …
    std::string transition;       ///< of the case's workflow: what it was sent with
    bool confirm = false;         ///< opened only by confirming receipt
    std::string document;         ///< documents room
    std::string document_sha256;  ///< 32 raw bytes
    std::uint64_t document_size = 0;
    std::string author;       ///< account of the clerk
    std::string author_name;  ///< as the letter shows it
    std::string signer;       ///< who signed beside the seal, as the certificate says; may be empty
    config::Instant sent{};
    bool noticed = false;  ///< an e-mail told that it waits
    std::optional<config::Instant> reminded;
    /// The last day on which it merely waits; it is deemed delivered on the next. None: never.
    std::optional<std::chrono::sys_days> waits_until;
    Delivery delivery = Delivery::waiting;
    std::optional<config::Instant> delivered;           ///< when it was confirmed or deemed
    std::optional<std::chrono::sys_days> delivered_on;  ///< the day that counts
    std::string receipt;  ///< documents room: the confirmation (UPD); empty: none
    std::string receipt_number;
    std::optional<ReplyTerm> reply;
    std::optional<config::Instant> answered;

    bool readable() const { return delivery != Delivery::waiting; }
};

/// What a resident sent to a case because a letter asked for it.
struct Addition {
    std::string id;
    std::string case_id;
    int n = 0;
    std::string number;  ///< "OKN-2026-7K3M-9QXW-U1"
    std::optional<std::string> letter;
    std::string document;
    std::string document_sha256;  ///< 32 raw bytes
    std::uint64_t document_size = 0;
    std::string receipt;
    std::string receipt_number;  ///< "UPP-OKN-2026-7K3M-9QXW-U1"
    std::optional<std::string> account;
    config::Instant received{};
    bool in_time = true;
};

/// A file sent along with a letter or an addition.
using Attachment = cases::Attachment;

}  // namespace okienko::letters
