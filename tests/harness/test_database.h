#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "server/storage/database.h"

namespace okienko::harness {

/// A fresh database of a real PostgreSQL with all rooms' migrations applied; dropped at the end.
/// About 50 ms.
///
/// The cluster is the one of OKIENKO_TEST_DATABASE (URI of a database whose role may create
/// databases), else a throwaway one below /tmp that test programs share, started on first use and
/// stopped by the last (fsync off). Migrations run once into a template database named by their
/// content; each test gets a copy.
class TestDatabase {
public:
    /// With `last_room` only the migrations up to that room in the order of the house, so that a
    /// test doesn't depend on rooms to the right of its own. "none": an empty database.
    explicit TestDatabase(std::string_view last_room = {});
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    /// libpq URI, also good for `okienko serve --database`.
    const std::string& uri() const { return uri_; }
    /// A pool of 8 connections on it, for any number of threads.
    storage::Database& database();

private:
    std::string name_;
    std::string uri_;
    std::once_flag opened_;
    std::unique_ptr<storage::Database> database_;
};

}  // namespace okienko::harness
