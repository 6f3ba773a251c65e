#include "server/editing/page.h"

#include <charconv>

#include "server/calendar/local_time.h"
#include "server/web/failures.h"

namespace okienko::editing {

std::shared_ptr<const catalogue::Published> published_of(const Context& context,
                                                         const web::Request& request) {
    auto found = context.services.find(request.parameter("service"));
    if (!found) throw web::not_found("no such service");
    return found;
}

catalogue::Publisher publisher_of(const web::Request& request) {
    const web::Identity& editor = *request.identity;
    return {"editor", editor.account, editor.name.empty() ? editor.email : editor.name};
}

void add_origin(schemas::Node to, const catalogue::Publisher& by, config::Instant at) {
    to.set("at", calendar::local(at)).set("origin", by.origin).set("by", by.name);
}

int number_in(const std::string& text) {
    int value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
}

}  // namespace okienko::editing
