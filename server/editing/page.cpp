#include "server/editing/page.h"

#include <charconv>
#include <utility>

#include "server/calendar/local_time.h"
#include "server/web/failures.h"

namespace okienko::editing {

Page::Page(const Context& context,
           const web::Request& request,
           std::string sheet,
           std::string_view part,
           std::string_view back)
    : context_(context), request_(request), sheet_("editing/" + std::move(sheet)) {
    view_.root().set("side", "office").set("active", "editing").set("part", part);
    if (!back.empty()) view_.root().set("back", back);
}

void Page::fault(std::string_view field,
                 std::string_view id,
                 const schemas::Texts::Values& values) {
    sound_ = false;
    const auto& texts = context_.pages.texts(request_.language);
    auto errors = view_.root().child("errors");
    if (!errors) errors = view_.root().add("errors");
    auto error = errors->add("error", texts.get("editing.fault." + std::string(id), values));
    if (!field.empty()) error.set("field", field);
}

void Page::notice(std::string_view id) {
    const auto& texts = context_.pages.texts(request_.language);
    const std::string text = "editing.notice." + std::string(id);
    if (id.empty() || !texts.has(text)) return;
    view_.root().add("notice", texts.get(text)).set("kind", "success");
}

web::Response Page::show(int status) const {
    constexpr int kOk = 200;
    constexpr int kFaulty = 422;
    if (status == 0) status = sound_ ? kOk : kFaulty;
    auto response = context_.pages.render(request_, sheet_, view_, status);
    response.header("Cache-Control", "no-store");
    return response;
}

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
