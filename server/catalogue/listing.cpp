#include "server/catalogue/listing.h"

namespace okienko::catalogue {

schemas::Node add_listed(schemas::Node parent,
                         const Published& published,
                         std::string_view language) {
    const Card::Content& content = published.card->content(language);
    schemas::Node service = parent.add("service");
    service.set("id", published.id)
        .set("symbol", published.card->symbol())
        .set("title", content.title)
        .set("description", content.description)
        .set("form", published.service != nullptr);
    for (const Card::Fact& fact : content.facts) service.set(fact.kind, fact.value);
    return service;
}

}  // namespace okienko::catalogue
