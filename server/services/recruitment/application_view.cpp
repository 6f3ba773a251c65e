#include "server/services/recruitment/application_view.h"

#include "schemas/texts.h"
#include "server/calendar/local_time.h"

namespace okienko::recruitment {

schemas::Node add_application(schemas::Node parent, const Shown& shown, std::size_t criteria) {
    const Application& one = shown.application;
    schemas::Node element = parent.add("application");
    element.set("seq", static_cast<long long>(one.seq))
        .set("state", to_string(one.state))
        .set("status", one.status)
        .set("formal", formal_result(criteria, shown.criteria))
        .set("note", one.note)
        .set("best", static_cast<long long>(one.best.value_or(0)))
        .set("revision", static_cast<long long>(one.revision))
        .set("received", calendar::local(one.received))
        .set("number", one.number)
        .set("erased", one.erased || !shown.candidate);
    if (one.ended) element.set("ended", calendar::local(*one.ended));
    if (!shown.candidate) return element;
    element.set("name", shown.candidate->name())
        .set("town", shown.candidate->town)
        .set("email", shown.candidate->email)
        .set("telephone", shown.candidate->telephone)
        .set("certificate", shown.candidate->certificate);
    return element;
}

void add_statuses(schemas::Node parent, const schemas::Texts& words, std::string_view selected) {
    for (const std::string& id : statuses()) {
        parent.add("status")
            .set("value", id)
            .set("label", words.get("recruitment.status." + id))
            .set("selected", id == selected);
    }
}

bool TableFilter::fits(const Shown& shown, std::size_t criteria) const {
    if (!formal.empty() && formal_result(criteria, shown.criteria) != formal) return false;
    if (words.empty()) return true;
    if (std::to_string(shown.application.seq) == words || shown.application.number == words) {
        return true;
    }
    return shown.candidate && shown.candidate->name().find(words) != std::string::npos;
}

}  // namespace okienko::recruitment
