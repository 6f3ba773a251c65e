#include <cstddef>
#include <cstdint>
#include <string_view>

#include "schemas/xml_library.h"
#include "signing/verifier.h"

namespace {

using namespace okienko;

signing::VerificationLimits small() {
    signing::VerificationLimits limits;
    limits.xml.bytes = 1U << 20U;
    limits.xml.nodes = 20'000;
    limits.work_factor = 1;
    return limits;
}

}  // namespace

// Any bytes as a signed document: a report comes back, and without anchors none that passes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const schemas::XmlLibrary library;
    static const signing::Verifier verifier(signing::TrustAnchors(), small());
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.starts_with("PK")) return 0;  // containers have a harness of their own
    const signing::DetachedContent content{"plik.txt", "zwykły plik\n"};
    const auto report = verifier.verify(
        bytes, {"x", {&content, 1}, std::chrono::sys_days(std::chrono::year(2026) / 3 / 13)});
    if (report.indication == signing::Indication::total_passed) __builtin_trap();
    if (report.malformed() && report.checks.empty()) __builtin_trap();
    for (const auto& signature : report.signatures) {
        if (signature.checks.empty()) __builtin_trap();
    }
    if (to_json(report).empty()) __builtin_trap();
    return 0;
}
