#pragma once

#include "server/accounts/context.h"
#include "server/cases/announced_days.h"
#include "server/catalogue/office.h"
#include "server/catalogue/services.h"
#include "server/web/pages.h"

namespace okienko::administration {

/// What the pages of this room work with. Made once by the roof; the parts outlive it and are safe
/// from any thread.
struct Context {
    const accounts::Context& accounts;
    const web::Pages& pages;
    catalogue::Office& office;
    const catalogue::Services& services;
    cases::AnnouncedDays& announced;
};

}  // namespace okienko::administration
