#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "schemas/node.h"
#include "schemas/texts.h"
#include "server/web/pages.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::accounts {

/// A page of this room in the making: its view model, the values its form shows, and what has to be
/// corrected. One request.
class FormPage {
public:
    /// `sheet` without the room: "sign_in". An empty `back` means no back link.
    FormPage(const web::Pages& pages,
             const web::Request& request,
             std::string sheet,
             std::string_view back = {});

    schemas::Node root() const { return view_.root(); }
    /// <form …/>: what the controls show, as attributes. Never a password.
    schemas::Node form() const { return form_; }

    /// A fault at a field, in the reader's language; the text is "accounts.fault.<id>".
    void fault(std::string_view field,
               std::string_view id,
               const schemas::Texts::Values& values = {});
    /// A fault of no field.
    void general_fault(std::string_view id, const schemas::Texts::Values& values = {});
    bool is_sound() const { return faults_ == 0; }

    /// Adds the banner "accounts.notice.<id>" when there is such a text; the id may come from the
    /// address.
    void notice(std::string_view id);

    /// 422 when there are faults, unless told otherwise.
    web::Response show(int status = 0) const;
    /// 429 with Retry-After and a fault that says how long to wait.
    web::Response show_wait(std::string_view id, std::chrono::seconds wait);
    /// 503: too many passwords are being checked.
    web::Response show_busy();

    const schemas::Texts& texts() const { return texts_; }

private:
    const web::Pages& pages_;
    const web::Request& request_;
    const schemas::Texts& texts_;
    std::string sheet_;
    web::View view_;
    schemas::Node form_;
    int faults_ = 0;
};

/// "30 sekund", "4 minuty": a wait in words, whole minutes from two on.
std::string wait_words(const schemas::Texts& texts, std::chrono::seconds wait);

/// The path to go on with, from the field or parameter `powrot`: only one of this site, and not a
/// page that signs in or out.
std::string return_path(const web::Fields& fields);

}  // namespace okienko::accounts
