#pragma once

#include <string>

#include "tests/http/intake/journey.h"

namespace okienko::intake {

/// The general letter, which has to be signed, on the way to its sending.
class LetterTest : public JourneyTest {
protected:
    /// A general letter filled in; its address.
    static std::string letter(harness::HttpClient& client);
    /// Uploads a signed file at the signing page.
    static harness::Answer upload(harness::HttpClient& client,
                                  const std::string& draft,
                                  const std::string& bytes);
    static harness::Answer press_send(harness::HttpClient& client, const std::string& draft);
    /// The number on the confirmation that `sent` leads to.
    static std::string number_of(harness::HttpClient& client, const harness::Answer& sent);
};

}  // namespace okienko::intake
