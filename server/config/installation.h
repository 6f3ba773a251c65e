#pragma once

#include <filesystem>

namespace okienko::config {

/// The folder the program's data files lie in (schemas/, forms/catalog/, server/*/views and
/// migrations, assets/): beside the program as installed (../share/okienko), or the checkout it was
/// built in. Throws std::runtime_error when neither.
std::filesystem::path find_installation();

/// The folder of static files within it: assets/ as installed, build/assets in a checkout.
std::filesystem::path assets_folder(const std::filesystem::path& root);

/// The running program's own file, for starting a child of it.
std::filesystem::path own_program();

}  // namespace okienko::config
