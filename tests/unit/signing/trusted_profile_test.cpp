#include <gtest/gtest.h>

#include "tests/unit/signing/verdict.h"

namespace okienko::signing {
namespace {

using namespace testing;

class TrustedProfileTest : public VerdictTest {};

TEST_F(TrustedProfileTest, TheOlderFormNamesThePerson) {
    document.role =
        "<ppZP:PodpisZP xmlns:ppZP=\"http://crd.gov.pl/xml/schematy/ppzp/\"><ppZP:DaneZP>"
        "<ppZP:DaneZPOsobyFizycznej>"
        "<os:Nazwisko xmlns:os=\"http://crd.gov.pl/xml/schematy/osoba/2009/03/06/\" "
        "rodzajCzlonu=\"pierwszy\">Próbna</os:Nazwisko>"
        "<os:Nazwisko xmlns:os=\"http://crd.gov.pl/xml/schematy/osoba/2009/03/06/\" "
        "rodzajCzlonu=\"drugi\">Zmyślona</os:Nazwisko>"
        "<os:Imie xmlns:os=\"http://crd.gov.pl/xml/schematy/osoba/2009/03/06/\">JANINA</os:Imie>"
        "<os:PESEL xmlns:os=\"http://crd.gov.pl/xml/schematy/osoba/2009/03/06/\">44051401359"
        "</os:PESEL><ppZP:IdZaufanegoProfilu>ZP-1</ppZP:IdZaufanegoProfilu>"
        "</ppZP:DaneZPOsobyFizycznej></ppZP:DaneZP></ppZP:PodpisZP>";
    const auto signature = only(verify(document.enveloped()));
    EXPECT_EQ(signature.integrity, Integrity::intact);
    ASSERT_TRUE(signature.person);
    EXPECT_EQ(signature.person->full_name(), "JANINA Próbna-Zmyślona");
    EXPECT_EQ(signature.person->pesel, "44051401359");
    EXPECT_EQ(signature.person->source, Person::Source::trusted_profile_2009);
    EXPECT_EQ(signature.certificate->name, "Janina Próbna");  // the seal, apart from the person
}

TEST_F(TrustedProfileTest, TheNewerFormNamesThePerson) {
    document.role =
        "<pz:EPSignature xmlns:pz=\"http://crd.gov.pl/xml/schematy/pz/\"><pz:NaturalPerson>"
        "<pz:CurrentFamilyName>Próbny</pz:CurrentFamilyName><pz:FirstName>Jan</pz:FirstName>"
        "<pz:DateOfBirth>1944-05-14</pz:DateOfBirth><pz:PersonalIdentifier>44051401458"
        "</pz:PersonalIdentifier></pz:NaturalPerson><pz:SignatureData><pz:IdentityIssuer>bank"
        "</pz:IdentityIssuer></pz:SignatureData></pz:EPSignature>";
    const auto signature = only(verify(document.enveloped()));
    ASSERT_TRUE(signature.person);
    EXPECT_EQ(signature.person->full_name(), "Jan Próbny");
    EXPECT_EQ(signature.person->birth_date, "1944-05-14");
    EXPECT_EQ(signature.person->source, Person::Source::trusted_profile_2020);
}

TEST_F(TrustedProfileTest, AnotherRoleAndAnUnsignedOneNameNobody) {
    document.role = "kierownik";
    EXPECT_FALSE(only(verify(document.enveloped())).person);
    document.role = "<pz:EPSignature xmlns:pz=\"urn:pz\"></pz:EPSignature>";
    EXPECT_TRUE(only(verify(document.enveloped())).person);
    document.refer_to_properties = false;
    EXPECT_FALSE(only(verify(document.enveloped())).person);
}

}  // namespace
}  // namespace okienko::signing
