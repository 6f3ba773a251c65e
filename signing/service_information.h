#pragma once

#include <cstddef>

#include "schemas/node.h"
#include "signing/trusted_service.h"

namespace okienko::signing {

/// How many periods and criteria a list may still have; throws Refusal("too-many") beyond.
struct ServiceBudget {
    std::size_t periods;
    std::size_t criteria;
};

/// Reads a TSPService (ETSI TS 119 612, 5.5, 5.6). Throws Refusal("structure") for what can't be
/// understood.
TrustedService read_service(schemas::Node service, ServiceBudget& budget);

/// Reads ServiceDigitalIdentity (5.5.3) into `identity`. What is not base64 is refused; what is not
/// a certificate is left for those who need one.
void read_identity(schemas::Node element, ServiceIdentity& identity);

/// xs:dateTime; throws Refusal("structure") for anything else.
std::chrono::sys_seconds read_moment(const std::string& text, const char* what);

/// The text of the English entry of a list of names, else of the first.
std::string english_of(schemas::Node names);

/// Text without white space around it.
std::string trimmed(std::string_view text);

}  // namespace okienko::signing
