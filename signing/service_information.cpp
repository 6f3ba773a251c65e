#include "signing/service_information.h"

#include <array>
#include <cctype>

#include "signing/digest.h"
#include "signing/refusal.h"
#include "signing/shortened.h"
#include "signing/xades_properties.h"

namespace okienko::signing {

namespace {

using schemas::Node;

void spend(std::size_t& left, const char* what) {
    if (left == 0) throw Refusal("too-many", std::string("a list with too many ") + what);
    --left;
}

std::string last_part(std::string_view uri) {
    const auto slash = uri.find_last_of('/');
    return std::string(slash == std::string_view::npos ? uri : uri.substr(slash + 1));
}

bool is_true(std::string_view text) {
    return text == "true" || text == "1";
}

/// xades:Identifier below each child of that name: "1.2.3" or "urn:oid:1.2.3".
CriteriaList::Identifiers identifiers(Node parent, std::string_view child) {
    CriteriaList::Identifiers found;
    for (const Node one : parent.children(child)) {
        std::string text = trimmed(one.child_text("Identifier"));
        constexpr std::string_view urn = "urn:oid:";
        if (text.size() > urn.size() && (text.starts_with(urn) || text.starts_with("URN:OID:"))) {
            text.erase(0, urn.size());
        }
        found.push_back(std::move(text));
    }
    return found;
}

CriteriaList::Assert read_assert(Node list) {
    const std::string word = list.attribute_or("assert", "all");
    if (word == "all") return CriteriaList::Assert::all;
    if (word == "atLeastOne") return CriteriaList::Assert::at_least_one;
    if (word == "none") return CriteriaList::Assert::none;
    throw Refusal("structure", "a CriteriaList that asserts " + shortened(word, 40));
}

std::vector<CriteriaList::KeyUsageBit> read_key_usage(Node usage) {
    std::vector<CriteriaList::KeyUsageBit> bits;
    for (const Node bit : usage.children("KeyUsageBit")) {
        bits.push_back({bit.attribute_or("name", ""), is_true(trimmed(bit.text()))});
    }
    return bits;
}

void read_other_criteria(Node others, CriteriaList& criteria) {
    for (const Node one : others.children()) {
        if (one.is("ExtendedKeyUsage")) {
            criteria.extended_key_usages.push_back(identifiers(one, "KeyPurposeId"));
        } else if (one.is("CertSubjectDNAttribute")) {
            criteria.subject_attributes.push_back(identifiers(one, "AttributeOID"));
        } else {
            criteria.unknown = true;
        }
    }
}

CriteriaList read_criteria(Node list, ServiceBudget& budget) {
    spend(budget.criteria, "criteria");
    CriteriaList criteria;
    criteria.assertion = read_assert(list);
    for (const Node one : list.children()) {
        spend(budget.criteria, "criteria");
        if (one.is("KeyUsage")) {
            criteria.key_usages.push_back(read_key_usage(one));
        } else if (one.is("PolicySet")) {
            criteria.policy_sets.push_back(identifiers(one, "PolicyIdentifier"));
        } else if (one.is("CriteriaList")) {
            criteria.lists.push_back(read_criteria(one, budget));
        } else if (one.is("otherCriteriaList")) {
            read_other_criteria(one, criteria);
        } else if (!one.is("Description")) {
            criteria.unknown = true;
        }
    }
    return criteria;
}

void read_qualifications(Node element,
                         bool critical,
                         ServicePeriod& period,
                         ServiceBudget& budget) {
    for (const Node one : element.children("QualificationElement")) {
        ServiceQualification qualification;
        qualification.critical = critical;
        if (const auto qualifiers = one.child("Qualifiers")) {
            for (const Node qualifier : qualifiers->children("Qualifier")) {
                spend(budget.criteria, "qualifiers");
                qualification.qualifiers.push_back(last_part(qualifier.attribute_or("uri", "")));
            }
        }
        const auto criteria = one.child("CriteriaList");
        if (!criteria) throw Refusal("structure", "a QualificationElement without CriteriaList");
        qualification.criteria = read_criteria(*criteria, budget);
        period.qualifications.push_back(std::move(qualification));
    }
}

std::string read_successor(Node taken_over) {
    if (const auto names = taken_over.child("TSPName")) {
        if (std::string name = english_of(*names); !name.empty()) return name;
    }
    return trimmed(taken_over.child_text("URI"));
}

void read_extension(Node extension, ServicePeriod& period, ServiceBudget& budget) {
    const bool critical = is_true(extension.attribute_or("Critical", "false"));
    for (const Node one : extension.children()) {
        if (one.is("Qualifications")) {
            read_qualifications(one, critical, period, budget);
        } else if (one.is("AdditionalServiceInformation")) {
            period.information.push_back(last_part(trimmed(one.child_text("URI"))));
        } else if (one.is("ExpiredCertsRevocationInfo")) {
            period.expired_revocation_since = read_moment(one.text(), "ExpiredCertsRevocationInfo");
        } else if (one.is("TakenOverBy")) {
            period.taken_over_by = shortened(read_successor(one));
        } else if (critical) {
            period.unknown_critical = true;
        }
    }
}

std::string required(Node parent, std::string_view child) {
    std::string text = trimmed(parent.child_text(child));
    if (text.empty()) {
        throw Refusal("structure", "a service without " + std::string(child));
    }
    return text;
}

ServicePeriod read_period(Node information, ServiceBudget& budget) {
    spend(budget.periods, "services");
    ServicePeriod period;
    period.type = required(information, "ServiceTypeIdentifier");
    if (const auto names = information.child("ServiceName")) period.name = english_of(*names);
    period.status = last_part(required(information, "ServiceStatus"));
    period.since = read_moment(required(information, "StatusStartingTime"), "StatusStartingTime");
    if (const auto identity = information.child("ServiceDigitalIdentity")) {
        read_identity(*identity, period.identity);
    }
    if (const auto extensions = information.child("ServiceInformationExtensions")) {
        for (const Node one : extensions->children("Extension")) {
            read_extension(one, period, budget);
        }
    }
    return period;
}

std::string binary(Node element) {
    auto bytes = from_base64(element.text());
    if (!bytes) throw Refusal("structure", "a digital identity that is not base64");
    return std::move(*bytes);
}

}  // namespace

std::string trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(space) - first + 1));
}

std::string english_of(Node names) {
    const auto all = names.children("Name");
    for (const Node one : all) {
        const xmlNode* raw = one.raw();
        const std::unique_ptr<xmlChar, void (*)(void*)> language(xmlNodeGetLang(raw),
                                                                 [](void* text) { xmlFree(text); });
        if (language && std::string_view(reinterpret_cast<const char*>(language.get())) == "en") {
            return shortened(trimmed(one.text()));
        }
    }
    return all.empty() ? std::string() : shortened(trimmed(all.front().text()));
}

std::chrono::sys_seconds read_moment(const std::string& text, const char* what) {
    const auto moment = read_date_time(trimmed(text));
    if (!moment) throw Refusal("structure", std::string(what) + " is not a date and time");
    return *moment;
}

void read_identity(Node element, ServiceIdentity& identity) {
    for (const Node id : element.children("DigitalId")) {
        for (const Node one : id.children()) {
            if (one.is("X509Certificate")) {
                identity.certificates.push_back(binary(one));
            } else if (one.is("X509SubjectName")) {
                identity.subject_names.push_back(shortened(trimmed(one.text()), 1000));
            } else if (one.is("X509SKI")) {
                identity.key_identifiers.push_back(binary(one));
            }
        }
    }
}

TrustedService read_service(Node service, ServiceBudget& budget) {
    const auto information = service.child("ServiceInformation");
    if (!information) throw Refusal("structure", "a service without ServiceInformation");
    TrustedService read;
    read.periods.push_back(read_period(*information, budget));
    if (const auto history = service.child("ServiceHistory")) {
        for (const Node instance : history->children("ServiceHistoryInstance")) {
            read.periods.push_back(read_period(instance, budget));
        }
    }
    return read;
}

}  // namespace okienko::signing
