#pragma once

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "server/trust/master_key.h"

namespace okienko::trust {

/// A folder of its own for each test, removed at its end.
class KeyFolder : public testing::Test {
protected:
    void SetUp() override {
        std::array<char, 40> pattern{"/tmp/okienko-keys-XXXXXX"};
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern.data();
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    const std::filesystem::path& folder() const { return folder_; }
    static void write(const std::filesystem::path& file, const std::string& bytes) {
        std::ofstream(file, std::ios::binary) << bytes;
        std::filesystem::permissions(file, std::filesystem::perms(0600));
    }
    static unsigned mode(const std::filesystem::path& file) {
        return static_cast<unsigned>(std::filesystem::status(file).permissions()) & 07777U;
    }
    /// What a KeyFault says, "none" when there was none.
    template <typename Work>
    static std::string fault_of(Work work) {
        try {
            work();
        } catch (const KeyFault& fault) {
            return fault.what();
        }
        return "none";
    }

private:
    std::filesystem::path folder_;
};

}  // namespace okienko::trust
