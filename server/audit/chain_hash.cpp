#include "server/audit/chain_hash.h"

namespace okienko::audit {

namespace {

constexpr std::string_view format = "okienko audit chain 1";

void add(std::string& bytes, std::string_view field) {
    const auto length = static_cast<std::uint32_t>(field.size());
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        bytes.push_back(static_cast<char>((length >> shift) & 0xffU));
    }
    bytes.append(field);
}

}  // namespace

signing::Sha256 first_link() {
    return signing::sha256(format);
}

signing::Sha256 chain_hash(const signing::Sha256& former,
                           std::int64_t position,
                           const ChainedEntry& entry) {
    std::string bytes;
    bytes.reserve(256 + entry.details.size());
    add(bytes, format);
    add(bytes, former.raw());
    add(bytes, std::to_string(position));
    add(bytes, entry.xid);
    add(bytes, std::to_string(entry.id));
    add(bytes, std::to_string(entry.at));
    add(bytes, entry.actor);
    add(bytes, entry.action);
    add(bytes, entry.object);
    add(bytes, entry.details);
    return signing::sha256(bytes);
}

}  // namespace okienko::audit
