#include <cstdint>
#include <string_view>

#include "schemas/xml_library.h"
#include "signing/list_signature.h"
#include "signing/trust_anchors.h"

// Any bytes as a trusted list: read or refused with a reason, and never accepted from anybody but
// those who may sign it. What is read makes anchors without a fault.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace okienko::signing;
    static const okienko::schemas::XmlLibrary library;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    ListLimits limits;
    limits.services = 200;
    const auto outcome = read_trusted_list(bytes, limits);
    if (const auto* fault = std::get_if<Fault>(&outcome)) {
        if (fault->code.empty() || fault->reason.empty()) __builtin_trap();
        return 0;
    }
    const auto& list = std::get<TrustedList>(outcome);
    if (list.services() > limits.services) __builtin_trap();
    TrustAnchors anchors;
    anchors.add(list);
    for (const ListedServicePointer& listed : anchors.services()) {
        if (listed->service.periods.empty()) __builtin_trap();
        listed->service.at(list.issued);
    }
    const auto at = std::chrono::sys_days(std::chrono::year(2026) / 3 / 1);
    if (std::holds_alternative<AcceptedList>(accept_list(bytes, {}, at))) __builtin_trap();
    return 0;
}
