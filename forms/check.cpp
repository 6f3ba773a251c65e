#include "forms/check.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "forms/dates.h"
#include "forms/document_builder.h"
#include "forms/document_place.h"
#include "forms/form_reader.h"
#include "forms/rules.h"
#include "forms/validate.h"
#include "forms/visualise.h"
#include "forms/workflow_graph.h"

namespace okienko::forms {

namespace {

/// What an invalid example claims: comments `expect PATH RULE` before or in the document.
struct Claim {
    std::string path;
    std::string rule;
    int line;
    friend bool operator<(const Claim& a, const Claim& b) {
        return std::tie(a.path, a.rule) < std::tie(b.path, b.rule);
    }
};

std::set<Claim> claims_of(const std::string& bytes) {
    std::set<Claim> claims;
    constexpr std::string_view kStart = "<!-- expect ";
    for (auto at = bytes.find(kStart); at != std::string::npos; at = bytes.find(kStart, at + 1)) {
        const auto end = bytes.find("-->", at);
        if (end == std::string::npos) break;
        std::string words = bytes.substr(at + kStart.size(), end - at - kStart.size());
        while (!words.empty() && words.back() == ' ') words.pop_back();
        const auto space = words.rfind(' ');
        if (space == std::string::npos) continue;
        const int line =
            1 + static_cast<int>(std::count(
                    bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        claims.insert({plain_path(words.substr(0, space)), words.substr(space + 1), line});
    }
    return claims;
}

bool is_known_part(const std::string& name) {
    static const std::set<std::string, std::less<>> kParts = {
        "card.xml", "form.xml", "workflow.xml", "view.xsl"};
    if (kParts.count(name) != 0) return true;
    if (name.find('/') == std::string::npos && name.ends_with(".xsd")) return true;
    if (name.starts_with("text.") && name.ends_with(".xml") && name.size() == 11) return true;
    return (name.starts_with("examples/valid-") || name.starts_with("examples/invalid-")) &&
           name.ends_with(".xml");
}

/// The line of the element at a path, or of the closest one around it that is there.
int line_at(schemas::Node node, const std::string& path) {
    const std::string wanted = plain_path(path);
    for (const schemas::Node child : node.children()) {
        const std::string here = plain_path(child.path());
        if (wanted == here || wanted.starts_with(here + "/")) return line_at(child, path);
    }
    return node.line();
}

/// Valid by the schema of XMLDSig, for schemas that import it.
constexpr const char* kSignature =
    R"xml(<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/>
<ds:Reference URI=""><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
<ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ds:DigestValue></ds:Reference>
</ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>)xml";

class PackageCheck {
public:
    PackageCheck(const ServiceCompiler& compiler, const Package& package)
        : compiler_(compiler), package_(package) {}

    std::vector<Fault> run() {
        files();
        card();
        if (!package_.is_card_only()) {
            workflow();
            service();
        }
        // What concerns a file as a whole is told at its beginning.
        for (Fault& fault : faults_) {
            if (fault.line < 1 && package_.file(fault.file) != nullptr) fault.line = 1;
        }
        return std::move(faults_);
    }

private:
    void fault(std::string file, int line, std::string rule, std::string detail) {
        faults_.push_back({std::move(file), line, std::move(rule), std::move(detail)});
    }

    void files() {
        for (const auto& [name, bytes] : package_.files()) {
            if (!is_known_part(name))
                fault(name, 1, "unknown-file", "a package holds no such file");
        }
    }

    /// Apart from the rest of the service, which may not compile. What keeps the file from being
    /// read at all is told there.
    void workflow() {
        const std::string* bytes = package_.file("workflow.xml");
        const auto* schema = compiler_.own_schema("workflow.xsd");
        if (bytes == nullptr) return;
        const auto outcome = schemas::parse(*bytes);
        const auto* document = std::get_if<schemas::Document>(&outcome);
        if (document == nullptr || (schema != nullptr && !schema->validate(*document).empty()))
            return;
        std::vector<Fault> told_elsewhere;
        check_graph(read_workflow(*document, told_elsewhere), document->root().line(), faults_);
    }

    void service() {
        try {
            const auto service = compiler_.compile(package_);
            rules(*service);
            examples(*service);
        } catch (const ServiceError& error) {
            faults_.insert(faults_.end(), error.faults().begin(), error.faults().end());
        }
    }

    void card() {
        const std::string* bytes = package_.file("card.xml");
        if (bytes == nullptr)
            return fault("card.xml", 0, "missing-part", "the package has no such file");
        auto outcome = schemas::parse(*bytes);
        if (const auto* broken = std::get_if<schemas::ParseFault>(&outcome)) {
            return fault("card.xml",
                         broken->line,
                         "xml",
                         fmt::format("{}: {}", to_string(broken->kind), broken->detail));
        }
        const schemas::Node card = std::get<schemas::Document>(outcome).root();
        if (const auto* schema = compiler_.own_schema("card.xsd")) {
            const auto wrongs = schema->validate(std::get<schemas::Document>(outcome));
            for (const auto& wrong : wrongs)
                fault("card.xml", wrong.line, "xml-" + wrong.rule, wrong.detail);
            if (!wrongs.empty()) return;
        }
        const auto contents = card.children("content");
        if (std::none_of(contents.begin(), contents.end(), [](const schemas::Node& content) {
                return content.attribute_or("lang", "") == "pl";
            })) {
            fault("card.xml", card.line(), "no-polish", "a card speaks Polish");
        }
        const std::string named = card.attribute_or("service", "");
        if (!package_.id().empty() && named != package_.id()) {
            fault("card.xml",
                  card.line(),
                  "service-id",
                  fmt::format("the card names '{}', form.xml '{}'", named, package_.id()));
        }
    }

    /// Every rule can be evaluated on an empty form: a wrong number of arguments shows only then.
    void rules(const Service& service) {
        const Answers answers(service, {}, {}, {std::chrono::sys_days{}, "pl"});
        // Once with empty fields and once with a value: a condition may spare the other half of a
        // rule.
        auto filled = schemas::Document::with_root("value");
        filled.root().set_text("1");
        const auto seen_as = [&](schemas::Node node) {
            return ExpressionWorld{
                [node](const std::string& /*id*/) { return std::vector<xmlNode*>{node.raw()}; },
                "2026-01-01",
                nullptr};
        };
        const schemas::Node empty = answers.instance().root();
        const std::vector<std::pair<schemas::Node, ExpressionWorld>> worlds = {
            {empty, seen_as(empty)}, {filled.root(), seen_as(filled.root())}};
        const auto works = [&](const Expression* expression,
                               const Rule& rule,
                               const std::string& where,
                               const std::string& file = "form.xml") {
            if (!expression) return;
            const bool fine = std::all_of(worlds.begin(), worlds.end(), [&](const auto& one) {
                return expression->works(one.first, one.second);
            });
            if (fine) return;
            fault(file,
                  rule.line,
                  "expression",
                  fmt::format("'{}': '{}' cannot be evaluated", where, rule.test));
        };
        const Workflow& workflow = service.workflow();
        works(service.rules().unit(),
              {workflow.unit_from, workflow.unit_line},
              "unit-from",
              "workflow.xml");
        for (std::size_t i = 0; i < service.form().item_count; ++i) {
            const Item& item = service.item(i);
            const ItemRules& compiled = service.rules().of(i);
            works(compiled.relevant.get(), item.relevant, item.id);
            works(compiled.required.get(), item.required, item.id);
            works(compiled.readonly.get(), item.readonly, item.id);
            works(compiled.calculate.get(), item.calculate, item.id);
            for (std::size_t c = 0; c < item.constraints.size(); ++c) {
                works(compiled.constraints[c].get(), item.constraints[c].rule, item.id);
            }
        }
    }

    void examples(const Service& service) {
        bool valid = false;
        for (const auto& [name, bytes] : package_.files()) {
            const bool good = name.starts_with("examples/valid-");
            if (!good && !name.starts_with("examples/invalid-")) continue;
            auto outcome = schemas::parse(bytes);
            if (const auto* broken = std::get_if<schemas::ParseFault>(&outcome)) {
                fault(name,
                      broken->line,
                      "xml",
                      fmt::format("{}: {}", to_string(broken->kind), broken->detail));
                continue;
            }
            const auto& document = std::get<schemas::Document>(outcome);
            const auto found = validate_content(service, document, moment_of(document));
            if (good) {
                valid = true;
                good_example(service, name, document, found);
            } else {
                bad_example(name, bytes, document, found);
            }
        }
        if (!valid)
            fault("examples", 0, "no-example", "a package needs at least one examples/valid-*.xml");
    }

    static Moment moment_of(const schemas::Document& document) {
        const auto origin = origin_of(document);
        const auto day = origin ? parse_iso_date(origin->created) : std::nullopt;
        return {day.value_or(*parse_iso_date("2026-01-01")), "en"};
    }

    void good_example(const Service& service,
                      const std::string& name,
                      const schemas::Document& document,
                      const Violations& found) {
        for (const Violation& violation : found.items) {
            if (violation.warning) continue;
            fault(name,
                  line_at(document.root(), violation.path),
                  "example",
                  fmt::format("{}: {}: {}", violation.path, violation.rule, violation.message));
        }
        if (!found.ok()) return;
        room_for_signatures(service, document);
        const ReadDocument read = read_document(service, document);
        const Answers answers(service, read.values, read.attachments, moment_of(document));
        for (const auto& wrong : service.schema().validate(build_document(answers))) {
            fault(name,
                  0,
                  "rebuilt",
                  fmt::format("typed into the form it gives a document that is wrong at {}: {}",
                              wrong.path,
                              wrong.detail));
        }
        for (const std::string& language : service.languages()) {
            try {
                const auto letter = visualise(service, document, language);
                if (letter.root().text().empty())
                    fault("view.xsl", 0, "view", fmt::format("{} gives an empty page", name));
            } catch (const schemas::XmlError& error) {
                fault("view.xsl",
                      0,
                      "view",
                      fmt::format("{} in {}: {}", name, language, error.what()));
            }
        }
    }

    /// A signed document is still valid: as many signatures as the service takes fit at the end of
    /// the root. Tried on an example, so that it holds however the schema says it.
    void room_for_signatures(const Service& service, const schemas::Document& document) {
        const SignaturePolicy& policy = service.form().signature;
        if (!policy.offered() || told_room_) return;
        const auto parsed = schemas::parse(kSignature);
        schemas::Document signed_document = document.copy();
        for (unsigned n = 0; n < policy.signers; ++n) {
            signed_document.root().append_copy(std::get<schemas::Document>(parsed).root());
        }
        const auto wrongs = service.schema().validate(signed_document);
        if (wrongs.empty()) return;
        told_room_ = true;
        fault("document.xsd",
              line_of_root(service.form().root),
              "no-room-for-signature",
              fmt::format("form.xml accepts {} signature(s), and the schema has no place for that "
                          "many ds:Signature at the end of '{}': {}",
                          policy.signers,
                          service.form().root,
                          wrongs.front().detail));
    }

    /// Of the declaration of the document's root; 1 when another file declares it.
    int line_of_root(const std::string& root) const {
        const std::string* bytes = package_.file("document.xsd");
        if (bytes == nullptr) return 0;
        const auto outcome = schemas::parse(*bytes);
        const auto* schema = std::get_if<schemas::Document>(&outcome);
        if (schema == nullptr) return 0;
        for (const schemas::Node element : schema->root().children("element")) {
            if (element.attribute_or("name", "") == root) return element.line();
        }
        return 1;
    }

    void bad_example(const std::string& name,
                     const std::string& bytes,
                     const schemas::Document& document,
                     const Violations& found) {
        const auto claims = claims_of(bytes);
        if (claims.empty()) {
            fault(name,
                  1,
                  "no-claim",
                  "an invalid example says what must be told: <!-- expect PATH RULE -->");
        }
        std::set<Claim> told;
        for (const Violation& violation : found.items)
            told.insert({plain_path(violation.path), violation.rule, 0});
        for (const Claim& claim : claims) {
            if (told.count(claim) == 0) {
                fault(name,
                      claim.line,
                      "not-told",
                      fmt::format("nothing says '{}' at {}", claim.rule, claim.path));
            }
        }
        for (const Claim& one : told) {
            if (!claims.empty() && claims.count(one) == 0) {
                fault(name,
                      line_at(document.root(), one.path),
                      "not-claimed",
                      fmt::format("'{}' at {} is told and not claimed", one.rule, one.path));
            }
        }
    }

    const ServiceCompiler& compiler_;
    const Package& package_;
    std::vector<Fault> faults_;
    bool told_room_ = false;
};

}  // namespace

std::vector<Fault> check(const ServiceCompiler& compiler, const Package& package) {
    return PackageCheck(compiler, package).run();
}

}  // namespace okienko::forms
