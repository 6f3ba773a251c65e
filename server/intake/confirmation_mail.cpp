#include "server/intake/confirmation_mail.h"

#include "server/calendar/local_time.h"
#include "server/intake/long_date.h"
#include "signing/digest.h"

namespace okienko::intake {

std::optional<mail::Message> confirmation_mail(const std::string& to,
                                               const cases::Case& opened,
                                               const forms::Service& service,
                                               const schemas::Texts& words,
                                               const std::string& base_address) {
    const std::string local = calendar::local(opened.received);
    const std::string where =
        opened.owner ? base_address + "/konto/sprawy/" + opened.number : base_address + "/sprawa";
    mail::Message message;
    message.to = to;
    message.subject = words.get("intake.mail.subject", {{"number", opened.number}});
    message.text = words.get("intake.mail.body",
                             {{"service", service.texts(words.language()).get("form.name")},
                              {"number", opened.number},
                              {"date", long_date(calendar::local_date(opened.received), words)},
                              {"time", local.substr(11)},
                              {"digest", signing::hex(opened.document_sha256)},
                              {"receipt", opened.receipt_number}});
    if (opened.term) {
        message.text +=
            words.get("intake.mail.deadline", {{"date", long_date(opened.term->last_day, words)}});
    }
    message.text += words.get(opened.owner ? "intake.mail.account" : "intake.mail.secret",
                              {{"address", where}});
    try {
        mail::check(message);
    } catch (const mail::BadMessage&) {
        return std::nullopt;  // an address that nobody can have: the receipt is on the page
    }
    return message;
}

}  // namespace okienko::intake
