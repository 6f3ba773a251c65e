#include "server/verification/report_view.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include "schemas/typography.h"
#include "server/calendar/local_time.h"
#include "server/verification/report_words.h"

namespace okienko::verification {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

std::string text_of(const Object& json, const std::string& name) {
    return json.has(name) ? json.getValue<std::string>(name) : std::string{};
}

std::string local_time(const Object& json, const std::string& name) {
    const auto instant = calendar::parse_instant(text_of(json, name));
    return instant ? calendar::local(*instant) : std::string{};
}

template <typename Each>
void for_each_object(const Object& json, const std::string& name, Each each) {
    const Array::Ptr items = json.getArray(name);
    for (std::size_t i = 0; items && i < items->size(); ++i) {
        each(*items->getObject(static_cast<unsigned>(i)), i);
    }
}

template <typename Each>
void for_each_text(const Object& json, const std::string& name, Each each) {
    const Array::Ptr items = json.getArray(name);
    for (std::size_t i = 0; items && i < items->size(); ++i) {
        each(items->getElement<std::string>(static_cast<unsigned>(i)));
    }
}

/// What a passed reference leads to is told instead of "a reference": coverage stands in the order
/// of the references and of the entries of manifests.
std::string words_of_reference(const Object& signature,
                               std::size_t n,
                               const schemas::Texts& texts) {
    const Array::Ptr coverage = signature.getArray("coverage");
    if (!coverage || n >= coverage->size()) return words_of_check(texts, "reference", {});
    const Object::Ptr covered = coverage->getObject(static_cast<unsigned>(n));
    const std::string id = "verification.covered." + text_of(*covered, "kind");
    if (!texts.has(id)) return words_of_check(texts, "reference", {});
    return schemas::with_hard_spaces(texts.get(id, {{"name", text_of(*covered, "what")}}),
                                     texts.language());
}

void add_check(schemas::Node parent,
               const Object& json,
               const std::string& words,
               const std::string& code) {
    const std::string name = text_of(json, "name");
    const bool fault = is_fault(name, code) && !json.has("level");
    const char* result = code.empty() ? "ok" : fault ? "bad" : "unknown";
    parent.add("check", words)
        .set("result", result)
        .set("name", name)
        .set("code", code)
        .set("level", text_of(json, "level"))
        .set("reason", text_of(json, "reason"));
}

void add_open_question(schemas::Node parent, const schemas::Texts& texts, const std::string& id) {
    parent.add("check", schemas::with_hard_spaces(texts.get(id), texts.language()))
        .set("result", "unknown");
}

/// A time-stamp by itself: one that is broken takes nothing from the signature.
void add_timestamp(schemas::Node parent, const Object& token, const schemas::Texts& texts) {
    const std::string indication = text_of(token, "indication");
    if (indication.empty()) {  // a report of before time-stamps were judged
        add_open_question(parent, texts, "verification.warning.timestamps");
        return;
    }
    const bool passed = indication == "TOTAL-PASSED";
    const bool broken = text_of(token, "integrity") == "broken";
    const Object::Ptr qualification = token.getObject("qualification");
    const bool qualified = passed && qualification && text_of(*qualification, "kind") == "QTSA";
    const char* words = qualified ? "verification.timestamp.qualified"
                        : passed  ? "verification.timestamp.passed"
                        : broken  ? "verification.timestamp.broken"
                                  : "verification.timestamp.unknown";
    parent.add("check", schemas::with_hard_spaces(texts.get(words), texts.language()))
        .set("result", passed ? "ok" : "unknown");
}

/// An evidence record by itself, as a time-stamp.
void add_record(schemas::Node parent, const Object& record, const schemas::Texts& texts) {
    const bool passed = text_of(record, "indication") == "TOTAL-PASSED";
    const bool incomplete = text_of(record, "subIndication") == "SIGNED_DATA_NOT_FOUND";
    const char* words = passed       ? "verification.record.passed"
                        : incomplete ? "verification.record.incomplete"
                        : text_of(record, "integrity") == "broken" ? "verification.record.broken"
                                                                   : "verification.record.unknown";
    parent.add("check", schemas::with_hard_spaces(texts.get(words), texts.language()))
        .set("result", passed ? "ok" : "unknown");
}

void add_checks(schemas::Node element, const Object& signature, const schemas::Texts& texts) {
    std::size_t references = 0;
    for_each_object(signature, "checks", [&](const Object& check, std::size_t) {
        const std::string name = text_of(check, "name");
        const std::string code = text_of(check, "code");
        std::string words;
        if (name == "reference" || name == "manifest-entry") {
            words = code.empty() ? words_of_reference(signature, references, texts)
                                 : words_of_check(texts, name, code);
            ++references;
        } else {
            words = words_of_check(texts, name, code);
        }
        add_check(element, check, words, code);
    });
    for_each_text(signature, "warnings", [&](const std::string& code) {
        element.add("warning", code);
        if (texts.has("verification.warning." + code)) {
            add_open_question(element, texts, "verification.warning." + code);
        }
    });
    for_each_object(signature, "timestamps", [&](const Object& token, std::size_t) {
        add_timestamp(element, token, texts);
    });
    for_each_object(signature, "evidenceRecords", [&](const Object& record, std::size_t) {
        add_record(element, record, texts);
    });
}

/// The failed check a verdict comes from: the first whose gravity is that of the verdict is not
/// told by the report, so the first failed one that fits its sub-indication is taken.
VerdictFacts facts_of(const Object& json) {
    VerdictFacts facts{text_of(json, "indication"), text_of(json, "subIndication"), {}, {}};
    const auto wanted = [&](const std::string& name) -> bool {
        if (facts.sub_indication == "SIGNED_DATA_NOT_FOUND")
            return name == "reference" || name == "signed-data" || name == "counter-signature";
        if (facts.sub_indication == "OUT_OF_BOUNDS_NO_POE") return name == "certificate-validity";
        if (facts.sub_indication == "NO_CERTIFICATE_CHAIN_FOUND")
            return name == "certificate-chain";
        return true;
    };
    for_each_object(json, "checks", [&](const Object& check, std::size_t) {
        const std::string name = text_of(check, "name");
        if (!facts.check.empty() || !check.has("code") || !wanted(name)) return;
        if (check.has("level")) return;  // the policy does not count it
        facts.check = name;
        facts.code = text_of(check, "code");
    });
    return facts;
}

void set_verdict(schemas::Node element, const Object& json, const schemas::Texts& texts) {
    const Verdict verdict = verdict_on(facts_of(json));
    const auto told = [&](const char* kind) {
        return schemas::with_hard_spaces(
            texts.get(std::string("verification.") + kind + verdict.id), texts.language());
    };
    element.set("indication", text_of(json, "indication"))
        .set("sub", text_of(json, "subIndication"))
        .set("colour", to_string(verdict.colour))
        .set("verdict", verdict.id)
        .set("sentence", told("verdict."))
        .set("advice", told("advice."));
}

/// What it is before the law, where trusted lists say.
void add_kind(schemas::Node element, const Object& json) {
    const Object::Ptr qualification = json.getObject("qualification");
    if (!qualification) return;
    element.set("kind", text_of(*qualification, "kind"))
        .set("kind-reason", text_of(*qualification, "reason"));
}

void add_people(schemas::Node element, const Object& json) {
    if (const Object::Ptr person = json.getObject("person")) {
        element.add("person")
            .set("name", text_of(*person, "name"))
            .set("pesel", text_of(*person, "pesel"))
            .set("source", text_of(*person, "source"));
    }
    if (const Object::Ptr certificate = json.getObject("certificate")) {
        element.add("certificate")
            .set("subject", text_of(*certificate, "subject"))
            .set("issuer", text_of(*certificate, "issuer"))
            .set("serial", text_of(*certificate, "serial"))
            .set("sha256", text_of(*certificate, "sha256"))
            .set("from", local_time(*certificate, "notBefore"))
            .set("to", local_time(*certificate, "notAfter"));
    }
}

/// A time-stamp for specialists, with what failed.
/// A time-stamp or an evidence record, for specialists.
void add_time(schemas::Node parent,
              const std::string& name,
              const Object& token,
              const schemas::Texts& texts) {
    schemas::Node element = parent.add("time");
    element.set("name", name)
        .set("at", local_time(token, "time"))
        .set("indication", text_of(token, "indication"))
        .set("sub", text_of(token, "subIndication"))
        .set("integrity", text_of(token, "integrity"));
    add_kind(element, token);
    for_each_object(token, "checks", [&](const Object& check, std::size_t) {
        const std::string code = text_of(check, "code");
        if (code.empty()) return;
        add_check(element, check, words_of_check(texts, text_of(check, "name"), code), code);
    });
}

void add_times(schemas::Node element, const Object& json, const schemas::Texts& texts) {
    const auto add_timestamps = [&](const Object& of) {
        for_each_object(of, "timestamps", [&](const Object& token, std::size_t) {
            add_time(element, text_of(token, "kind"), token, texts);
        });
    };
    add_timestamps(json);
    for_each_object(json, "evidenceRecords", [&](const Object& record, std::size_t) {
        add_time(element, "EvidenceRecord, " + text_of(record, "syntax"), record, texts);
        add_timestamps(record);
    });
}

void add_signature(schemas::Node parent,
                   const Object& json,
                   std::size_t n,
                   const schemas::Texts& texts) {
    schemas::Node element = parent.add("signature");
    element.set("n", n + 1)
        .set("id", text_of(json, "id"))
        .set("file", text_of(json, "file"))
        .set("counters", text_of(json, "counters"))
        .set("integrity", text_of(json, "integrity"))
        .set("format", text_of(json, "format"))
        .set("algorithm", text_of(json, "algorithm"))
        .set("signer", text_of(json, "signer"))
        .set("signed", local_time(json, "signedAt"));
    set_verdict(element, json, texts);
    add_kind(element, json);
    add_people(element, json);
    for_each_object(json, "coverage", [&](const Object& covered, std::size_t) {
        schemas::Node covers = element.add("covers");
        covers.set("kind", text_of(covered, "kind"))
            .set("what", text_of(covered, "what"))
            .set("intact", covered.optValue("intact", false))
            .set("fault", text_of(covered, "fault"));
        for_each_text(
            covered, "without", [&](const std::string& path) { covers.add("without", path); });
    });
    add_times(element, json, texts);
    add_checks(element, json, texts);
}

/// "signed", "unsigned" (readable, no signature in it) or "unreadable".
const char* state_of(const Object& json) {
    const Array::Ptr signatures = json.getArray("signatures");
    if (signatures && signatures->size() > 0) return "signed";
    const char* state = "unreadable";
    for_each_object(json, "checks", [&](const Object& check, std::size_t) {
        if (text_of(check, "code") == "no-signature") state = "unsigned";
    });
    return state;
}

}  // namespace

schemas::Node add_report(schemas::Node parent, std::string_view json, const schemas::Texts& texts) {
    Poco::JSON::Parser parser;
    const auto report = parser.parse(std::string(json)).extract<Object::Ptr>();
    schemas::Node element = parent.add("report");
    const Array::Ptr signatures = report->getArray("signatures");
    element.set("name", text_of(*report, "file"))
        .set("container", text_of(*report, "container"))
        .set("signatures", signatures ? signatures->size() : 0U)
        .set("state", state_of(*report));
    set_verdict(element, *report, texts);
    for_each_object(*report, "checks", [&](const Object& check, std::size_t) {
        const std::string code = text_of(check, "code");
        add_check(element, check, words_of_check(texts, text_of(check, "name"), code), code);
    });
    for_each_text(
        *report, "unsignedFiles", [&](const std::string& name) { element.add("unsigned", name); });
    for_each_text(*report, "warnings", [&](const std::string& code) {
        element.add("warning", code);
        if (texts.has("verification.container." + code)) {
            add_open_question(element, texts, "verification.container." + code);
        }
    });
    for_each_object(*report, "signatures", [&](const Object& signature, std::size_t n) {
        add_signature(element, signature, n, texts);
    });
    return element;
}

KeptSignatures kept_signatures(storage::Transaction& transaction,
                               const ReportStore& store,
                               const documents::DocumentId& document,
                               documents::Reader reader) {
    KeptSignatures kept;
    kept.reports = store.list(transaction, document);
    if (!kept.reports.empty()) kept.json = store.json(transaction, kept.reports.front(), reader);
    return kept;
}

schemas::Node add_kept_signatures(schemas::Node parent,
                                  const KeptSignatures& kept,
                                  const schemas::Texts& texts) {
    schemas::Node element = parent.add("signatures");
    if (kept.reports.empty()) return element;
    add_report(element, kept.json, texts);
    for (const KeptReport& report : kept.reports) {
        element.add("made")
            .set("at", calendar::local(report.made))
            .set("by", report.made_by == "filing" ? "filing" : "clerk")
            .set("indication", report.indication);
    }
    return element;
}

}  // namespace okienko::verification
