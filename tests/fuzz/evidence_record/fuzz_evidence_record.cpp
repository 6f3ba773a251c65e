#include <cstddef>
#include <cstdint>
#include <string_view>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "signing/archive_timestamps.h"
#include "signing/digest.h"

namespace {

using namespace okienko;

signing::EvidenceRecord read(std::string_view bytes, signing::WorkBudget& budget) {
    if (!bytes.starts_with("<")) return signing::read_evidence_record(bytes, budget);
    schemas::Limits limits;
    limits.nodes = 20'000;
    const auto outcome = schemas::parse(bytes, limits);
    const auto* document = std::get_if<schemas::Document>(&outcome);
    if (document == nullptr) throw signing::Refusal("structure", "not XML");
    return signing::read_evidence_record(document->root().raw(), budget);
}

}  // namespace

// Any bytes as an evidence record of either syntax: read or refused with a reason; what is read is
// computed, and holds nowhere but over a token that can be read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace okienko::signing;
    static const schemas::XmlLibrary library;
    static const DigestAlgorithms digests;
    WorkBudget budget(4U << 20U);
    try {
        const auto record = read({reinterpret_cast<const char*>(data), size}, budget);
        std::size_t timestamps = 0;
        for (const auto& chain : record.chains) timestamps += chain.timestamps.size();
        if (timestamps == 0 || timestamps > most_archive_timestamps) __builtin_trap();
        const SealedData sealed = [](const EVP_MD* digest, const ArchiveTimestampChain&) {
            return std::vector<SealedObject>{{"", {digest_octets(digest, "dane")}, {}}};
        };
        CertificateCache cache;
        const std::vector<CertificatePointer> none;
        const auto facts = compute_record(record, sealed, {digests, cache, none});
        if (facts.timestamps.size() != timestamps) __builtin_trap();
        for (const TimestampFacts& one : facts.timestamps) {
            const bool holds = one.imprint == TimestampFacts::Imprint::holds;
            if (holds == !one.imprint_fault.code.empty()) __builtin_trap();
            if (holds && one.token.unreadable) __builtin_trap();
        }
    } catch (const Refusal& refusal) {
        if (refusal.code().empty()) __builtin_trap();
    }
    return 0;
}
