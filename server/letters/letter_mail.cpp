#include "server/letters/letter_mail.h"

#include "server/accounts/account_store.h"
#include "server/calendar/tell_deadline.h"
#include "server/mail/queue.h"

namespace okienko::letters {

namespace {

bool tell(storage::Transaction& transaction,
          const Context& context,
          const cases::Case& about,
          const Letter& letter,
          const std::string& subject) {
    if (!about.owner) return false;
    const auto owner = accounts::AccountStore{}.by_id(transaction, *about.owner);
    if (!owner) return false;
    const schemas::Texts& words = context.words(owner->language);
    mail::Message message;
    message.to = owner->email;
    message.subject = words.get(subject, {{"case", about.called()}});
    message.text = words.get("letters.mail.body",
                             {{"case", about.called()},
                              {"address",
                               context.base_address + "/konto/sprawy/" + about.number + "/pisma/" +
                                   std::to_string(letter.n)}});
    if (letter.waits_until) {
        message.text += words.get("letters.mail.until",
                                  {{"date", calendar::tell_date(*letter.waits_until, words)}});
    }
    try {
        mail::queue(transaction, message);
    } catch (const mail::BadMessage&) {
        return false;  // an address that nobody can have
    }
    return true;
}

}  // namespace

bool tell_owner(storage::Transaction& transaction,
                const Context& context,
                const cases::Case& about,
                const Letter& letter) {
    return tell(transaction, context, about, letter, "letters.mail.subject");
}

bool remind_owner(storage::Transaction& transaction,
                  const Context& context,
                  const cases::Case& about,
                  const Letter& letter) {
    return tell(transaction, context, about, letter, "letters.mail.reminder");
}

}  // namespace okienko::letters
