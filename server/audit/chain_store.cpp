#include "server/audit/chain_store.h"

#include <pqxx/pqxx>

namespace okienko::audit {

namespace {

std::string bytes_of(const pqxx::field& field) {
    return pqxx::binarystring(field).str();
}

ChainedEntry entry_from(const pqxx::row& row, int first) {
    ChainedEntry entry;
    entry.at = row[first].as<std::int64_t>();
    entry.actor = row[first + 1].as<std::string>();
    entry.action = row[first + 2].as<std::string>();
    entry.object = row[first + 3].as<std::string>();
    entry.details = row[first + 4].as<std::string>();
    return entry;
}

constexpr const char* entry_columns =
    "(extract(epoch from e.at) * 1000000)::bigint, e.actor, e.action, e.object, e.details::text";

SignedHead head_from(const pqxx::row& row) {
    SignedHead head;
    head.position = row[0].as<std::int64_t>();
    head.hash = signing::sha256_of(bytes_of(row[1]));
    head.at = config::Instant(std::chrono::microseconds(row[2].as<std::int64_t>()));
    head.key_id = row[3].as<std::string>();
    head.signature = bytes_of(row[4]);
    return head;
}

constexpr const char* select_heads =
    "select position, hash, (extract(epoch from at) * 1000000)::bigint, key_id, signature "
    "from audit.heads order by position";

}  // namespace

bool ChainStore::lock() {
    // The tables only grow and the sealer always works at their ends: whatever the statistics say,
    // it has to walk the indexes.
    return transaction_.sql()
        .exec1(
            "select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', "
            "'off', true), pg_try_advisory_xact_lock(hashtext('okienko audit chain'))")[2]
        .as<bool>();
}

ChainEnd ChainStore::end() {
    const auto rows = transaction_.sql().exec(
        "select position, hash from audit.chain order by position desc limit 1");
    if (rows.empty()) return {0, first_link()};
    return {rows[0][0].as<std::int64_t>(), signing::sha256_of(bytes_of(rows[0][1]))};
}

std::string ChainStore::oldest_running() {
    return transaction_.sql()
        .exec1("select pg_snapshot_xmin(pg_current_snapshot())::text")[0]
        .as<std::string>();
}

std::vector<ChainedEntry> ChainStore::unchained(const std::string& from,
                                                const std::string& below,
                                                bool with_former_cluster,
                                                int most) {
    transaction_.prepare(
        "audit.unchained",
        std::string("select e.xid::text, e.id, ") + entry_columns +
            " from audit.entries e where e.xid >= $1::xid8 and (e.xid < $2::xid8 or ($3::boolean "
            "and e.xid >= pg_snapshot_xmax(pg_current_snapshot()))) and "
            // A subquery for each entry, never a join: that could read the whole chain.
            "(select c.position from audit.chain c where c.entry_xid = e.xid and c.entry_id = "
            "e.id) "
            "is null "
            "order by e.xid, e.id limit $4");
    std::vector<ChainedEntry> entries;
    for (const auto& row : transaction_.sql().exec_prepared(
             "audit.unchained", from, below, with_former_cluster, most)) {
        ChainedEntry entry = entry_from(row, 2);
        entry.xid = row[0].as<std::string>();
        entry.id = row[1].as<std::int64_t>();
        entries.push_back(std::move(entry));
    }
    return entries;
}

void ChainStore::add(const std::vector<Link>& links) {
    if (links.empty()) return;
    std::string xids;
    std::string ids;
    std::string hashes;
    for (const Link& link : links) {
        const char* comma = xids.empty() ? "" : ",";
        xids += comma + link.entry.xid;
        ids += comma + std::to_string(link.entry.id);
        hashes += comma + link.hash.hex();
    }
    transaction_.sql().exec_params0(
        "insert into audit.chain (position, entry_xid, entry_id, hash) "
        "select $1::bigint + n - 1, xid, id, decode(hash, 'hex') "
        "from unnest($2::xid8[], $3::bigint[], $4::text[]) with ordinality as l (xid, id, hash, n)",
        links.front().position,
        "{" + xids + "}",
        "{" + ids + "}",
        "{" + hashes + "}");
}

std::optional<SignedHead> ChainStore::last_head() {
    const auto rows = transaction_.sql().exec(std::string(select_heads) + " desc limit 1");
    if (rows.empty()) return std::nullopt;
    return head_from(rows[0]);
}

void ChainStore::add(const SignedHead& head) {
    transaction_.sql().exec_params0(
        "insert into audit.heads (position, hash, at, key_id, signature) values ($1, $2, "
        "timestamptz 'epoch' + $3 * interval '1 microsecond', $4, $5)",
        head.position,
        pqxx::binarystring(std::string(head.hash.raw())),
        head.at.time_since_epoch().count(),
        head.key_id,
        pqxx::binarystring(head.signature));
}

std::vector<Link> ChainStore::links_after(std::int64_t position, int most) {
    transaction_.prepare("audit.links",
                         std::string("select c.position, c.hash, c.entry_xid::text, c.entry_id, "
                                     "e.id is not null, ") +
                             entry_columns +
                             " from audit.chain c left join audit.entries e on e.xid = c.entry_xid "
                             "and e.id = c.entry_id where c.position > $1 "
                             "order by c.position limit $2");
    std::vector<Link> links;
    for (const auto& row : transaction_.sql().exec_prepared("audit.links", position, most)) {
        Link link;
        link.entry_is_there = row[4].as<bool>();
        if (link.entry_is_there) link.entry = entry_from(row, 5);
        link.position = row[0].as<std::int64_t>();
        link.hash = signing::sha256_of(bytes_of(row[1]));
        link.entry.xid = row[2].as<std::string>();
        link.entry.id = row[3].as<std::int64_t>();
        links.push_back(std::move(link));
    }
    return links;
}

std::vector<SignedHead> ChainStore::heads() {
    std::vector<SignedHead> heads;
    for (const auto& row : transaction_.sql().exec(select_heads)) heads.push_back(head_from(row));
    return heads;
}

std::int64_t ChainStore::count_unchained() {
    return transaction_.sql()
        .exec1(
            "select count(*) from audit.entries e where not exists (select from audit.chain c "
            "where c.entry_xid = e.xid and c.entry_id = e.id)")[0]
        .as<std::int64_t>();
}

}  // namespace okienko::audit
