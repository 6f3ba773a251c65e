#include "server/intake/case_letters.h"

#include "server/letters/addition_store.h"
#include "server/letters/file_addition.h"
#include "server/letters/letter_store.h"
#include "server/letters/letter_view.h"

namespace okienko::intake {

namespace {

std::string title_of(const forms::Service& service, const letters::Letter& letter) {
    const schemas::Texts& texts = service.texts("pl");
    const std::string id = "letter." + letter.transition + ".title";
    return texts.has(id) ? texts.get(id) : letter.number;
}

}  // namespace

void add_letters(schemas::Node element,
                 storage::Transaction& transaction,
                 const cases::Case& shown,
                 const forms::Service& service,
                 const std::string& page) {
    schemas::Node letters = element.add("letters");
    for (const letters::Letter& letter : letters::LetterStore{}.of_case(transaction, shown.id)) {
        letters::add_letter(
            letters, letter, letter.readable() ? title_of(service, letter) : std::string{})
            .set("href", page + "/pisma/" + std::to_string(letter.n));
        if (!letter.readable()) element.set("letter-waits", true);
    }
    schemas::Node additions = element.add("additions");
    for (const letters::Addition& addition :
         letters::AdditionStore{}.of_case(transaction, shown.id)) {
        letters::add_addition(additions, addition)
            .set("href", page + "/uzupelnienia/" + std::to_string(addition.n));
    }
    const auto asking = letters::asking_letter(transaction, service, shown);
    if (asking && asking->readable()) element.set("asked", page + "/uzupelnienie");
}

void add_thanks(schemas::Node root,
                schemas::Node shown,
                const std::string& receipt,
                const schemas::Texts& words) {
    for (const schemas::Node addition : shown.child("additions")->children("addition")) {
        if (addition.attribute_or("receipt", "") != receipt) continue;
        root.add("notice", words.get("intake.addition.done", {{"receipt", receipt}}))
            .set("kind", std::string_view("success"));
    }
}

}  // namespace okienko::intake
