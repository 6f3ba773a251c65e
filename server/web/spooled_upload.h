#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>

#include "server/web/request.h"

namespace okienko::web {

/// An upload being taken in: in memory up to 64 KB, beyond that in an unnamed file of `folder`,
/// which ends with this object. Written by one thread; read by many once finish() was called.
class SpooledUpload : public Upload {
public:
    SpooledUpload(std::string folder,
                  std::string field,
                  std::string file_name,
                  std::string media_type);
    ~SpooledUpload() override;
    SpooledUpload(const SpooledUpload&) = delete;
    SpooledUpload& operator=(const SpooledUpload&) = delete;

    /// Throws Refusal 503 "error.disk-full" when there is no room.
    void write(std::string_view bytes);
    /// Throws away what was written and this, and counts on: the file is longer than `limit`.
    void drop(std::size_t bytes, std::uint64_t limit);
    void finish();

    const std::string& field() const override { return field_; }
    const std::string& file_name() const override { return file_name_; }
    const std::string& media_type() const override { return media_type_; }
    std::uint64_t size() const override { return size_; }
    std::uint64_t cut_at() const override { return cut_at_; }
    const std::string& sha256() const override { return sha256_; }
    std::size_t read(std::uint64_t offset, std::span<char> buffer) const override;

private:
    struct FreeContext {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    void move_to_file();
    void append_to_file(std::string_view bytes) const;

    std::string folder_;
    std::string field_;
    std::string file_name_;
    std::string media_type_;
    std::string memory_;
    int file_ = -1;
    std::uint64_t size_ = 0;
    std::uint64_t cut_at_ = 0;
    std::string sha256_;
    std::unique_ptr<EVP_MD_CTX, FreeContext> hash_;
};

}  // namespace okienko::web
