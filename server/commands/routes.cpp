#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

#include "server/application.h"
#include "server/commands/command.h"
#include "server/config/read_config.h"
#include "server/web/router.h"

namespace okienko::commands {

int routes(Arguments arguments);

namespace {

/// A data folder for the time of the command: the rooms want their keys, but nothing of the
/// installation is touched.
class PassingFolder {
public:
    PassingFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "okienko-routes-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~PassingFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

int routes(Arguments arguments) {
    config::Config config = config::read_config(arguments, config::process_environment());
    const PassingFolder data;
    config.data = data.path();
    config.audit_heads = data.path() / "audit";
    const Application application(config, "dbname=none", config::Log::silent());
    fmt::print("{}", web::describe(application.router()));
    return kDone;
}

}  // namespace okienko::commands
