#pragma once

#include <string>

#include "schemas/document.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::catalogue {

/// Pages about the site itself: `/dostepnosc` (the accessibility declaration, from a data file),
/// `/dane-osobowe`,
/// `/regulamin`; and the reader's choices `/jezyk` and `/wyglad`, kept in cookies.
class PortalPages {
public:
    /// `accessibility` is the data of the declaration. Throws schemas::XmlError when it cannot be
    /// read.
    PortalPages(const web::Pages& pages, const std::string& accessibility);

    /// This object must outlive the router.
    void add_routes(web::Router& router) const;

private:
    web::Response show(const web::Request& request, std::string_view sheet) const;
    web::Response declaration(const web::Request& request) const;

    const web::Pages& pages_;
    schemas::Document accessibility_;
};

}  // namespace okienko::catalogue
