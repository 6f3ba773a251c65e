#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"
#include "schemas/schema.h"

namespace okienko::catalogue {

/// A service card (karta usługi): what a person needs to know before filing, read from card.xml,
/// which is valid against schemas/xsd/card.xsd. Immutable; shared by threads.
class Card {
public:
    struct Version {
        int number = 0;
        std::string published;  ///< ISO date
    };
    /// One of the four facts at the top: answer, fee, filling, signature.
    struct Fact {
        std::string kind;
        std::string value;
        std::string note;
    };
    /// The card in one language.
    struct Content {
        std::string title;
        std::string description;  ///< one or two sentences
        std::vector<std::string> keywords;
        std::vector<Fact> facts;
        std::string text;  ///< everything else, for the search
    };

    /// Reads a card; `name` says in errors which. Throws schemas::XmlError when it is not XML, has
    /// no Polish content or names no service. Structure beyond that is the schema's matter.
    static std::shared_ptr<const Card> read(std::string_view bytes, const std::string& name);

    const std::string& service() const { return service_; }
    const std::string& symbol() const { return symbol_; }
    const std::string& unit() const { return unit_; }  ///< code of the unit that handles it
    bool demonstration() const { return demonstration_; }
    int popular() const {
        return popular_;
    }  ///< place among the popular ones, from 1; 0: not there
    const std::vector<std::string>& situations() const { return situations_; }
    const std::vector<std::string>& related() const { return related_; }  ///< ids of services
    const Version& version() const { return versions_.front(); }          ///< the newest
    const std::vector<Version>& versions() const { return versions_; }    ///< newest first

    const std::map<std::string, Content, std::less<>>& contents() const { return contents_; }
    /// In the language, else in Polish.
    const Content& content(std::string_view language) const;
    /// The whole card, for its page.
    const schemas::Document& document() const { return document_; }

private:
    explicit Card(schemas::Document document) : document_(std::move(document)) {}

    schemas::Document document_;
    std::string service_;
    std::string symbol_;
    std::string unit_;
    bool demonstration_ = false;
    int popular_ = 0;
    std::vector<std::string> situations_;
    std::vector<std::string> related_;
    std::vector<Version> versions_;
    std::map<std::string, Content, std::less<>> contents_;
};

}  // namespace okienko::catalogue
