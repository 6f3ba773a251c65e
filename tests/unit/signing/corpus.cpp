#include "tests/unit/signing/corpus.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace okienko::signing::testing {

namespace fs = std::filesystem;

fs::path corpus() {
    if (const char* named = std::getenv("OKIENKO_CORPUS")) return named;
    return fs::path(OKIENKO_SOURCE_DIR) / "../shared/corpus";
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string Row::number() const {
    const std::size_t begin = file.find_first_of("123456789");
    return file.substr(begin, file.find('-') - begin);
}

std::vector<Row> manifest() {
    std::ifstream table(corpus() / "signatures/manifest.tsv");
    std::vector<Row> rows;
    std::string line;
    std::getline(table, line);
    while (std::getline(table, line)) {
        std::vector<std::string> cells{""};
        for (const char c : line) {
            if (c == '\t')
                cells.emplace_back();
            else
                cells.back().push_back(c);
        }
        if (cells.size() < 10) continue;
        const auto number = [&](std::size_t n) {
            return static_cast<std::size_t>(std::atoi(cells[n].c_str()));
        };
        rows.push_back({cells[0],
                        cells[1],
                        cells[2],
                        cells[4],
                        cells[5],
                        cells[6],
                        cells[9],
                        number(3),
                        number(8)});
    }
    return rows;
}

Contents::Contents(const std::string& named) {
    if (named.empty()) return;
    const fs::path path = corpus() / "signatures" / named;
    if (fs::is_directory(path)) {
        for (const auto& entry : fs::directory_iterator(path)) add(entry.path());
    } else {
        add(path);
    }
    for (const auto& [name, bytes] : bytes_) views_.push_back({name, bytes});
}

void Contents::add(const fs::path& path) {
    bytes_[path.filename().string()] = read_file(path);
}

}  // namespace okienko::signing::testing
