#include "forms/validate.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "forms/document_builder.h"
#include "forms/document_place.h"
#include "forms/judge.h"
#include "forms/messages.h"

namespace okienko::forms {

namespace {

using schemas::SchemaFault;

/// Local names libxml2 lists as expected: "Expected is one of ( {urn:x}A, B )."
std::vector<std::string> expected_names(const std::string& detail) {
    std::vector<std::string> names;
    const auto open = detail.rfind("( ");
    const auto close = detail.rfind(" )");
    if (open == std::string::npos || close == std::string::npos || close < open) return names;
    std::string list = detail.substr(open + 2, close - open - 2);
    for (std::size_t at = 0; at < list.size();) {
        auto end = list.find(", ", at);
        if (end == std::string::npos) end = list.size();
        std::string name = list.substr(at, end - at);
        if (const auto brace = name.rfind('}'); brace != std::string::npos)
            name.erase(0, brace + 1);
        if (!name.empty() && name != "##other" && name != "*") names.push_back(std::move(name));
        at = end + 2;
    }
    return names;
}

/// Tells faults of the schema in words.
class Telling {
public:
    Telling(const Service& service, const Moment& moment)
        : service_(service),
          language_(service.language_or_polish(moment.language)),
          texts_(service.texts(language_)) {}

    Violation tell(const SchemaFault& fault) const {
        if (fault.rule == "missing") return missing(fault.path, fault);
        if (fault.rule == "unexpected") {
            const auto names = expected_names(fault.detail);
            if (names.size() == 1 && names.front() != fault.name) {
                return missing(fault.path.substr(0, fault.path.rfind('/')), fault);
            }
            return general(fault.path, "unexpected", fault.name);
        }
        const bool attribute = !fault.path.ends_with("/" + fault.name) &&
                               !without_index(fault.path).ends_with("/" + fault.name);
        const std::string path = attribute ? fault.path + "/@" + fault.name : fault.path;
        const auto place = find_place(service_, path);
        const bool facet = kFacets.count(fault.rule) != 0;
        if (place && (place->exact || place->item->widget == Widget::file) && facet) {
            return of_item(*place, path, fault.rule, place->exact ? fault.rule : "file");
        }
        return general(path, facet ? "value" : fault.rule, fault.name);
    }

    Violation general(const std::string& path,
                      const std::string& rule,
                      const std::string& name) const {
        Violation made;
        made.path = path;
        made.rule = rule;
        const std::string id = "forms.document." + rule;
        made.message = texts_.get(texts_.has(id) ? id : "forms.document.any", {{"name", name}});
        if (const auto place = find_place(service_, path)) {
            made.page = service_.page_of(*place->item)->id;
            made.field = place->name;
            made.control = place->name;
        }
        return made;
    }

private:
    static inline const std::set<std::string, std::less<>> kFacets = {"length",
                                                                      "minLength",
                                                                      "maxLength",
                                                                      "minInclusive",
                                                                      "maxInclusive",
                                                                      "minExclusive",
                                                                      "maxExclusive",
                                                                      "totalDigits",
                                                                      "fractionDigits",
                                                                      "pattern",
                                                                      "enumeration",
                                                                      "type"};

    static std::string without_index(const std::string& path) {
        const auto bracket = path.rfind('[');
        return bracket != std::string::npos && path.ends_with("]") ? path.substr(0, bracket) : path;
    }

    Violation of_item(const DocumentPlace& place,
                      const std::string& path,
                      const std::string& rule,
                      const std::string& words) const {
        Violation made;
        made.path = path;
        made.rule = rule;
        made.message = message_for(service_, language_, *place.item, words);
        made.page = service_.page_of(*place.item)->id;
        made.field = place.name;
        made.control = place.name;
        return made;
    }

    Violation missing(const std::string& parent, const SchemaFault& fault) const {
        const auto names = expected_names(fault.detail);
        std::optional<DocumentPlace> found;
        std::string path;
        for (const std::string& name : names) {
            const auto place = find_place(service_, parent + "/" + name);
            // Of several that could stand here, the one that must.
            if (!place || (found && place->item->place.min == 0)) continue;
            if (found && found->item->place.min > 0) continue;
            found = place;
            path = parent + "/" + name;
        }
        if (found) return of_item(*found, path, "required", "required");
        return general(parent, "missing", names.empty() ? fault.name : names.front());
    }

    const Service& service_;
    const std::string& language_;
    const schemas::Texts& texts_;
};

/// Adds what nothing said yet about the same place.
void merge(Violations& into, Violations&& more) {
    std::set<std::string> told;
    for (const Violation& item : into.items) told.insert(plain_path(item.path));
    for (Violation& item : more.items) {
        if (told.count(plain_path(item.path)) == 0) into.items.push_back(std::move(item));
    }
}

void check_origin(const Service& service,
                  const schemas::Document& document,
                  const Telling& telling,
                  Violations& found) {
    const auto origin = origin_of(document);
    const std::string root = "/" + service.form().root;
    if (!origin) return;
    if (origin->service != service.id()) {
        found.items.push_back(
            telling.general(root + "/OpisDokumentu/Usluga", "service", origin->service));
    } else if (!origin->sha256.empty() && origin->sha256 != service.sha256()) {
        found.items.push_back(
            telling.general(root + "/OpisDokumentu/SkrotPakietu", "package", origin->version));
    }
}

void check_pruned(const Answers& answers,
                  const Values& typed,
                  const Telling& telling,
                  Violations& found) {
    for (const Answer& answer : answers.all()) {
        const std::string name =
            name_in_sentence(answers.service().texts(answers.moment().language), *answer.item);
        if (!answer.relevant && !answer.values.empty()) {
            found.items.push_back(telling.general(answer.path, "not-relevant", name));
        }
        if (!answer.item->calculate.given() || !answer.relevant) continue;
        Answer as_written = answer;
        const std::string written = typed.get(answer.name);
        const std::string computed = answer.values.empty() ? "" : answer.values.front();
        std::string comparable = written;
        if (answer.item->widget == Widget::number)
            std::replace(comparable.begin(), comparable.end(), ',', '.');
        if (answer.item->widget != Widget::date && comparable != computed) {
            found.items.push_back(telling.general(answer.path, "calculate", name));
        }
    }
}

void check_attachments(const Service& service,
                       const std::vector<Attachment>& named,
                       const std::vector<Attachment>& sent,
                       const Telling& telling,
                       Violations& found) {
    const auto same = [](const Attachment& a, const Attachment& b) {
        return a.name == b.name && a.size == b.size && a.sha256 == b.sha256;
    };
    const std::string root = "/" + service.form().root;
    const auto path_of = [&](const std::string& field) {
        const Item* item = service.item(field);
        return item == nullptr ? root : root + "/" + item->path;
    };
    for (const Attachment& one : named) {
        if (std::none_of(
                sent.begin(), sent.end(), [&](const auto& other) { return same(one, other); })) {
            found.items.push_back(
                telling.general(path_of(one.field), "attachment-not-sent", one.name));
        }
    }
    for (const Attachment& one : sent) {
        if (std::none_of(
                named.begin(), named.end(), [&](const auto& other) { return same(one, other); })) {
            found.items.push_back(telling.general(root, "attachment-not-named", one.name));
        }
    }
}

}  // namespace

Violations schema_violations(const Service& service,
                             const schemas::Document& document,
                             const Moment& moment) {
    const Telling telling(service, moment);
    Violations found;
    for (const auto& fault : service.schema().validate(document)) {
        Violations one;
        one.items.push_back(telling.tell(fault));
        merge(found, std::move(one));
    }
    return found;
}

namespace {

void judge_content(const Answers& answers,
                   const Values& typed,
                   const schemas::Document& document,
                   Violations& found) {
    const Service& service = answers.service();
    const Telling telling(service, answers.moment());
    if (document.root().name() != service.form().root) {
        found.items.push_back(telling.general("/" + std::string(document.root().name()),
                                              "root",
                                              std::string(document.root().name())));
        return;
    }
    for (const Page& page : service.form().pages) merge(found, answers.check_page(page));
    merge(found, schema_violations(service, document, answers.moment()));
    Violations pruned;
    check_pruned(answers, typed, telling, pruned);
    merge(found, std::move(pruned));
}

}  // namespace

Violations validate_content(const Service& service,
                            const schemas::Document& document,
                            const Moment& moment) {
    const ReadDocument read = read_document(service, document);
    const Answers answers(service, read.values, read.attachments, moment);
    Violations found;
    judge_content(answers, read.values, document, found);
    return found;
}

CheckedDocument check_document(const Service& service,
                               const schemas::Document& document,
                               const Moment& moment,
                               const std::vector<Attachment>* sent) {
    const Telling telling(service, moment);
    const ReadDocument read = read_document(service, document);
    const Answers answers(service, read.values, read.attachments, moment);
    CheckedDocument checked;
    judge_content(answers, read.values, document, checked.violations);
    check_origin(service, document, telling, checked.violations);
    if (sent != nullptr)
        check_attachments(service, read.attachments, *sent, telling, checked.violations);
    if (checked.violations.ok()) {
        checked.subject = answers.subject();
        checked.unit = answers.unit();
    }
    return checked;
}

Violations validate_document(const Service& service,
                             const schemas::Document& document,
                             const Moment& moment,
                             const std::vector<Attachment>* sent) {
    return check_document(service, document, moment, sent).violations;
}

}  // namespace okienko::forms
