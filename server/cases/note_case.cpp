#include "server/cases/note_case.h"

namespace okienko::cases {

ActOutcome note_case(storage::Transaction& transaction,
                     const ActContext& context,
                     const std::string& note) {
    Act act(transaction, context);
    if (act.refusal()) return *act.refusal();
    const std::string words = clean_note(note);
    if (words.empty()) return Act::unfit("notatka", "cases.error.note");
    if (length_of(words) > kLongestNote) return Act::unfit("notatka", "cases.error.long");
    return act.finish({"noted", {}, {}, words, false});
}

}  // namespace okienko::cases
