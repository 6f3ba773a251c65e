#include "server/services/recruitment/vacancy_store.h"

#include <fmt/format.h>
#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/storage/instants.h"
#include "signing/random.h"

namespace okienko::recruitment {

namespace {

constexpr const char* kColumns =
    "v.id, v.number, v.unit, v.state, v.version, v.deadline, v.published_at, v.ended_at, "
    "v.reason, v.revision";

std::optional<config::Instant> instant_of(const pqxx::field& field) {
    if (field.is_null()) return std::nullopt;
    return storage::from_sql(field.c_str());
}

Vacancy::State state_of(const std::string& text) {
    if (text == "published") return Vacancy::State::published;
    if (text == "cancelled") return Vacancy::State::cancelled;
    if (text == "decided") return Vacancy::State::decided;
    return Vacancy::State::draft;
}

Vacancy vacancy_of(const pqxx::row& row) {
    Vacancy vacancy;
    vacancy.id = row[0].as<std::string>();
    vacancy.number = row[1].as<std::string>();
    vacancy.unit = row[2].as<std::string>();
    vacancy.state = state_of(row[3].as<std::string>());
    vacancy.version = row[4].as<int>();
    vacancy.deadline = instant_of(row[5]);
    vacancy.published = instant_of(row[6]);
    vacancy.ended = instant_of(row[7]);
    vacancy.reason = row[8].as<std::string>();
    vacancy.revision = row[9].as<int>();
    return vacancy;
}

Texts texts_of(storage::Transaction& transaction, std::string_view id, int version) {
    Texts texts;
    for (const auto& row :
         transaction.sql().exec_params("select field, value from recruitment.vacancy_texts "
                                       "where vacancy = $1::uuid and version = $2",
                                       std::string(id),
                                       version)) {
        texts[row[0].as<std::string>()] = row[1].as<std::string>();
    }
    return texts;
}

std::vector<Vacancy> with_texts(storage::Transaction& transaction, const pqxx::result& rows) {
    std::vector<Vacancy> found;
    for (const auto& row : rows) found.push_back(vacancy_of(row));
    for (Vacancy& vacancy : found) {
        vacancy.texts = texts_of(transaction, vacancy.id, vacancy.version);
    }
    return found;
}

std::optional<Vacancy> first(storage::Transaction& transaction, const pqxx::result& rows) {
    auto found = with_texts(transaction, rows);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void put_texts(storage::Transaction& transaction, std::string_view id, const Texts& texts) {
    transaction.sql().exec_params0(
        "delete from recruitment.vacancy_texts where vacancy = $1::uuid and version = 0",
        std::string(id));
    for (const auto& [field, value] : texts) {
        transaction.sql().exec_params0(
            "insert into recruitment.vacancy_texts values ($1::uuid, 0, $2, $3)",
            std::string(id),
            field,
            value);
    }
}

}  // namespace

std::string_view to_string(Vacancy::State state) {
    switch (state) {
        case Vacancy::State::published:
            return "published";
        case Vacancy::State::cancelled:
            return "cancelled";
        case Vacancy::State::decided:
            return "decided";
        case Vacancy::State::draft:
            break;
    }
    return "draft";
}

Vacancy VacancyStore::create(storage::Transaction& transaction,
                             const std::string& unit,
                             const std::string& title,
                             config::Instant now) const {
    const int year =
        static_cast<int>(std::chrono::year_month_day{calendar::local_date(now)}.year());
    const int n = transaction.sql()
                      .exec_params1(
                          "insert into recruitment.counters values ($1, $2, 1) "
                          "on conflict (unit, year) do update set last = counters.last + 1 "
                          "returning last",
                          unit,
                          year)[0]
                      .as<int>();
    const std::string id = signing::random_uuid();
    const std::string number = fmt::format("{}-{}-{}", n, unit, year);
    transaction.sql().exec_params0(
        "insert into recruitment.vacancies (id, number, unit, state, created_at) "
        "values ($1::uuid, $2, $3, 'draft', $4::timestamptz)",
        id,
        number,
        unit,
        storage::to_sql(now));
    put_texts(transaction, id, {{"stanowisko", title}});
    return find(transaction, number).value();
}

std::optional<Vacancy> VacancyStore::find(storage::Transaction& transaction,
                                          std::string_view number) const {
    return first(
        transaction,
        transaction.sql().exec_params(
            std::string("select ") + kColumns + " from recruitment.vacancies v where v.number = $1",
            std::string(number)));
}

std::optional<Vacancy> VacancyStore::lock(storage::Transaction& transaction,
                                          std::string_view number,
                                          Lock kind) const {
    return first(
        transaction,
        transaction.sql().exec_params(std::string("select ") + kColumns +
                                          " from recruitment.vacancies v where v.number = $1 for " +
                                          (kind == Lock::share ? "share" : "update"),
                                      std::string(number)));
}

std::optional<Vacancy> VacancyStore::lock_of_case(storage::Transaction& transaction,
                                                  std::string_view case_id,
                                                  Lock kind) const {
    return first(transaction,
                 transaction.sql().exec_params(
                     std::string("select ") + kColumns +
                         " from recruitment.vacancies v where v.id = (select a.vacancy from "
                         "recruitment.applications a where a.case_id = $1::uuid) for " +
                         (kind == Lock::share ? "share" : "update"),
                     std::string(case_id)));
}

std::vector<Vacancy> VacancyStore::all(storage::Transaction& transaction) const {
    return with_texts(transaction,
                      transaction.sql().exec(std::string("select ") + kColumns +
                                             " from recruitment.vacancies v "
                                             "order by v.created_at desc limit 200"));
}

std::vector<Vacancy> VacancyStore::open(storage::Transaction& transaction,
                                        config::Instant now) const {
    return with_texts(transaction,
                      transaction.sql().exec_params(
                          std::string("select ") + kColumns +
                              " from recruitment.vacancies v where v.state = 'published' and "
                              "v.deadline > $1::timestamptz order by v.deadline limit 200",
                          storage::to_sql(now)));
}

std::vector<Vacancy> VacancyStore::closed(storage::Transaction& transaction,
                                          config::Instant now) const {
    return with_texts(
        transaction,
        transaction.sql().exec_params(
            std::string("select ") + kColumns +
                " from recruitment.vacancies v where v.version > 0 and (v.state = 'cancelled' or "
                "(v.state = 'published' and v.deadline <= $1::timestamptz)) and "
                "coalesce(v.ended_at, v.deadline) > $1::timestamptz - interval '1 year' "
                "order by coalesce(v.ended_at, v.deadline) desc limit 100",
            storage::to_sql(now)));
}

std::vector<Vacancy> VacancyStore::decided(storage::Transaction& transaction,
                                           config::Instant now) const {
    return with_texts(transaction,
                      transaction.sql().exec_params(
                          std::string("select ") + kColumns +
                              " from recruitment.results r join recruitment.vacancies v "
                              "on v.id = r.vacancy where r.shown_until > $1::timestamptz "
                              "order by r.published_at desc limit 200",
                          storage::to_sql(now)));
}

Texts VacancyStore::draft_texts(storage::Transaction& transaction, std::string_view id) const {
    return texts_of(transaction, id, 0);
}

std::vector<Version> VacancyStore::versions(storage::Transaction& transaction,
                                            std::string_view id) const {
    std::vector<Version> found;
    for (const auto& row : transaction.sql().exec_params(
             "select version, published_at, note from recruitment.vacancy_versions "
             "where vacancy = $1::uuid order by version",
             std::string(id))) {
        found.push_back(
            {row[0].as<int>(), storage::from_sql(row[1].c_str()), row[2].as<std::string>(), {}});
    }
    for (Version& version : found) version.texts = texts_of(transaction, id, version.version);
    return found;
}

bool VacancyStore::save_draft(storage::Transaction& transaction,
                              std::string_view id,
                              int revision,
                              const Texts& texts) const {
    const auto saved = transaction.sql().exec_params(
        "update recruitment.vacancies set revision = revision + 1 "
        "where id = $1::uuid and revision = $2 and state in ('draft', 'published')",
        std::string(id),
        revision);
    if (saved.affected_rows() != 1) return false;
    put_texts(transaction, id, texts);
    return true;
}

void VacancyStore::publish(storage::Transaction& transaction,
                           const Vacancy& locked,
                           config::Instant deadline,
                           std::string_view note,
                           config::Instant now) const {
    const int version = locked.version + 1;
    transaction.sql().exec_params0(
        "insert into recruitment.vacancy_texts select vacancy, $2::int, field, value "
        "from recruitment.vacancy_texts where vacancy = $1::uuid and version = 0",
        locked.id,
        version);
    transaction.sql().exec_params0(
        "insert into recruitment.vacancy_versions values ($1::uuid, $2, $3::timestamptz, $4)",
        locked.id,
        version,
        storage::to_sql(now),
        std::string(note));
    transaction.sql().exec_params0(
        "update recruitment.vacancies set state = 'published', version = $2, "
        "deadline = $3::timestamptz, published_at = coalesce(published_at, $4::timestamptz), "
        "revision = revision + 1 where id = $1::uuid",
        locked.id,
        version,
        storage::to_sql(deadline),
        storage::to_sql(now));
}

void VacancyStore::cancel(storage::Transaction& transaction,
                          const Vacancy& locked,
                          std::string_view reason,
                          config::Instant now) const {
    transaction.sql().exec_params0(
        "update recruitment.vacancies set state = 'cancelled', reason = $2, "
        "ended_at = $3::timestamptz, revision = revision + 1 where id = $1::uuid",
        locked.id,
        std::string(reason),
        storage::to_sql(now));
}

void VacancyStore::decide(storage::Transaction& transaction,
                          const Vacancy& locked,
                          const Result& result) const {
    transaction.sql().exec_params0(
        "insert into recruitment.results (vacancy, chosen, name, town, reason, published_at, "
        "shown_until) values ($1::uuid, nullif($2, '')::uuid, $3, $4, $5, $6::timestamptz, "
        "$7::timestamptz)",
        locked.id,
        result.chosen,
        result.name,
        result.town,
        result.reason,
        storage::to_sql(result.published),
        storage::to_sql(result.shown_until));
    transaction.sql().exec_params0(
        "update recruitment.vacancies set state = 'decided', ended_at = $2::timestamptz, "
        "revision = revision + 1 where id = $1::uuid",
        locked.id,
        storage::to_sql(result.published));
}

std::optional<Result> VacancyStore::result(storage::Transaction& transaction,
                                           std::string_view id) const {
    const auto rows = transaction.sql().exec_params(
        "select coalesce(chosen::text, ''), name, town, reason, published_at, shown_until "
        "from recruitment.results where vacancy = $1::uuid",
        std::string(id));
    if (rows.empty()) return std::nullopt;
    return Result{rows[0][0].as<std::string>(),
                  rows[0][1].as<std::string>(),
                  rows[0][2].as<std::string>(),
                  rows[0][3].as<std::string>(),
                  storage::from_sql(rows[0][4].c_str()),
                  storage::from_sql(rows[0][5].c_str())};
}

}  // namespace okienko::recruitment
