#include "server/catalogue/search_store.h"

#include <pqxx/pqxx>

namespace okienko::catalogue {

namespace {

// Cards are few (hundreds): every part of this touches only those the index gives.
constexpr const char* kHits = R"(
with asked as (
    select catalogue.query_of($1, word) as query from unnest(string_to_array($2, ' ')) as word),
any_of as (
    select string_agg('(' || query::text || ')', ' | ')::tsquery as query from asked where numnode(query) > 0),
found as (
    select card.service, card.title, card.words, card.found_by, any_of.query,
        (select count(*) from asked where card.found_by @@ asked.query) as matched,
        (select sum(ts_rank('{0.05, 0.2, 0.5, 1.0}', card.found_by, asked.query)) from asked) as rank
    from catalogue.cards card, any_of
    where card.language = $1 and card.found_by @@ any_of.query)
select service,
    case when ts_filter(found_by, '{a,b,c}') @@ query then ''
        else ts_headline(catalogue.configuration($1), words, query,
            'MaxFragments=1, MaxWords=20, MinWords=8, StartSel=' || U&'\E000' || ', StopSel=' || U&'\E001') end
from found
where matched * 2 >= (select count(*) from asked)
order by matched desc, rank desc, title
limit 50)";

constexpr const char* kCorrected = R"(
select coalesce(
    (select $2 where exists (select 1 from catalogue.cards
        where language = $1 and found_by @@ catalogue.query_of($1, $2))),
    (select word from catalogue.vocabulary
        where language = $1 and plain operator(catalogue.%) catalogue.plain($2)
        order by catalogue.similarity(plain, catalogue.plain($2)) desc, uses desc, word limit 1),
    $2))";

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

}  // namespace

std::vector<Hit> SearchStore::hits(storage::Transaction& transaction,
                                   std::string_view language,
                                   const std::vector<std::string>& words) const {
    std::vector<Hit> hits;
    for (const auto& row :
         transaction.sql().exec_params(kHits, std::string(language), joined(words))) {
        hits.push_back({row[0].as<std::string>(), row[1].as<std::string>()});
    }
    return hits;
}

std::vector<std::string> SearchStore::corrected(storage::Transaction& transaction,
                                                std::string_view language,
                                                const std::vector<std::string>& words) const {
    std::vector<std::string> corrected;
    for (const std::string& word : words) {
        corrected.push_back(transaction.sql()
                                .exec_params1(kCorrected, std::string(language), word)[0]
                                .as<std::string>());
    }
    return corrected;
}

}  // namespace okienko::catalogue
