#pragma once

#include <string>
#include <vector>

#include "signing/augmentation_tools.h"
#include "signing/property_text.h"
#include "signing/references.h"
#include "signing/signature_facts.h"

namespace okienko::signing {

/// A document whose signatures get unsigned properties, one after the other, in its bytes as they
/// are. Throws Refusal, ProofRefusal.
class AugmentedDocument {
public:
    /// `name`: the entry of a container; "" outside. Files and tools must outlive it.
    AugmentedDocument(std::string bytes,
                      std::string name,
                      const DetachedFiles& files,
                      const AugmentationTools& tools);

    /// Ids of the signatures that got something.
    std::vector<std::string> raise(ProofLevel level);

    const std::string& bytes() const { return current_.bytes; }
    /// The latest moment any of the new time-stamps names.
    std::chrono::sys_seconds latest() const { return latest_; }

private:
    /// One state of the document: the bytes, what they say, and where.
    struct State {
        std::string bytes;
        schemas::Document tree;
        FileFacts facts;
        std::vector<SignatureParts> parts;  ///< of each signature, in the order of the facts
    };

    State read(std::string bytes) const;
    const SignatureFacts& signature() const { return current_.facts.signatures[at_]; }
    void check_form() const;
    bool is_covered() const;
    bool raise_one(ProofLevel level);
    void add_timestamp(StampedProperty property);
    void check_timestamp(const State& stamped) const;
    bool add_signature_material();
    bool add_timestamp_material();

    std::string spliced(const std::string& properties) const;
    Sha256 imprint_of_last(const State& state) const;

    std::string name_;
    const DetachedFiles& files_;
    const AugmentationTools& tools_;
    State current_;
    std::size_t at_ = 0;  ///< the signature being raised
    std::chrono::sys_seconds latest_;
};

}  // namespace okienko::signing
