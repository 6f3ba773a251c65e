#pragma once

#include <string>
#include <vector>

#include "server/letters/context.h"
#include "server/letters/letter.h"
#include "server/web/response.h"

namespace okienko::letters {

/// Letters and additions as files. Who may have them is decided before. Throws Refusal 410 when the
/// content of a case was erased, 404 for what there is not. Shared by threads.
class LetterFiles {
public:
    explicit LetterFiles(const Context& context) : context_(context) {}

    std::string bytes(const std::string& document) const;  ///< of the documents room
    /// "pismo-OKN-…-P1.xml"
    web::Response xml(const std::string& document,
                      std::string_view kind,
                      const std::string& number) const;
    /// Streams one of the files under its name.
    web::Response attachment(const std::vector<Attachment>& files, std::string_view n) const;

private:
    const Context& context_;
};

}  // namespace okienko::letters
