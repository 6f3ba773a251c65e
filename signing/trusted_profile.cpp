#include "signing/trusted_profile.h"

#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

std::string text_at(const xmlNode* parent, std::string_view name) {
    return trimmed_text(any_child(parent, name));
}

/// A family name of two parts stands in two elements, the second with rodzajCzlonu="drugi".
std::string family_name(const xmlNode* person) {
    std::string name;
    for (const xmlNode* at = first_element(person); at != nullptr; at = next_element(at)) {
        if (local_name(at) != "Nazwisko") continue;
        const std::string part = trimmed_text(at);
        if (!name.empty() && !part.empty()) name += "-";
        name += part;
    }
    return name;
}

Person read_2009(const xmlNode* signature) {
    Person person;
    person.source = Person::Source::trusted_profile_2009;
    const xmlNode* data = any_child(signature, "DaneZP");
    const xmlNode* natural = any_child(data, "DaneZPOsobyFizycznej");
    person.given_name = text_at(natural, "Imie");
    person.second_name = text_at(natural, "ImieDrugie");
    person.family_name = family_name(natural);
    person.pesel = text_at(natural, "PESEL");
    person.profile = text_at(natural, "IdZaufanegoProfilu");
    return person;
}

Person read_2020(const xmlNode* signature) {
    Person person;
    person.source = Person::Source::trusted_profile_2020;
    const xmlNode* natural = any_child(signature, "NaturalPerson");
    person.given_name = text_at(natural, "FirstName");
    person.second_name = text_at(natural, "SecondName");
    person.family_name = text_at(natural, "CurrentFamilyName");
    person.pesel = text_at(natural, "PersonalIdentifier");
    person.birth_date = text_at(natural, "DateOfBirth");
    person.profile = text_at(any_child(signature, "SignatureData"), "IdentityIssuer");
    return person;
}

}  // namespace

std::string Person::full_name() const {
    std::string name = given_name;
    for (const std::string* part : {&second_name, &family_name}) {
        if (part->empty()) continue;
        if (!name.empty()) name += " ";
        name += *part;
    }
    return name;
}

std::optional<Person> read_trusted_profile(const xmlNode* claimed_role) {
    for (const xmlNode* at = first_element(claimed_role); at != nullptr; at = next_element(at)) {
        if (local_name(at) == "PodpisZP") return read_2009(at);
        if (local_name(at) == "EPSignature") return read_2020(at);
    }
    return std::nullopt;
}

}  // namespace okienko::signing
