#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/node.h"
#include "schemas/texts.h"
#include "server/verification/report_store.h"

namespace okienko::verification {

/// The view model of one report, from its JSON as signing::to_json() wrote it, today or long ago:
///
///   <report name="" container="" indication="" sub="" colour="green|amber|red" verdict=""
///           signatures="2" state="signed|unsigned|unreadable">
///     <check result="ok|unknown|bad" name="" code="" level="WARN|INFORM where it
///            does not count" reason="">words</check>                        of the file
///     <warning>code</warning>
///     <unsigned>name</unsigned>                 file of the container no signature covers
///     <signature n="1" id="" file="" counters="" indication="" sub="" integrity="" format=""
///                algorithm="" signer="" signed="local time" colour="" verdict="" kind="QESig">
///       <person name="" pesel="" source=""/>
///       <certificate subject="" issuer="" serial="" sha256="" from="local" to="local"/>
///       <covers kind="" what="" intact="" fault="code"><without>path</without></covers>
///       <time name="" at="local" indication="" sub="" integrity="" kind=""><check …/></time>
///       <check …>words</check>  <warning>code</warning>
///     </signature>
///   </report>
/// okn:verification/_report makes HTML of it. Throws Poco::Exception for JSON that is not a report.
schemas::Node add_report(schemas::Node parent, std::string_view json, const schemas::Texts& texts);

/// What is kept about a document's signatures.
struct KeptSignatures {
    std::vector<KeptReport> reports;  ///< newest first; empty: no signature
    std::string json;                 ///< of the newest
};
/// Reads it; throws documents::Erased.
KeptSignatures kept_signatures(storage::Transaction& transaction,
                               const ReportStore& store,
                               const documents::DocumentId& document,
                               documents::Reader reader = documents::Reader::office);

/// <signatures> with the newest <report> and one <made at="local" by="filing|clerk" indication=""/>
/// for each report, newest first; without children when there is no signature.
schemas::Node add_kept_signatures(schemas::Node parent,
                                  const KeptSignatures& kept,
                                  const schemas::Texts& texts);

}  // namespace okienko::verification
