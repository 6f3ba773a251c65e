#include "server/intake/sent_file.h"

#include <array>
#include <utility>

#include "signing/digest.h"

namespace okienko::intake {

SentFile sent_file(std::shared_ptr<const web::Upload> upload) {
    SentFile file{upload->file_name(), upload->size(), upload->sha256(), {}};
    file.blocks = [upload = std::move(upload)](const SentFile::Sink& sink) {
        std::array<char, 64 * 1024> buffer{};
        std::uint64_t offset = 0;
        while (const std::size_t got = upload->read(offset, buffer)) {
            sink(std::string_view(buffer.data(), got));
            offset += got;
        }
    };
    return file;
}

SentFile sent_file(std::string_view name, std::shared_ptr<const std::string> bytes) {
    SentFile file{std::string(name.substr(name.rfind('/') + 1)),
                  bytes->size(),
                  std::string(signing::sha256(*bytes).raw()),
                  {}};
    file.blocks = [bytes = std::move(bytes)](const SentFile::Sink& sink) { sink(*bytes); };
    return file;
}

}  // namespace okienko::intake
