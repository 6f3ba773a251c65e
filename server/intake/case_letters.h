#pragma once

#include <string>

#include "forms/service.h"
#include "schemas/node.h"
#include "schemas/texts.h"
#include "server/cases/case.h"
#include "server/storage/database.h"

namespace okienko::intake {

/// Adds to a <case> its <letters><letter …/></letters> and <additions><addition …/></additions> as
/// letters::add_letter makes them; a letter that isn't received keeps its title secret. Sets
/// `letter-waits` on the case when one waits, `asked` (address of the page) when the office waits
/// for an addition.
void add_letters(schemas::Node element,
                 storage::Transaction& transaction,
                 const cases::Case& shown,
                 const forms::Service& service,
                 const std::string& page);

/// A banner that an addition of this case was accepted; nothing for a receipt it doesn't have.
void add_thanks(schemas::Node root,
                schemas::Node shown,
                const std::string& receipt,
                const schemas::Texts& words);

}  // namespace okienko::intake
