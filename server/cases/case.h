#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/config/clock.h"

namespace okienko::cases {

/// A file sent along with the document; its bytes lie in the documents room under `upload`.
struct Attachment {
    int n = 0;               ///< from 1, in the order of the document
    std::string upload;      ///< uuid
    std::string name;        ///< last path segment, safe to show and to save under
    std::string media_type;  ///< as sniffed
    std::uint64_t size = 0;
    std::string sha256;  ///< 32 raw bytes
};

/// The statutory period of a case and what it was computed from (KPA art. 57).
struct Term {
    std::chrono::sys_days last_day;  ///< in the office's time zone
    std::chrono::sys_days event;     ///< the day that is not counted
    std::string period;              ///< as calendar::Period reads it: "14d", "1m"
    std::string basis;    ///< text id of the legal basis in the service's words; may be empty
    int not_counted = 0;  ///< days on which it did not run (KPA art. 35 § 5)
    bool chosen = false;  ///< the office set and told `last_day` in a letter: it isn't computed
    std::vector<std::chrono::sys_days> announced = {};  ///< as Case::announced
};

/// One submitted document and what became of it. A value; the bytes lie in the documents room.
struct Case {
    std::string id;        ///< uuid
    std::string number;    ///< public: "OKN-2026-7K3M-9QXW"
    std::string service;   ///< id of the service
    std::string package;   ///< hash of the service version, 64 hexadecimal digits
    std::string unit;      ///< code of the unit that has it now
    std::string status;    ///< state of the service's workflow, e.g. "submitted"
    std::string subject;   ///< one line for lists; never identifiers
    std::string language;  ///< of the resident's form
    config::Instant received{};
    std::optional<Term> term;
    std::optional<std::string> sign;      ///< znak sprawy; only once registered
    std::optional<std::string> assignee;  ///< account of the clerk
    std::string assignee_name;            ///< as shown when the clerk took it
    std::optional<std::string> owner;     ///< account that sent or adopted it
    std::string key;                      ///< documents room: key of the content
    std::string document;                 ///< documents room: id of the submitted bytes
    std::string document_sha256;          ///< 32 raw bytes
    std::uint64_t document_size = 0;
    std::string receipt;  ///< documents room: id of the sealed receipt (UPP)
    std::string receipt_number;
    int revision = 1;
    std::optional<config::Instant> closed;
    std::string outcome;  ///< the transition that closed it; empty while open
    /// Since this day the term does not run.
    std::optional<std::chrono::sys_days> paused_since;
    /// Statutory days off that were announced beside those of the calendar: announced_days.h.
    std::vector<std::chrono::sys_days> announced;

    /// The sign once there is one, else the number: what people call the case.
    const std::string& called() const { return sign ? *sign : number; }
};

/// One entry of a case's history.
struct Event {
    std::string kind;   ///< "received", "registered", "taken", "returned", "passed", "moved",
                        ///< "noted", "closed", "adopted", "letter", "reminded", "delivered",
                        ///< "deemed-delivered", "completed", "recomputed", "withdrawn"
    std::string actor;  ///< "resident", "office" or "system"
    std::optional<std::string> account;
    std::string name;  ///< of the clerk, as shown; empty for residents
    std::string note;
    std::string details = "{}";  ///< JSON object
    bool shown = true;           ///< to the resident
    config::Instant at{};
    std::string note_sealed = {};  ///< instead of a note: event_note.h
};

}  // namespace okienko::cases
