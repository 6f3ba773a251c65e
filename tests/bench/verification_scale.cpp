// How verification grows: with the size of a document, with threads on one Verifier, and with a
// data file of 2 GB in a container, whose memory is measured too. Prints one JSON object. usage:
// verification_scale FOLDER       a folder with room for 2 GB

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <zip.h>

#include "schemas/xml_library.h"
#include "signing/algorithms.h"
#include "signing/digest.h"
#include "signing/verifier.h"
#include "tests/bench/measure.h"
#include "tests/bench/signed_sample.h"

namespace {

using namespace okienko;
using bench::kNow;

signing::VerificationLimits wide_limits() {
    signing::VerificationLimits limits;
    limits.xml.bytes = 300U << 20U;
    limits.xml.nodes = 50'000'000;
    limits.unpacked = std::size_t{4} << 30U;
    return limits;
}

void demand(const signing::VerificationReport& report) {
    if (report.indication != signing::Indication::total_passed) {
        throw std::runtime_error("not verified: " + to_json(report));
    }
}

signing::Verifier verifier_of(const std::string& anchor_pem) {
    signing::TrustAnchors anchors;
    anchors.add(anchor_pem);
    return signing::Verifier(std::move(anchors), wide_limits());
}

/// CPU microseconds a megabyte, the better of two.
double cost_of_megabyte(std::size_t megabytes, const signing::testing::Key& key) {
    const auto sample = bench::make_sample("sample", key, megabytes * 1'000'000);
    const auto verifier = verifier_of(sample.anchor_pem);
    double best = 1e18;
    for (int i = 0; i < 2; ++i) {
        const double before = bench::thread_cpu_us();
        demand(verifier.verify(sample.bytes, {"x", {}, kNow}));
        best = std::min(best, bench::thread_cpu_us() - before);
    }
    return best / (static_cast<double>(sample.bytes.size()) / 1e6);
}

/// Verifications a second by so many threads that share one Verifier.
double rate(const bench::Sample& sample, const signing::Verifier& verifier, int threads) {
    constexpr auto span = std::chrono::seconds(2);
    std::atomic<long> done = 0;
    std::vector<std::jthread> running;
    const auto end = std::chrono::steady_clock::now() + span;
    for (int i = 0; i < threads; ++i) {
        running.emplace_back([&] {
            while (std::chrono::steady_clock::now() < end) {
                demand(verifier.verify(sample.bytes, {"x", {}, kNow}));
                ++done;
            }
        });
    }
    running.clear();
    return static_cast<double>(done) / 2;
}

constexpr std::uintmax_t kLarge = 2'000'000'000;

std::string digest_of_zeros(std::uintmax_t size) {
    const std::string zeros(1U << 20U, '\0');
    signing::RunningDigest digest(EVP_sha256());
    while (size > 0) {
        const auto piece = std::min<std::uintmax_t>(size, zeros.size());
        digest.write({zeros.data(), static_cast<std::size_t>(piece)});
        size -= piece;
    }
    return signing::base64(digest.finish());
}

void add(zip_t* archive, const char* name, zip_source_t* source) {
    const auto index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0 ||
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) != 0) {
        throw std::runtime_error(zip_strerror(archive));
    }
}

/// An ASiC-E with a data file of zeros, and the anchor of its signature.
std::string write_large(const std::filesystem::path& path, const std::filesystem::path& film) {
    std::ofstream(film).close();
    std::filesystem::resize_file(film, kLarge);
    const auto key = signing::testing::rsa_key();
    const auto certificate = signing::testing::certificate(key);
    signing::testing::SignedDocument made(key, certificate);
    made.more_references = signing::testing::replaced(made.reference(" URI=\"film\"", "", ""),
                                                      signing::testing::digest_base64("SHA256", ""),
                                                      digest_of_zeros(kLarge));
    const std::string type = "application/vnd.etsi.asic-e+zip";
    const std::string signatures = made.container_signatures();
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    if (archive == nullptr) throw std::runtime_error("can't write " + path.string());
    const auto held = [&](const std::string& bytes) {
        return zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    };
    add(archive, "mimetype", held(type));
    add(archive, "film", zip_source_file(archive, film.c_str(), 0, 0));
    add(archive, "META-INF/signatures.xml", held(signatures));
    if (zip_close(archive) != 0) throw std::runtime_error("can't write " + path.string());
    std::filesystem::remove(film);
    return certificate.pem();
}

long peak_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
    }
    throw std::runtime_error("no VmHWM in /proc/self/status");
}

/// Seconds of verifying the container of 2 GB, and by how many MiB memory grew for it.
std::pair<double, double> measure_large(const std::filesystem::path& folder) {
    const auto path = folder / "large.asice";
    const std::string anchor = write_large(path, folder / "film");
    const auto verifier = verifier_of(anchor);
    std::ofstream("/proc/self/clear_refs") << "5";
    const long before = peak_kib();
    const double began = bench::thread_cpu_us();
    demand(verifier.verify_file(path, {"x", {}, kNow}));
    const double seconds = (bench::thread_cpu_us() - began) / 1e6;
    const double grown = static_cast<double>(peak_kib() - before) / 1024;
    std::filesystem::remove(path);
    return {seconds, grown};
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return 2;
    const schemas::XmlLibrary library;
    try {
        // First: memory that the others leave behind would hide what it takes.
        const auto [seconds, grown] = measure_large(words[1]);
        const auto key = signing::testing::rsa_key();
        const double small = cost_of_megabyte(1, key);
        const double large = cost_of_megabyte(100, key);
        const auto sample = bench::make_sample("sample", key, 4'200);
        const auto verifier = verifier_of(sample.anchor_pem);
        rate(sample, verifier, 1);
        const double one = rate(sample, verifier, 1);
        const double two = rate(sample, verifier, 2);
        fmt::print(
            "{{\"us_per_mb_at_1_mb\":{:.0f},\"us_per_mb_at_100_mb\":{:.0f},\"growth\":{:.2f},"
            "\"one_thread_per_s\":{:.0f},\"two_threads_per_s\":{:.0f},\"threads\":{:.2f},"
            "\"container_2_gb_s\":{:.1f},\"container_2_gb_mib\":{:.1f}}}\n",
            small,
            large,
            large / small,
            one,
            two,
            two / one,
            seconds,
            grown);
    } catch (const std::exception& error) {
        fmt::print(stderr, "verification_scale: {}\n", error.what());
        return 1;
    }
    return 0;
}
