#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "server/calendar/deadline.h"
#include "server/config/clock.h"

namespace okienko::accounts {

/// A form somebody began, as /konto shows it.
struct DraftSummary {
    std::string title;   ///< of the service, in the reader's language
    std::string href;    ///< "/wnioski/…"
    std::string remove;  ///< address of the page that asks and removes; empty: none
    config::Instant saved{};
    std::chrono::sys_days expires{};  ///< removed on this day
    int pages = 0;                    ///< of the form; 0: not told
    int pages_left = 0;
};

/// A case as /konto shows it: state and deadline at a glance.
struct CaseSummary {
    enum class Tone { calm, waiting, done };  ///< waiting: something is expected of the resident
    std::string href;                         ///< "/konto/sprawy/…"
    std::string title;                        ///< of the service, in the reader's language
    std::string called;                       ///< case sign once there is one, else the number
    std::string subject;                      ///< one line; may be empty
    std::string state;                        ///< words of the state, in the reader's language
    Tone tone = Tone::calm;
    config::Instant sent{};
    std::optional<config::Instant> closed;
    std::optional<calendar::Deadline> deadline;  ///< of the answer; only while it runs
    std::string basis;  ///< words of the period's legal basis; may be empty
};

struct CaseLists {
    std::vector<CaseSummary> open;    ///< newest first
    std::vector<CaseSummary> closed;  ///< newest first, only the last few
    std::size_t closed_total = 0;
};

/// Port to whoever keeps drafts and cases (the rooms to the right). Called on every view of /konto:
/// must be quick. Safe from any thread.
class Overview {
public:
    virtual ~Overview() = default;
    virtual std::vector<DraftSummary> drafts(const std::string& account,
                                             const std::string& language) = 0;
    virtual CaseLists cases(const std::string& account, const std::string& language) = 0;
    /// All finished cases, newest first; at most a few hundred.
    virtual std::vector<CaseSummary> closed_cases(const std::string& account,
                                                  const std::string& language) = 0;
};

}  // namespace okienko::accounts
