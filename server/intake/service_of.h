#pragma once

#include <memory>
#include <string>
#include <variant>

#include "forms/service.h"
#include "schemas/document.h"
#include "server/catalogue/services.h"

namespace okienko::intake {

/// Why no service takes a document: "namespace" (no service has the namespace of its root, or the
/// service it names has another one) or "version" (it names no service, or a version never
/// published); `text` is the id of the sentence.
struct NoService {
    std::string rule;
    std::string text;
};

/// The service version a document names. A program that writes documents by itself may leave the
/// hash out: then the current version judges. Never null. Throws storage::Unavailable.
std::variant<std::shared_ptr<const forms::Service>, NoService> service_of(
    catalogue::Services& services, const schemas::Document& document);

}  // namespace okienko::intake
