#include "server/accounts/qr_code.h"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <qrencode.h>

namespace okienko::accounts {

std::string qr_code_svg(const std::string& text) {
    constexpr int kQuiet = 4;  // modules of white on each side
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) throw std::runtime_error("the text does not fit into a QR code");
    const int side = code->width + 2 * kQuiet;
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" "
        "shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/>"
        "<path fill=\"#000\" d=\"",
        side);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            const auto dark = [&](int column) {
                return column < code->width && (code->data[y * code->width + column] & 1U) != 0;
            };
            if (!dark(x)) continue;
            const int from = x;
            while (dark(x)) ++x;
            svg += fmt::format("M{} {}h{}v1h-{}z", from + kQuiet, y + kQuiet, x - from, x - from);
        }
    }
    return svg + "\"/></svg>\n";
}

}  // namespace okienko::accounts
