#include "server/verification/submitted_signatures.h"

#include <algorithm>
#include <chrono>
#include <variant>
#include <vector>

#include "signing/returned_file.h"

namespace okienko::verification {

namespace {

constexpr std::string_view kXmlDsig = "http://www.w3.org/2000/09/xmldsig#";
constexpr const char* kName = "dokument.xml";

signing::VerificationRequest request_at(config::Instant now) {
    signing::VerificationRequest request;
    request.name = kName;
    request.at = std::chrono::floor<std::chrono::seconds>(now);
    return request;
}

}  // namespace

bool has_signature(const schemas::Document& document) {
    std::vector<schemas::Node> waiting = {document.root()};
    while (!waiting.empty()) {
        const schemas::Node node = waiting.back();
        waiting.pop_back();
        if (node.is("Signature") && node.namespace_uri() == kXmlDsig) return true;
        const auto children = node.children();
        waiting.insert(waiting.end(), children.begin(), children.end());
    }
    return false;
}

std::optional<signing::VerificationReport> verify_submitted(const signing::Verifier& verifier,
                                                            const schemas::Document& document,
                                                            config::Instant now) {
    if (!has_signature(document)) return std::nullopt;
    return verifier.verify(document, request_at(now));
}

std::optional<signing::VerificationReport> verify_stored(const signing::Verifier& verifier,
                                                         std::string_view document,
                                                         std::string_view beside,
                                                         config::Instant now) {
    if (!beside.empty()) {
        return signing::compare_returned(verifier, beside, document, request_at(now)).report;
    }
    const auto parsed = schemas::parse(document);
    const auto* read = std::get_if<schemas::Document>(&parsed);
    if (read != nullptr && !has_signature(*read)) return std::nullopt;
    return verifier.verify(document, request_at(now));
}

const signing::SignatureReport* broken_signature(const signing::VerificationReport& report) {
    const auto found =
        std::find_if(report.signatures.begin(),
                     report.signatures.end(),
                     [](const signing::SignatureReport& signature) {
                         return signature.indication == signing::Indication::total_failed ||
                                signature.integrity == signing::Integrity::broken;
                     });
    return found == report.signatures.end() ? nullptr : &*found;
}

}  // namespace okienko::verification
