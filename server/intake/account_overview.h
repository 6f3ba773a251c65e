#pragma once

#include "server/accounts/overview.h"
#include "server/cases/case.h"
#include "server/catalogue/services.h"
#include "server/intake/drafts.h"
#include "server/storage/database.h"

namespace okienko::intake {

/// What /konto lists: the drafts and cases of an account. Safe from any thread.
class AccountOverview : public accounts::Overview {
public:
    AccountOverview(const Drafts& drafts,
                    storage::Database& database,
                    catalogue::Services& services)
        : drafts_(drafts), database_(database), services_(services) {}

    std::vector<accounts::DraftSummary> drafts(const std::string& account,
                                               const std::string& language) override;
    accounts::CaseLists cases(const std::string& account, const std::string& language) override;
    std::vector<accounts::CaseSummary> closed_cases(const std::string& account,
                                                    const std::string& language) override;

private:
    accounts::CaseSummary summary(const okienko::cases::Case& shown,
                                  const std::vector<std::string>& waiting,
                                  const std::string& language);

    const Drafts& drafts_;
    storage::Database& database_;
    catalogue::Services& services_;
};

}  // namespace okienko::intake
