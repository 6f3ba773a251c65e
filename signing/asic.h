#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signing/packed_container.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// The kinds of container with XAdES signatures in them (EN 319 162-1, 4.3 and 4.4; OpenDocument
/// 1.2 part 3, 5).
enum class ContainerKind { asic_e, asic_s, open_document };
std::string_view to_string(ContainerKind kind);  ///< "ASiC-E", "ASiC-S", "OpenDocument"

/// By what the entry "mimetype" says.
ContainerKind kind_of(std::string_view media_type);

/// Whether an entry is a file of XAdES signatures: *signatures*.xml in META-INF, or in a folder
/// there, as some keep them.
bool is_signature_file(std::string_view name);
/// Whether an entry is a manifest of what an evidence record seals:
/// META-INF/*ASiCEvidenceRecordManifest*.xml.
bool is_record_manifest(std::string_view name);
/// Whether an entry is data people put in, rather than the container's own: not mimetype, and not
/// below META-INF.
bool is_data_file(std::string_view name);

/// Names of data files no intact signature covers.
std::vector<std::string> unsigned_files(const PackedContainer& container,
                                        const std::vector<SignatureReport>& signatures);

}  // namespace okienko::signing
