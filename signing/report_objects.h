#pragma once

#include <map>
#include <string>
#include <vector>

#include "schemas/node.h"
#include "signing/report_material.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// The namespaces a validation report is made of, declared on its root.
class EtsiNames {
public:
    explicit EtsiNames(schemas::Node root);
    schemas::Node ds(schemas::Node parent, const char* name, std::string_view text = {}) const;
    schemas::Node tsl(schemas::Node parent, const char* name, std::string_view text = {}) const;
    schemas::Node xades(schemas::Node parent, const char* name, std::string_view text = {}) const;
    /// DigestAlgAndValue of XAdES, in the report's own namespace. Nothing for a digest whose
    /// algorithm has no URI.
    void add_digest(schemas::Node parent, const DigestValue& digest) const;
    static bool can_name(const DigestValue& digest);

private:
    xmlNs* ds_;
    xmlNs* tsl_;
    xmlNs* xades_;
};

/// The objects a report refers to (TS 119 102-2, 4.4), each once, with its xs:ID.
class ReportObjects {
public:
    explicit ReportObjects(const VerificationReport& report);

    std::string certificate(const std::string& sha256) const;
    std::string revocation(const std::string& sha256) const;
    static std::string signature(std::size_t n);                 ///< of its identifier
    static std::string timestamp(std::size_t n, std::size_t m);  ///< the m-th of the n-th
    static std::string record(std::size_t n, std::size_t r);     ///< the r-th of the n-th
    /// The m-th time-stamp of that record.
    static std::string record_timestamp(std::size_t n, std::size_t r, std::size_t m);
    static std::string signed_data(std::size_t n, std::size_t m);  ///< by place in its coverage
    /// What the signer signed, apart from what belongs to the signature; "" for nothing nameable.
    std::string all_signed_data(std::size_t n) const;

    /// The time-stamp or evidence record that proves since when the n-th signature exists; "" for
    /// none.
    std::string proof(std::size_t n) const;

    bool empty() const;
    /// Everything but time-stamps and evidence records, which have reports of their own.
    void write(schemas::Node list, const EtsiNames& names) const;

private:
    void collect(const ReportMaterial& material);
    void write_data(schemas::Node list, const EtsiNames& names) const;

    const VerificationReport& report_;
    std::vector<PathCertificate> certificates_;
    std::vector<RevocationAnswer> revocation_;
    std::map<std::string, std::string> ids_;
};

/// Whether something a reference covers is the signer's document or a part of it.
bool is_signers_data(const Coverage& coverage);

}  // namespace okienko::signing
