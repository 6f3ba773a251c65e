#include "tests/db/accounts/desk.h"

#include <stdexcept>

#include <pqxx/pqxx>

#include "server/accounts/account_store.h"
#include "server/accounts/register_account.h"
#include "server/accounts/secrets.h"

namespace okienko::accounts {

namespace {

Settings test_settings() {
    Settings settings;
    settings.base_address = "http://okienko.example";
    return settings;
}

}  // namespace

std::string Letter::secret() const {
    constexpr std::size_t kSecret = 43;
    const auto at = text.find("klucz=");
    return at == std::string::npos ? std::string() : text.substr(at + 6, kSecret);
}

Desk::Desk(Turnstile::Settings turnstile)
    : database("accounts"),
      hasher({64, 1, 1}, turnstile),
      settings(test_settings()),
      mails(OKIENKO_SOURCE_DIR, "Urząd Miasta", settings.base_address),
      identities(database.database(), clock, config::Log::silent(), settings),
      context{
          database.database(), clock, config::Log::silent(), hasher, identities, mails, settings} {}

std::string Desk::account(const std::string& address, const std::string& password) {
    Account made;
    made.email = address;
    if (!create_account(context, made, email(address), password)) {
        throw std::logic_error("the account exists: " + address);
    }
    return database.database()
        .read([&](storage::Transaction& transaction) {
            return AccountStore{}.by_email(transaction, email(address).key);
        })
        ->id;
}

std::vector<Letter> Desk::letters() {
    return database.database().read([](storage::Transaction& transaction) {
        std::vector<Letter> found;
        for (const auto& row : transaction.sql().exec(
                 "select payload->>'to', payload->>'subject', payload->>'text' from jobs.outbox "
                 "where kind = 'mail' order by id")) {
            found.push_back(
                {row[0].as<std::string>(), row[1].as<std::string>(), row[2].as<std::string>()});
        }
        return found;
    });
}

Letter Desk::last_letter() {
    const auto all = letters();
    if (all.empty()) throw std::logic_error("no letter was sent");
    return all.back();
}

std::int64_t Desk::number(const std::string& query) {
    return database.database().read([&](storage::Transaction& transaction) {
        return transaction.sql().exec1(query)[0].as<std::int64_t>();
    });
}

std::vector<std::string> Desk::acts() {
    return database.database().read([](storage::Transaction& transaction) {
        std::vector<std::string> found;
        for (const auto& row :
             transaction.sql().exec("select action from audit.entries order by 1")) {
            found.push_back(row[0].as<std::string>());
        }
        return found;
    });
}

Email email(const std::string& text) {
    const auto read = read_email(text);
    if (!read) throw std::logic_error("no address: " + text);
    return *read;
}

Visit visit(const std::string& client, const std::string& browser) {
    return {client, digest(browser), "firefox/linux", {}};
}

}  // namespace okienko::accounts
