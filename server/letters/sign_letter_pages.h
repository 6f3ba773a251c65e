#pragma once

#include <optional>
#include <string>

#include "server/letters/context.h"
#include "server/letters/frozen_letter.h"
#include "server/web/pages.h"
#include "server/web/router.h"
#include "signing/demonstration_authority.h"

namespace okienko::letters {

struct LetterDesk;

/// `/urzad/sprawy/{number}/pismo/podpis`: the clerk signs a letter beside the office's seal: takes
/// the frozen letter, signs it in a program of their own, gives the file back, and with that it is
/// sent. Shared by threads.
class SignLetterPages {
public:
    struct Settings {
        std::size_t file_bytes = std::size_t{20} << 20U;  ///< of a signed file
        /// In demonstration mode only: signs in the clerk's name. nullptr: no such route.
        const signing::DemonstrationAuthority* demonstration = nullptr;
    };
    SignLetterPages(const Context& context, const web::Pages& pages, Settings settings)
        : context_(context), pages_(pages), settings_(settings) {}
    void add_routes(web::Router& router) const;

private:
    web::Response freeze(const web::Request& request) const;
    web::Response show(const web::Request& request) const;
    web::Response original(const web::Request& request) const;
    web::Response take(const web::Request& request) const;
    web::Response sign_for_demonstration(const web::Request& request) const;

    std::optional<FrozenLetter> frozen_of(const LetterDesk& desk) const;
    /// Judges the file and sends it.
    web::Response send(const web::Request& request,
                       const LetterDesk& desk,
                       const FrozenLetter& frozen,
                       std::string bytes) const;
    web::Response page(const web::Request& request,
                       const LetterDesk& desk,
                       const FrozenLetter& frozen,
                       const std::string& fault,
                       int status) const;

    const Context& context_;
    const web::Pages& pages_;
    Settings settings_;
};

}  // namespace okienko::letters
