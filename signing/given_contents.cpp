#include "signing/given_contents.h"

namespace okienko::signing {

namespace {

/// A file nobody gave, of which some digests are known.
class KnownDigests : public OctetSource {
public:
    explicit KnownDigests(std::span<const DigestValue> digests) : digests_(digests) {}

    std::size_t size() const override { return 0; }
    void write_to(OctetSink&) const override {
        throw Refusal("digest-alone",
                      "the file itself is needed, or its digest by the function of the reference");
    }
    std::optional<std::string> known_digest(std::string_view algorithm) const override {
        for (const DigestValue& one : digests_) {
            if (one.algorithm == algorithm) return one.value;
        }
        return std::nullopt;
    }

private:
    std::span<const DigestValue> digests_;
};

std::unique_ptr<OctetSource> source_of(const DetachedContent& content) {
    if (content.digests.empty()) return std::make_unique<HeldOctets>(content.bytes);
    return std::make_unique<KnownDigests>(content.digests);
}

}  // namespace

GivenContents::GivenContents(std::span<const DetachedContent> contents) : contents_(contents) {
    for (const DetachedContent& one : contents) {
        octets_.push_back(source_of(one));
        size_ += octets_.back()->size();
    }
}

DetachedFiles GivenContents::files() const {
    std::vector<DetachedFiles::File> files;
    for (std::size_t i = 0; i < contents_.size(); ++i) {
        files.push_back({contents_[i].name, octets_[i].get()});
    }
    return {std::move(files), false};
}

}  // namespace okienko::signing
