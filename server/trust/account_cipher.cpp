#include "server/trust/account_cipher.h"

#include "server/trust/aead.h"

namespace okienko::trust {

std::string AccountCipher::seal(std::string_view plain, std::string_view context) const {
    return trust::seal(key_, plain, context);
}

std::optional<std::string> AccountCipher::open(std::string_view sealed,
                                               std::string_view context) const {
    return trust::open(key_, sealed, context);
}

}  // namespace okienko::trust
