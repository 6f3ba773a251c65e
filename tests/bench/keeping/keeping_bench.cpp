#include <algorithm>
#include <chrono>
#include <ctime>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <pqxx/pqxx>

#include "schemas/document.h"
#include "schemas/xml_library.h"
#include "server/audit/entry.h"
#include "server/audit/sealer.h"
#include "server/documents/document_store.h"
#include "server/trust/aead.h"
#include "signing/canonical.h"
#include "signing/key_pair.h"
#include "signing/seal.h"
#include "tests/harness/test_database.h"

namespace {

using namespace okienko;

double thread_microseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

double wall_microseconds() {
    return std::chrono::duration<double, std::micro>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Median of seven rounds, processor time of this thread and wall time a call.
template <typename Work>
void measure(const char* name, int calls, Work work) {
    std::vector<double> cpu;
    std::vector<double> wall;
    for (int round = 0; round < 7; ++round) {
        const double cpu_before = thread_microseconds();
        const double wall_before = wall_microseconds();
        for (int call = 0; call < calls; ++call) work();
        cpu.push_back((thread_microseconds() - cpu_before) / calls);
        wall.push_back((wall_microseconds() - wall_before) / calls);
    }
    std::sort(cpu.begin(), cpu.end());
    std::sort(wall.begin(), wall.end());
    fmt::print("{:<44} {:>9.1f} us cpu {:>9.1f} us wall\n", name, cpu[3], wall[3]);
}

/// About as long as a receipt, with as many elements.
schemas::Document receipt() {
    auto document = schemas::Document::with_root("Dokument", "urn:okienko:bench:receipt", "pos");
    auto upp = document.root().add("UPP");
    for (int line = 0; line < 24; ++line) {
        upp.add("InformacjaUzupelniajaca", "Skrót SHA-256 załącznika: " + std::string(64, 'a'))
            .set("TypInformacjiUzupelniajacej", "Informacja");
    }
    return document;
}

class Signer : public audit::HeadSigner {
public:
    std::string key_id() const override { return "bench"; }
    std::string sign(std::string_view head) const override { return std::string(head); }
    audit::HeadVerdict verify(std::string_view, std::string_view, std::string_view) const override {
        return audit::HeadVerdict::good;
    }
};

void measure_libraries() {
    const auto now =
        std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    const auto pair = signing::KeyPair::make_self_signed(
        "Urząd", std::chrono::floor<std::chrono::seconds>(now), 10);
    const auto document = receipt();
    measure("copy a receipt of 24 lines", 2000, [&] { document.copy(); });
    measure("canonicalise it", 2000, [&] { signing::canonical(document); });
    measure("ECDSA P-256 of 1 KB", 2000, [&] { pair.sign(std::string(1024, 'x')); });
    measure("seal it (XAdES-B-B)", 1000, [&] { signing::seal_enveloped(document, pair, now); });
    const std::string key(32, 'k');
    const std::string eight(8192, 'x');
    measure("SHA-256 of 8 KB", 5000, [&] { signing::sha256(eight); });
    measure("encrypt 8 KB (AES-256-GCM)", 5000, [&] { trust::seal(key, eight, "document"); });
    const std::string sealed = trust::seal(key, eight, "document");
    measure("decrypt 8 KB", 5000, [&] { trust::open(key, sealed, "document"); });
    const trust::MasterKey master(std::string(32, 'm'));
    measure("look-up HMAC", 5000, [&] { master.hmac("token", "0123456789abcdef"); });
}

void measure_database() {
    harness::TestDatabase test("documents");
    const trust::MasterKey master(std::string(32, 'm'));
    const documents::DocumentStore store(master);
    const std::string eight(8192, 'x');
    auto& database = test.database();
    database.run([&](storage::Transaction& tx) {
        const auto key = store.keys().make(tx);
        measure(
            "one statement to the database (select 1)", 500, [&] { tx.sql().exec("select 1"); });
        measure("append an audit row", 500, [&] {
            audit::append(tx, {"account:1", "intake.submitted", "case:1", R"({"digest":"abc"})"});
        });
        measure("make a key", 500, [&] { store.keys().make(tx); });
        measure("put a document of 8 KB", 300, [&] { store.put(tx, key, "submission", eight); });
        const auto stored = store.put(tx, key, "submission", eight);
        measure("get it", 300, [&] { store.get(tx, stored.id); });
    });
    const Signer signer;
    const config::SystemClock clock;
    audit::Sealer sealer(database, signer, clock, "/tmp/okienko-bench-heads/heads.log");
    const double before = wall_microseconds();
    const auto chained = sealer.run();
    fmt::print(
        "{:<44} {:>9.1f} us wall an entry ({} entries)\n",
        "chain the trail",
        (wall_microseconds() - before) / static_cast<double>(std::max<std::size_t>(chained, 1)),
        chained);
}

}  // namespace

int main() {
    const schemas::XmlLibrary library;
    measure_libraries();
    measure_database();
    return 0;
}
