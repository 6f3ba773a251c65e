#include <sstream>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include "signing/check_guide.h"
#include "signing/report_time.h"
#include "signing/verification_report.h"

namespace okienko::signing {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

std::string text_of(Integrity integrity) {
    return integrity == Integrity::intact ? "intact" : "broken";
}

Object json_of(const Check& check) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("name", check.name);
    json.set("ok", check.ok);
    if (!check.ok) json.set("code", check.code);
    if (!check.counts()) json.set("level", std::string(to_string(check.weight)));
    json.set("reason", check.reason);
    if (check.ok) return json;
    const CheckGuide guide = guide_to(check);
    json.set("clause", std::string(guide.clause));
    json.set("advice", std::string(guide.advice));
    return json;
}

Object json_of(const Coverage& coverage) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("kind", std::string(to_string(coverage.kind)));
    json.set("what", coverage.what);
    json.set("intact", coverage.intact);
    if (!coverage.fault.empty()) json.set("fault", coverage.fault);
    if (!coverage.without.empty()) {
        Array without;
        for (const auto& path : coverage.without) without.add(path);
        json.set("without", without);
    }
    return json;
}

template <typename Item>
Array array_of(const std::vector<Item>& items);

template <typename Qualification>
Object opened(const Qualification& qualification) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("kind", std::string(to_string(qualification.kind)));
    if (!qualification.reason.empty()) json.set("reason", qualification.reason);
    return json;
}

Object json_of(const NamedService& service) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("name", service.name);
    json.set("provider", service.provider);
    json.set("territory", service.territory);
    json.set("status", service.status);
    return json;
}

Object json_of(const CertificateQualification& certificate) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("signature", std::string(to_string(certificate.signature)));
    json.set("seal", std::string(to_string(certificate.seal)));
    json.set("website", std::string(to_string(certificate.website)));
    json.set("qscd", std::string(to_string(certificate.device)));
    if (!certificate.reason.empty()) json.set("reason", certificate.reason);
    return json;
}

Object json_of(const SignatureQualification& qualification) {
    Object json = opened(qualification);
    json.set("at", moment_of(qualification.at));
    json.set("certificateAtIssuance", json_of(qualification.at_issuance));
    json.set("certificateAtSigning", json_of(qualification.at_signing));
    json.set("services", array_of(qualification.services));
    return json;
}

Object json_of(const TimestampQualification& qualification) {
    Object json = opened(qualification);
    json.set("services", array_of(qualification.services));
    return json;
}

Object json_of(const TimestampReport& timestamp) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("kind", timestamp.kind);
    if (timestamp.time) json.set("time", moment_of(*timestamp.time));
    if (!timestamp.authority.empty()) json.set("authority", timestamp.authority);
    json.set("integrity", text_of(timestamp.integrity));
    json.set("indication", std::string(to_string(timestamp.indication)));
    json.set("subIndication", std::string(to_string(timestamp.sub_indication)));
    if (timestamp.qualification) json.set("qualification", json_of(*timestamp.qualification));
    json.set("checks", array_of(timestamp.checks));
    return json;
}

Object json_of(const EvidenceRecordReport& record) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("syntax", record.syntax);
    if (!record.file.empty()) json.set("file", record.file);
    json.set("sealsSignature", record.seals_signature);
    if (record.time) json.set("time", moment_of(*record.time));
    json.set("integrity", text_of(record.integrity));
    json.set("indication", std::string(to_string(record.indication)));
    json.set("subIndication", std::string(to_string(record.sub_indication)));
    json.set("checks", array_of(record.checks));
    json.set("timestamps", array_of(record.timestamps));
    return json;
}

Object json_of(const SignerCertificate& certificate) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("subject", certificate.subject);
    json.set("issuer", certificate.issuer);
    json.set("serial", certificate.serial);
    json.set("sha256", certificate.sha256);
    json.set("notBefore", moment_of(certificate.not_before));
    json.set("notAfter", moment_of(certificate.not_after));
    return json;
}

Object json_of(const Person& person) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("name", person.full_name());
    if (!person.pesel.empty()) json.set("pesel", person.pesel);
    if (!person.birth_date.empty()) json.set("birthDate", person.birth_date);
    json.set("source",
             person.source == Person::Source::trusted_profile_2009 ? "trusted-profile-2009"
                                                                   : "trusted-profile-2020");
    return json;
}

Array words(const std::vector<std::string>& items) {
    Array json;
    for (const auto& item : items) json.add(item);
    return json;
}

Object json_of(const SignatureReport& signature) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("id", signature.id);
    if (!signature.file.empty()) json.set("file", signature.file);
    if (!signature.counters.empty()) json.set("counters", signature.counters);
    json.set("indication", std::string(to_string(signature.indication)));
    json.set("subIndication", std::string(to_string(signature.sub_indication)));
    json.set("integrity", text_of(signature.integrity));
    json.set("format", signature.format);
    json.set("algorithm", signature.algorithm);
    json.set("signer", signature.certificate ? signature.certificate->name : "");
    if (signature.signed_at) json.set("signedAt", moment_of(*signature.signed_at));
    if (signature.existed_at) json.set("existedAt", moment_of(*signature.existed_at));
    if (signature.certificate) json.set("certificate", json_of(*signature.certificate));
    if (signature.person) json.set("person", json_of(*signature.person));
    json.set("coverage", array_of(signature.coverage));
    json.set("timestamps", array_of(signature.timestamps));
    if (!signature.records.empty()) json.set("evidenceRecords", array_of(signature.records));
    if (signature.qualification) json.set("qualification", json_of(*signature.qualification));
    json.set("checks", array_of(signature.checks));
    json.set("warnings", words(signature.warnings));
    return json;
}

template <typename Item>
Array array_of(const std::vector<Item>& items) {
    Array json;
    for (const auto& item : items) json.add(json_of(item));
    return json;
}

}  // namespace

std::string to_json(const VerificationReport& report) {
    Object json(Poco::JSON_PRESERVE_KEY_ORDER);
    json.set("file", report.file);
    json.set("container", report.container);
    json.set("indication", std::string(to_string(report.indication)));
    json.set("subIndication", std::string(to_string(report.sub_indication)));
    json.set("verifiedAt", moment_of(report.verified_at));
    json.set("policy", report.policy);
    json.set("signatures", array_of(report.signatures));
    json.set("checks", array_of(report.checks));
    if (!report.warnings.empty()) json.set("warnings", words(report.warnings));
    if (!report.unsigned_files.empty()) json.set("unsignedFiles", words(report.unsigned_files));
    std::ostringstream text;
    json.stringify(text);
    return text.str();
}

}  // namespace okienko::signing
