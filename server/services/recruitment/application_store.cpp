#include "server/services/recruitment/application_store.h"

#include <pqxx/pqxx>

#include "server/storage/instants.h"

namespace okienko::recruitment {

namespace {

constexpr const char* kSelect =
    "select a.case_id, a.vacancy, a.seq, a.account, a.state, a.ended_at, a.received_at, a.status, "
    "a.note, a.best, a.revision, a.erased_at is not null, c.number, c.key, c.document, c.package "
    "from recruitment.applications a join cases.cases c on c.id = a.case_id ";

Application application_of(const pqxx::row& row) {
    Application one;
    one.case_id = row[0].as<std::string>();
    one.vacancy = row[1].as<std::string>();
    one.seq = row[2].as<int>();
    one.account = row[3].as<std::string>();
    const auto state = row[4].as<std::string>();
    one.state = state == "replaced"    ? Application::State::replaced
                : state == "withdrawn" ? Application::State::withdrawn
                                       : Application::State::current;
    if (!row[5].is_null()) one.ended = storage::from_sql(row[5].c_str());
    one.received = storage::from_sql(row[6].c_str());
    one.status = row[7].as<std::string>();
    one.note = row[8].as<std::string>();
    if (!row[9].is_null()) one.best = row[9].as<int>();
    one.revision = row[10].as<int>();
    one.erased = row[11].as<bool>();
    one.number = row[12].as<std::string>();
    one.key = row[13].as<std::string>();
    one.document = row[14].as<std::string>();
    one.package = row[15].as<std::string>();
    return one;
}

std::vector<Application> all_of(const pqxx::result& rows) {
    std::vector<Application> found;
    for (const auto& row : rows) found.push_back(application_of(row));
    return found;
}

std::optional<Application> first_of(const pqxx::result& rows) {
    if (rows.empty()) return std::nullopt;
    return application_of(rows[0]);
}

}  // namespace

int ApplicationStore::insert(storage::Transaction& transaction,
                             const cases::Case& opened,
                             std::string_view vacancy,
                             std::string_view account) const {
    const int seq = transaction.sql()
                        .exec_params1(
                            "update recruitment.vacancies set applied = applied + 1 "
                            "where id = $1::uuid returning applied",
                            std::string(vacancy))[0]
                        .as<int>();
    transaction.sql().exec_params0(
        "insert into recruitment.applications (case_id, vacancy, seq, account, state, received_at) "
        "values ($1::uuid, $2::uuid, $3, $4::uuid, 'current', $5::timestamptz)",
        opened.id,
        std::string(vacancy),
        seq,
        std::string(account),
        storage::to_sql(opened.received));
    return seq;
}

void ApplicationStore::hide_file_names(storage::Transaction& transaction,
                                       std::string_view case_id) const {
    transaction.sql().exec_params0(
        "update cases.attachments set name = 'zalacznik-' || n || "
        "coalesce(lower(substring(name from '\\.[A-Za-z0-9]{1,5}$')), '') where case_id = $1::uuid",
        std::string(case_id));
}

std::optional<Application> ApplicationStore::current(storage::Transaction& transaction,
                                                     std::string_view vacancy,
                                                     std::string_view account) const {
    return first_of(transaction.sql().exec_params(
        std::string(kSelect) +
            "where a.vacancy = $1::uuid and a.account = $2::uuid and a.state = 'current' "
            "for update of a",
        std::string(vacancy),
        std::string(account)));
}

void ApplicationStore::end(storage::Transaction& transaction,
                           std::string_view case_id,
                           Application::State state,
                           config::Instant now) const {
    transaction.sql().exec_params0(
        "update recruitment.applications set state = $2, ended_at = $3::timestamptz, "
        "revision = revision + 1 where case_id = $1::uuid",
        std::string(case_id),
        std::string(to_string(state)),
        storage::to_sql(now));
}

std::vector<Application> ApplicationStore::of_vacancy(storage::Transaction& transaction,
                                                      std::string_view vacancy) const {
    return all_of(transaction.sql().exec_params(
        std::string(kSelect) + "where a.vacancy = $1::uuid order by a.seq", std::string(vacancy)));
}

std::optional<Application> ApplicationStore::by_seq(storage::Transaction& transaction,
                                                    std::string_view vacancy,
                                                    int seq) const {
    return first_of(transaction.sql().exec_params(
        std::string(kSelect) + "where a.vacancy = $1::uuid and a.seq = $2",
        std::string(vacancy),
        seq));
}

std::vector<Application> ApplicationStore::of_account(storage::Transaction& transaction,
                                                      std::string_view vacancy,
                                                      std::string_view account) const {
    return all_of(transaction.sql().exec_params(
        std::string(kSelect) +
            "where a.vacancy = $1::uuid and a.account = $2::uuid order by a.seq desc",
        std::string(vacancy),
        std::string(account)));
}

long ApplicationStore::count(storage::Transaction& transaction, std::string_view vacancy) const {
    return transaction.sql()
        .exec_params1(
            "select count(*) from recruitment.applications "
            "where vacancy = $1::uuid and state = 'current'",
            std::string(vacancy))[0]
        .as<long>();
}

std::vector<ApplicationStore::Judged> ApplicationStore::criteria(storage::Transaction& transaction,
                                                                 std::string_view vacancy) const {
    std::vector<Judged> found;
    for (const auto& row : transaction.sql().exec_params(
             "select c.case_id, c.n, c.met, c.note from recruitment.criteria c "
             "join recruitment.applications a on a.case_id = c.case_id "
             "where a.vacancy = $1::uuid order by c.case_id, c.n",
             std::string(vacancy))) {
        found.push_back({row[0].as<std::string>(),
                         {row[1].as<int>(), row[2].as<bool>(), row[3].as<std::string>()}});
    }
    return found;
}

std::vector<Criterion> ApplicationStore::criteria_of(storage::Transaction& transaction,
                                                     std::string_view case_id) const {
    std::vector<Criterion> found;
    for (const auto& row : transaction.sql().exec_params(
             "select n, met, note from recruitment.criteria where case_id = $1::uuid order by n",
             std::string(case_id))) {
        found.push_back({row[0].as<int>(), row[1].as<bool>(), row[2].as<std::string>()});
    }
    return found;
}

bool ApplicationStore::assess(storage::Transaction& transaction,
                              const Application& changed,
                              const std::vector<Criterion>& criteria) const {
    const auto saved = transaction.sql().exec_params(
        "update recruitment.applications set status = $3, note = $4, best = nullif($5, 0), "
        "revision = revision + 1 where case_id = $1::uuid and revision = $2 and state = 'current'",
        changed.case_id,
        changed.revision,
        changed.status,
        changed.note,
        changed.best.value_or(0));
    if (saved.affected_rows() != 1) return false;
    transaction.sql().exec_params0("delete from recruitment.criteria where case_id = $1::uuid",
                                   changed.case_id);
    for (const Criterion& one : criteria) {
        transaction.sql().exec_params0(
            "insert into recruitment.criteria values ($1::uuid, $2, $3, $4)",
            changed.case_id,
            one.n,
            one.met,
            one.note);
    }
    return true;
}

bool ApplicationStore::set_status(storage::Transaction& transaction,
                                  std::string_view vacancy,
                                  int seq,
                                  int revision,
                                  std::string_view status) const {
    return transaction.sql()
               .exec_params(
                   "update recruitment.applications set status = $4, "
                   "revision = revision + 1 where vacancy = $1::uuid and seq = $2 and "
                   "revision = $3 and state = 'current' and erased_at is null",
                   std::string(vacancy),
                   seq,
                   revision,
                   std::string(status))
               .affected_rows() == 1;
}

}  // namespace okienko::recruitment
