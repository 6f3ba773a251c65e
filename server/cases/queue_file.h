#pragma once

#include <string>
#include <string_view>

#include "server/cases/queue.h"
#include "server/cases/service_words.h"

namespace okienko::cases {

/// One cell of a CSV file as the office's spreadsheets read it: quoted, and made harmless: a value
/// that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line end, also
/// behind spaces) gets an apostrophe before it.
std::string csv_cell(std::string_view value);

/// The heading of the queue's file, with a byte order mark, by which spreadsheets know UTF-8.
/// Semicolons, CRLF (RFC 4180 but for the separator, which Polish spreadsheets expect).
std::string queue_file_heading(const schemas::Texts& texts);
std::string queue_file_row(const QueueRow& row,
                           const ServiceWords& words,
                           std::string_view language);

}  // namespace okienko::cases
