#pragma once

#include <string>
#include <vector>

#include "signing/fault.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// A check and what it means for the verdict: `none` when it passed.
struct Finding {
    Check check;
    SubIndication sub_indication = SubIndication::none;
};

/// What building blocks of EN 319 102-1 found, in order. Where the standard stops at the first
/// failure, every block still runs: the verdict is that of the gravest failure.
class Findings {
public:
    void pass(std::string name, std::string reason = {});
    void fail(std::string name, Fault fault, SubIndication sub_indication);
    void append(Findings other);

    /// A failure that a proof of existence overcomes (EN 319 102-1, 5.5, 5.6.2.4): the check
    /// passes, with the reason why.
    void overcome(Finding& finding, std::string reason);

    std::vector<Finding>& all() { return findings_; }
    const std::vector<Finding>& all() const { return findings_; }
    bool passed() const;
    Indication indication() const;
    SubIndication sub_indication() const;                ///< of the gravest failure
    const Finding* failed(std::string_view name) const;  ///< the first of that name; nullptr

private:
    std::vector<Finding> findings_;
};

/// EN 319 102-1, table 6: which indication a sub-indication belongs to.
Indication indication_of(SubIndication sub_indication);

/// How grave a sub-indication is beside others: what says more about the signature itself comes
/// first, as the blocks do. 0 for none.
int gravity(SubIndication sub_indication);

/// Whether a later proof may overcome it (EN 319 102-1, 5.5.4, step 2; 5.6.2.4).
bool may_be_overcome(SubIndication sub_indication);

}  // namespace okienko::signing
