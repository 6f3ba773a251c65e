#include "signing/verifier.h"

#include <algorithm>

#include "signing/algorithms.h"
#include "signing/asic.h"
#include "signing/certificate_chain.h"
#include "signing/container.h"
#include "signing/evidence.h"
#include "signing/gather.h"
#include "signing/judgement.h"
#include "signing/proven_until.h"

namespace okienko::signing {

struct Verifier::Parts {
    Parts(TrustAnchors anchors, VerificationLimits bounds)
        : limits(bounds), trusted(std::move(anchors)), chains(trusted, certificates) {}

    WorkBudget budget_for(std::size_t size) const {
        constexpr std::size_t floor = 64U << 20U;
        return WorkBudget(std::max(floor, size * limits.work_factor));
    }
    FileFacts gather_facts(const xmlDoc* document,
                           const std::string& file,
                           const DetachedFiles& files,
                           WorkBudget& budget) {
        return gather(document, {file, files, digests, certificates, limits, budget});
    }
    void judge_into(VerificationReport& report,
                    const FileFacts& facts,
                    const VerificationRequest& request);
    void verify_document(const xmlDoc* document,
                         std::size_t size,
                         const VerificationRequest& request,
                         VerificationReport& report);
    void verify_container(std::string_view bytes,
                          const VerificationRequest& request,
                          VerificationReport& report);
    void verify_entry(const ContainerEntry& entry,
                      const DetachedFiles& files,
                      WorkBudget& budget,
                      const VerificationRequest& request,
                      VerificationReport& report);

    VerificationLimits limits;
    TrustAnchors trusted;
    DigestAlgorithms digests;
    CertificateCache certificates;
    ChainBuilder chains;
};

namespace {

void fail_file(VerificationReport& report, std::string name, std::string code, std::string reason) {
    report.checks.push_back({std::move(name), false, std::move(code), std::move(reason)});
    report.indication = Indication::total_failed;
    report.sub_indication = SubIndication::format_failure;
}

schemas::ParseFault parse_fault(
    const std::variant<schemas::Document, schemas::ParseFault>& outcome) {
    return std::get<schemas::ParseFault>(outcome);
}

/// EN 319 162-1, 4.3: ASiC-S holds exactly one data file at its root.
void check_simple_container(const Container& container, VerificationReport& report) {
    const auto files = std::count_if(
        container.entries.begin(), container.entries.end(), [](const ContainerEntry& entry) {
            return is_data_file(entry.name);
        });
    if (files == 1) return;
    const Check failed{"container",
                       false,
                       files == 0 ? "no-data-file" : "several-data-files",
                       "ASiC-S holds exactly one data file, this one " + std::to_string(files)};
    report.checks.push_back(failed);
    for (auto& signature : report.signatures) {
        signature.checks.push_back(failed);
        if (signature.indication == Indication::total_failed) continue;
        signature.indication = Indication::total_failed;
        signature.sub_indication = SubIndication::format_failure;
    }
}

}  // namespace

void Verifier::Parts::judge_into(VerificationReport& report,
                                 const FileFacts& facts,
                                 const VerificationRequest& request) {
    for (const SignatureFacts& signature : facts.signatures) {
        ValidationTime time{request.at, request.at};
        if (request.chain_time == ChainTime::signing && signature.xades.is_signed) {
            time.time = signature.xades.signing_time.value_or(request.at);
        }
        const ValidationEvidence evidence =
            make_evidence(signature, {chains, request.revocation, time.time});
        report.signatures.push_back(
            report_on(signature, validate(evidence, request.policy, time), request.policy));
        report.signatures.back().proven_until = proven_until(evidence);
    }
}

void Verifier::Parts::verify_document(const xmlDoc* document,
                                      std::size_t size,
                                      const VerificationRequest& request,
                                      VerificationReport& report) {
    report.container = "XML";
    std::vector<DetachedFiles::File> given;
    for (const DetachedContent& one : request.detached) {
        given.push_back({one.name, one.bytes});
        size += one.bytes.size();
    }
    WorkBudget budget = budget_for(size);
    const FileFacts facts = gather_facts(document, "", {std::move(given), false}, budget);
    if (facts.malformed) {
        fail_file(report, "signatures", facts.malformed->code, facts.malformed->reason);
        return;
    }
    judge_into(report, facts, request);
}

void Verifier::Parts::verify_entry(const ContainerEntry& entry,
                                   const DetachedFiles& files,
                                   WorkBudget& budget,
                                   const VerificationRequest& request,
                                   VerificationReport& report) {
    const auto outcome = schemas::parse(entry.bytes, limits.xml);
    if (!std::holds_alternative<schemas::Document>(outcome)) {
        const auto fault = parse_fault(outcome);
        fail_file(
            report, "xml", std::string(to_string(fault.kind)), entry.name + ": " + fault.detail);
        return;
    }
    const FileFacts facts =
        gather_facts(std::get<schemas::Document>(outcome).raw(), entry.name, files, budget);
    if (facts.malformed) {
        fail_file(report,
                  "signatures",
                  facts.malformed->code,
                  entry.name + ": " + facts.malformed->reason);
        return;
    }
    judge_into(report, facts, request);
}

void Verifier::Parts::verify_container(std::string_view bytes,
                                       const VerificationRequest& request,
                                       VerificationReport& report) {
    const auto outcome = read_container(bytes, {limits.entries, limits.unpacked, limits.ratio});
    if (const auto* fault = std::get_if<ContainerFault>(&outcome)) {
        fail_file(report, "container", fault->code, fault->detail);
        return;
    }
    const auto& container = std::get<Container>(outcome);
    report.container = to_string(kind_of(container));
    std::size_t size = 0;
    std::vector<DetachedFiles::File> entries;
    for (const auto& entry : container.entries) {
        entries.push_back({entry.name, entry.bytes});
        size += entry.bytes.size();
    }
    const DetachedFiles files(std::move(entries), true);
    WorkBudget budget = budget_for(size);
    std::size_t signature_files = 0;
    for (const auto& entry : container.entries) {
        if (!is_signature_file(entry.name)) continue;
        ++signature_files;
        verify_entry(entry, files, budget, request, report);
        if (report.signatures.size() > limits.signatures) {
            fail_file(
                report, "signatures", "too-many-signatures", "more signatures than are looked at");
            report.signatures.clear();
            return;
        }
    }
    if (signature_files == 0) {
        fail_file(report, "signatures", "no-signature", "no file of XAdES signatures is in it");
    }
    if (kind_of(container) == ContainerKind::asic_s) check_simple_container(container, report);
    report.unsigned_files = unsigned_files(container, report.signatures);
}

Verifier::Verifier(TrustAnchors anchors, VerificationLimits limits)
    : parts_(std::make_unique<Parts>(std::move(anchors), limits)) {}
Verifier::~Verifier() = default;
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;

const TrustAnchors& Verifier::anchors() const {
    return parts_->trusted;
}

namespace {

/// A fault of the file outweighs what its signatures are worth.
void conclude(VerificationReport& report) {
    judge_file(report);
    const auto faulty = std::find_if(
        report.checks.begin(), report.checks.end(), [](const Check& check) { return !check.ok; });
    if (faulty == report.checks.end()) return;
    report.indication = Indication::total_failed;
    report.sub_indication = SubIndication::format_failure;
}

}  // namespace

VerificationReport Verifier::verify(std::string_view file,
                                    const VerificationRequest& request) const {
    VerificationReport report;
    report.file = request.name;
    if (looks_like_zip(file)) {
        parts_->verify_container(file, request, report);
    } else {
        const auto outcome = schemas::parse(file, parts_->limits.xml);
        if (!std::holds_alternative<schemas::Document>(outcome)) {
            const auto fault = parse_fault(outcome);
            fail_file(report,
                      "xml",
                      std::string(to_string(fault.kind)),
                      "line " + std::to_string(fault.line) + ": " + fault.detail);
        } else {
            const xmlDoc* document = std::get<schemas::Document>(outcome).raw();
            parts_->verify_document(document, file.size(), request, report);
        }
    }
    conclude(report);
    return report;
}

VerificationReport Verifier::verify(const schemas::Document& document,
                                    const VerificationRequest& request) const {
    VerificationReport report;
    report.file = request.name;
    parts_->verify_document(document.raw(), parts_->limits.xml.bytes, request, report);
    conclude(report);
    return report;
}

}  // namespace okienko::signing
