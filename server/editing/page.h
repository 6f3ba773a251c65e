#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schemas/node.h"
#include "server/catalogue/publication.h"
#include "server/editing/context.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::editing {

/// A page of this room in the making: on the office's side, with its menu. One request.
class Page {
public:
    /// `sheet` without the room; `part`: which entry of the room's menu is active.
    Page(const Context& context,
         const web::Request& request,
         std::string sheet,
         std::string_view part,
         std::string_view back = {});

    schemas::Node root() const { return view_.root(); }
    /// A fault at a field (empty: of none), told by the text "editing.fault.<id>".
    void fault(std::string_view field,
               std::string_view id,
               const schemas::Texts::Values& values = {});
    /// The banner "editing.notice.<id>" when there is such a text; the id may come from the
    /// address.
    void notice(std::string_view id);
    bool is_sound() const { return sound_; }
    /// 422 when there are faults, unless told otherwise.
    web::Response show(int status = 0) const;

private:
    const Context& context_;
    const web::Request& request_;
    std::string sheet_;
    web::View view_;
    bool sound_ = true;
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
