#include "signing/verifier.h"

#include <algorithm>
#include <fstream>
#include <mutex>

#include "signing/algorithms.h"
#include "signing/asic.h"
#include "signing/certificate_chain.h"
#include "signing/container_records.h"
#include "signing/container_rules.h"
#include "signing/evidence.h"
#include "signing/gather.h"
#include "signing/given_contents.h"
#include "signing/judgement.h"
#include "signing/listed_services.h"
#include "signing/minded_constraints.h"
#include "signing/packed_container.h"
#include "signing/proven_until.h"
#include "signing/qualify_signature.h"

namespace okienko::signing {

struct Verifier::Parts {
    Parts(TrustAnchors anchors, VerificationLimits bounds)
        : limits(bounds),
          trusted(std::move(anchors)),
          chains(trusted.for_signatures(), certificates),
          timestamp_chains(trusted.for_timestamps(), certificates),
          services(trusted, certificates) {}

    WorkBudget budget_for(std::size_t size) const {
        constexpr std::size_t floor = 64U << 20U;
        return WorkBudget(std::max(floor, size * limits.work_factor));
    }
    FileFacts gather_facts(const xmlDoc* document,
                           const std::string& file,
                           const DetachedFiles& files,
                           WorkBudget& budget,
                           const VerificationRequest& request) {
        return gather(document,
                      {file, files, digests, certificates, limits, budget, request.extraction});
    }
    void judge_into(VerificationReport& report,
                    const FileFacts& facts,
                    const VerificationRequest& request);
    void verify_xml(std::string_view xml,
                    const VerificationRequest& request,
                    VerificationReport& report);
    void verify_document(const xmlDoc* document,
                         std::size_t size,
                         const VerificationRequest& request,
                         VerificationReport& report);
    /// Of the bytes or of the file.
    template <typename Where>
    void verify_container(const Where& where,
                          const VerificationRequest& request,
                          VerificationReport& report);
    void verify_signature_files(const PackedContainer& container,
                                const VerificationRequest& request,
                                VerificationReport& report);
    void verify_entry(const PackedContainer::Entry& entry,
                      const DetachedFiles& files,
                      const std::vector<ContainerRecord>& records,
                      WorkBudget& budget,
                      const VerificationRequest& request,
                      VerificationReport& report);

    VerificationLimits limits;
    TrustAnchors trusted;
    DigestAlgorithms digests;
    CertificateCache certificates;
    ChainBuilder chains;
    ChainBuilder timestamp_chains;
    ListedServices services;
};

/// What is in use now.
struct Verifier::Current {
    std::mutex mutex;
    std::shared_ptr<Parts> parts;
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

/// What a container has to hold for its signatures to be over something: EN 319 162-1, 4.3.3.2: one
/// data file at the root of ASiC-S; 4.4.3.2: one or more anywhere in ASiC-E.
std::optional<Fault> wrong_data_files(ContainerKind kind, const PackedContainer& container) {
    std::size_t all = 0;
    std::size_t at_root = 0;
    for (const auto& entry : container.entries()) {
        if (!is_data_file(entry.name())) continue;
        ++all;
        if (entry.name().find('/') == std::string::npos) ++at_root;
    }
    const bool simple = kind == ContainerKind::asic_s;
    if (all > 1 && simple) {
        return Fault{"several-data-files",
                     "ASiC-S holds exactly one data file, this one " + std::to_string(all)};
    }
    if ((simple ? at_root : all) == 0) {
        return Fault{"no-data-file",
                     simple ? "ASiC-S holds a data file at its root, this one none"
                            : "there is no data file in the container"};
    }
    return std::nullopt;
}

void check_data_files(ContainerKind kind,
                      const PackedContainer& container,
                      VerificationReport& report) {
    const auto fault = wrong_data_files(kind, container);
    if (!fault) return;
    const Check failed{"container", false, fault->code, fault->reason};
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
    const ValidationPolicy of_timestamps = request.policy.for_timestamps();
    for (const SignatureFacts& signature : facts.signatures) {
        ValidationTime time{request.at, request.at};
        if (request.chain_time == ChainTime::signing && signature.xades.is_signed) {
            time.time = signature.xades.signing_time.value_or(request.at);
        }
        const ValidationEvidence evidence = make_evidence(signature,
                                                          {chains,
                                                           timestamp_chains,
                                                           services,
                                                           request.policy.suite,
                                                           of_timestamps.suite,
                                                           request.policy.answer_suite(),
                                                           request.revocation,
                                                           time.time});
        ValidationResult result = validate(evidence, request.policy, time);
        demand_constraints(minded_constraints(signature, result), request.policy, result.findings);
        const Qualifications qualifications = qualify(signature, result, time, services);
        demand_qualification(qualifications.signature, request.policy, result.findings);
        report.signatures.push_back(report_on(signature, result, qualifications, request.policy));
        report.signatures.back().proven_until = proven_until(evidence);
        add_material(evidence, report.signatures.back());
    }
}

void Verifier::Parts::verify_document(const xmlDoc* document,
                                      std::size_t size,
                                      const VerificationRequest& request,
                                      VerificationReport& report) {
    report.container = "XML";
    const GivenContents given(request.detached);
    WorkBudget budget = budget_for(size + given.size());
    const FileFacts facts = gather_facts(document, "", given.files(), budget, request);
    if (facts.malformed) {
        fail_file(report, "signatures", facts.malformed->code, facts.malformed->reason);
        return;
    }
    judge_into(report, facts, request);
}

void Verifier::Parts::verify_entry(const PackedContainer::Entry& entry,
                                   const DetachedFiles& files,
                                   const std::vector<ContainerRecord>& records,
                                   WorkBudget& budget,
                                   const VerificationRequest& request,
                                   VerificationReport& report) {
    const auto outcome = schemas::parse(entry.read(), limits.xml);
    if (!std::holds_alternative<schemas::Document>(outcome)) {
        const auto fault = parse_fault(outcome);
        fail_file(
            report, "xml", std::string(to_string(fault.kind)), entry.name() + ": " + fault.detail);
        return;
    }
    FileFacts facts = gather_facts(
        std::get<schemas::Document>(outcome).raw(), entry.name(), files, budget, request);
    if (facts.malformed) {
        fail_file(report,
                  "signatures",
                  facts.malformed->code,
                  entry.name() + ": " + facts.malformed->reason);
        return;
    }
    for (SignatureFacts& signature : facts.signatures) {
        for (const ContainerRecord& record : records) {
            signature.records.push_back(record.facts);
            signature.records.back().seals_signature = record.sealed.count(entry.name()) != 0;
        }
    }
    judge_into(report, facts, request);
}

template <typename Where>
void Verifier::Parts::verify_container(const Where& where,
                                       const VerificationRequest& request,
                                       VerificationReport& report) {
    try {
        const PackedContainer container(where, {limits.entries, limits.unpacked, limits.ratio});
        verify_signature_files(container, request, report);
    } catch (const Refusal& refusal) {
        fail_file(report, "container", refusal.code(), refusal.what());
    }
}

void Verifier::Parts::verify_signature_files(const PackedContainer& container,
                                             const VerificationRequest& request,
                                             VerificationReport& report) {
    const ContainerKind kind = kind_of(container.media_type());
    report.container = to_string(kind);
    std::size_t size = 0;
    std::vector<DetachedFiles::File> entries;
    for (const auto& entry : container.entries()) {
        entries.push_back({entry.name(), &entry});
        size += entry.size();
    }
    const DetachedFiles files(std::move(entries), true);
    WorkBudget budget = budget_for(size);
    const auto records =
        gather_container_records(container, {digests, certificates, limits.xml, budget});
    std::size_t signature_files = 0;
    for (const auto& entry : container.entries()) {
        if (!is_signature_file(entry.name())) continue;
        ++signature_files;
        verify_entry(entry, files, records, budget, request, report);
        if (report.signatures.size() > limits.signatures) {
            report.signatures.clear();
            fail_file(
                report, "signatures", "too-many-signatures", "more signatures than are looked at");
            return;
        }
    }
    if (signature_files == 0) {
        fail_file(report, "signatures", "no-signature", "no file of XAdES signatures is in it");
    }
    check_data_files(kind, container, report);
    report.unsigned_files = unsigned_files(container, report.signatures);
    report.warnings = container_warnings(container, limits.xml);
}

Verifier::Verifier(TrustAnchors anchors, VerificationLimits limits)
    : current_(std::make_unique<Current>()) {
    current_->parts = std::make_shared<Parts>(std::move(anchors), limits);
}
Verifier::~Verifier() = default;
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;

std::shared_ptr<Verifier::Parts> Verifier::parts() const {
    const std::lock_guard lock(current_->mutex);
    return current_->parts;
}

TrustAnchors Verifier::anchors() const {
    return parts()->trusted;
}

void Verifier::trust(TrustAnchors anchors) {
    auto made = std::make_shared<Parts>(std::move(anchors), parts()->limits);
    const std::lock_guard lock(current_->mutex);
    current_->parts.swap(made);
}

namespace {

VerificationReport begun(const VerificationRequest& request) {
    VerificationReport report;
    report.file = request.name;
    report.verified_at = request.at;
    report.policy = request.policy.name;
    for (const char* check : {"certificate-chain",
                              "certificate-validity",
                              "revocation",
                              "algorithms",
                              "signature-policy",
                              "qualification"}) {
        if (request.policy.level_of(check) != ValidationPolicy::Level::ignore) continue;
        report.ignored_checks.emplace_back(check);
    }
    return report;
}

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

void Verifier::Parts::verify_xml(std::string_view xml,
                                 const VerificationRequest& request,
                                 VerificationReport& report) {
    const auto outcome = schemas::parse(xml, limits.xml);
    if (const auto* document = std::get_if<schemas::Document>(&outcome)) {
        verify_document(document->raw(), xml.size(), request, report);
        return;
    }
    const auto fault = parse_fault(outcome);
    fail_file(report,
              "xml",
              std::string(to_string(fault.kind)),
              "line " + std::to_string(fault.line) + ": " + fault.detail);
}

VerificationReport Verifier::verify(std::string_view file,
                                    const VerificationRequest& request) const {
    VerificationReport report = begun(request);
    if (looks_like_zip(file)) {
        parts()->verify_container(file, request, report);
    } else {
        parts()->verify_xml(file, request, report);
    }
    conclude(report);
    return report;
}

VerificationReport Verifier::verify_file(const std::filesystem::path& path,
                                         const VerificationRequest& request) const {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(4, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (looks_like_zip(bytes)) {
        VerificationReport report = begun(request);
        parts()->verify_container(path, request, report);
        conclude(report);
        return report;
    }
    // One octet more than is read shows that there is more.
    const std::size_t most = parts()->limits.xml.bytes + 1;
    std::string piece(1U << 16U, '\0');
    while (file && bytes.size() < most) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        bytes.append(piece, 0, static_cast<std::size_t>(file.gcount()));
    }
    return verify(bytes, request);
}

VerificationReport Verifier::verify(const schemas::Document& document,
                                    const VerificationRequest& request) const {
    VerificationReport report = begun(request);
    const auto parts = this->parts();
    parts->verify_document(document.raw(), parts->limits.xml.bytes, request, report);
    conclude(report);
    return report;
}

}  // namespace okienko::signing
