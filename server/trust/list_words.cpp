#include "server/trust/list_words.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "schemas/document.h"

namespace okienko::trust {

namespace {

std::string day(std::chrono::sys_seconds time) {
    return fmt::format("{:%Y-%m-%d}", time);
}

std::string cause_of(const signing::Fault& fault) {
    using Kind = schemas::ParseFault::Kind;
    for (const Kind kind : {Kind::doctype, Kind::entity}) {
        if (fault.code == to_string(kind)) return "has a DOCTYPE or entities, which are not read";
    }
    for (const Kind kind : {Kind::too_large,
                            Kind::too_deep,
                            Kind::too_many_nodes,
                            Kind::too_many_attributes,
                            Kind::too_long_text}) {
        if (fault.code == to_string(kind)) return "is larger than what is read";
    }
    if (fault.code == to_string(Kind::malformed)) {
        const std::string line = fault.reason.substr(0, fault.reason.find(':'));
        return "is not well-formed XML" + (line.starts_with("line ") ? " (" + line + ")" : "");
    }
    if (fault.code == "fetch") return "could not be had: " + fault.reason;
    return "is not accepted: " + fault.reason;
}

}  // namespace

std::string sentence_on(const signing::ListState& list) {
    std::string told = "The list " + cause_of(*list.fault) + ".";
    if (!list.in_use) return told + " No earlier one is at hand, so nothing of it counts.";
    told += " The last good one counts instead";
    if (list.issued) told += ", issued on " + day(*list.issued);
    if (list.outdated && list.next_update) {
        told += "; it is outdated: the next one was due on " + day(*list.next_update);
    }
    return told + ".";
}

}  // namespace okienko::trust
