#include "server/web/office_page.h"

namespace okienko::web {

OfficePage::OfficePage(const Pages& pages, const Request& request, const Place& place)
    : pages_(pages),
      request_(request),
      room_(place.room),
      sheet_(room_ + "/" + std::string(place.sheet)) {
    view_.root().set("side", "office").set("active", room_).set("part", place.part);
    if (!place.back.empty()) view_.root().set("back", place.back);
}

void OfficePage::fault(std::string_view field,
                       std::string_view id,
                       const schemas::Texts::Values& values) {
    sound_ = false;
    const schemas::Texts& texts = pages_.texts(request_.language);
    auto errors = view_.root().child("errors");
    if (!errors) errors = view_.root().add("errors");
    auto error = errors->add("error", texts.get(room_ + ".fault." + std::string(id), values));
    if (!field.empty()) error.set("field", field);
}

void OfficePage::notice(std::string_view id) {
    const schemas::Texts& texts = pages_.texts(request_.language);
    const std::string text = room_ + ".notice." + std::string(id);
    if (id.empty() || !texts.has(text)) return;
    view_.root().add("notice", texts.get(text)).set("kind", "success");
}

Response OfficePage::show(int status) const {
    constexpr int kOk = 200;
    constexpr int kFaulty = 422;
    if (status == 0) status = sound_ ? kOk : kFaulty;
    Response response = pages_.render(request_, sheet_, view_, status);
    response.header("Cache-Control", "no-store");
    return response;
}

}  // namespace okienko::web
