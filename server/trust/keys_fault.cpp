#include "server/trust/keys_fault.h"

#include "server/trust/master_key.h"
#include "server/trust/office_key.h"

namespace okienko::trust {

std::optional<std::string> keys_fault(const std::filesystem::path& folder) {
    try {
        OfficeKey::open(folder / "office");
        MasterKey::open(folder / "master.key");
        return std::nullopt;
    } catch (const std::exception& fault) {
        return fault.what();
    }
}

}  // namespace okienko::trust
