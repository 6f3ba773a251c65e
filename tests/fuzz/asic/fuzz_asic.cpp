#include <cstddef>
#include <cstdint>
#include <string_view>

#include "schemas/xml_library.h"
#include "signing/container.h"
#include "signing/verifier.h"

namespace {

using namespace okienko;

constexpr std::size_t most = 4U << 20U;

signing::VerificationLimits small() {
    signing::VerificationLimits limits;
    limits.xml.bytes = 1U << 20U;
    limits.xml.nodes = 20'000;
    limits.unpacked = most;
    limits.entries = 100;
    limits.work_factor = 1;
    return limits;
}

}  // namespace

// Any bytes as a container: within its bounds, with harmless names, and never accepted without
// anchors.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const schemas::XmlLibrary library;
    static const signing::Verifier verifier(signing::TrustAnchors(), small());
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto outcome = signing::read_container(bytes, {100, most, 200});
    if (const auto* container = std::get_if<signing::Container>(&outcome)) {
        std::size_t total = 0;
        for (const auto& entry : container->entries) {
            total += entry.bytes.size();
            if (entry.name.empty() || entry.name.front() == '/') __builtin_trap();
            if (("/" + entry.name + "/").find("/../") != std::string::npos) __builtin_trap();
        }
        if (total > most || container->entries.size() > 100) __builtin_trap();
    }
    if (!signing::looks_like_zip(bytes)) return 0;
    const auto report =
        verifier.verify(bytes, {"x", {}, std::chrono::sys_days(std::chrono::year(2026) / 3 / 13)});
    if (report.indication == signing::Indication::total_passed) __builtin_trap();
    return 0;
}
