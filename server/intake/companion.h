#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "forms/service.h"
#include "schemas/document.h"
#include "server/cases/case.h"
#include "server/config/clock.h"
#include "server/intake/draft.h"
#include "server/storage/database.h"
#include "server/web/request.h"

namespace okienko::intake {

/// Port of a service with data of its own: its part in the way from draft to case. Everything has a
/// default that changes nothing. Shared by threads; calls keep no state in it.
class Companion {
public:
    virtual ~Companion() = default;

    /// Id of the service it belongs to.
    virtual std::string_view service() const = 0;

    /// How a draft begins.
    struct Beginning {
        /// Values of fields whose form.xml says `prefill="<first>"`, e.g. {"vacancy.number", …}.
        std::vector<std::pair<std::string, std::string>> known;
        std::string instead;  ///< address to go to, and no draft is made; empty: begin
    };
    /// Asked when somebody posts to /wnioski for the service.
    virtual Beginning begin(const web::Request& request) const;

    /// Address of a page of its own to show now, instead of checking, signing or sending; nullopt:
    /// go on. Asked at every step behind the form, so that the page must leave a trace by which it
    /// isn't asked for again.
    virtual std::optional<std::string> detour(const OpenDraft& open) const;

    /// A finished document, before or while it is filed.
    struct Facts {
        const forms::Service& service;
        const schemas::Document& document;
        std::optional<std::string> account;  ///< who sends; nullopt: nobody is signed in
        config::Instant now;                 ///< of receipt
        std::string language;                ///< of the reader
    };
    struct Hindrance {
        std::string rule;     ///< short stable id, for the API: "vacancy-closed"
        std::string message;  ///< in the reader's language
    };
    /// Why the document can't be sent now; nullopt: it may. Asked on the check page, and once more
    /// inside the transaction of the filing, where rows it locks stay as they are until the end.
    virtual std::optional<Hindrance> hindrance(storage::Transaction& transaction,
                                               const Facts& facts) const;

    /// Writes its own rows: the last part of the transaction that files the document.
    virtual void filed(storage::Transaction& transaction,
                       const cases::Case& opened,
                       const Facts& facts) const;

    /// A case whose resident wants to take it back, or has just done so.
    struct Withdrawal {
        const cases::Case& of;
        config::Instant now;
        std::string language;  ///< of the reader
    };
    /// Why a case can't be withdrawn now, though the workflow has a way; nullopt: it may. Asked on
    /// the page and once more inside the transaction, before the case is locked.
    virtual std::optional<Hindrance> withdrawal_hindrance(storage::Transaction& transaction,
                                                          const Withdrawal& facts) const;
    /// Follows with its own rows: the last part of the transaction that withdraws the case.
    virtual void withdrawn(storage::Transaction& transaction, const Withdrawal& facts) const;

    /// Adds what the check page is to show above its button: elements `note` with a text, and
    /// `link` with @href and a text.
    virtual void add_to_check(schemas::Node parent,
                              storage::Transaction& transaction,
                              const Facts& facts) const;
};

/// The companions by service. A value; what it points to outlives it.
class Companions {
public:
    Companions() = default;
    Companions(std::vector<const Companion*> all) : all_(std::move(all)) {}

    /// nullptr: the service has none.
    const Companion* of(std::string_view service) const;

private:
    std::vector<const Companion*> all_;
};

}  // namespace okienko::intake
