#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schemas/document.h"
#include "server/catalogue/services.h"
#include "server/intake/sent_file.h"
#include "signing/returned_file.h"

namespace okienko::intake {

/// What was sent, taken apart: the document that is to be validated and read, and what came around
/// it.
struct Unwrapped {
    /// plain: the bytes sent are the document, with or without signatures in it.
    signing::ReturnedFile::Form form = signing::ReturnedFile::Form::plain;
    std::shared_ptr<const std::string> own;  ///< holds `bytes` unless they are those sent
    std::string_view bytes;                  ///< of the document
    schemas::Document tree;                  ///< the document read
    std::vector<SentFile> files;             ///< of a container, besides the document
};

/// Why it can't be taken apart: a stable rule ("xml.doctype", "container.no-document") and what the
/// sentence for it is made of.
struct UnwrapFault {
    std::string rule;
    std::string text;    ///< id of the sentence
    std::string detail;  ///< a line or a name, for its {detail}
    std::string
        check_code;  ///< of a container that can't be read: the code of verification's words
};

/// Takes apart an XML document (plain, or inside the ds:Object of an enveloping signature) or an
/// ASiC container.
///
/// The document of a container is the one data file that is XML with the origin of a service
/// (OpisDokumentu) and isn't among the attachments another such file names by name, length and
/// SHA-256; without any, the only XML file. Everything else in it that is data is a file sent
/// along, which the document has to name. Below META-INF nothing but signatures and manifests is
/// taken.
///
/// An element inside an enveloping signature has no bytes of its own: its exclusive canonical form
/// stands for it, and the file sent is kept beside.
std::variant<Unwrapped, UnwrapFault> unwrap(std::string_view sent, catalogue::Services& services);

}  // namespace okienko::intake
