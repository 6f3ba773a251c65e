#include "server/cases/queue_pages.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <vector>

#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/cases/queue_file.h"
#include "server/cases/queue_view.h"
#include "server/web/escape.h"

namespace okienko::cases {

namespace {

constexpr unsigned kIndexedAtOnce = 500;

/// An unnamed file of the system's temporary folder: a slow reader holds neither memory nor a
/// connection of the database.
class TemporaryFile {
public:
    TemporaryFile() : file_(std::tmpfile()) {
        if (!file_) throw std::runtime_error("no temporary file can be made");
    }
    void append(const std::string& text) {
        if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) {
            throw std::runtime_error("the temporary file can't be written");
        }
        size_ += text.size();
    }
    std::uint64_t size() const { return size_; }
    void send(const web::Response::Write& write) {
        std::rewind(file_.get());
        std::vector<char> block(64 * 1024);
        while (const std::size_t n = std::fread(block.data(), 1, block.size(), file_.get())) {
            write({block.data(), n});
        }
    }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
    std::uint64_t size_ = 0;
};

}  // namespace

void QueuePages::add_routes(web::Router& router) {
    const auto clerk = web::Access::role("clerk");
    router.get("/urzad", clerk, [this](const auto& request) { return queue(request); });
    router.get("/urzad/moje", clerk, [this](const auto& request) { return mine(request); });
    router.get("/urzad/kolejka.csv", clerk, [this](const auto& request) { return file(request); });
}

web::Response QueuePages::queue(const web::Request& request) const {
    return show(request, read_queue_filter(request.query), "/urzad");
}

web::Response QueuePages::mine(const web::Request& request) const {
    QueueFilter filter = read_queue_filter(request.query);
    filter.assignee = "ja";
    return show(request, filter, "/urzad/moje");
}

web::Response QueuePages::show(const web::Request& request,
                               const QueueFilter& filter,
                               std::string_view path) const {
    const auto today = calendar::local_date(request.received);
    QueueModel model{filter, QueueScope::of(*request.identity), path, {}, {}, {}, {}, {}};
    const bool worded = !filter.words.empty();
    if (worded) {
        searching_.run([&](storage::Transaction& transaction) {
            store_.index_new(transaction, kIndexedAtOnce);
        });
    }
    for_filter(filter).read([&](storage::Transaction& transaction) {
        model.page = store_.page(transaction, filter, model.scope, today, kPageSize);
        if (model.page.rows.empty() && (filter.after || filter.before)) {
            // The page's place has emptied meanwhile: begin again rather than show nothing.
            model.filter.after.reset();
            model.filter.before.reset();
            model.page = store_.page(transaction, model.filter, model.scope, today, kPageSize);
        }
        if (!filter.closed()) {
            model.tally = store_.tally(transaction, filter, model.scope, today);
        }
        if (path == "/urzad") model.people = store_.assignees(transaction, model.scope);
    });
    model.units = model.scope.units;
    if (model.scope.every_unit) {
        model.units.clear();
        for (const auto& unit : office_.units()) model.units.push_back(unit.code);
    }
    std::sort(model.units.begin(), model.units.end());
    if (!filter.unit.empty()) {
        model.unit_name = office_.unit_name(filter.unit, request.language);
    } else if (model.units.size() == 1) {
        model.unit_name = office_.unit_name(model.units.front(), request.language);
    }

    web::View view;
    view.root().set("side", "office").set("active", path == "/urzad" ? "queue" : "mine");
    if (const std::string passed_to = request.query.get("przekazano");
        office_.has_unit(passed_to)) {
        const schemas::Texts& texts = pages_.texts(request.language);
        const std::string name = office_.unit_name(passed_to, request.language);
        view.root()
            .add("notice", texts.get("cases.done.passed-away", {{"unit", name}}))
            .set("kind", "success");
    }
    add_queue(view.root(), model, words_, request.language, today);
    return pages_.render(request, "cases/queue", view);
}

web::Response QueuePages::file(const web::Request& request) const {
    QueueFilter filter = read_queue_filter(request.query);
    filter.after.reset();
    filter.before.reset();
    const auto scope = QueueScope::of(*request.identity);
    const auto today = calendar::local_date(request.received);
    const auto file = std::make_shared<TemporaryFile>();
    file->append(queue_file_heading(pages_.texts(request.language)));
    if (!filter.words.empty()) {
        searching_.run([&](storage::Transaction& transaction) {
            store_.index_new(transaction, kIndexedAtOnce);
        });
    }
    long rows = 0;
    for (bool more = true; more;) {
        const QueuePage page = for_filter(filter).read([&](storage::Transaction& transaction) {
            return store_.page(transaction, filter, scope, today, kFilePageSize);
        });
        for (const QueueRow& row : page.rows) {
            file->append(queue_file_row(row, words_, request.language));
        }
        rows += static_cast<long>(page.rows.size());
        more = page.later && !page.rows.empty();
        if (more) filter.after = page.rows.back().key;
    }
    database_.run([&](storage::Transaction& transaction) {
        audit::append(transaction,
                      {"clerk:" + scope.account,
                       "cases.exported",
                       "queue",
                       "{\"rows\":" + std::to_string(rows) + "}"});
    });
    web::Response response;
    response.header("Content-Type", "text/csv; charset=utf-8");
    response.header("Content-Disposition",
                    web::content_disposition("kolejka-" + calendar::format_date(today) + ".csv"));
    response.length = file->size();
    response.stream = [file](const web::Response::Write& write) { file->send(write); };
    return response;
}

}  // namespace okienko::cases
