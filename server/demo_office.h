#pragma once

#include <cstddef>

namespace okienko {

struct Rooms;

/// How busy an office to invent.
struct DemoOffice {
    long cases = 0;  ///< copies besides those really filed
    std::size_t residents = 200;
    std::size_t clerks = 20;
};

struct DemoOfficeMade {
    std::size_t filed = 0;  ///< documents that went the whole way of a submission
    long copied = 0;        ///< cases that share theirs
};

/// Fills a demonstration: people, documents of every service that has examples, filed by them as
/// any other (signed where the service asks for it), and copies of those cases in every state of
/// their workflow, over a year, with clerks and histories. A service with data of its own gets real
/// cases alone: a copy would lack that data. Copies have no letters. Throws std::runtime_error when
/// no document could be filed.
DemoOfficeMade make_demo_office(Rooms& rooms, const DemoOffice& order);

}  // namespace okienko
