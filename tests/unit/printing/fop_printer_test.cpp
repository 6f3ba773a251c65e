// Whatever runs as the printer is held to its time and memory, and leaves nothing behind. A script
// stands for Java here.
#include "server/printing/fop_printer.h"

#include <csignal>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace okienko::printing {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class BoundedPrinter : public testing::Test {
protected:
    BoundedPrinter() {
        std::string name = fs::temp_directory_path() / "okienko-printer-XXXXXX";
        folder_ = mkdtemp(name.data());
        settings_.configuration = OKIENKO_SOURCE_DIR "/server/printing/fop.xconf";
        settings_.folder = folder_ / "work";
        settings_.wall = 1s;
    }
    ~BoundedPrinter() override { fs::remove_all(folder_); }

    void program(const std::string& script) {
        settings_.java = folder_ / "java";
        std::ofstream(settings_.java) << "#!/bin/sh\n" << script << '\n';
        chmod(settings_.java.c_str(), 0755);
    }
    std::string failure() {
        FopPrinter printer(settings_);
        try {
            printer.print("<fo/>");
        } catch (const PrintError& error) {
            EXPECT_TRUE(fs::is_empty(settings_.folder)) << "the working folder stayed";
            return error.what();
        }
        return "";
    }
    std::string noted(const std::string& name) const {
        std::string text;
        std::getline(std::ifstream(folder_ / name), text);
        return text;
    }

    fs::path folder_;
    FopPrinter::Settings settings_;
};

TEST_F(BoundedPrinter, OneThatSleepsIsKilledWithItsChildren) {
    program("sleep 600 & echo $! > " + (folder_ / "pid").string() + "; sleep 600");
    EXPECT_EQ(failure(), "printing took too long");
    const pid_t grandchild = std::stoi(noted("pid"));
    // It is nobody's child any more: whoever inherits it reaps it in their own time.
    const auto gone = [&] {
        std::ifstream status("/proc/" + std::to_string(grandchild) + "/stat");
        std::string line;
        return !std::getline(status, line) || line.find(") Z") != std::string::npos;
    };
    for (int i = 0; i < 100 && !gone(); ++i) std::this_thread::sleep_for(50ms);
    EXPECT_TRUE(gone());
}

TEST_F(BoundedPrinter, OneThatTakesMemoryDoesNotGetIt) {
    settings_.wall = 60s;
    settings_.memory_bytes = 64ULL * 1024U * 1024U;
    program("x=0123456789abcdef; while :; do x=$x$x; done");
    EXPECT_EQ(failure().substr(0, 14), "FOP ended with");
}

TEST_F(BoundedPrinter, OneThatOnlyComputesIsEnded) {
    settings_.wall = 300s;
    settings_.processor = 1s;
    program("while :; do :; done");
    EXPECT_EQ(failure(), "FOP ended with 137");
}

TEST_F(BoundedPrinter, OneThatWritesTooMuchIsEnded) {
    settings_.wall = 60s;
    settings_.pdf_bytes = 4096;
    program("while :; do echo %PDF-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done > out.pdf");
    EXPECT_EQ(failure().substr(0, 14), "FOP ended with");
}

TEST_F(BoundedPrinter, StoppingEndsIt) {
    settings_.wall = 60s;
    program("sleep 600");
    FopPrinter printer(settings_);
    std::thread stopper([&] {
        std::this_thread::sleep_for(300ms);
        printer.stop();
    });
    EXPECT_THROW(printer.print("<fo/>"), PrintError);
    stopper.join();
    EXPECT_THROW(printer.print("<fo/>"), PrintError) << "and no more";
}

TEST_F(BoundedPrinter, FailuresTellNothingOfTheDocument) {
    settings_.wall = 60s;
    program("echo 'org.example.BadException: near \"Jan Tajny\"' >&2; exit 3");
    EXPECT_EQ(failure(), "FOP ended with 3 org.example.BadException");
    program("exit 0");
    EXPECT_EQ(failure(), "FOP ended with 0");
    settings_.java = folder_ / "none";
    EXPECT_NE(failure(), "");
}

TEST_F(BoundedPrinter, WorksInAFolderWithItsConfigurationAlone) {
    settings_.wall = 60s;
    program("ls > " + (folder_ / "list").string() + "; printf %%PDF-1.4 > out.pdf; env | sort > " +
            (folder_ / "env").string());
    FopPrinter printer(settings_);
    EXPECT_EQ(printer.print("<fo/>"), "%PDF-1.4");
    EXPECT_EQ(noted("list"), "fop.xconf");
}

TEST_F(BoundedPrinter, WorksWithoutANetworkWhereTheKernelLetsIt) {
    if (std::system("unshare --user --net true >/dev/null 2>&1") != 0) {
        GTEST_SKIP() << "network namespaces are not for ordinary users here";
    }
    settings_.wall = 60s;
    program("readlink /proc/self/ns/net > " + (folder_ / "net").string() +
            "; printf %%PDF-1.4 > out.pdf");
    FopPrinter printer(settings_);
    printer.print("<fo/>");
    EXPECT_NE(noted("net"), "");
    EXPECT_NE(noted("net"), fs::read_symlink("/proc/self/ns/net").string());
}

}  // namespace
}  // namespace okienko::printing
