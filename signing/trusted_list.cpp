#include "signing/trusted_list.h"

#include <charconv>

#include "signing/refusal.h"
#include "signing/service_information.h"
#include "signing/shortened.h"

namespace okienko::signing {

namespace {

using schemas::Node;

constexpr std::string_view list_namespace = "http://uri.etsi.org/02231/v2#";
constexpr std::string_view xml_type = "application/vnd.etsi.tsl+xml";

Node need(Node parent, std::string_view name) {
    const auto found = parent.child(name);
    if (!found) throw Refusal("structure", "a list without " + std::string(name));
    return *found;
}

std::uint64_t read_number(Node parent, std::string_view name) {
    const std::string text = trimmed(need(parent, name).text());
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw Refusal("structure", std::string(name) + " is not a number");
    }
    return number;
}

/// TS 119 612, 5.3.1: 5 since v2.1.1, 6 since v2.3.1.
int read_version(Node scheme) {
    const auto version = read_number(scheme, "TSLVersionIdentifier");
    if (version != 5 && version != 6) {
        throw Refusal("version",
                      "a list of version " + std::to_string(version) + "; 5 and 6 are read");
    }
    return static_cast<int>(version);
}

void bound(std::size_t count, std::size_t most, const char* what) {
    if (count > most) throw Refusal("too-many", std::string("a list with too many ") + what);
}

/// 5.3.13, item c: each in an OtherInformation of its own, in any order.
void read_additional(Node additional, ListPointer& pointer) {
    for (const Node other : additional.children("OtherInformation")) {
        for (const Node one : other.children()) {
            if (one.is("TSLType")) pointer.type = trimmed(one.text());
            if (one.is("SchemeTerritory")) pointer.territory = trimmed(one.text());
            if (one.is("MimeType")) pointer.mime_type = trimmed(one.text());
        }
    }
}

ListPointer read_pointer(Node element) {
    ListPointer pointer;
    pointer.location = trimmed(element.child_text("TSLLocation"));
    if (pointer.location.empty()) throw Refusal("structure", "a pointer without TSLLocation");
    ServiceIdentity signers;
    if (const auto identities = element.child("ServiceDigitalIdentities")) {
        for (const Node one : identities->children("ServiceDigitalIdentity")) {
            read_identity(one, signers);
        }
    }
    pointer.certificates = std::move(signers.certificates);
    if (const auto additional = element.child("AdditionalInformation")) {
        read_additional(*additional, pointer);
    }
    return pointer;
}

std::vector<std::string> texts(Node parent, std::string_view child) {
    std::vector<std::string> all;
    for (const Node one : parent.children(child)) all.push_back(trimmed(one.text()));
    return all;
}

void read_scheme(Node scheme, const ListLimits& limits, TrustedList& list) {
    list.version = read_version(scheme);
    list.sequence = read_number(scheme, "TSLSequenceNumber");
    list.type = trimmed(need(scheme, "TSLType").text());
    list.operator_name = english_of(need(scheme, "SchemeOperatorName"));
    list.territory = shortened(trimmed(scheme.child_text("SchemeTerritory")), 40);
    list.issued = read_moment(need(scheme, "ListIssueDateTime").text(), "ListIssueDateTime");
    if (const auto next = need(scheme, "NextUpdate").child("dateTime")) {
        list.next_update = read_moment(next->text(), "NextUpdate");
    }
    if (const auto uris = scheme.child("SchemeInformationURI")) {
        list.information_uris = texts(*uris, "URI");
    }
    if (const auto pointers = scheme.child("PointersToOtherTSL")) {
        for (const Node one : pointers->children("OtherTSLPointer")) {
            bound(list.pointers.size() + 1, limits.pointers, "pointers");
            list.pointers.push_back(read_pointer(one));
        }
    }
}

TrustServiceProvider read_provider(Node element, ServiceBudget& budget) {
    const Node information = need(element, "TSPInformation");
    TrustServiceProvider provider;
    for (const std::string_view names : {"TSPName", "TSPTradeName"}) {
        if (const auto named = information.child(names)) {
            if (names == "TSPName") provider.names.push_back(english_of(*named));
            for (std::string& name : texts(*named, "Name")) {
                provider.names.push_back(shortened(name));
            }
        }
    }
    if (const auto services = element.child("TSPServices")) {
        for (const Node one : services->children("TSPService")) {
            provider.services.push_back(read_service(one, budget));
        }
    }
    return provider;
}

void read_providers(Node root, const ListLimits& limits, TrustedList& list) {
    const auto providers = root.child("TrustServiceProviderList");
    if (!providers) return;
    ServiceBudget budget{limits.periods, limits.criteria};
    for (const Node one : providers->children("TrustServiceProvider")) {
        bound(list.providers.size() + 1, limits.providers, "providers");
        list.providers.push_back(read_provider(one, budget));
    }
    bound(list.services(), limits.services, "services");
}

}  // namespace

bool ListPointer::is_xml() const {
    return mime_type.empty() ? location.ends_with(".xml") || location.ends_with(".xtsl")
                             : mime_type == xml_type;
}

bool ListPointer::is_list_of_lists() const {
    return type.ends_with("listofthelists");
}

bool TrustedList::is_list_of_lists() const {
    return type.ends_with("listofthelists");
}

std::size_t TrustedList::services() const {
    std::size_t count = 0;
    for (const TrustServiceProvider& provider : providers) count += provider.services.size();
    return count;
}

std::variant<TrustedList, Fault> read_trusted_list(std::string_view bytes,
                                                   const ListLimits& limits) {
    const auto outcome = schemas::parse(bytes, limits.xml);
    if (const auto* fault = std::get_if<schemas::ParseFault>(&outcome)) {
        return Fault{std::string(to_string(fault->kind)),
                     "line " + std::to_string(fault->line) + ": " + fault->detail};
    }
    const Node root = std::get<schemas::Document>(outcome).root();
    if (!root.is("TrustServiceStatusList") || root.namespace_uri() != list_namespace) {
        return Fault{"not-a-list", "the root is not TrustServiceStatusList of ETSI TS 119 612"};
    }
    try {
        TrustedList list;
        read_scheme(need(root, "SchemeInformation"), limits, list);
        read_providers(root, limits, list);
        return list;
    } catch (const Refusal& refusal) {
        return Fault{refusal.code(), refusal.what()};
    }
}

}  // namespace okienko::signing
