#include "server/accounts/change_address.h"

#include <array>

#include "server/accounts/account_store.h"
#include "server/accounts/limits.h"
#include "server/accounts/link_store.h"
#include "server/accounts/secrets.h"
#include "server/accounts/send_link.h"
#include "server/accounts/throttle.h"
#include "server/audit/entry.h"
#include "server/mail/queue.h"

namespace okienko::accounts {

std::chrono::seconds request_address(const Context& context,
                                     const std::string& account,
                                     const Email& email,
                                     const Visit& visit) {
    const auto now = context.clock.now();
    return context.database.run([&](storage::Transaction& transaction) {
        const AccountStore accounts;
        const std::array limits = {mail_by_client(visit), mail_to_address(email.key)};
        const auto wait = Throttle{}.attempt(transaction, limits, now);
        const auto owner = accounts.by_id(transaction, account);
        if (wait.count() > 0 || !owner) return wait;
        const bool taken = accounts.by_email(transaction, email.key).has_value();
        const auto secret = new_secret();
        if (!taken) {
            LinkStore{}.insert(transaction,
                               {LinkKind::address,
                                account,
                                email,
                                owner->language,
                                {},
                                now,
                                now + context.settings.address_link},
                               digest(secret));
        }
        mail::queue(transaction,
                    context.mails.write(taken ? "address-taken" : "confirm-address",
                                        owner->language,
                                        email.address,
                                        {{"link", link_address(context, kAddressPath, secret)}}));
        mail::queue(transaction,
                    context.mails.write("address-requested", owner->language, owner->email));
        audit::append(
            transaction,
            {audit_name(account), "accounts.address-change-requested", audit_name(account)});
        return wait;
    });
}

AddressChange confirm_address(const Context& context, const std::string& secret) {
    if (!has_secret_form(secret)) return AddressChange::expired;
    const auto outcome = context.database.run([&](storage::Transaction& transaction) {
        const AccountStore accounts;
        const auto link =
            LinkStore{}.take(transaction, LinkKind::address, digest(secret), context.clock.now());
        if (!link) return AddressChange::expired;
        const auto owner = accounts.by_id(transaction, link->account);
        if (!owner) return AddressChange::expired;
        if (!accounts.set_email(transaction, owner->id, link->email)) return AddressChange::taken;
        // A link that still lies in the old mailbox must not open the account.
        LinkStore{}.remove_all(transaction, owner->id);
        mail::queue(transaction,
                    context.mails.write("address-changed", owner->language, owner->email));
        audit::append(transaction,
                      {audit_name(owner->id), "accounts.address-changed", audit_name(owner->id)});
        return AddressChange::done;
    });
    if (outcome == AddressChange::done) context.identities.forget();
    return outcome;
}

}  // namespace okienko::accounts
