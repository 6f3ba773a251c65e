#include "server/administration/account_list.h"

#include <fmt/format.h>

#include "server/accounts/directory_store.h"
#include "server/administration/page.h"
#include "server/calendar/local_time.h"
#include "server/web/escape.h"

namespace okienko::administration {

namespace {

constexpr int kPageSize = 50;
constexpr std::size_t kLongestWords = 100;

accounts::DirectoryStore::Query read_query(const web::Fields& fields) {
    accounts::DirectoryStore::Query query;
    query.words = fields.get("q").substr(0, kLongestWords);
    const std::string role = fields.get("rola");
    if (role == "staff" || accounts::is_role(role)) query.role = role;
    query.after = fields.get("po").substr(0, 2 * kLongestWords);
    return query;
}

void add_entry(schemas::Node list, const accounts::DirectoryStore::Entry& entry) {
    const auto& account = entry.account;
    auto row = list.add("account");
    row.set("id", account.id)
        .set("email", account.email)
        .set("name", account.name)
        .set("created", calendar::local(account.created))
        .set("blocked", account.blocked.has_value())
        .set("second-factor", entry.second_factor);
    for (const auto& role : account.roles) row.add("role").set("id", role);
    for (const auto& unit : account.units) row.add("unit").set("code", unit);
}

}  // namespace

void AccountList::add_routes(web::Router& router) {
    router.get("/administracja/konta",
               web::Access::role("administrator"),
               [this](const web::Request& request) { return show(request); });
}

web::Response AccountList::show(const web::Request& request) const {
    const auto query = read_query(request.query);
    const auto found = context_.accounts.database.read([&](storage::Transaction& transaction) {
        return accounts::DirectoryStore{}.page(transaction, query, kPageSize);
    });
    Page page(context_, request, "accounts", "accounts", "/administracja");
    auto list = page.root().add("list");
    list.set("words", query.words).set("role", query.role).set("first", query.after.empty());
    for (const auto role : accounts::kRoles) {
        list.add("choice").set("id", role).set("selected", query.role == role);
    }
    for (const auto& entry : found.entries) add_entry(list, entry);
    if (found.more) {
        list.set("next",
                 fmt::format("/administracja/konta?q={}&rola={}&po={}",
                             web::percent_encode(query.words),
                             query.role,
                             web::percent_encode(found.entries.back().account.email)));
    }
    return page.show();
}

}  // namespace okienko::administration
