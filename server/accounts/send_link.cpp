#include "server/accounts/send_link.h"

#include <array>
#include <optional>

#include "server/accounts/account_store.h"
#include "server/accounts/limits.h"
#include "server/accounts/link_store.h"
#include "server/accounts/secrets.h"
#include "server/accounts/throttle.h"
#include "server/audit/entry.h"
#include "server/mail/queue.h"

namespace okienko::accounts {

namespace {

const char* letter_of(Wish wish, bool has_account) {
    if (has_account) return wish == Wish::account ? "account-exists" : "new-password";
    return wish == Wish::account ? "confirm-registration" : "no-account";
}

}  // namespace

std::chrono::seconds send_link(const Context& context,
                               Wish wish,
                               const Email& email,
                               const std::string& language,
                               const std::string& return_to,
                               const Visit& visit) {
    const auto now = context.clock.now();
    return context.database.run([&](storage::Transaction& transaction) {
        const Throttle throttle;
        const std::array by_client = {mail_by_client(visit)};
        const std::array by_address = {mail_to_address(email.key)};
        const auto wait = throttle.attempt(transaction, by_client, now);
        if (wait.count() > 0) return wait;
        if (throttle.attempt(transaction, by_address, now).count() > 0) {
            context.log.info("mail-withheld", {{"reason", "too many to one address"}});
            return wait;
        }
        const auto account = AccountStore{}.by_email(transaction, email.key);
        const auto kind = account ? LinkKind::password : LinkKind::registration;
        const auto life =
            account ? context.settings.password_link : context.settings.registration_link;
        // What was typed may differ from the account's address in case; the letter goes where it
        // always went.
        const std::string to = account ? account->email : email.address;
        const auto secret = new_secret();
        LinkStore{}.insert(transaction,
                           {kind,
                            account ? account->id : std::string(),
                            {to, email.key},
                            language,
                            return_to,
                            now,
                            now + life},
                           digest(secret));
        const char* path = account ? kPasswordPath : kRegistrationPath;
        mail::queue(transaction,
                    context.mails.write(letter_of(wish, account.has_value()),
                                        language,
                                        to,
                                        {{"link", link_address(context, path, secret)}}));
        audit::append(transaction,
                      {"anonymous",
                       "accounts.link-sent",
                       audit_name(account ? account->id : std::string("unknown"))});
        return wait;
    });
}

std::string link_address(const Context& context, const char* path, const std::string& secret) {
    return context.settings.base_address + path + "?klucz=" + secret;
}

}  // namespace okienko::accounts
