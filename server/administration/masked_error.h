#pragma once

#include <string>
#include <string_view>

namespace okienko::administration {

/// What a failed job said, fit to be shown: at most 200 letters, and whatever looks like an e-mail
/// address or a long number in it is covered, since a mail server likes to repeat whom it refused.
std::string masked_error(std::string_view error);

}  // namespace okienko::administration
