#pragma once

#include <string>

#include "tests/http/intake/journey.h"

namespace okienko::editing {

/// A running server with an editor signed in.
class EditingSite : public intake::JourneyTest {
protected:
    void SetUp() override;

    /// The fields of the card's form as a browser would send them, hard spaces and all.
    static harness::HttpClient::Pairs fields_of(const harness::Answer& form);
    static void set(harness::HttpClient::Pairs& fields,
                    const std::string& name,
                    const std::string& value);
    static std::string one(const std::string& query);
    static void change(const std::string& statement);
    /// How often an act is in the audit trail.
    static int acts(const std::string& action);

    harness::HttpClient editor_ = browser();
};

}  // namespace okienko::editing
