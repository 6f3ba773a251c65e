#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "forms/model.h"

namespace okienko::forms {

/// How a field is asked for. Identifier widgets strip spaces and dashes and check digits.
enum class Widget {
    text,
    textarea,
    number,
    date,
    radios,
    select,
    checkboxes,
    yes_no,
    confirm,
    file,
    hidden,
    email,
    phone,
    pesel,
    nip,
    regon,
    nrb,
    postcode,
    ade,
    id_card,
    land_register,
};
std::string_view to_string(Widget widget);

/// An XPath 1.0 expression of form.xml with the place it stands at.
struct Rule {
    std::string test;
    int line = 0;
    bool given() const { return !test.empty(); }
};

/// A test of a field's value; its words are the text `<field>.error.<id>`.
struct Constraint {
    std::string id;
    Rule rule;
    bool warning = false;
};

struct Item;

/// One value of a choice; fields inside are asked only when it is chosen.
struct Option {
    std::string value;
    std::string id;  ///< in text ids and control ids; the value itself unless told
    std::vector<Item> items;
    int line = 0;
};

/// One question, a group of questions about one element, or a repeating group.
struct Item {
    enum class Kind { field, group, repeat };
    Kind kind = Kind::field;
    std::string id;    ///< unique in the form; name of its controls; prefix of its text ids
    std::string path;  ///< of local names below the root; for rows without their numbers
    int line = 0;
    Rule relevant, required, readonly, calculate;
    std::vector<Constraint> constraints;
    // field
    Widget widget = Widget::text;
    bool widget_given = false;  ///< in form.xml; else it follows the type
    std::vector<Option> options;
    std::string autocomplete;
    std::string prefill;  ///< "account.email", "account.name": what a new draft starts with
    unsigned width = 0;   ///< characters: 2, 3, 4, 5, 10, 20, 30; 0 is full
    unsigned rows = 5;    ///< of a textarea
    std::vector<std::string> accept;  ///< file: "pdf", "jpg", …
    std::uint64_t max_bytes = 0;      ///< file: of one
    unsigned max_files = 1;           ///< file
    // groups
    std::vector<Item> items;
    unsigned min_rows = 0;
    unsigned max_rows = 1;
    // filled by the compiler, for fields
    std::size_t number = 0;  ///< of this item among all of the form, in document order of form.xml
    Model::Place place;
};

struct Section {
    std::string id;
    bool heading = false;  ///< whether the page shows its title; the summary always does
    int line = 0;
    std::vector<Item> items;
};

struct Page {
    std::string id;
    int line = 0;
    Rule relevant;
    std::vector<Section> sections;
};

enum class Policy { none, optional, required };

/// Which signature of the person a document of the service carries.
struct SignaturePolicy {
    enum class Kind {
        none,       ///< the form isn't signed
        any,        ///< whatever holds: trusted profile, personal, qualified, …
        qualified,  ///< a qualified electronic signature of a person
    };
    Kind accepts = Kind::none;
    bool required = false;  ///< else it can be sent without, too
    unsigned signers = 1;   ///< how many may sign

    bool offered() const { return accepts != Kind::none; }
};
std::string_view to_string(SignaturePolicy::Kind kind);  ///< as form.xml writes it

/// form.xml as read: order of the questions, widgets and rules. Words come from the texts by
/// convention.
struct Form {
    std::string service;
    std::string version;
    std::string root;  ///< local name of the document's root element
    SignaturePolicy signature;
    Policy account = Policy::optional;  ///< whether one must be signed in to send
    std::string subject;                ///< XPath that makes the one-line subject of a case
    int subject_line = 0;
    std::vector<Page> pages;

    const Page* page(std::string_view id) const;
    /// Steps that come after the pages: the check, and the signature where there must be one.
    unsigned closing_steps() const { return signature.required ? 2 : 1; }
    std::size_t item_count = 0;
};

}  // namespace okienko::forms
