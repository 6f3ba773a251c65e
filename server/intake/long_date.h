#pragma once

#include <chrono>
#include <string>

#include "schemas/texts.h"

namespace okienko::intake {

/// A day as people write it: "3 marca 2027 r.", in the language of the words.
std::string long_date(std::chrono::sys_days day, const schemas::Texts& words);

}  // namespace okienko::intake
