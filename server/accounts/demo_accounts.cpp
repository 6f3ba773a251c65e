#include "server/accounts/demo_accounts.h"

#include "server/accounts/account_store.h"
#include "server/accounts/register_account.h"

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

constexpr const char* kPassword = "na-pokaz-okienko";

std::vector<Person> people() {
    return {
        {"mieszkanka@okienko.example", "Agnieszka Brzoza", "Agnieszko", "resident", {}, {}},
        {"urzednik@okienko.example", "Tomasz Lipa", "", "clerk, unit OR", {"clerk"}, {"OR"}},
        {"urzedniczka@okienko.example", "Beata Jawor", "", "clerk, unit SA", {"clerk"}, {"SA"}},
        {"kadrowa@okienko.example", "Joanna Wilk", "", "HR", {"hr"}, {"KA"}},
        {"administrator@okienko.example",
         "Jan Modrzew",
         "",
         "administrator",
         {"administrator", "clerk"},
         {}},
    };
}

bool exists(const Context& context, const Email& email) {
    return context.database
        .read([&](storage::Transaction& transaction) {
            return AccountStore{}.by_email(transaction, email.key);
        })
        .has_value();
}

}  // namespace

std::vector<DemoAccount> demo_accounts() {
    std::vector<DemoAccount> all;
    for (const Person& person : people()) all.push_back({person.email, kPassword, person.who});
    return all;
}

std::vector<DemoAccount> create_demo_accounts(const Context& context) {
    for (const Person& person : people()) {
        const auto email = read_email(person.email);
        if (!email || exists(context, *email)) continue;
        Account account;
        account.email = email->address;
        account.name = person.name;
        account.greeting = person.greeting;
        account.roles = person.roles;
        account.units = person.units;
        create_account(context, account, *email, kPassword);
    }
    return demo_accounts();
}

}  // namespace okienko::accounts
