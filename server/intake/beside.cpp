#include "server/intake/beside.h"

namespace okienko::intake {

std::optional<Beside> beside_of(signing::ReturnedFile::Form form) {
    using Came = signing::ReturnedFile::Form;
    using Kept = verification::SignedFile::Form;
    switch (form) {
        case Came::detached:
            return Beside{Kept::detached, "podpis.xades", "application/xml"};
        case Came::enveloping:
            return Beside{Kept::enveloping, "podpis.xml", "application/xml"};
        case Came::container:
            return Beside{Kept::container, "podpis.asice", "application/vnd.etsi.asic-e+zip"};
        default:
            return std::nullopt;
    }
}

}  // namespace okienko::intake
