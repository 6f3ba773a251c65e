#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "tests/harness/http_client.h"
#include "tests/harness/running_server.h"
#include "tests/harness/test_database.h"

namespace okienko::intake {

/// One running server for all tests of the program, with demonstration accounts and services.
class JourneyTest : public testing::Test {
protected:
    using Pairs = harness::HttpClient::Pairs;

    static void SetUpTestSuite();
    static harness::RunningServer& server();
    static const std::string& database_uri();

    harness::HttpClient browser() const { return server().client(); }
    /// Signs in one of the demonstration accounts.
    static void sign_in(harness::HttpClient& client, const std::string& email);
    /// Begins the public information request; its address, "/wnioski/<id>".
    static std::string begin(harness::HttpClient& client);
    /// Posts the form page with these answers over good ones.
    static harness::Answer fill(harness::HttpClient& client,
                                const std::string& draft,
                                const Pairs& answers = {});
    /// Presses "send" on the check page.
    static harness::Answer send(harness::HttpClient& client, const std::string& draft);
    /// A new API token of an account.
    static std::string token(const std::string& email);

    static constexpr const char* kResident = "mieszkanka@okienko.example";
};

/// Runs the program under test with these arguments; what it wrote to standard output.
std::string output_of_program(const std::string& arguments);

/// A page's text with hard spaces as plain ones.
std::string plain(std::string text);

/// The text between two others, empty when they aren't there.
std::string between(const std::string& text, const std::string& before, const std::string& after);

}  // namespace okienko::intake
