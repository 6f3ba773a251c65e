#include "tests/http/doors/expectations.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace okienko::doors {

std::vector<Expectation> read_expectations(const std::string& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("can't read " + file);
    std::vector<Expectation> rows;
    std::vector<std::string> columns;
    int number = 0;
    for (std::string text; std::getline(in, text);) {
        ++number;
        std::istringstream words(text.substr(0, text.find('#')));
        Expectation row;
        row.line = number;
        if (!(words >> row.method)) continue;
        if (row.method == "columns") {
            columns.clear();
            for (std::string column; words >> column;) columns.push_back(column);
            continue;
        }
        words >> row.pattern;
        for (std::string answer; words >> answer;) {
            if (row.visits.size() == columns.size()) break;
            row.visits.push_back({columns[row.visits.size()], answer});
        }
        std::string rest;
        // One answer for all.
        if (row.visits.size() == 1) {
            for (std::size_t i = 1; i < columns.size(); ++i) {
                row.visits.push_back({columns[i], row.visits.front().answer});
            }
        }
        if (columns.empty() || row.visits.size() != columns.size() || words >> rest) {
            throw std::runtime_error(file + ":" + std::to_string(number) +
                                     ": a row has an answer for each column");
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Line> read_routes(const std::string& text) {
    std::vector<Line> lines;
    std::istringstream in(text);
    for (std::string row; std::getline(in, row);) {
        Line line;
        std::istringstream words(row);
        words >> line.method >> line.pattern >> std::ws;
        std::getline(words, line.access, '|');
        while (line.access.ends_with(' ')) line.access.pop_back();
        if (!line.method.empty()) lines.push_back(line);
    }
    return lines;
}

}  // namespace okienko::doors
