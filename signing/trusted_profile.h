#pragma once

#include <optional>

#include <libxml/tree.h>

#include "signing/person.h"

namespace okienko::signing {

/// The person a claimed role names by the Polish trusted profile (podpis zaufany): ppZP:PodpisZP of
/// 2009 or pz:EPSignature of 2020, below a ClaimedRole. nullopt for any other role.
std::optional<Person> read_trusted_profile(const xmlNode* claimed_role);

}  // namespace okienko::signing
