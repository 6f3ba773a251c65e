#include "server/catalogue/card.h"

#include <array>

#include <fmt/format.h>

#include "schemas/typography.h"

namespace okienko::catalogue {

namespace {

std::vector<std::string> split_words(const std::string& line) {
    std::vector<std::string> words;
    std::size_t from = 0;
    while (from < line.size()) {
        const std::size_t comma = std::min(line.find(',', from), line.size());
        const std::size_t begin = line.find_first_not_of(' ', from);
        if (begin < comma) words.push_back(line.substr(begin, comma - begin));
        from = comma + 1;
    }
    return words;
}

Card::Content read_content(schemas::Node content) {
    Card::Content read;
    read.title = content.child_text("title");
    read.description = content.child_text("description");
    read.keywords = split_words(content.child_text("keywords"));
    for (const schemas::Node fact : content.children("fact")) {
        read.facts.push_back({fact.attribute_or("kind", ""),
                              fact.attribute_or("value", ""),
                              fact.attribute_or("note", "")});
    }
    // What the person's own words may be found in; the law and the clause on data say the same on
    // every card.
    static constexpr std::array<std::string_view, 9> kSearched = {
        "before", "needed", "who", "steps", "fees", "time", "result", "appeal", "notes"};
    for (const std::string_view part : kSearched) {
        if (const auto prose = content.child(part)) {
            for (const schemas::Node paragraph : prose->children())
                read.text += paragraph.text() + "\n";
        }
    }
    return read;
}

}  // namespace

std::shared_ptr<const Card> Card::read(std::string_view bytes, const std::string& name) {
    const std::shared_ptr<Card> card(new Card(schemas::parse_own(bytes, name)));
    const schemas::Node root = card->document_.root();
    card->service_ = root.attribute_or("service", "");
    card->symbol_ = root.attribute_or("symbol", "");
    card->unit_ = root.attribute_or("unit", "");
    card->demonstration_ = root.attribute_or("demonstration", "false") == "true";
    card->popular_ = std::atoi(root.attribute_or("popular", "0").c_str());
    for (const schemas::Node version : root.children("version")) {
        card->versions_.push_back({std::atoi(version.attribute_or("number", "0").c_str()),
                                   version.attribute_or("published", "")});
    }
    for (const schemas::Node situation : root.children("situation")) {
        card->situations_.push_back(situation.attribute_or("id", ""));
    }
    for (const schemas::Node related : root.children("related")) {
        card->related_.push_back(related.attribute_or("service", ""));
    }
    for (const schemas::Node content : root.children("content")) {
        const std::string language = content.attribute_or("lang", "");
        card->contents_.emplace(language, read_content(content));
        // For the page, once and for all: the search has read the words as they were.
        schemas::put_hard_spaces(content, language);
    }
    if (card->service_.empty() || card->versions_.empty() || card->contents_.count("pl") == 0) {
        throw schemas::XmlError(
            fmt::format("{}: a card names its service, a version and has Polish content", name));
    }
    return card;
}

const Card::Content& Card::content(std::string_view language) const {
    const auto found = contents_.find(language);
    return found != contents_.end() ? found->second : contents_.find("pl")->second;
}

}  // namespace okienko::catalogue
