#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/document.h"
#include "signing/verification_report.h"
#include "signing/verifier.h"

namespace okienko::signing {

/// A file that came back from signing, held against the XML document that was given out for it.
struct ReturnedFile {
    enum class Form {
        unreadable,  ///< neither XML nor a container; or more than the limits
        plain,       ///< XML without a signature where one belongs
        enveloped,   ///< signatures are the last children of the document's root
        enveloping,  ///< the document stands in a ds:Object of the signature
        detached,    ///< a signature over a file elsewhere
        container,   ///< ASiC
    };
    Form form = Form::unreadable;
    /// Whether it is that document. Enveloped: the Canonical XML 1.0 of its root without trailing
    /// ds:Signature children is the original's; those the original had itself are for the caller to
    /// look for in the report. Enveloping: the bytes are, or the exclusive
    /// canonical form of the element (an inclusive one would take in namespaces of the signature).
    /// Container: one of its files has these very bytes. Detached: the digest of a reference holds.
    bool same_document = false;
    std::vector<std::string> other_files;  ///< names of what else is in the container
    bool covered = false;  ///< every signature that isn't a counter-signature covers all of it
    VerificationReport report;
};

/// Whether every signature in an XML document that isn't a counter-signature covers all of it; what
/// one may leave out are signatures at the end of the root.
bool every_signature_covers(const VerificationReport& report, const schemas::Document& document);

/// Reads, compares and verifies. Never throws for foreign bytes.
ReturnedFile compare_returned(const Verifier& verifier,
                              std::string_view file,
                              std::string_view original,
                              const VerificationRequest& request);

}  // namespace okienko::signing
