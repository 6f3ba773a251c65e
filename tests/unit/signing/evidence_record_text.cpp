#include "tests/unit/signing/evidence_record_text.h"

#include "schemas/document.h"
#include "signing/digest.h"

namespace okienko::signing::testing {

namespace {

constexpr const char* declaration = " xmlns:ers=\"urn:ietf:params:xml:ns:ers\"";

std::string der(unsigned char tag, const std::string& contents) {
    std::string length;
    for (std::size_t left = contents.size(); left != 0; left >>= 8U) {
        length.insert(length.begin(), static_cast<char>(left & 0xffU));
    }
    if (contents.size() < 128) {
        length = std::string(1, static_cast<char>(contents.size()));
    } else {
        length.insert(length.begin(), static_cast<char>(0x80U | length.size()));
    }
    return std::string(1, static_cast<char>(tag)) + length + contents;
}

std::string oid_of(EvidenceRecordText::Digest digest) {
    using Digest = EvidenceRecordText::Digest;
    if (digest == Digest::md5) return der(0x06, "\x2a\x86\x48\x86\xf7\x0d\x02\x05");
    return der(0x06,
               std::string("\x60\x86\x48\x01\x65\x03\x04\x02") +
                   (digest == Digest::sha256 ? '\x01' : '\x03'));
}

std::string uri_of(EvidenceRecordText::Digest digest) {
    using Digest = EvidenceRecordText::Digest;
    if (digest == Digest::md5) return "http://www.w3.org/2001/04/xmldsig-more#md5";
    return std::string("http://www.w3.org/2001/04/xmlenc#sha") +
           (digest == Digest::sha256 ? "256" : "512");
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const auto& part : parts) all += part;
    return all;
}

}  // namespace

std::string EvidenceRecordText::element(const std::string& name,
                                        const std::string& contents,
                                        bool apex) const {
    const std::string plain = name.substr(0, name.find(' '));
    const std::string attributes = name.substr(plain.size());
    return "<ers:" + plain + (apex ? declaration : "") + attributes + ">" + contents +
           "</ers:" + plain + ">";
}

EvidenceRecordText& EvidenceRecordText::chain() {
    chains_.emplace_back();
    heads_.push_back(
        element("DigestMethod Algorithm=\"" + uri_of(digest) + "\"", "", false) +
        element("CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
                "",
                false));
    return *this;
}

std::string EvidenceRecordText::timestamp_xml(const std::string& token, bool apex) const {
    return element(
        "TimeStamp", element("TimeStampToken Type=\"RFC3161\"", base64(token), false), apex);
}

EvidenceRecordText& EvidenceRecordText::timestamp(const HashTree& tree, const std::string& token) {
    std::string lists;
    for (std::size_t i = 0; i < tree.size(); ++i) {
        std::string values;
        for (const auto& value : tree[i]) {
            values += is_xml() ? element("DigestValue", base64(value), false) : der(0x04, value);
        }
        lists += is_xml()
                     ? element("Sequence Order=\"" + std::to_string(i + 1) + "\"", values, false)
                     : der(0x30, values);
    }
    auto& chain = chains_.back();
    last_ = is_xml() ? timestamp_xml(token, true) : token;
    if (is_xml()) {
        if (!lists.empty()) lists = element("HashTree", lists, false);
        chain.push_back(
            element("ArchiveTimeStamp Order=\"" + std::to_string(chain.size() + 1) + "\"",
                    lists + timestamp_xml(token, false),
                    false));
    } else {
        chain.push_back(
            der(0x30, der(0xa0, oid_of(digest)) + (lists.empty() ? "" : der(0xa2, lists)) + token));
    }
    return *this;
}

std::string EvidenceRecordText::last_timestamp() const {
    return last_;
}

std::string EvidenceRecordText::sequence() const {
    std::string chains;
    for (std::size_t i = 0; i < chains_.size(); ++i) {
        chains += is_xml()
                      ? element("ArchiveTimeStampChain Order=\"" + std::to_string(i + 1) + "\"",
                                heads_[i] + joined(chains_[i]),
                                false)
                      : der(0x30, joined(chains_[i]));
    }
    return is_xml() ? element("ArchiveTimeStampSequence", chains, true) : der(0x30, chains);
}

std::string EvidenceRecordText::text() const {
    if (is_xml()) return element("EvidenceRecord Version=\"1.0\"", sequence(), true);
    const std::string algorithms = der(0x30, der(0x30, oid_of(digest)));
    return der(0x30, der(0x02, "\x01") + algorithms + sequence());
}

std::string EvidenceRecordText::embedded() const {
    return is_xml() ? text()
                    : "<e:ASN1EvidenceRecord>" + base64(text()) + "</e:ASN1EvidenceRecord>";
}

EvidenceRecord EvidenceRecordText::read() const {
    if (is_xml()) return read_xml(text());
    WorkBudget budget(1U << 20U);
    return read_evidence_record(text(), budget);
}

EvidenceRecord EvidenceRecordText::read_xml(const std::string& xml) {
    const auto document = schemas::parse_own(xml, "test");
    WorkBudget budget(1U << 20U);
    return read_evidence_record(document.root().raw(), budget);
}

}  // namespace okienko::signing::testing
