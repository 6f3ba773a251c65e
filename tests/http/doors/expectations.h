#pragma once

#include <string>
#include <vector>

namespace okienko::doors {

/// A row of expectations.txt: what each kind of visitor gets at one route.
struct Expectation {
    std::string method, pattern;
    struct Visit {
        std::string who;     ///< name of the column
        std::string answer;  ///< a status, or a word for a redirect: see told()
    };
    std::vector<Visit> visits;
    int line = 0;
};

/// Reads the table; throws std::runtime_error with the line that can't be read.
std::vector<Expectation> read_expectations(const std::string& file);

/// A line of `okienko routes`.
struct Line {
    std::string method, pattern, access;
};
std::vector<Line> read_routes(const std::string& text);

}  // namespace okienko::doors
