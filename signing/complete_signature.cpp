#include <algorithm>

#include "signing/certificate.h"
#include "signing/container_writer.h"
#include "signing/digest.h"
#include "signing/ecdsa_value.h"
#include "signing/prepared_signature.h"
#include "signing/refusal.h"

namespace okienko::signing {

namespace {

const SignatureReport* find_signature(const VerificationReport& report, const std::string& id) {
    const auto found = std::find_if(report.signatures.begin(),
                                    report.signatures.end(),
                                    [&](const SignatureReport& one) { return one.id == id; });
    return found == report.signatures.end() ? nullptr : &*found;
}

std::string first_reason(const VerificationReport& report, const SignatureReport* signature) {
    const Check* failed = signature == nullptr ? nullptr : signature->first_failure();
    if (failed == nullptr && !report.checks.empty()) failed = &report.checks.back();
    return failed == nullptr ? "the signature isn't in the file"
                             : failed->name + ": " + failed->reason;
}

std::size_t intact_ones(const VerificationReport& report) {
    return static_cast<std::size_t>(std::count_if(
        report.signatures.begin(), report.signatures.end(), [](const SignatureReport& one) {
            return one.integrity == Integrity::intact;
        }));
}

}  // namespace

/// The second step. Throws Refusal.
class SignatureCompletion {
public:
    SignatureCompletion(const PreparedSignature& prepared, const Verifier& verifier)
        : prepared_(prepared), verifier_(verifier) {}

    SignedFile run(std::string_view value) const {
        const std::string xml =
            prepared_.before_value_ + base64(wire_value(value)) + prepared_.after_value_;
        SignedFile made = packed(xml);
        made.name = prepared_.name_;
        made.signature_id = prepared_.signature_id_;
        made.report = verify(made.bytes);
        check_new(made.report);
        if (!prepared_.original_.empty()) check_earlier(made.report);
        return made;
    }

private:
    /// XMLDSig 1.1, 6.4.3: r||s, whichever of the two forms a key gave.
    std::string wire_value(std::string_view value) const {
        if (!is_ecdsa(prepared_.algorithm_)) return std::string(value);
        const Certificate signer = read_certificate(prepared_.certificate_);
        const std::size_t half = ecdsa_half(X509_get0_pubkey(signer.get()));
        if (value.size() == 2 * half) return std::string(value);
        const auto halves = ecdsa_halves(value, half);
        if (!halves) throw Refusal("value", "neither r||s of the key's length nor its DER");
        return *halves;
    }

    SignedFile packed(const std::string& xml) const {
        SignedFile made;
        made.media_type =
            prepared_.form_ == SignatureForm::enveloped ? "text/xml" : "application/xml";
        made.bytes = xml;
        if (prepared_.form_ != SignatureForm::asic_e) return made;
        Container container;
        container.media_type = "application/vnd.etsi.asic-e+zip";
        for (const FileToSign& file : prepared_.files_) {
            container.entries.push_back({file.name, file.bytes});
        }
        container.entries.push_back({prepared_.signature_file_, xml});
        made.media_type = container.media_type;
        made.bytes = write_container(container);
        return made;
    }

    VerificationReport verify(std::string_view bytes) const {
        std::vector<DetachedContent> detached;
        if (prepared_.form_ == SignatureForm::detached) {
            for (const FileToSign& file : prepared_.files_)
                detached.push_back({file.name, file.bytes});
        }
        return verifier_.verify(
            bytes, {.name = prepared_.name_, .detached = detached, .at = prepared_.signing_time_});
    }

    void check_new(const VerificationReport& report) const {
        const SignatureReport* signature = find_signature(report, prepared_.signature_id_);
        if (signature == nullptr || signature->integrity != Integrity::intact) {
            throw Refusal("value", first_reason(report, signature));
        }
        if (!signature->certificate || signature->certificate->der != prepared_.certificate_) {
            throw Refusal("value", "the signature was made with another certificate");
        }
    }

    /// No signature that held before may stop holding because of the new one.
    void check_earlier(const VerificationReport& report) const {
        if (intact_ones(report) < intact_ones(verify(prepared_.original_)) + 1) {
            throw Refusal("breaks-signature",
                          "an earlier signature covers the place of the new one");
        }
    }

    const PreparedSignature& prepared_;
    const Verifier& verifier_;
};

std::variant<SignedFile, SigningFault> complete(const PreparedSignature& prepared,
                                                std::string_view value,
                                                const Verifier& verifier) {
    try {
        return SignatureCompletion(prepared, verifier).run(value);
    } catch (const Refusal& refusal) {
        return SigningFault{refusal.code(), refusal.what()};
    }
}

std::variant<SignedFile, SigningFault> sign(SigningRequest request,
                                            const Signer& signer,
                                            const Verifier& verifier) {
    request.certificate_chain = signer.certificate_chain();
    request.algorithm = signer.algorithm();
    const auto prepared = prepare(request);
    if (const auto* fault = std::get_if<SigningFault>(&prepared)) return *fault;
    const auto& first = std::get<PreparedSignature>(prepared);
    return complete(first, signer.sign(first.data_to_sign()), verifier);
}

}  // namespace okienko::signing
