#include "server/accounts/demo_accounts.h"

#include "server/accounts/account_store.h"
#include "server/accounts/register_account.h"
#include "server/accounts/standing.h"
#include "server/accounts/totp.h"

namespace okienko::accounts {

namespace {

struct Person {
    const char* email;
    const char* name;
    const char* greeting;
    const char* who;
    std::vector<std::string> roles;
    std::vector<std::string> units;
};

std::vector<Person> people() {
    return {
        {"mieszkanka@okienko.example", "Agnieszka Brzoza", "Agnieszko", "resident", {}, {}},
        {"urzednik@okienko.example", "Tomasz Lipa", "", "clerk, unit OR", {"clerk"}, {"OR"}},
        {"inspektorka@okienko.example", "Zofia Cis", "", "clerk, unit OR", {"clerk"}, {"OR"}},
        {"urzedniczka@okienko.example", "Beata Jawor", "", "clerk, unit SA", {"clerk"}, {"SA"}},
        {"kadrowa@okienko.example", "Joanna Wilk", "", "HR", {"hr"}, {"KA"}},
        {"redaktorka@okienko.example", "Ewa Klon", "", "editor", {"editor"}, {}},
        {"administrator@okienko.example",
         "Jan Modrzew",
         "",
         "administrator",
         {"administrator", "clerk"},
         {}},
    };
}

std::optional<Account> find(const Context& context, const Email& email) {
    return context.database.read([&](storage::Transaction& transaction) {
        return AccountStore{}.by_email(transaction, email.key);
    });
}

void create(const Context& context, const Person& person, const Email& email) {
    Account account;
    account.email = email.address;
    account.name = person.name;
    account.greeting = person.greeting;
    account.roles = person.roles;
    account.units = person.units;
    create_account(context, account, email, demo_password());
}

}  // namespace

const std::string& demo_password() {
    static const std::string password = "na-pokaz-okienko";
    return password;
}

const std::string& demo_totp_secret() {
    static const std::string secret = "okienko-na-pokaz-kod";
    return secret;
}

std::vector<DemoAccount> demo_accounts() {
    std::vector<DemoAccount> all;
    for (const Person& person : people()) {
        const bool staff = !person.roles.empty();
        all.push_back(
            {person.email, demo_password(), staff ? base32(demo_totp_secret()) : "", person.who});
    }
    return all;
}

std::vector<DemoAccount> create_demo_accounts(const Context& context, const SecondFactor& factor) {
    for (const Person& person : people()) {
        const auto email = read_email(person.email);
        if (!email) continue;
        if (!find(context, *email)) create(context, person, *email);
        Account found = find(context, *email).value();
        if (found.blocked) {
            found.blocked.reset();
            change_standing(context, found, "system");
        }
        if (person.roles.empty()) continue;
        const auto id = found.id;
        if (!factor.is_set_up(id)) factor.set_known(id, demo_totp_secret());
    }
    return demo_accounts();
}

int close_demo_accounts(const Context& context) {
    auto left = context.database.read([](storage::Transaction& transaction) {
        return AccountStore{}.unblocked_at(transaction, kDemoDomain);
    });
    for (Account& account : left) {
        account.blocked = context.clock.now();
        change_standing(context, account, "system");
    }
    return static_cast<int>(left.size());
}

}  // namespace okienko::accounts
