#include "server/administration/page.h"

#include "server/accounts/account.h"

namespace okienko::administration {

std::string actor_of(const web::Request& request) {
    return accounts::audit_name(request.identity->account);
}

}  // namespace okienko::administration
