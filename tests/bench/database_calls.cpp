#include "tests/bench/database_calls.h"

#include <array>
#include <chrono>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include "tests/bench/measure.h"

namespace okienko::bench {

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

void check(PGconn* connection, PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        throw std::runtime_error(PQerrorMessage(connection));
    }
}

void run(PGconn* connection, const char* sql) {
    check(connection, PQexec(connection, sql));
}

/// utime and stime of a process, in microseconds (proc(5), /proc/PID/stat, fields 14 and 15).
double process_cpu_us(int pid) {
    std::ifstream file(fmt::format("/proc/{}/stat", pid));
    std::string text;
    std::getline(file, text);
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string skip;
    for (int i = 0; i < 11; ++i) fields >> skip;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) * 1e6 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// Tables of the same columns, constraints and indexes as the build's own, so that what they cost
/// is counted and real data stays untouched. Foreign keys aren't copied.
constexpr const char* kTables = R"(
    drop schema if exists bench cascade;
    create schema bench;
    create table bench.submissions (like intake.submissions including all);
    create table bench.keys (like documents.keys including all);
    create table bench.documents (like documents.documents including all);
    create table bench.cases (like cases.cases including all);
    create table bench.events (like cases.events including all);
    create table bench.entries (like audit.entries including all);
    create table bench.chain (like audit.chain including all);
    create table bench.outbox (like jobs.outbox including all);
)";

/// The rows of one submission. $1 a number, $2 the document, $3 the receipt (both encrypted), $4
/// the letter, $5 to $8 ids of the case, the key, the document and the receipt.
constexpr const char* kInsert = R"(
    with s as (insert into bench.submissions (scope, key, body_hash, case_id, made_at)
            values ('account:' || $5, $1::text, sha256('x'), $5::uuid, now())),
        k as (insert into bench.keys (id, master_key, wrapped)
            values ($6::uuid, '0123456789abcdef', substr($3::bytea, 1, 60))),
        d as (insert into bench.documents (id, key_id, kind, length, sha256, sealed)
            values ($7::uuid, $6::uuid, 'submission', length($2::bytea), sha256('x'), $2)),
        r as (insert into bench.documents (id, key_id, kind, length, sha256, sealed)
            values ($8::uuid, $6::uuid, 'receipt', length($3::bytea), sha256('x'), $3)),
        c as (insert into bench.cases (id, number, secret_hash, service, package, unit, status, subject, language,
                received_at, deadline, deadline_event, deadline_period, deadline_basis, owner, key, document,
                document_sha256, document_size, receipt, receipt_number)
            values ($5::uuid, $1, sha256('x'), 'public-information-request', repeat('a', 64), 'OR', 'submitted',
                'Rejestr umów zawartych w trzecim kwartale z podziałem na wydziały', 'pl', now(),
                current_date + 14, current_date, '14d', 'deadline.answer.basis', $5::uuid, $6::uuid, $7::uuid,
                sha256('x'), 850, $8::uuid, 'UPP-' || $1)),
        e as (insert into bench.events (case_id, at, kind, actor, account, name, note, details, shown)
            values ($5::uuid, now(), 'received', 'resident', $5::uuid, '', '', '{}', true)),
        a as (insert into bench.entries (actor, action, object, details)
            values ('account:' || $5, 'intake.submitted', 'case:' || $5,
                json_build_object('number', $1, 'service', 'public-information-request', 'document', repeat('a', 64),
                    'receipt', repeat('b', 64), 'files', 0)))
    insert into bench.outbox (kind, payload) values ('bench', $4::jsonb))";

std::string random_id(std::mt19937_64& random) {
    const std::uint64_t a = random();
    const std::uint64_t b = random();
    return fmt::format("{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
                       a >> 32U,
                       (a >> 16U) & 0xFFFFU,
                       a & 0xFFFU,
                       b >> 52U,
                       b & 0xFFFFFFFFFFFFU);
}

/// What follows a submission, for several at once as the build does it: their audit entries are
/// chained, their jobs are taken and written off.
constexpr int kTogether = 32;
constexpr std::array<const char*, 3> kFollowing = {
    "insert into bench.chain (position, entry_xid, entry_id, hash) select"
    " (select coalesce(max(position), 0) from bench.chain) + row_number() over (), xid, id, "
    "sha256('x')"
    " from (select xid, id from bench.entries order by xid desc, id desc limit 32) as last",
    "update bench.outbox set attempts = attempts + 1, leased_until = now() + interval '5 minutes'"
    " where id in (select id from bench.outbox order by id desc limit 32)",
    "update bench.outbox set done_at = now(), payload = null, leased_until = null, last_error = "
    "null"
    " where id in (select id from bench.outbox order by id desc limit 32)"};

/// A letter of the size of a confirmation.
std::string letter() {
    return R"({"to":"osoba@example.org","subject":"Twoja sprawa","text":")" +
           std::string(900, 'x') + R"("})";
}

}  // namespace

InsertCost measure_insert(const std::string& uri,
                          const std::string& document,
                          const std::string& receipt) {
    const Connection connection(PQconnectdb(uri.c_str()), &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK) {
        throw std::runtime_error(PQerrorMessage(connection.get()));
    }
    run(connection.get(), kTables);
    run(connection.get(), "set plan_cache_mode = force_generic_plan");
    check(connection.get(), PQprepare(connection.get(), "insert", kInsert, 0, nullptr));
    for (const char* statement : kFollowing) {
        check(connection.get(), PQprepare(connection.get(), statement, statement, 0, nullptr));
    }
    int n = 0;
    const std::string mail = letter();
    std::mt19937_64 random(static_cast<std::uint64_t>(getpid()));
    const auto insert = [&] {
        const std::string number = fmt::format("OKN-{}-{}", getpid(), n++);
        std::array<std::string, 4> ids;
        for (std::string& id : ids) id = random_id(random);
        const std::array<const char*, 8> values = {number.c_str(),
                                                   document.data(),
                                                   receipt.data(),
                                                   mail.c_str(),
                                                   ids[0].c_str(),
                                                   ids[1].c_str(),
                                                   ids[2].c_str(),
                                                   ids[3].c_str()};
        const std::array<int, 8> lengths = {
            0, static_cast<int>(document.size()), static_cast<int>(receipt.size())};
        const std::array<int, 8> formats = {0, 1, 1};
        check(connection.get(),
              PQexecPrepared(
                  connection.get(), "insert", 8, values.data(), lengths.data(), formats.data(), 0));
        if (n % kTogether != 0) return;
        for (const char* statement : kFollowing) {
            check(connection.get(),
                  PQexecPrepared(connection.get(), statement, 0, nullptr, nullptr, nullptr, 0));
        }
    };
    for (int i = 0; i < 200; ++i) insert();
    const int pid = PQbackendPID(connection.get());
    const double client = thread_cpu_us();
    const double server = process_cpu_us(pid);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(4);
    int rounds = 0;
    while (std::chrono::steady_clock::now() < end) {
        insert();
        ++rounds;
    }
    const InsertCost cost{(thread_cpu_us() - client) / rounds,
                          (process_cpu_us(pid) - server) / rounds};
    run(connection.get(), "drop schema bench cascade");
    return cost;
}

}  // namespace okienko::bench
