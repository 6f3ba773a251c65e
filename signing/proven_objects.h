#pragma once

#include <span>
#include <string>
#include <vector>

#include "signing/algorithm_suite.h"
#include "signing/signature_facts.h"

namespace okienko::signing {

/// What existed when a time-stamp or an evidence record of a signature was made, by ids (EN 319
/// 102-1, 5.6.2.3): certificates and revocation answers by their SHA-256. Everything it is given
/// must outlive it.
class ProvenObjects {
public:
    /// `supplied`: answers that are not in the file, but which references in it may name.
    ProvenObjects(const SignatureFacts& facts,
                  const AlgorithmSuite& suite,
                  std::span<const RevocationValue> supplied);

    static std::string signature();
    static std::string token(std::size_t n);                 ///< of the n-th time-stamp
    static std::string token(std::size_t r, std::size_t n);  ///< of the r-th evidence record

    std::vector<std::string> by_timestamp(std::size_t n) const;
    /// By the n-th time-stamp of the r-th record: the first what is sealed, others the one before.
    std::vector<std::string> by_record(std::size_t r, std::size_t n) const;

private:
    std::vector<std::string> below(std::size_t position) const;
    void add_signature(std::vector<std::string>& proven) const;
    void add_tokens(std::size_t position,
                    bool of_signature_alone,
                    std::vector<std::string>& proven) const;
    void add_records(std::size_t position, std::vector<std::string>& proven) const;
    void add_referenced(std::size_t position, std::vector<std::string>& proven) const;

    const SignatureFacts& facts_;
    /// What references name and is at hand, with the place of each reference.
    struct Referenced {
        std::string id;
        std::size_t position;
    };
    std::vector<Referenced> referenced_;
};

}  // namespace okienko::signing
