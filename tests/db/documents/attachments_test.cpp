#include "tests/db/documents/archive.h"

namespace okienko::documents {
namespace {

using namespace std::chrono_literals;

constexpr config::Instant now{std::chrono::microseconds(1'773'318'896'000'000)};
constexpr std::size_t chunk = 1024 * 1024 - 28;

class AttachmentsTest : public Archive {
protected:
    void SetUp() override { key_.emplace(new_key()); }

    Upload begin(const std::string& name = "skan.pdf", config::Instant expires_at = now + 24h) {
        return attachments().begin(*key_, "draft:1", name, now, expires_at);
    }
    Attachment upload(const std::string& bytes, std::size_t piece = 100'000) {
        Upload upload = begin();
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            upload.append(bytes.substr(at, piece));
        return upload.finish("application/pdf");
    }
    std::string read(const AttachmentId& id) {
        std::string bytes;
        attachments().read(id, [&](std::string_view part) { bytes.append(part); });
        return bytes;
    }
    std::vector<Attachment> list(const std::string& owner = "draft:1") {
        return in_transaction(
            [&](storage::Transaction& tx) { return attachments().list(tx, owner); });
    }
    std::vector<Attachment> bind() {
        return in_transaction(
            [&](storage::Transaction& tx) { return attachments().bind(tx, "draft:1", "case:1"); });
    }
    bool remove(const AttachmentId& id, const std::string& owner = "draft:1") {
        return in_transaction(
            [&](storage::Transaction& tx) { return attachments().remove(tx, id, owner); });
    }
    const DocumentKey& key() const { return *key_; }

private:
    std::optional<DocumentKey> key_;
};

std::string varied(std::size_t length) {
    std::string bytes(length, '\0');
    for (std::size_t at = 0; at < length; ++at) bytes[at] = static_cast<char>(at * 31 + at / 251);
    return bytes;
}

TEST_F(AttachmentsTest, ComeBackWholeWhateverTheirLength) {
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 3 * chunk}) {
        const std::string bytes = varied(length);
        const auto stored = upload(bytes);
        EXPECT_EQ(stored.length, static_cast<std::int64_t>(length));
        EXPECT_EQ(stored.sha256, signing::sha256(bytes));
        EXPECT_EQ(read(stored.id), bytes) << length;
    }
    EXPECT_LE(number("select max(length(sealed)) from documents.chunks"), 1024 * 1024);
}

TEST_F(AttachmentsTest, ComeInOnePieceOrInMany) {
    const std::string bytes = varied(2 * chunk + 5);
    EXPECT_EQ(read(upload(bytes, bytes.size()).id), bytes);
    EXPECT_EQ(read(upload(bytes, 4093).id), bytes);
}

TEST_F(AttachmentsTest, AreListedByTheirOwnerOnceFinished) {
    Upload unfinished = begin();
    unfinished.append("x");
    const auto stored = upload("treść");
    const auto listed = list();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].id, stored.id);
    EXPECT_EQ(listed[0].name, "skan.pdf");
    EXPECT_EQ(listed[0].media_type, "application/pdf");
    EXPECT_EQ(listed[0].sha256, stored.sha256);
    EXPECT_EQ(listed[0].uploaded_at, now);
    EXPECT_FALSE(listed[0].bound);
    EXPECT_TRUE(list("draft:2").empty());
    EXPECT_THROW(read(unfinished.id()), Tampered);
    const auto find = [&](const std::string& id, const std::string& owner) {
        return in_transaction([&](storage::Transaction& tx) {
            return attachments().find(tx, id, owner).has_value();
        });
    };
    EXPECT_TRUE(find(stored.id, "draft:1"));
    EXPECT_FALSE(find(stored.id, "draft:2")) << "another person's";
    EXPECT_FALSE(find(unfinished.id(), "draft:1"));
    EXPECT_FALSE(find("../x", "draft:1"));
}

TEST_F(AttachmentsTest, KeepTheirNamesSecret) {
    upload("x");
    EXPECT_EQ(number("select count(*) from documents.uploads where position('skan'::bytea in "
                     "name_sealed) > 0"),
              0);
}

TEST_F(AttachmentsTest, AreBoundByTheSubmissionAndThenStay) {
    const auto stored = upload("treść");
    Upload unfinished = begin();
    const auto bound = bind();
    ASSERT_EQ(bound.size(), 1U);
    EXPECT_EQ(bound[0].id, stored.id);
    EXPECT_EQ(bound[0].name, "skan.pdf");
    EXPECT_TRUE(bound[0].bound);
    EXPECT_TRUE(list("draft:1").empty());
    EXPECT_EQ(list("case:1").size(), 1U);
    EXPECT_FALSE(remove(stored.id, "case:1"));
    EXPECT_EQ(attachments().expire_unbound(now + 48h), 1U) << "the unfinished one";
    EXPECT_EQ(read(stored.id), "treść");
}

TEST_F(AttachmentsTest, AreRemovedByTheirOwnerOnly) {
    const auto stored = upload("treść");
    EXPECT_FALSE(remove(stored.id, "draft:2"));
    EXPECT_TRUE(remove(stored.id));
    EXPECT_FALSE(remove(stored.id));
    EXPECT_EQ(number("select count(*) from documents.chunks"), 0);
}

TEST_F(AttachmentsTest, ExpireWhenNobodySendsThem) {
    upload("treść");
    Upload unfinished = begin();
    unfinished.append(varied(chunk + 1));
    EXPECT_EQ(attachments().expire_unbound(now + 23h), 0U);
    in_transaction(
        [&](storage::Transaction& tx) { attachments().keep_until(tx, "draft:1", now + 72h); });
    EXPECT_EQ(attachments().expire_unbound(now + 48h), 0U);
    EXPECT_EQ(attachments().expire_unbound(now + 73h), 2U);
    EXPECT_EQ(number("select count(*) from documents.chunks"), 0);
    EXPECT_ANY_THROW(unfinished.finish("application/pdf")) << "and nothing is left behind";
    EXPECT_EQ(number("select count(*) from documents.chunks"), 0);
}

TEST_F(AttachmentsTest, LeaveNothingWhenAbandoned) {
    Upload unfinished = begin();
    unfinished.append(varied(chunk + 1));
    unfinished.abandon();
    EXPECT_EQ(number("select count(*) from documents.uploads"), 0);
}

TEST_F(AttachmentsTest, NoticeACutOffChunk) {
    const auto stored = upload(varied(2 * chunk + 5));
    forge("delete from documents.chunks where n = 2");
    EXPECT_THROW(read(stored.id), Tampered);
    forge("update documents.uploads set length = " + std::to_string(2 * chunk));
    EXPECT_THROW(read(stored.id), Tampered) << "even when the length was made to fit";
}

TEST_F(AttachmentsTest, NoticeExchangedChunks) {
    const auto stored = upload(varied(2 * chunk + 5));
    forge("update documents.chunks set n = n + 10 where n < 2");
    forge("update documents.chunks set n = 11 - n where n >= 10");
    EXPECT_THROW(read(stored.id), Tampered);
}

TEST_F(AttachmentsTest, NoticeChunksOfAnotherUpload) {
    const auto first = upload("pierwszy");
    const auto second = upload("__drugi_");
    forge(
        "update documents.chunks a set sealed = b.sealed from documents.chunks b "
        "where a.upload <> b.upload");
    EXPECT_THROW(read(first.id), Tampered);
    EXPECT_THROW(read(second.id), Tampered);
}

TEST_F(AttachmentsTest, AreErasedWithTheirKey) {
    const auto stored = upload("treść");
    in_transaction([&](storage::Transaction& tx) { keys().destroy(tx, key().id()); });
    EXPECT_THROW(read(stored.id), Erased);
    EXPECT_TRUE(list().empty());
}

}  // namespace
}  // namespace okienko::documents
