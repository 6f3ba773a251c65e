#include "server/intake/key_file_signing.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/documents/document_key.h"
#include "signing/crypto_error.h"
#include "signing/digest.h"
#include "signing/key_pair.h"
#include "signing/key_usage.h"
#include "signing/prepared_signature.h"
#include "signing/qualified_certificate.h"

namespace okienko::intake {

namespace {

using Fault = KeyFileSigning::Fault;
using signing::SignatureAlgorithm;

constexpr std::size_t kLongestChain = 10;
constexpr std::size_t kLargestChain = std::size_t{64} << 10U;  // octets: twice over in a ticket
constexpr std::array kAlgorithms = {SignatureAlgorithm::ecdsa_sha256,
                                    SignatureAlgorithm::ecdsa_sha384,
                                    SignatureAlgorithm::ecdsa_sha512,
                                    SignatureAlgorithm::rsa_sha256,
                                    SignatureAlgorithm::rsa_sha384,
                                    SignatureAlgorithm::rsa_sha512,
                                    SignatureAlgorithm::rsa_pss_sha256,
                                    SignatureAlgorithm::rsa_pss_sha384,
                                    SignatureAlgorithm::rsa_pss_sha512};

std::optional<SignatureAlgorithm> algorithm_of(std::string_view uri) {
    const auto* found = std::find_if(
        kAlgorithms.begin(), kAlgorithms.end(), [&](auto one) { return signing::uri(one) == uri; });
    return found == kAlgorithms.end() ? std::nullopt : std::optional(*found);
}

/// What one is about to sign. `algorithm` and `id` as in the request that was prepared.
signing::SigningRequest request_for(const OpenDraft& open,
                                    const Signings::Frozen& frozen,
                                    std::vector<std::string> chain,
                                    std::chrono::sys_seconds at) {
    signing::SigningRequest request;
    request.form = signing::SignatureForm::enveloped;
    request.files = {{open.draft.service + ".xml",
                      frozen.is_signed() ? frozen.signed_file : frozen.document,
                      "application/xml"}};
    request.certificate_chain = std::move(chain);
    request.signing_time = at;
    request.commitment = signing::proof_of_origin;
    return request;
}

std::string ticket_context(const Draft& draft) {
    return "key-file-signing:" + draft.id;
}

/// Lines: time of signing, id of the signature, algorithm, SHA-256 of the file to be signed,
/// certificates.
std::string write_ticket(const signing::SigningRequest& request,
                         const signing::PreparedSignature& prepared) {
    std::string lines = std::to_string(request.signing_time.time_since_epoch().count());
    lines += "\n" + prepared.id() + "\n" + std::string(signing::uri(prepared.algorithm()));
    lines += "\n" + signing::sha256(request.files.front().bytes).hex();
    for (const std::string& der : request.certificate_chain) lines += "\n" + signing::base64(der);
    return lines;
}

struct Ticket {
    std::chrono::sys_seconds at{};
    std::string id;
    std::optional<SignatureAlgorithm> algorithm;
    std::string sha256;
    std::vector<std::string> chain;
};

/// Of lines that write_ticket() wrote.
Ticket read_ticket(std::string_view lines) {
    std::vector<std::string> all;
    while (true) {
        const std::size_t end = lines.find('\n');
        all.emplace_back(lines.substr(0, end));
        if (end == std::string_view::npos) break;
        lines.remove_prefix(end + 1);
    }
    std::int64_t seconds = 0;
    std::from_chars(all.at(0).data(), all.at(0).data() + all.at(0).size(), seconds);
    Ticket ticket;
    ticket.at = std::chrono::sys_seconds{std::chrono::seconds{seconds}};
    ticket.id = all.at(1);
    ticket.algorithm = algorithm_of(all.at(2));
    ticket.sha256 = all.at(3);
    for (std::size_t i = 4; i < all.size(); ++i) {
        ticket.chain.push_back(signing::from_base64(all[i]).value_or(""));
    }
    return ticket;
}

/// nullopt for what isn't a ticket of this draft.
std::optional<Ticket> open_ticket(const documents::DocumentKey& key,
                                  const Draft& draft,
                                  std::string_view letters) {
    const auto sealed = signing::from_base64(letters);
    if (!sealed) return std::nullopt;
    try {
        return read_ticket(key.open(*sealed, ticket_context(draft)));
    } catch (const documents::Tampered&) {
        return std::nullopt;
    }
}

/// Why nobody can sign with a key file here now, whoever signs.
std::optional<Fault> fault_of_draft(const Signings& signings,
                                    const OpenDraft& open,
                                    const Signings::Frozen& frozen) {
    if (!frozen.is_signed()) return std::nullopt;
    if (!frozen.upload.empty()) return Fault{409, "intake.key-file.beside"};
    const Returned signed_file = signings.judge(open, frozen, frozen.signed_file);
    if (people_in(signed_file.file.report) < open.service->form().signature.signers) {
        return std::nullopt;
    }
    return Fault{409, "intake.key-file.signed"};
}

std::optional<Fault> fault_of_certificate(const forms::SignaturePolicy& policy,
                                          const std::vector<std::string>& chain,
                                          config::Instant now) {
    std::size_t size = 0;
    for (const std::string& der : chain) size += der.size();
    if (chain.empty() || chain.size() > kLongestChain || size > kLargestChain) {
        return Fault{422, "intake.key-file.certificate"};
    }
    try {
        const signing::CertificateSummary own = signing::summarize(chain.front());
        if (now < own.not_before) return Fault{422, "intake.key-file.early", own.not_before};
        if (now > own.not_after) return Fault{422, "intake.key-file.late", own.not_after};
    } catch (const signing::CryptoError&) {
        return Fault{422, "intake.key-file.certificate"};
    }
    if (!signing::may_sign(chain.front())) return Fault{422, "intake.key-file.usage"};
    if (policy.accepts == forms::SignaturePolicy::Kind::qualified &&
        !signing::says_qualified_signature(chain.front())) {
        return Fault{422, "intake.sign.error.qualified"};
    }
    return std::nullopt;
}

Fault fault_of(const signing::SigningFault& fault) {
    if (fault.code == "certificate") return {422, "intake.key-file.certificate"};
    if (fault.code == "key") return {422, "intake.key-file.kind"};
    if (fault.code == "algorithm") return {422, "intake.key-file.algorithm"};
    if (fault.code == "value") return {422, "intake.key-file.value"};
    // The rest is about the file that is there: one that takes no signature into it.
    return {409, "intake.key-file.beside"};
}

}  // namespace

KeyFileSigning::KeyFileSigning(const Drafts& drafts,
                               const Signings& signings,
                               const signing::Verifier& verifier)
    : drafts_(drafts), signings_(signings), verifier_(verifier) {}

std::variant<KeyFileSigning::Prepared, Fault> KeyFileSigning::prepare(
    const OpenDraft& open,
    const Signings::Frozen& frozen,
    std::vector<std::string> chain,
    std::string_view algorithm) const {
    const config::Instant now = drafts_.now();
    if (auto fault = fault_of_draft(signings_, open, frozen)) return *fault;
    if (auto fault = fault_of_certificate(open.service->form().signature, chain, now)) {
        return *fault;
    }
    auto request =
        request_for(open, frozen, std::move(chain), std::chrono::floor<std::chrono::seconds>(now));
    request.algorithm = algorithm_of(algorithm);
    if (!algorithm.empty() && !request.algorithm) return Fault{422, "intake.key-file.algorithm"};
    const auto outcome = signing::prepare(request);
    if (const auto* fault = std::get_if<signing::SigningFault>(&outcome)) return fault_of(*fault);
    const auto& prepared = std::get<signing::PreparedSignature>(outcome);
    const std::string sealed =
        drafts_.key_of(open.draft)
            .seal(write_ticket(request, prepared), ticket_context(open.draft));
    return Prepared{signing::base64(sealed),
                    std::string(signing::uri(prepared.algorithm())),
                    prepared.data_to_sign()};
}

std::optional<Fault> KeyFileSigning::complete(const OpenDraft& open,
                                              const Signings::Frozen& frozen,
                                              std::string_view ticket,
                                              std::string_view value) const {
    const auto opened = open_ticket(drafts_.key_of(open.draft), open.draft, ticket);
    if (!opened || drafts_.now() > opened->at + kLife) return Fault{409, "intake.key-file.ticket"};
    auto request = request_for(open, frozen, opened->chain, opened->at);
    if (signing::sha256(request.files.front().bytes).hex() != opened->sha256) {
        return Fault{409, "intake.key-file.changed"};
    }
    request.id = opened->id;
    request.algorithm = opened->algorithm;
    const auto again = signing::prepare(request);
    if (const auto* fault = std::get_if<signing::SigningFault>(&again)) return fault_of(*fault);
    const auto outcome =
        signing::complete(std::get<signing::PreparedSignature>(again), value, verifier_);
    if (const auto* fault = std::get_if<signing::SigningFault>(&outcome)) return fault_of(*fault);
    const std::string& bytes = std::get<signing::SignedFile>(outcome).bytes;
    const Returned returned = signings_.judge(open, frozen, bytes);
    if (!returned.fault.empty()) return Fault{422, "intake.sign.error." + returned.fault};
    if (!signings_.keep(open.draft, frozen, returned, bytes)) {
        return Fault{409, "intake.key-file.changed"};
    }
    return std::nullopt;
}

}  // namespace okienko::intake
