#include "server/web/spooled_upload.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "server/web/failures.h"

namespace okienko::web {

namespace {

constexpr std::size_t kInMemory = 64UL * 1024;

[[noreturn]] void fail(const char* what) {
    const int code = errno;
    if (code == ENOSPC || code == EDQUOT)
        throw Refusal(503, "error.disk-full", what).header("Retry-After", "300");
    throw std::system_error(code, std::generic_category(), what);
}

/// A file that has no name, or loses it at once where the file system can't make one without.
int open_unnamed(const std::string& folder) {
    int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);  // NOLINT: POSIX
    if (file >= 0) return file;
    std::string name = folder + "/upload-XXXXXX";
    file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) fail("no temporary file for an upload");
    ::unlink(name.c_str());
    return file;
}

}  // namespace

SpooledUpload::SpooledUpload(std::string folder,
                             std::string field,
                             std::string file_name,
                             std::string media_type)
    : folder_(std::move(folder)),
      field_(std::move(field)),
      file_name_(std::move(file_name)),
      media_type_(std::move(media_type)),
      hash_(EVP_MD_CTX_new()) {
    if (!hash_ || EVP_DigestInit_ex(hash_.get(), EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

SpooledUpload::~SpooledUpload() {
    if (file_ >= 0) ::close(file_);
}

void SpooledUpload::write(std::string_view bytes) {
    EVP_DigestUpdate(hash_.get(), bytes.data(), bytes.size());
    size_ += bytes.size();
    if (file_ < 0 && size_ > kInMemory) move_to_file();
    if (file_ < 0) {
        memory_ += bytes;
    } else {
        append_to_file(bytes);
    }
}

void SpooledUpload::move_to_file() {
    file_ = open_unnamed(folder_);
    append_to_file(memory_);
    memory_.clear();
    memory_.shrink_to_fit();
}

void SpooledUpload::append_to_file(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("an upload could not be kept");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void SpooledUpload::drop(std::size_t bytes, std::uint64_t limit) {
    cut_at_ = limit;
    size_ += bytes;
    memory_.clear();
    if (file_ >= 0) ::close(file_);
    file_ = -1;
}

void SpooledUpload::finish() {
    sha256_.resize(static_cast<std::size_t>(EVP_MD_CTX_size(hash_.get())));
    EVP_DigestFinal_ex(hash_.get(), reinterpret_cast<unsigned char*>(sha256_.data()), nullptr);
    hash_.reset();
}

std::size_t SpooledUpload::read(std::uint64_t offset, std::span<char> buffer) const {
    if (offset >= size_ || cut_at_ != 0) return 0;
    const std::size_t count =
        static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), size_ - offset));
    if (file_ < 0) {
        std::copy_n(memory_.data() + offset, count, buffer.data());
        return count;
    }
    ssize_t received = 0;
    do {
        received = ::pread(file_, buffer.data(), count, static_cast<off_t>(offset));
    } while (received < 0 && errno == EINTR);
    if (received < 0) fail("an upload could not be read");
    return static_cast<std::size_t>(received);
}

}  // namespace okienko::web
