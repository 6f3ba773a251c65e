#include "server/services/query_journal/notice_mail.h"

#include "server/accounts/account_store.h"
#include "server/mail/queue.h"
#include "server/services/query_journal/slug.h"

namespace okienko::query_journal {

void send_notice(storage::Transaction& transaction,
                 const Context& context,
                 const cases::Case& of,
                 const Query& query,
                 const std::string& about) {
    if (!of.owner) return;
    const auto account = accounts::AccountStore{}.by_id(transaction, *of.owner);
    if (!account || account->blocked) return;
    const schemas::Texts& words = context.pages.texts(account->language == "en" ? "en" : "pl");
    const std::string number = registration_number(query.year, query.n);
    mail::Message message;
    message.to = account->email;
    message.subject = words.get("journal.mail." + about + ".subject", {{"number", number}});
    message.text = words.get("journal.mail." + about + ".body",
                             {{"number", number},
                              {"address", context.base_address + "/konto/zapytania/" + of.number},
                              {"office", context.office.name(words.language())}});
    try {
        mail::queue(transaction, message);
    } catch (const mail::BadMessage&) {
        return;  // an address nobody can have: the account shows it all the same
    }
}

}  // namespace okienko::query_journal
