// A letter its clerk signs beside the office's seal.
#include "tests/http/letters/letters_fixture.h"

namespace okienko::letters {

namespace {

using harness::Answer;

class SignedLetters : public LettersJourney {
protected:
    std::string desk(const std::string& number, const std::string& rest = {}) const {
        return office(number) + "/pismo/podpis" + rest;
    }
    /// Writes an answer and prepares it for signing; the page.
    Answer frozen(const std::string& number, const std::string& words) {
        EXPECT_EQ(write(number, "pismo", {{"tresc", words}}).status, 200);
        const Answer made = clerk_.post(desk(number), {{"przejscie", "pismo"}});
        EXPECT_EQ(made.status, 303) << made.body;
        return clerk_.follow(made);
    }
    Answer give_back(const std::string& number, const std::string& bytes) {
        clerk_.get(desk(number) + "?przejscie=pismo");
        return clerk_.post_files(desk(number, "/plik"),
                                 {{"przejscie", "pismo"}},
                                 {{"plik", "pismo.xml", "application/xml", bytes}});
    }
};

}  // namespace

TEST_F(SignedLetters, TheFileThatCameBackIsWhatIsSent) {
    const std::string number = registered_case("Umowy na ławki");
    const Answer page = frozen(number, "Nie mamy takich umów.");
    EXPECT_TRUE(says(page, "Podpisz i wyślij pismo"));
    EXPECT_TRUE(says(page, "Nie mamy takich umów."));
    const std::string original = clerk_.get(desk(number, "/pismo.xml?przejscie=pismo")).body;
    EXPECT_NE(original.find("<ds:Signature"), std::string::npos) << "sealed already";
    EXPECT_NE(original.find(number + "-P1"), std::string::npos);
    EXPECT_FALSE(says(resident_.get(mine(number)), "Pisma z urzędu")) << "nothing is sent yet";

    const Answer unsigned_file = give_back(number, original);
    EXPECT_EQ(unsigned_file.status, 422);
    EXPECT_TRUE(says(unsigned_file, "W tym pliku nie ma jeszcze podpisu"));
    std::string other = original;
    other.replace(other.find("Nie mamy"), 8, "Tak mamy");
    const Answer changed = give_back(number, other);
    EXPECT_EQ(changed.status, 422);
    EXPECT_TRUE(says(changed, "Podpisano inny dokument"));
    EXPECT_EQ(give_back(number, "<pismo/>").status, 422);
    EXPECT_EQ(give_back(number, "%PDF-1.7").status, 422);

    clerk_.get(desk(number) + "?przejscie=pismo");
    const Answer sent = clerk_.post(desk(number, "/testowy"), {{"przejscie", "pismo"}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    EXPECT_EQ(sent.header("Location"), office(number) + "?gotowe=pismo");
    EXPECT_TRUE(says(clerk_.get(office(number) + "/pisma/1"), "Podpis testowy"));
    const std::string letter = resident_.get(mine(number) + "/pisma/1/pismo.xml").body;
    EXPECT_EQ(letter.find(original.substr(0, original.find("</ds:Signature>"))), 0U)
        << "seal and words as they were";
    EXPECT_NE(letter.find("<ds:Signature", letter.find("</ds:Signature>")), std::string::npos);
    EXPECT_EQ(clerk_.get(desk(number) + "?przejscie=pismo").status, 409) << "the case is closed";
}

TEST_F(SignedLetters, AnotherWordNeedsAnotherSignature) {
    const std::string number = registered_case("Umowy na ławki");
    frozen(number, "Pierwsza wersja.");
    EXPECT_EQ(write(number, "pismo", {{"tresc", "Druga wersja."}}).status, 200);
    const Answer old = clerk_.get(desk(number) + "?przejscie=pismo");
    EXPECT_EQ(old.status, 303) << "back to the preview";
    EXPECT_EQ(clerk_.get(desk(number, "/pismo.xml?przejscie=pismo")).status, 409);
    EXPECT_EQ(clerk_.post(desk(number, "/testowy"), {{"przejscie", "pismo"}}).status, 409);
    const Answer fresh = frozen(number, "Trzecia wersja.");
    EXPECT_TRUE(says(fresh, "Trzecia wersja."));
}

TEST_F(SignedLetters, WhereTheWorkflowDemandsItTheSealAloneIsNotEnough) {
    const std::string number = registered_case("Umowy na ławki");
    send_letter(number, "inna-forma", {{"tresc", "Możemy wysłać kopię papierową."}});
    ASSERT_EQ(resident_.post(mine(number) + "/pisma/1/odbior", {}).status, 303);
    move_clock(20);
    const Pairs ruling = {{"adresat", "Agnieszka Brzoza"},
                          {"rozstrzygniecie", "Umarzam postępowanie."},
                          {"fakty", "Wnioskodawca nie wybrał innej formy."},
                          {"prawo", "art. 14 ust. 2 ustawy."}};
    const Answer preview = write(number, "umorzenie", ruling);
    EXPECT_TRUE(says(preview, "To pismo wymaga Twojego podpisu"));
    EXPECT_FALSE(preview.contains("/pismo/wyslij"));
    const Answer forced = clerk_.post(office(number) + "/pismo/wyslij",
                                      {{"przejscie", "umorzenie"},
                                       {"wersja", clerk_.get(office(number)).input_value("wersja")},
                                       {"szkic", "1"}});
    EXPECT_EQ(forced.status, 409);
    EXPECT_TRUE(says(forced, "To pismo wymaga Twojego podpisu. Podpisz je i wyślij"));
    ASSERT_EQ(clerk_.post(desk(number), {{"przejscie", "umorzenie"}}).status, 303);
    EXPECT_EQ(clerk_.post(desk(number, "/testowy"), {{"przejscie", "umorzenie"}}).status, 303);
    EXPECT_TRUE(says(clerk_.get(office(number)), "Umorzono"));
}

}  // namespace okienko::letters
