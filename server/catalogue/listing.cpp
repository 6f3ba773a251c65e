#include "server/catalogue/listing.h"

#include "schemas/typography.h"

namespace okienko::catalogue {

schemas::Node add_listed(schemas::Node parent,
                         const Published& published,
                         std::string_view language) {
    const Card::Content& content = published.card->content(language);
    schemas::Node service = parent.add("service");
    service.set("id", published.id)
        .set("symbol", published.card->symbol())
        .set("title", schemas::with_hard_spaces(content.title, language))
        .set("description", schemas::with_hard_spaces(content.description, language))
        .set("form", published.service != nullptr);
    for (const Card::Fact& fact : content.facts) service.set(fact.kind, fact.value);
    return service;
}

}  // namespace okienko::catalogue
