#include "signing/hash_tree.h"

#include <algorithm>

#include "signing/algorithms.h"

namespace okienko::signing {

namespace {

/// Of octets, not of chars, which may be signed.
bool before(const std::string& a, const std::string& b) {
    return std::lexicographical_compare(
        a.begin(), a.end(), b.begin(), b.end(), [](char left, char right) {
            return static_cast<unsigned char>(left) < static_cast<unsigned char>(right);
        });
}

}  // namespace

std::string group_hash(std::vector<std::string> values, const EVP_MD* digest) {
    if (values.size() == 1) return std::move(values.front());
    std::sort(values.begin(), values.end(), before);
    RunningDigest joined(digest);
    for (const std::string& value : values) joined.write(value);
    return joined.finish();
}

std::string root_hash(const HashTree& tree, const EVP_MD* digest) {
    std::vector<std::string> values;
    for (const auto& list : tree) {
        values.insert(values.end(), list.begin(), list.end());
        values = {group_hash(std::move(values), digest)};
    }
    return values.empty() ? std::string() : std::move(values.front());
}

}  // namespace okienko::signing
