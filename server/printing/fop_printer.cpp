#include "server/printing/fop_printer.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>
#include <vector>

#include <fmt/format.h>
#include <stdlib.h>

#include "server/storage/child_process.h"

namespace okienko::printing {
namespace {

namespace fs = std::filesystem;

constexpr std::array kJars = {"commons-io",
                              "serializer",
                              "xalan2",
                              "xml-apis",
                              "batik-all",
                              "commons-logging",
                              "xercesImpl",
                              "xmlgraphics-commons",
                              "xml-apis-ext",
                              "fontbox2",
                              "fop"};
constexpr std::chrono::milliseconds kLook{250};

/// An empty folder, gone with all in it when the object goes.
class WorkingFolder {
public:
    explicit WorkingFolder(const fs::path& parent) {
        fs::create_directories(parent);
        std::string name = (parent / "print-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw PrintError(fmt::format("no folder to print in: {}", std::strerror(errno)));
        }
        path_ = name;
    }
    ~WorkingFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    WorkingFolder(const WorkingFolder&) = delete;
    WorkingFolder& operator=(const WorkingFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string read(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The names of exceptions in the program's output, and nothing else of it: its messages quote the
/// document.
std::string exceptions_in(const std::string& output) {
    constexpr std::string_view kEnd = "Exception";
    constexpr std::string_view kName =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.$";
    std::string names;
    for (std::size_t at = output.find(kEnd); at != std::string::npos && names.size() < 200;
         at = output.find(kEnd, at + 1)) {
        const auto before = output.find_last_not_of(kName, at);
        const auto begin = before == std::string::npos ? 0 : before + 1;
        const std::string name = output.substr(begin, at + kEnd.size() - begin);
        if (name.starts_with("org.") || name.starts_with("java")) names += " " + name;
    }
    return names;
}

}  // namespace

bool FopPrinter::installed() const {
    return fs::exists(settings_.java) && fs::exists(settings_.jars / "fop.jar");
}

int FopPrinter::run(const fs::path& folder) const {
    std::string path;
    for (const char* jar : kJars) {
        path += (path.empty() ? "" : ":") + (settings_.jars / jar).string() + ".jar";
    }
    storage::ChildCommand command;
    command.program = settings_.java;
    command.arguments = {fmt::format("-Xmx{}m", settings_.heap_megabytes),
                         "-Xss2m",
                         "-XX:+UseSerialGC",
                         "-XX:TieredStopAtLevel=1",
                         "-XX:-UsePerfData",
                         "-XX:ReservedCodeCacheSize=64m",
                         "-XX:MaxMetaspaceSize=128m",
                         "-Djava.awt.headless=true",
                         "-Djava.io.tmpdir=" + folder.string(),
                         "-Duser.home=" + folder.string(),
                         "-Dorg.apache.commons.logging.Log="
                         "org.apache.commons.logging.impl.SimpleLog",
                         "-Dorg.apache.commons.logging.simplelog.defaultlog=error",
                         "-classpath",
                         path,
                         "org.apache.fop.cli.Main",
                         "-c",
                         "fop.xconf",
                         "-nocs",  // ligatures of Lato lose their letters when the text is copied
                         "-a",
                         "-pdfprofile",
                         "PDF/A-1a",
                         "-fo",
                         "in.fo",
                         "-pdf",
                         "out.pdf"};
    command.folder = folder;
    command.output = folder / "output";
    command.death_signal = SIGKILL;
    command.limits = {settings_.memory_bytes, settings_.pdf_bytes, settings_.processor};
    command.offline = true;
    const pid_t child = storage::start_child(command);
    const auto end = std::chrono::steady_clock::now() + settings_.wall;
    while (true) {
        if (const auto code = storage::wait_for_child(child, kLook)) return *code;
        const bool late = std::chrono::steady_clock::now() >= end;
        if (!late && !stopped_) continue;
        storage::kill_child(child);
        throw PrintError(late ? "printing took too long" : "printing was stopped");
    }
}

std::string FopPrinter::print(std::string_view fo) {
    if (stopped_) throw PrintError("printing was stopped");
    try {
        const WorkingFolder folder(settings_.folder);
        fs::copy_file(settings_.configuration, folder.path() / "fop.xconf");
        std::ofstream(folder.path() / "in.fo", std::ios::binary) << fo;
        const int code = run(folder.path());
        std::string pdf = read(folder.path() / "out.pdf");
        if (code != 0 || !pdf.starts_with("%PDF-")) {
            throw PrintError(fmt::format(
                "FOP ended with {}{}", code, exceptions_in(read(folder.path() / "output"))));
        }
        return pdf;
    } catch (const storage::ChildError& error) {
        throw PrintError(error.what());
    } catch (const fs::filesystem_error& error) {
        throw PrintError(error.what());
    }
}

}  // namespace okienko::printing
