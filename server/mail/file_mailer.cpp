#include "server/mail/file_mailer.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "server/mail/letter.h"

namespace okienko::mail {

namespace fs = std::filesystem;

FileMailer::FileMailer(fs::path folder, std::string from, const config::Clock& clock)
    : folder_(std::move(folder)), from_(std::move(from)), clock_(clock) {
    bare_address(from_);  // a wrong sender shows at the start
    if (fs::create_directories(folder_)) fs::permissions(folder_, fs::perms::owner_all);
}

void FileMailer::send(const Message& message, const std::string& id) {
    const auto now = clock_.now();
    const std::string letter = write_letter(message, from_, id, now);
    // Names sort by time; the same letter sent again has the same id.
    const auto second =
        std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    std::string name = std::to_string(second) + "-" + id;
    std::replace(name.begin(), name.end(), '/', '-');
    const fs::path making = folder_ / ("." + name + ".making");
    std::ofstream file(making, std::ios::binary | std::ios::trunc);
    file << letter;
    file.close();
    if (!file) throw std::runtime_error("can't write " + making.string());
    fs::rename(making, folder_ / (name + ".eml"));
}

}  // namespace okienko::mail
