#pragma once

#include <string>
#include <string_view>

#include "server/web/pages.h"

namespace okienko::printing {

/// What stands on every sheet beside the document itself.
struct SheetFacts {
    std::string title;   ///< of the PDF, for readers' programs
    std::string number;  ///< of the document
    std::string sha256;  ///< of the document's bytes, hexadecimal
};

/// A view model for a sheet that imports okn:printing/_sheet: <print title="" number=""
/// sha256=""/>; the caller adds what its sheet shows.
web::View sheet_view(const SheetFacts& facts);

/// The formatting objects a sheet makes of it, in Polish, whatever language the page is read in.
/// Throws schemas::XmlError.
std::string make_fo(const web::Pages& pages, std::string_view sheet, const web::View& view);

/// Lets lines break within words too long for one (a zero-width space after every tenth character),
/// in the text between <fo:flow> and its end.
std::string break_long_words(std::string_view fo);

}  // namespace okienko::printing
