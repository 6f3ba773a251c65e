#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "server/printing/printer.h"

namespace okienko::printing {

/// Prints by Apache FOP: tagged PDF in PDF/A-1a mode with every font embedded. A Java process of
/// its own for each PDF, in an empty folder of its own, without a network where the kernel lets it,
/// with so much memory and time and no more; it and what it started are killed when the time is out
/// or this object is told to stop. It reads the fonts and the colour profile of its configuration.
/// Shared by threads.
class FopPrinter : public Printer {
public:
    struct Settings {
        std::filesystem::path configuration;  ///< fop.xconf
        std::filesystem::path folder;         ///< where working folders are made
        std::filesystem::path java = "/usr/bin/java";
        std::filesystem::path jars = "/usr/share/java";  ///< FOP's and what it needs
        std::chrono::seconds processor{60};
        /// Generous: a busy machine is no fault of the document.
        std::chrono::milliseconds wall = std::chrono::minutes(5);
        unsigned heap_megabytes = 320;
        std::uint64_t memory_bytes = 1024ULL * 1024U * 1024U;  ///< of the whole process
        std::uint64_t pdf_bytes = 64ULL * 1024U * 1024U;
    };
    explicit FopPrinter(Settings settings) : settings_(std::move(settings)) {}

    std::string print(std::string_view fo) override;
    /// Ends what is being printed, which then fails, and prints no more.
    void stop() { stopped_ = true; }

    /// Whether the program is installed, as far as its files tell.
    bool installed() const;

private:
    int run(const std::filesystem::path& folder) const;

    const Settings settings_;
    std::atomic<bool> stopped_ = false;
};

}  // namespace okienko::printing
