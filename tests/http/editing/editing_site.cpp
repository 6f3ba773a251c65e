#include "tests/http/editing/editing_site.h"

#include <pqxx/pqxx>

#include "schemas/document.h"

namespace okienko::editing {

namespace {

/// A text of HTML as it was before it was escaped.
std::string plain(const std::string& html) {
    const auto parsed = schemas::parse("<a>" + html + "</a>");
    const auto* document = std::get_if<schemas::Document>(&parsed);
    return document == nullptr ? html : document->root().text();
}

std::string attribute_of(const std::string& tag, const std::string& name) {
    const auto at = tag.find(" " + name + "=\"");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 3;
    return plain(tag.substr(from, tag.find('"', from) - from));
}

}  // namespace

void EditingSite::SetUp() {
    sign_in(editor_, "redaktorka@okienko.example");
}

harness::HttpClient::Pairs EditingSite::fields_of(const harness::Answer& form) {
    harness::HttpClient::Pairs fields;
    const std::string& body = form.body;
    for (auto at = body.find('<'); at != std::string::npos; at = body.find('<', at + 1)) {
        const auto end = body.find('>', at);
        if (end == std::string::npos) break;
        const std::string tag = body.substr(at, end - at);
        const std::string name = attribute_of(tag, "name");
        if (name.empty() || name.starts_with("_")) continue;
        if (tag.starts_with("<textarea")) {
            std::string text = body.substr(end + 1, body.find("</textarea>", end) - end - 1);
            if (text.starts_with("\n")) text.erase(0, 1);
            fields.emplace_back(name, plain(text));
        } else if (tag.starts_with("<select")) {
            const auto chosen = body.rfind("<option", body.find("selected", end));
            fields.emplace_back(
                name, attribute_of(body.substr(chosen, body.find('>', chosen) - chosen), "value"));
        } else if (tag.starts_with("<input")) {
            const std::string type = attribute_of(tag, "type");
            const bool box = type == "checkbox" || type == "radio";
            if (!box || tag.find(" checked") != std::string::npos) {
                fields.emplace_back(name, attribute_of(tag, "value"));
            }
        }
    }
    return fields;
}

void EditingSite::set(harness::HttpClient::Pairs& fields,
                      const std::string& name,
                      const std::string& value) {
    std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    fields.emplace_back(name, value);
}

std::string EditingSite::one(const std::string& query) {
    pqxx::connection connection(database_uri());
    pqxx::work work(connection);
    return work.exec1(query)[0].as<std::string>("");
}

void EditingSite::change(const std::string& statement) {
    pqxx::connection connection(database_uri());
    pqxx::work work(connection);
    work.exec0(statement);
    work.commit();
}

int EditingSite::acts(const std::string& action) {
    return std::stoi(one("select count(*) from audit.entries where action = '" + action + "'"));
}

}  // namespace okienko::editing
