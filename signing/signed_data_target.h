#pragma once

#include <optional>
#include <string>

#include "signing/fault.h"
#include "signing/octets.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// One reference of a signature. All its words are the signer's: no name in it is a safe path.
struct SignedPiece {
    std::string file;       ///< entry of the container the signature stands in; "" outside
    std::string signature;  ///< its id in the report
    std::string path;       ///< of the signature in its document: tells equal ids apart
    std::optional<std::string> uri;
    Coverage coverage;  ///< what it leads to, with the digest it states
};

/// Where data that were signed go, piece by piece in the order of the references.
class SignedDataTarget {
public:
    virtual ~SignedDataTarget() = default;

    /// A piece begins; its octets go to the sink until keep() or drop().
    virtual OctetSink& begin(const SignedPiece& piece) = 0;
    /// These were the octets that were signed.
    virtual void keep() = 0;
    /// They were not, or not all of them: nothing of the piece is to remain.
    virtual void drop(const Fault& fault) = 0;
    /// A piece that does not hold and is not given out.
    virtual void leave_out(const SignedPiece& piece, const Fault& fault) = 0;
};

}  // namespace okienko::signing
