#pragma once

#include <string>
#include <vector>

#include "forms/answers.h"
#include "forms/violations.h"
#include "schemas/document.h"

namespace okienko::forms {

/// Everything the service says against a finished document, however it was made: the XSD, the rules
/// of form.xml, check digits, parts that must not be there, attachments that differ from those sent
/// along, a package hash of another version. Trailing ds:Signature elements are nobody's fault.
/// `sent` may be null: attachments are then not compared.
Violations validate_document(const Service& service,
                             const schemas::Document& document,
                             const Moment& moment,
                             const std::vector<Attachment>* sent = nullptr);

/// The same without origin and attachments sent: what an example of a package is held against.
Violations validate_content(const Service& service,
                            const schemas::Document& document,
                            const Moment& moment);

/// validate_document(), and what else one reading of the document gives.
struct CheckedDocument {
    Violations violations;
    std::string subject;  ///< as Answers::subject(); empty when something is wrong
    std::string unit;     ///< as Answers::unit(); the same
};
CheckedDocument check_document(const Service& service,
                               const schemas::Document& document,
                               const Moment& moment,
                               const std::vector<Attachment>* sent = nullptr);

/// What the XSD alone says, each fault told in the reader's language with the field's label where
/// one is bound.
Violations schema_violations(const Service& service,
                             const schemas::Document& document,
                             const Moment& moment);

}  // namespace okienko::forms
