#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schemas/document.h"
#include "signing/fault.h"
#include "signing/trusted_service.h"

namespace okienko::signing {

/// Where another list is, and who signs it (ETSI TS 119 612, 5.3.13).
struct ListPointer {
    std::string location;
    std::string territory;                  ///< "PL"; "EU" of the list of the lists
    std::string type;                       ///< TSLType, URI
    std::string mime_type;                  ///< "application/vnd.etsi.tsl+xml"
    std::vector<std::string> certificates;  ///< DER of those who may sign it

    bool is_xml() const;            ///< the list for machines; the one for people is a PDF
    bool is_list_of_lists() const;  ///< leads to the list this one is listed in
};

struct TrustServiceProvider {
    std::vector<std::string> names;  ///< TSPName and TSPTradeName, in every language
    std::vector<TrustedService> services;

    std::string name() const { return names.empty() ? "" : names.front(); }
};

/// A trusted list, read (TS 119 612 v2.1.1 to v2.4.1, version identifiers 5 and 6). Only what it
/// says: its signature is for list_signature.h.
struct TrustedList {
    int version = 0;
    std::uint64_t sequence = 0;
    std::string type;  ///< URI
    std::string operator_name;
    std::string territory;
    std::chrono::sys_seconds issued;
    std::optional<std::chrono::sys_seconds> next_update;  ///< none: closed, the last of its scheme
    std::vector<std::string> information_uris;            ///< pivots of a list of lists among them
    std::vector<ListPointer> pointers;
    std::vector<TrustServiceProvider> providers;

    bool is_outdated(std::chrono::sys_seconds at) const { return next_update && *next_update < at; }
    bool is_list_of_lists() const;
    std::size_t services() const;
};

/// Bounds on a foreign list. The greatest of the Union has some hundred services.
struct ListLimits {
    schemas::Limits xml;
    std::size_t pointers = 1'000;
    std::size_t providers = 5'000;
    std::size_t services = 20'000;
    std::size_t periods = 200'000;  ///< of all services together
    std::size_t criteria = 100'000;
};

/// Reads a list. Never throws for foreign bytes; codes: those of the check `xml`, `not-a-list`,
/// `version`, `structure`, `too-many`.
std::variant<TrustedList, Fault> read_trusted_list(std::string_view bytes,
                                                   const ListLimits& limits = {});

}  // namespace okienko::signing
