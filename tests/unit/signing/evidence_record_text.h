#pragma once

#include <string>
#include <vector>

#include "signing/evidence_record.h"

namespace okienko::signing::testing {

/// An evidence record written by hand, in either syntax, XML in canonical form.
class EvidenceRecordText {
public:
    explicit EvidenceRecordText(EvidenceRecord::Syntax syntax) : syntax_(syntax) {}

    enum class Digest { sha256, sha512, md5 };
    Digest digest = Digest::sha256;  ///< of the chains that follow

    EvidenceRecordText& chain();  ///< begins another
    EvidenceRecordText& timestamp(const HashTree& tree, const std::string& token);

    std::string last_timestamp() const;  ///< what a renewal hashes of it
    std::string sequence() const;        ///< what a further chain hashes of those so far
    std::string text() const;            ///< the record
    std::string embedded() const;        ///< the element of it in SealingEvidenceRecords
    EvidenceRecord read() const;
    static EvidenceRecord read_xml(const std::string& xml);

private:
    bool is_xml() const { return syntax_ == EvidenceRecord::Syntax::xml; }
    std::string timestamp_xml(const std::string& token, bool apex) const;
    std::string element(const std::string& name, const std::string& contents, bool apex) const;

    EvidenceRecord::Syntax syntax_;
    std::vector<std::vector<std::string>> chains_;  ///< time-stamps as they are written
    std::vector<std::string> heads_;                ///< of chains in XML
    std::string last_;
};

}  // namespace okienko::signing::testing
