#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/catalogue/services.h"
#include "server/config/clock.h"
#include "server/documents/attachments.h"
#include "server/documents/document_key.h"
#include "server/intake/draft.h"
#include "server/intake/draft_store.h"
#include "server/storage/database.h"

namespace okienko::intake {

/// Drafts as their owners see them: opened, begun, saved with their content sealed. Shared by
/// threads.
class Drafts {
public:
    static constexpr std::chrono::days kLife{14};       ///< after the last save
    static constexpr std::chrono::minutes kParked{60};  ///< fields posted after the session ended

    Drafts(storage::Database& database,
           catalogue::Services& services,
           documents::Attachments& attachments,
           const documents::DocumentKeys& keys,
           const config::Clock& clock);

    enum class Access {
        granted,
        none,     ///< there is none, or it is another person's: nobody learns which
        sign_in,  ///< this browser used it, but nobody is signed in now
        expired,
        sent,  ///< granted, but frozen: only its case can be shown
    };
    struct Found {
        Access access = Access::none;
        std::optional<Draft> draft;  ///< except with none
    };
    Found find(const Requester& requester, std::string_view id) const;
    /// Decrypts a draft that find() granted. Gives an anonymous draft to the account that opens it.
    /// Throws Tampered or Erased.
    OpenDraft open(const Requester& requester, const Draft& draft) const;

    /// Begins a draft of a service; `known` is what its fields may start with. nullopt when there
    /// is no such service now.
    std::optional<Draft> start(const Requester& requester,
                               std::string_view service,
                               const std::string& language,
                               const std::vector<std::pair<std::string, std::string>>& known) const;

    /// A file that was stored, and the question it answers.
    struct Added {
        std::string upload;
        std::string field;
    };
    /// Writes values and page, adds and removes files, raises the revision; all of it or, when
    /// somebody saved in between, nothing and false.
    bool save(OpenDraft& open,
              const Requester& requester,
              const std::vector<Added>& added = {},
              const std::vector<std::string>& removed = {}) const;
    /// Removes files of questions that are not asked any more; the revision stays.
    void drop_files(const Draft& draft, const std::vector<std::string>& uploads) const;
    /// The person throws the draft away, with its key.
    void discard(const Draft& draft) const;

    void park(const Draft& draft,
              const Requester& requester,
              const std::string& page,
              const forms::Values& fields) const;
    struct Parked {
        std::string page;
        forms::Values fields;
    };
    std::optional<Parked> unpark(const Draft& draft, const Requester& requester) const;

    std::vector<Draft> of_account(std::string_view account) const;
    /// The periodic task: erases what nobody came back to. Returns how many.
    std::size_t expire() const;

    /// The service version a draft was begun with. Throws Tampered when it is gone.
    std::shared_ptr<const forms::Service> service_of(const Draft& draft) const;
    documents::DocumentKey key_of(const Draft& draft) const;
    documents::Attachments& attachments() const { return attachments_; }
    config::Instant now() const { return clock_.now(); }

private:
    std::vector<forms::Attachment> files_of(storage::Transaction& transaction,
                                            const Draft& draft) const;

    storage::Database& database_;
    catalogue::Services& services_;
    documents::Attachments& attachments_;
    const documents::DocumentKeys& keys_;
    const config::Clock& clock_;
};

}  // namespace okienko::intake
