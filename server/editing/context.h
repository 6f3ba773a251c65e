#pragma once

#include "forms/service.h"
#include "server/catalogue/life_situations.h"
#include "server/catalogue/office.h"
#include "server/catalogue/services.h"
#include "server/storage/database.h"
#include "server/web/pages.h"

namespace okienko::editing {

/// What the pages of this room work with. Made once by the roof; the parts outlive it and are safe
/// from any thread.
struct Context {
    storage::Database& database;
    catalogue::Services& services;
    const forms::ServiceCompiler& compiler;
    const catalogue::Office& office;
    const catalogue::LifeSituations& situations;
    const web::Pages& pages;
};

}  // namespace okienko::editing
