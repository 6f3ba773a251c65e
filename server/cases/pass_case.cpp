#include "server/cases/pass_case.h"

#include <algorithm>

#include "server/web/escape.h"

namespace okienko::cases {

ActOutcome pass_case(storage::Transaction& transaction,
                     const ActContext& context,
                     const std::vector<std::string>& office_units,
                     const std::string& unit,
                     const std::string& reason) {
    Act act(transaction, context);
    if (act.refusal()) return *act.refusal();
    Case& subject = act.subject();
    if (subject.closed) return Act::impossible("cases.error.closed");
    if (std::find(office_units.begin(), office_units.end(), unit) == office_units.end() ||
        unit == subject.unit) {
        return Act::unfit("jednostka", "cases.error.unit");
    }
    const std::string words = clean_note(reason);
    if (words.empty()) return Act::unfit("powod", "cases.error.reason");
    if (length_of(words) > kLongestNote) return Act::unfit("powod", "cases.error.long");
    const std::string details =
        "\"from\":" + web::json_string(subject.unit) + ",\"to\":" + web::json_string(unit);
    subject.unit = unit;
    subject.assignee.reset();
    subject.assignee_name.clear();
    return act.finish({"passed", {}, details, words, true});
}

}  // namespace okienko::cases
