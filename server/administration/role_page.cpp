#include "server/administration/role_page.h"

#include "server/accounts/directory_store.h"
#include "server/administration/page.h"

namespace okienko::administration {

namespace {

constexpr int kListed = 200;

}  // namespace

void RolePage::add_routes(web::Router& router) {
    router.get("/administracja/role",
               web::Access::role("administrator"),
               [this](const web::Request& request) { return show(request); });
}

web::Response RolePage::show(const web::Request& request) const {
    Page page(context_, request, "roles", "roles", "/administracja");
    context_.accounts.database.read([&](storage::Transaction& transaction) {
        for (const auto role : accounts::kRoles) {
            const auto holders =
                accounts::DirectoryStore{}.page(transaction, {{}, std::string(role), {}}, kListed);
            schemas::Node shown = page.root().add("role");
            shown.set("id", role).set("more", holders.more);
            for (const auto& entry : holders.entries) {
                schemas::Node person = shown.add("account");
                person.set("id", entry.account.id)
                    .set("email", entry.account.email)
                    .set("name", entry.account.name)
                    .set("blocked", entry.account.blocked.has_value())
                    .set("second-factor", entry.second_factor);
                if (role != "clerk") continue;
                for (const auto& unit : entry.account.units) person.add("unit").set("code", unit);
            }
        }
    });
    return page.show();
}

}  // namespace okienko::administration
