#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace okienko::printing {

/// No PDF could be made; says which program failed and how, never what the document says.
class PrintError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Port: makes a PDF of formatting objects.
class Printer {
public:
    virtual ~Printer() = default;
    /// `fo`: XSL-FO of ours, UTF-8. Takes seconds. Throws PrintError.
    virtual std::string print(std::string_view fo) = 0;
};

}  // namespace okienko::printing
