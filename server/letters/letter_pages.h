#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/letters/send_letter.h"
#include "server/letters/take_files.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::letters {

struct LetterDesk;

/// Writing a letter in a case, `/urzad/sprawy/{number}/pismo?przejscie=…`: fields and files, the
/// preview as the resident will see it, sending. What was typed is saved with every step. Shared by
/// threads.
class LetterPages {
public:
    struct Settings {
        std::uint64_t file_bytes = 0;  ///< most of one attachment
    };
    LetterPages(const Context& context, const web::Pages& pages, Settings settings)
        : context_(context), pages_(pages), settings_(settings) {}
    void add_routes(web::Router& router) const;

private:
    web::Response write(const web::Request& request) const;
    web::Response save(const web::Request& request) const;
    web::Response preview(const web::Request& request) const;
    web::Response send(const web::Request& request) const;
    web::Response discard(const web::Request& request) const;

    web::Response render_form(const web::Request& request,
                              const LetterDesk& desk,
                              const std::vector<LetterFault>& faults,
                              const std::vector<std::string>& refusals) const;
    web::Response render_preview(const web::Request& request,
                                 const LetterDesk& desk,
                                 const cases::ActOutcome& outcome,
                                 int status) const;
    void store(const web::Request& request, LetterDesk& desk) const;

    const Context& context_;
    const web::Pages& pages_;
    Settings settings_;
};

}  // namespace okienko::letters
