#include <filesystem>
#include <map>
#include <set>

#include "forms/check.h"
#include "tests/unit/forms/fixture.h"

namespace okienko::forms::testing {
namespace {

namespace fs = std::filesystem;

/// Every folder of the catalogue is whole, with a form or a card only.
TEST(Catalog, EveryServiceIsWhole) {
    compiler();
    int services = 0;
    for (const auto& entry : fs::directory_iterator(root() + "/forms/catalog")) {
        ++services;
        const auto package = Package::read_folder(entry.path().string());
        EXPECT_EQ(package.id(), entry.path().filename().string());
        for (const auto& fault : check(compiler(), package)) {
            ADD_FAILURE() << entry.path().filename() << "/" << fault.file << ":" << fault.line
                          << ": " << fault.rule << ": " << fault.detail;
        }
    }
    EXPECT_GE(services, 8);
}

/// From which states a resident may take back what they sent: by hand, from what the office wants.
/// A request may be withdrawn until it is answered; an application only while it is sealed.
TEST(Catalog, WhatAResidentMayWithdraw) {
    const std::map<std::string, std::set<std::string>> table = {
        {"public-information-request",
         {"zlozony",
          "w-toku",
          "przedluzony",
          "czeka-na-uzupelnienie",
          "czeka-na-oplate",
          "czeka-na-forme"}},
        {"general-letter", {"zlozone", "w-toku", "czeka-na-uzupelnienie"}},
        {"internet-query", {"wyslane", "w-realizacji", "do-akceptacji"}},
        {"job-application", {"zlozone", "ocena"}},
    };
    for (const auto& [id, states] : table) {
        const auto package = Package::read_folder(root() + "/forms/catalog/" + id);
        const auto service = compiler().compile(package);
        for (const State& state : service->workflow().states) {
            EXPECT_EQ(service->workflow().on_withdrawal(state.id) != nullptr,
                      states.count(state.id) == 1)
                << id << " " << state.id;
        }
    }
}

TEST(Catalog, TheInformationRequestNeverAsksWhy) {
    const Service& service = information_request();
    EXPECT_EQ(service.languages(), (std::vector<std::string>{"pl", "en"}));
    EXPECT_EQ(service.workflow().jrwa, "1431");
    ASSERT_NE(service.workflow().main_deadline(), nullptr);
    EXPECT_EQ(service.workflow().main_deadline()->period, "14d");
    for (const auto& child : service.model().children(service.model().root)) {
        EXPECT_EQ(child.element->name.find("zasadnienie"), std::string::npos);
    }
    const Answers empty(service, {}, {}, moment());
    EXPECT_EQ(told(empty.check_all()),
              "/Wniosek/Tresc/Przedmiot required\n/Wniosek/Odpowiedz/Forma "
              "required\n/Wniosek/Odpowiedz/Sposob required\n");
}

}  // namespace
}  // namespace okienko::forms::testing
