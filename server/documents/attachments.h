#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/clock.h"
#include "server/documents/document_key.h"
#include "signing/digest.h"

namespace okienko::documents {

using AttachmentId = std::string;  ///< UUID

/// A finished upload.
struct Attachment {
    AttachmentId id;
    KeyId key;
    std::string owner;  ///< "draft:<id>" or "case:<id>": the caller's word
    std::string name;   ///< cleaned file name
    std::string media_type;
    std::int64_t length = 0;
    signing::Sha256 sha256;
    bool bound = false;  ///< belongs to a case: never expires
    config::Instant uploaded_at;
};

/// An upload in progress, fed by the request that brings it. Bytes go to the database in chunks of
/// at most 1 MiB, each in a transaction of its own, so that a slow sender holds none. One thread.
/// An upload that isn't finished is invisible, and expires.
class Upload {
public:
    const AttachmentId& id() const { return id_; }
    std::int64_t length() const { return length_; }
    void append(std::string_view bytes);
    /// Makes it visible to its owner, with the media type found meanwhile.
    Attachment finish(std::string_view media_type);
    /// Deletes what was written. Also done by the expiry task.
    void abandon();

private:
    friend class Attachments;
    Upload(storage::Database& database,
           const DocumentKey& key,
           std::string_view owner,
           std::string_view name,
           config::Instant now);
    void write_chunk(storage::Transaction& transaction, bool last);

    storage::Database& database_;
    DocumentKey key_;
    AttachmentId id_;
    std::string owner_;
    std::string name_;
    config::Instant begun_;
    std::string pending_;
    std::int64_t length_ = 0;
    int chunks_ = 0;
    signing::Sha256Stream digest_;
};

/// Attachments as encrypted chunk rows: streamed in, streamed out, bound to a case by the
/// submission, or expired. Each chunk is authenticated with its upload, number and whether it is
/// the last: a chunk that was cut off, repeated or moved is noticed. Shared by threads.
class Attachments {
public:
    /// `clock`: when seals end; nullptr is the machine's.
    Attachments(storage::Database& database,
                const trust::MasterKey& master,
                const config::Clock* clock = nullptr);

    /// Starts an upload for an owner; `name` is a cleaned name (inspect_attachment.h).
    Upload begin(const DocumentKey& key,
                 std::string_view owner,
                 std::string_view name,
                 config::Instant now,
                 config::Instant expires_at) const;

    /// Finished attachments of an owner, oldest first. Empty after erasure.
    std::vector<Attachment> list(storage::Transaction& transaction, std::string_view owner) const;
    /// nullopt when there is none of that id, or it is another owner's.
    std::optional<Attachment> find(storage::Transaction& transaction,
                                   const AttachmentId& id,
                                   std::string_view owner) const;

    using Sink = std::function<void(std::string_view)>;
    /// Gives the bytes in order, a chunk at a time, each read in a short transaction. Throws
    /// Tampered or Erased, perhaps after some chunks: a sender must then break the answer off.
    /// Throws Sealed before the first.
    void read(const AttachmentId& id, const Sink& sink, Reader reader = Reader::office) const;

    /// False when there is none of that id, another owner's, or it is bound.
    bool remove(storage::Transaction& transaction,
                const AttachmentId& id,
                std::string_view owner) const;

    /// Hands all finished attachments of a draft over to its case and returns them, locked until
    /// the end of the transaction: compare them with what the document says before you commit.
    std::vector<Attachment> bind(storage::Transaction& transaction,
                                 std::string_view draft_owner,
                                 std::string_view case_owner) const;

    /// Puts off the expiry of all unbound attachments of an owner, as a draft lives on.
    void keep_until(storage::Transaction& transaction,
                    std::string_view owner,
                    config::Instant expires_at) const;

    /// The periodic task: deletes unbound uploads that expired, finished or not. Returns how many.
    std::size_t expire_unbound(config::Instant now) const;

private:
    storage::Database& database_;
    DocumentKeys keys_;
};

}  // namespace okienko::documents
