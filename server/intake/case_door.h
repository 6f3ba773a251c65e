#pragma once

#include "server/cases/case.h"
#include "server/intake/case_pass.h"
#include "server/storage/database.h"
#include "server/web/request.h"

namespace okienko::intake {

/// Which of the two ways a person came to a case: by the account that owns it, or by its secret.
enum class Door { account, pass };

/// Where a case's pages lie: "/konto/sprawy/{number}", "/sprawa/{number}".
std::string base_of(Door door);
/// The page of one case.
std::string page_of(const cases::Case& of, Door door);

/// Lets the right person in. Shared by threads.
class CaseDoor {
public:
    CaseDoor(storage::Database& database, const CasePass& pass)
        : database_(database), pass_(pass) {}

    /// The case of the path's {number}; Refusal 404 for everybody else.
    cases::Case enter(const web::Request& request, Door door) const;

private:
    storage::Database& database_;
    const CasePass& pass_;
};

}  // namespace okienko::intake
