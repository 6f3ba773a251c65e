#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schemas/node.h"
#include "server/catalogue/publication.h"
#include "server/editing/context.h"
#include "server/web/office_page.h"
#include "server/web/request.h"

namespace okienko::editing {

/// A page of this room in the making. One request.
class Page : public web::OfficePage {
public:
    /// `sheet` without the room; `part`: which entry of the room's menu is active.
    Page(const Context& context,
         const web::Request& request,
         std::string_view sheet,
         std::string_view part,
         std::string_view back = {})
        : OfficePage(context.pages, request, {"editing", sheet, part, back}) {}
};

/// The service of the route's {service}. Throws web::Refusal 404.
std::shared_ptr<const catalogue::Published> published_of(const Context& context,
                                                         const web::Request& request);
/// Who asks, as a publisher.
catalogue::Publisher publisher_of(const web::Request& request);
/// Appends <by …>: when, who (a name, or how it came), of a revision or a publication.
void add_origin(schemas::Node to, const catalogue::Publisher& by, config::Instant at);
/// A posted number; 0 when it is none.
int number_in(const std::string& text);

}  // namespace okienko::editing
