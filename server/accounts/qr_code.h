#pragma once

#include <string>

namespace okienko::accounts {

/// A text as a QR code (ISO/IEC 18004, level M), an SVG of its own with the quiet zone around it:
/// black on white whatever the page's colours, since cameras expect that. Throws std::runtime_error
/// when the text is too long for one.
std::string qr_code_svg(const std::string& text);

}  // namespace okienko::accounts
