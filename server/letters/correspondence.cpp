#include "server/letters/correspondence.h"

#include <algorithm>

#include "server/letters/addition_store.h"
#include "server/letters/letter_store.h"

namespace okienko::letters {

namespace {

cases::Paper paper_of(const cases::ServiceWords& services,
                      const cases::Case& of,
                      const Letter& letter) {
    cases::Paper paper;
    paper.title = title_of(services, of, letter);
    paper.number = letter.number;
    paper.href = "/urzad/sprawy/" + of.number + "/pisma/" + std::to_string(letter.n);
    paper.at = letter.sent;
    paper.state = to_string(letter.delivery);
    paper.day = letter.delivered_on;
    if (!letter.readable()) paper.until = letter.waits_until;
    if (letter.reply && !letter.answered) paper.reply_by = letter.reply->last_day;
    return paper;
}

cases::Paper paper_of(const cases::Case& of, const Addition& addition) {
    cases::Paper paper;
    paper.from_office = false;
    paper.number = addition.number;
    paper.href = "/urzad/sprawy/" + of.number + "/uzupelnienia/" + std::to_string(addition.n);
    paper.at = addition.received;
    paper.state = addition.in_time ? "in-time" : "late";
    return paper;
}

}  // namespace

std::string title_of(const cases::ServiceWords& services,
                     const cases::Case& of,
                     const Letter& letter) {
    const auto service = services.service(of.package);
    if (!service) return letter.number;
    const std::string id = "letter." + letter.transition + ".title";
    const schemas::Texts& texts = service->texts("pl");
    return texts.has(id) ? texts.get(id) : letter.number;
}

std::vector<cases::Paper> Papers::papers(storage::Transaction& transaction,
                                         const cases::Case& of) const {
    std::vector<cases::Paper> found;
    for (const Letter& letter : LetterStore{}.of_case(transaction, of.id)) {
        found.push_back(paper_of(services_, of, letter));
    }
    for (const Addition& addition : AdditionStore{}.of_case(transaction, of.id)) {
        found.push_back(paper_of(of, addition));
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.at > b.at; });
    return found;
}

}  // namespace okienko::letters
