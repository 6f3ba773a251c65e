#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"
#include "schemas/node.h"
#include "schemas/texts.h"
#include "server/cases/act_store.h"
#include "server/cases/case.h"
#include "server/cases/correspondence.h"
#include "server/cases/service_words.h"
#include "server/verification/report_view.h"
#include "server/web/identity.h"
#include "server/web/request.h"

namespace okienko::cases {

/// What an act left to show on the case's page: nothing when the page is only read.
struct ActPanel {
    std::string act;                     ///< that was tried: its form stays open
    web::Fields typed;                   ///< as posted, to be kept
    std::string field;                   ///< of the error
    std::string error;                   ///< words of the error
    bool changed = false;                ///< somebody was faster
    std::vector<OfficeEvent> meanwhile;  ///< newest first
};

/// Everything the page shows of a case besides the act.
struct OfficeCase {
    Case shown;
    std::vector<Attachment> attachments;
    std::vector<OfficeEvent> history;
    std::vector<Paper> papers;
    std::optional<schemas::Document> letter;  ///< HTML; nullopt when it can't be shown
    verification::KeptSignatures signatures;
    bool erased = false;
    struct Unit {
        std::string code;
        std::string name;
    };
    std::vector<Unit> units;  ///< of the office
};

/// <case …> as cases::add_case makes it, with revision, mine, assignee, status-name, outcome-name,
/// service-title, sha256, size, receipt, and <letter>, <attachments>, <history><event … title=""
/// from="" to="" sign="" reason=""/>, <acts register="" take="" return=""> and in it <unit>,
/// <letter value="" label=""/> (a transition taken by writing), <move>, <outcome>, each value=""
/// label="" selected="", <typed name="">…</typed>, <changed><event/></changed>.
schemas::Node add_office_case(schemas::Node parent,
                              const OfficeCase& model,
                              const ActPanel& panel,
                              const web::Identity& clerk,
                              const ServiceWords& words,
                              const schemas::Texts& texts,
                              std::chrono::sys_days today);

}  // namespace okienko::cases
