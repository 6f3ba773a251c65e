#include "signing/container_writer.h"

#include <memory>

#include <zip.h>

#include "signing/crypto_error.h"

namespace okienko::signing {

namespace {

constexpr zip_uint16_t date_1980 = (1U << 5U) | 1U;  // the first day ZIP knows

[[noreturn]] void fail() {
    throw CryptoError("cannot write a container");
}

/// libzip reads the bytes when the archive is closed: they must live on.
void add(zip_t* archive, const std::string& name, const std::string& bytes, bool packed) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (source == nullptr) fail();
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fail();
    }
    const auto place = static_cast<zip_uint64_t>(index);
    // A signed container says itself when it was made; the same files make the same bytes.
    if (zip_file_set_dostime(archive, place, 0, date_1980, 0) != 0 ||
        zip_set_file_compression(archive, place, packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) != 0) {
        fail();
    }
}

std::string read_all(zip_source_t* source) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) fail();
    std::string bytes(stat.size, '\0');
    const zip_int64_t length = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (length < 0 || static_cast<zip_uint64_t>(length) != stat.size) fail();
    return bytes;
}

}  // namespace

std::string write_container(const Container& container) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> target(
        zip_source_buffer_create(nullptr, 0, 0, &error), &zip_source_free);
    if (!target) fail();
    zip_source_keep(target.get());
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive(
        zip_open_from_source(target.get(), ZIP_TRUNCATE, &error), &zip_discard);
    if (!archive) fail();
    if (!container.media_type.empty()) {
        add(archive.get(), "mimetype", container.media_type, false);
    }
    for (const ContainerEntry& entry : container.entries) {
        if (entry.name != "mimetype") add(archive.get(), entry.name, entry.bytes, true);
    }
    if (zip_close(archive.get()) != 0) fail();
    archive.release();  // closed: freed by libzip
    return read_all(target.get());
}

}  // namespace okienko::signing
