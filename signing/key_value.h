#pragma once

#include <memory>

#include <libxml/tree.h>
#include <openssl/evp.h>

namespace okienko::signing {

using PublicKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

/// The key in the ds:KeyValue of a ds:KeyInfo (XMLDSig 1.1, 4.5.2): RSAKeyValue, ECKeyValue of a
/// named curve, or dsig11:DEREncodedKeyValue. Null when there is none, or none that can be read.
/// Belongs to nobody: for signatures that name no certificate at all.
PublicKey read_key_value(const xmlNode* key_info);

}  // namespace okienko::signing
