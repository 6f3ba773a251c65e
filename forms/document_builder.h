#pragma once

#include <optional>
#include <string>
#include <vector>

#include "forms/answers.h"
#include "schemas/document.h"

namespace okienko::forms {

/// Which package a document was written by, told in the document itself: by its OpisDokumentu
/// (description.xsd), or, where the vocabulary has no place for it, by a processing instruction
/// `okienko` inside the root, which a signature covers too.
struct DocumentOrigin {
    std::string service;
    std::string version;
    std::string sha256;  ///< of the package; empty when a program wrote the document without our form
    std::string created;  ///< ISO date
    std::string language;
};

/// The document of the relevant answers, in schema order. The same answers on the same day give the
/// same bytes. It may be invalid when the answers are: check_all() says so.
schemas::Document build_document(const Answers& answers);

/// build_document() serialised: UTF-8, XML declaration, no indentation. These are the bytes to
/// freeze, sign and store.
std::string document_bytes(const Answers& answers);

std::optional<DocumentOrigin> origin_of(const schemas::Document& document);

/// The way back: what somebody would have typed to make this document. Parts no field is bound to
/// are left out.
struct ReadDocument {
    Values values;
    std::vector<Attachment> attachments;
};
ReadDocument read_document(const Service& service, const schemas::Document& document);

}  // namespace okienko::forms
