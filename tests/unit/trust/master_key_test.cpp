#include "server/trust/master_key.h"

#include <thread>
#include <vector>

#include "tests/unit/trust/key_folder.h"

namespace okienko::trust {
namespace {

class MasterKeyFile : public KeyFolder {
protected:
    std::filesystem::path file() const { return folder() / "keys" / "master.key"; }
};

TEST_F(MasterKeyFile, IsMadeOnceForItsOwnerOnly) {
    const auto made = MasterKey::open_or_create(file());
    EXPECT_EQ(mode(file()), 0600U);
    EXPECT_EQ(mode(file().parent_path()), 0700U);
    EXPECT_EQ(std::filesystem::file_size(file()), 32U);
    EXPECT_EQ(MasterKey::open_or_create(file()).id(), made.id());
}

TEST_F(MasterKeyFile, IsTheSameForStartsAtOnce) {
    std::vector<std::string> ids(8);
    {
        std::vector<std::jthread> starts;
        for (auto& id : ids) {
            starts.emplace_back([&] { id = MasterKey::open_or_create(file()).id(); });
        }
    }
    for (const auto& id : ids) EXPECT_EQ(id, ids.front());
    const std::filesystem::directory_iterator left(file().parent_path());
    EXPECT_EQ(std::distance(begin(left), end(left)), 1) << "nothing is left beside";
}

TEST_F(MasterKeyFile, OpenToOthersIsRefused) {
    MasterKey::open_or_create(file());
    std::filesystem::permissions(file(), std::filesystem::perms(0644));
    EXPECT_NE(fault_of([&] { MasterKey::open_or_create(file()); }).find("chmod 600"),
              std::string::npos);
}

TEST_F(MasterKeyFile, OfAnotherLengthIsRefused) {
    MasterKey::open_or_create(file());
    write(file(), "short");
    EXPECT_NE(fault_of([&] { MasterKey::open_or_create(file()); }).find("holds 5 bytes"),
              std::string::npos);
}

TEST(Hkdf, GivesTheValuesOfRfc5869) {
    const auto extracted =
        hkdf_extract(*signing::from_hex("000102030405060708090a0b0c"), std::string(22, '\x0b'));
    EXPECT_EQ(signing::hex(extracted),
              "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
    EXPECT_EQ(signing::hex(hkdf_expand(extracted, *signing::from_hex("f0f1f2f3f4f5f6f7f8f9"))),
              "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
}

TEST(MasterKey, DerivesByLabel) {
    const MasterKey key(std::string(32, 'a'));
    EXPECT_EQ(key.derive("csrf"), MasterKey(std::string(32, 'a')).derive("csrf"));
    EXPECT_NE(key.derive("csrf"), key.derive("token"));
    EXPECT_NE(key.derive("csrf"), MasterKey(std::string(32, 'b')).derive("csrf"));
    EXPECT_EQ(key.derive("csrf").size(), 32U);
    EXPECT_NE(key.hmac("pesel", "44051401359"), key.hmac("token", "44051401359"));
    EXPECT_EQ(key.id().size(), 16U);
}

TEST(MasterKey, UnwrapsWhatItWrappedForTheSameContext) {
    const MasterKey key(std::string(32, 'a'));
    const std::string wrapped = key.wrap("secret", "document key 1");
    EXPECT_EQ(key.unwrap(wrapped, "document key 1"), "secret");
    EXPECT_THROW(key.unwrap(wrapped, "document key 2"), KeyFault);
    EXPECT_THROW(MasterKey(std::string(32, 'b')).unwrap(wrapped, "document key 1"), KeyFault);
}

}  // namespace
}  // namespace okienko::trust
