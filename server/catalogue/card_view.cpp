#include "server/catalogue/card_view.h"

#include "server/catalogue/listing.h"

namespace okienko::catalogue {

void add_card(schemas::Node root,
              const Card& card,
              bool form,
              const CardSurroundings& around,
              const std::string& language) {
    schemas::Node element = root.add("card");
    element.set("id", card.service())
        .set("symbol", card.symbol())
        .set("form", form)
        .set("demonstration", card.demonstration())
        .set("unit", around.office.unit_name(card.unit(), language));
    const schemas::Node source = card.document().root();
    for (const schemas::Node version : source.children("version")) element.append_copy(version);
    if (const auto contact = source.child("contact")) element.append_copy(*contact);
    const std::string spoken = card.contents().count(language) != 0 ? language : "pl";
    for (const schemas::Node content : source.children("content")) {
        if (content.attribute_or("lang", "") == spoken) element.append_copy(content);
    }
    schemas::Node related = root.add("related");
    for (const std::string& id : card.related()) {
        if (const auto other = around.services.find(id)) add_listed(related, *other, language);
    }
}

}  // namespace okienko::catalogue
