#include "server/accounts/demo_crowd.h"

#include <array>

#include "server/accounts/account_store.h"
#include "server/accounts/demo_accounts.h"
#include "server/accounts/secrets.h"
#include "server/audit/entry.h"

namespace okienko::accounts {

namespace {

constexpr std::array kGivenNames = {"Alicja",
                                    "Bartosz",
                                    "Celina",
                                    "Dominik",
                                    "Elżbieta",
                                    "Filip",
                                    "Grażyna",
                                    "Hubert",
                                    "Irena",
                                    "Jakub",
                                    "Kinga"};
constexpr std::array kFamilyNames = {"Jarząb",
                                     "Leszczyna",
                                     "Olcha",
                                     "Głóg",
                                     "Kalina",
                                     "Tarnina",
                                     "Dereń",
                                     "Jałowiec",
                                     "Bez",
                                     "Wiąz",
                                     "Topola",
                                     "Cis",
                                     "Modrzew"};

std::string name_of(std::size_t n) {
    return std::string(kGivenNames[n % kGivenNames.size()]) + " " +
           kFamilyNames[n % kFamilyNames.size()];
}

/// `password` is the hash, made once for all: a crowd would else cost a hash a head.
Account take(const Context& context, Account account, const std::string& password) {
    const Email email = read_email(account.email).value();
    return context.database.run([&](storage::Transaction& transaction) {
        account.id = new_uuid();
        account.created = context.clock.now();
        if (!AccountStore{}.insert(transaction, account, email, password)) {
            return AccountStore{}.by_email(transaction, email.key).value();
        }
        audit::append(transaction, {"system", "accounts.created", audit_name(account.id)});
        return account;
    });
}

}  // namespace

DemoCrowd create_demo_crowd(const Context& context,
                            const SecondFactor& factor,
                            std::size_t residents,
                            std::size_t clerks,
                            const std::vector<std::string>& units) {
    const std::string password = context.hasher.hash(demo_password());
    const auto address = [](const char* who, std::size_t n) {
        return std::string("pokaz.") + who + "." + std::to_string(n + 1) + std::string(kDemoDomain);
    };
    DemoCrowd crowd;
    for (std::size_t n = 0; n < residents; ++n) {
        Account resident;
        resident.email = address("mieszkaniec", n);
        resident.name = name_of(n);
        crowd.residents.push_back(take(context, resident, password));
    }
    for (std::size_t n = 0; n < clerks; ++n) {
        Account clerk;
        clerk.email = address("urzednik", n);
        clerk.name = name_of(n + residents);
        clerk.roles = {"clerk"};
        if (!units.empty()) clerk.units = {units[n % units.size()]};
        crowd.clerks.push_back(take(context, clerk, password));
        const std::string& id = crowd.clerks.back().id;
        if (!factor.is_set_up(id)) factor.set_known(id, demo_totp_secret());
    }
    return crowd;
}

}  // namespace okienko::accounts
