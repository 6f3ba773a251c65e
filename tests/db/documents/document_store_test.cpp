#include "tests/db/documents/archive.h"

namespace okienko::documents {
namespace {

class DocumentStoreTest : public Archive {
protected:
    StoredDocument put(const DocumentKey& key, std::string_view bytes) {
        return in_transaction(
            [&](storage::Transaction& tx) { return store().put(tx, key, "submission", bytes); });
    }
    std::string get(const DocumentId& id) {
        return in_transaction([&](storage::Transaction& tx) { return store().get(tx, id); });
    }
    std::optional<StoredDocument> find(const DocumentId& id) {
        return in_transaction([&](storage::Transaction& tx) { return store().find(tx, id); });
    }
};

TEST_F(DocumentStoreTest, GivesBackTheVeryBytes) {
    std::string bytes("<a>zażółć</a>\0\x01\xff", 20);
    bytes.append(3'000'000, 'x');
    const auto stored = put(new_key(), bytes);
    EXPECT_EQ(get(stored.id), bytes);
    const auto found = find(stored.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->kind, "submission");
    EXPECT_EQ(found->length, static_cast<std::int64_t>(bytes.size()));
    EXPECT_EQ(found->sha256, signing::sha256(bytes));
    EXPECT_EQ(found->key, stored.key);
}

TEST_F(DocumentStoreTest, KeepsNothingReadable) {
    put(new_key(), "<wniosek>Poufna treść</wniosek>");
    EXPECT_EQ(number("select count(*) from documents.documents where position('Poufna'::bytea in "
                     "sealed) > 0"),
              0);
    EXPECT_EQ(
        number("select count(*) from pg_attribute where attrelid in "
               "('documents.documents'::regclass, 'documents.chunks'::regclass) and attname = "
               "'sealed' and attstorage = 'e'"),
        2)
        << "stored apart and not compressed";
}

TEST_F(DocumentStoreTest, ErasureLeavesNothingToRead) {
    const auto key = new_key();
    const auto stored = put(key, "treść");
    const auto other = put(new_key(), "inna");
    const auto destroy = [&] {
        return in_transaction(
            [&](storage::Transaction& tx) { return keys().destroy(tx, key.id()); });
    };
    EXPECT_TRUE(destroy());
    EXPECT_FALSE(destroy()) << "once";
    EXPECT_THROW(get(stored.id), Erased);
    EXPECT_THROW(
        in_transaction([&](storage::Transaction& tx) { return keys().open(tx, key.id()); }),
        Erased);
    EXPECT_TRUE(find(stored.id)) << "that it existed stays known";
    EXPECT_EQ(get(other.id), "inna");
    EXPECT_EQ(number("select count(*) from documents.keys where wrapped is null"), 1);
}

TEST_F(DocumentStoreTest, NoticesChangedBytes) {
    const auto stored = put(new_key(), "treść");
    forge("update documents.documents set sealed = set_byte(sealed, 15, get_byte(sealed, 15) # 1)");
    EXPECT_THROW(get(stored.id), Tampered);
}

TEST_F(DocumentStoreTest, NoticesBytesOfAnotherDocument) {
    const auto key = new_key();
    const auto first = put(key, "pierwszy");
    const auto second = put(key, "drugi");
    forge(
        "update documents.documents a set sealed = b.sealed, sha256 = b.sha256 "
        "from documents.documents b where a.id <> b.id");
    EXPECT_THROW(get(first.id), Tampered);
    EXPECT_THROW(get(second.id), Tampered);
}

TEST_F(DocumentStoreTest, NoticesAnotherKindAndAnotherDigest) {
    const auto stored = put(new_key(), "treść");
    forge("update documents.documents set kind = 'receipt'");
    EXPECT_THROW(get(stored.id), Tampered);
    forge("update documents.documents set kind = 'submission'");
    EXPECT_EQ(get(stored.id), "treść");
    forge("update documents.documents set sha256 = sha256('other')");
    EXPECT_THROW(get(stored.id), Tampered);
}

TEST_F(DocumentStoreTest, WritesADocumentOnce) {
    put(new_key(), "treść");
    EXPECT_ANY_THROW(in_transaction([](storage::Transaction& tx) {
        tx.sql().exec("update documents.documents set kind = 'receipt'");
    }));
}

TEST_F(DocumentStoreTest, DoesNotStumbleOverOddIds) {
    for (const std::string id : {"", "x", "' or true --", "00000000-0000-0000-0000-000000000000"}) {
        EXPECT_FALSE(find(id)) << id;
        EXPECT_THROW(get(id), Tampered) << id;
    }
}

TEST_F(DocumentStoreTest, SealsColumnsOfOtherTables) {
    const auto key = new_key();
    const std::string sealed = key.seal("pola", "draft:1");
    const auto again =
        in_transaction([&](storage::Transaction& tx) { return keys().open(tx, key.id()); });
    EXPECT_EQ(again.open(sealed, "draft:1"), "pola");
    EXPECT_THROW(again.open(sealed, "draft:2"), Tampered);
}

TEST_F(DocumentStoreTest, AnotherMasterKeyOpensNothing) {
    const auto stored = put(new_key(), "treść");
    const trust::MasterKey stranger(std::string(32, 's'));
    EXPECT_THROW(in_transaction([&](storage::Transaction& tx) {
                     return DocumentStore(stranger).get(tx, stored.id);
                 }),
                 trust::KeyFault);
}

}  // namespace
}  // namespace okienko::documents
