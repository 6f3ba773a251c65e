// The files of applications for HR: the table as CSV, all documents as an archive, one document,
// one attachment.
#include <charconv>

#include "server/calendar/local_time.h"
#include "server/cases/queue_file.h"
#include "server/services/recruitment/hr_application_pages.h"
#include "server/services/recruitment/named_files.h"
#include "server/services/recruitment/zip_file.h"
#include "server/web/failures.h"

namespace okienko::recruitment {

namespace {

constexpr const char* kColumns[] = {
    "seq", "name", "town", "received", "formal", "status", "best", "note", "email", "telephone"};

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        if (!line.empty()) line += ';';
        line += cases::csv_cell(cell);
    }
    return line + "\r\n";
}

std::string folder_of(const Shown& shown) {
    std::string n = std::to_string(shown.application.seq);
    if (n.size() < 2) n = "0" + n;
    return n + " " + safe_name(shown.candidate->name()) + "/";
}

}  // namespace

web::Response HrApplicationPages::csv(const web::Request& request) const {
    const Vacancy vacancy = enter(request, "csv");
    const schemas::Texts& words = pages_.texts(request.language);
    const std::size_t criteria = lines_of(text_of(vacancy.texts, "niezbedne")).size();
    std::vector<std::string> heading;
    for (const char* column : kColumns) {
        heading.push_back(words.get(std::string("recruitment.column.") + column));
    }
    std::string file = "\xEF\xBB\xBF" + csv_line(heading);
    const auto all = database_.read([&](storage::Transaction& transaction) {
        return applications_of(transaction, documents_, vacancy);
    });
    for (const Shown& shown : all) {
        const Application& one = shown.application;
        const Candidate person = shown.candidate.value_or(Candidate{});
        std::string received = calendar::local(one.received);
        received[10] = ' ';
        const bool current = one.state == Application::State::current;
        file +=
            csv_line({std::to_string(one.seq),
                      shown.candidate ? person.name() : words.get("recruitment.erased"),
                      person.town,
                      received,
                      words.get("recruitment.formal." + formal_result(criteria, shown.criteria)),
                      current ? words.get("recruitment.status." + one.status)
                              : words.get("recruitment.state." + std::string(to_string(one.state))),
                      one.best ? std::to_string(*one.best) : "",
                      one.note,
                      person.email,
                      person.telephone});
    }
    return web::attachment(std::move(file), "text/csv; charset=utf-8", vacancy.number + ".csv");
}

web::Response HrApplicationPages::archive(const web::Request& request) const {
    const Vacancy vacancy = enter(request, "archive");
    auto zip = std::make_shared<ZipFile>();
    database_.read([&](storage::Transaction& transaction) {
        for (const Shown& shown : applications_of(transaction, documents_, vacancy)) {
            const Application& one = shown.application;
            if (!shown.candidate || one.state != Application::State::current) continue;
            const std::string folder = folder_of(shown);
            auto bytes =
                std::make_shared<const std::string>(documents_.get(transaction, one.document));
            zip->add(folder + "zgloszenie.xml",
                     bytes->size(),
                     [bytes](const ZipFile::Write& write) { write(*bytes); });
            for (const auto& file : named_files(transaction, attachments_, one.case_id)) {
                zip->add(folder + std::to_string(file.n) + " " + safe_name(file.name),
                         file.size,
                         [this, id = file.upload](const ZipFile::Write& write) {
                             attachments_.read(id, write);
                         });
            }
        }
    });
    web::Response response;
    response.header("Content-Type", "application/zip");
    response.header("Content-Disposition", web::content_disposition(vacancy.number + ".zip"));
    response.header("X-Content-Type-Options", "nosniff");
    response.length = zip->length();
    response.stream = [zip](const web::Response::Write& write) { zip->write(write); };
    return response;
}

web::Response HrApplicationPages::document(const web::Request& request) const {
    const Vacancy vacancy = enter(request, "document " + request.parameter("seq"));
    const Shown shown = of_path(request, vacancy);
    return web::attachment(
        bytes_of(shown.application), "application/xml", shown.application.number + ".xml");
}

web::Response HrApplicationPages::attachment(const web::Request& request) const {
    const Vacancy vacancy = enter(request, "attachment " + request.parameter("seq"));
    const Shown shown = of_path(request, vacancy);
    if (!shown.candidate) throw web::Refusal(410, "recruitment.error.erased");
    const auto files = database_.read([&](storage::Transaction& transaction) {
        return named_files(transaction, attachments_, shown.application.case_id);
    });
    for (const cases::Attachment& file : files) {
        if (std::to_string(file.n) != request.parameter("n")) continue;
        web::Response response = web::attachment({}, file.media_type, file.name);
        response.header("X-Content-Type-Options", "nosniff");
        response.length = file.size;
        response.stream = [this, id = file.upload](const web::Response::Write& write) {
            attachments_.read(id, write);
        };
        return response;
    }
    throw web::not_found("no such attachment");
}

}  // namespace okienko::recruitment
