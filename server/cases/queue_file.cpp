#include "server/cases/queue_file.h"

#include <array>

#include "server/calendar/local_time.h"

namespace okienko::cases {

std::string csv_cell(std::string_view value) {
    std::string cell = "\"";
    const auto first = value.find_first_not_of(' ');
    if (first != std::string_view::npos &&
        std::string_view("=+-@\t\r\n").find(value[first]) != std::string_view::npos) {
        cell += '\'';
    }
    for (const char c : value) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + "\"";
}

std::string queue_file_heading(const schemas::Texts& texts) {
    constexpr std::array kColumns = {"cases.file.sign",
                                     "cases.file.number",
                                     "cases.file.service",
                                     "cases.file.subject",
                                     "cases.file.state",
                                     "cases.file.received",
                                     "cases.file.deadline",
                                     "cases.file.paused",
                                     "cases.file.unit",
                                     "cases.file.assignee"};
    std::string line = "\xEF\xBB\xBF";
    for (const char* column : kColumns) {
        if (column != kColumns.front()) line += ';';
        line += csv_cell(texts.get(column));
    }
    return line + "\r\n";
}

std::string queue_file_row(const QueueRow& row,
                           const ServiceWords& words,
                           std::string_view language) {
    const auto date = [](const auto& day) {
        return day ? calendar::format_date(*day) : std::string{};
    };
    std::string received = calendar::local(row.received);
    received[10] = ' ';
    const std::array cells = {row.sign.value_or(""),
                              row.number,
                              row.service,
                              row.subject,
                              words.state(row.package, row.status, language),
                              received,
                              date(row.last_day),
                              date(row.paused_since),
                              row.unit,
                              row.assignee_name};
    std::string line;
    for (const std::string& cell : cells) {
        if (!line.empty()) line += ';';
        line += csv_cell(cell);
    }
    return line + "\r\n";
}

}  // namespace okienko::cases
