#pragma once

#include <string>
#include <vector>

#include <openssl/evp.h>

namespace okienko::signing {

/// A reduced hash tree (RFC 4998, 4.1; RFC 6283, 3.1.1): lists of raw hash values. The first holds
/// those of the data, each further one what joins them on the way to the root.
using HashTree = std::vector<std::vector<std::string>>;

/// The hash of a group of values: in ascending order, joined and hashed. A single value stands for
/// itself (RFC 4998, 4.2; RFC 6283, 3.1.1).
std::string group_hash(std::vector<std::string> values, const EVP_MD* digest);

/// The root: what the time-stamp was made over (RFC 4998, 4.3, step 2; RFC 6283, 3.1.1).
std::string root_hash(const HashTree& tree, const EVP_MD* digest);

}  // namespace okienko::signing
