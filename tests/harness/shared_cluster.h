#pragma once

#include <memory>
#include <string>

namespace okienko::harness {

class TestCluster;

/// The cluster of OKIENKO_TEST_DATABASE, else one below /tmp that all test programs of this user
/// share while they run: the first starts it, the last stops it; its files stay, so that the next
/// run needs no initdb.
class SharedCluster {
public:
    SharedCluster();
    ~SharedCluster();
    SharedCluster(const SharedCluster&) = delete;
    SharedCluster& operator=(const SharedCluster&) = delete;

    /// URI of another database in the cluster; of the administrative one without a name.
    std::string uri(const std::string& database = {}) const;

private:
    void join();
    void leave() noexcept;

    std::string external_;
    std::unique_ptr<TestCluster> own_;
    int users_ = -1;  // file with a shared lock of every program that uses the cluster
};

}  // namespace okienko::harness
