#include "tests/bench/database_calls.h"

#include <array>
#include <chrono>
#include <fstream>
#include <memory>
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

constexpr const char* kTables = R"(
    drop schema if exists bench cascade;
    create schema bench;
    create table bench.document (id uuid primary key default gen_random_uuid(), key_id uuid not null, kind text not null, bytes bytea not null, length bigint not null, sha256 bytea not null);
    alter table bench.document alter bytes set storage external;
    create table bench.key (id uuid primary key default gen_random_uuid(), wrapped bytea not null);
    create table bench.cases (id uuid primary key default gen_random_uuid(), number text not null unique, secret bytea not null, service text not null, hash text not null, unit text not null, subject text not null, received_at timestamptz not null default now(), deadline date not null default current_date + 14);
    create index on bench.cases (unit, deadline, id);
    create table bench.event (id bigserial primary key, case_id uuid not null, kind text not null, at timestamptz not null default now());
    create index on bench.event (case_id);
    create table bench.audit (id bigserial primary key, actor text not null, action text not null, object text not null, details jsonb not null, at timestamptz not null default now());
    create table bench.outbox (id bigserial primary key, kind text not null, payload jsonb not null, due timestamptz not null default now());
    create table bench.submission (owner text not null, key text not null, body_sha256 bytea not null, case_id uuid not null, primary key (owner, key));
)";

constexpr const char* kInsert = R"(
    with k as (insert into bench.key (wrapped) values (sha256($3)) returning id),
    c as (insert into bench.cases (number, secret, service, hash, unit, subject) values ($1::text, sha256($1::text::bytea), 'service', repeat('a', 64), 'OR', 'Rejestr umów zawartych w trzecim kwartale') returning id),
    d as (insert into bench.document (key_id, kind, bytes, length, sha256) select id, 'submission', $2::bytea, length($2::bytea), sha256($3) from k),
    r as (insert into bench.document (key_id, kind, bytes, length, sha256) select id, 'receipt', $3::bytea, length($3::bytea), sha256($3) from k),
    e as (insert into bench.event (case_id, kind) select id, 'received' from c),
    a as (insert into bench.audit (actor, action, object, details) select 'account:x', 'submitted', 'case:' || id, '{"service":"x"}' from c),
    o as (insert into bench.outbox (kind, payload) values ('mail', '{"to":"x"}'))
    insert into bench.submission (owner, key, body_sha256, case_id) select 'x', $1::text, sha256($3), id from c)";

}  // namespace

InsertCost measure_insert(const std::string& uri,
                          const std::string& document,
                          const std::string& receipt) {
    const Connection connection(PQconnectdb(uri.c_str()), &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK) {
        throw std::runtime_error(PQerrorMessage(connection.get()));
    }
    run(connection.get(), kTables);
    check(connection.get(), PQprepare(connection.get(), "insert", kInsert, 0, nullptr));
    int n = 0;
    const auto insert = [&] {
        const std::string number = fmt::format("OKN-{}-{}", getpid(), n++);
        const std::array<const char*, 3> values = {number.c_str(), document.data(), receipt.data()};
        const std::array<int, 3> lengths = {
            0, static_cast<int>(document.size()), static_cast<int>(receipt.size())};
        const std::array<int, 3> formats = {0, 1, 1};
        check(connection.get(),
              PQexecPrepared(
                  connection.get(), "insert", 3, values.data(), lengths.data(), formats.data(), 0));
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
