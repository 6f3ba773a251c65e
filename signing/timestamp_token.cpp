#include "signing/timestamp_token.h"

#include <ctime>
#include <memory>

#include <openssl/err.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>

namespace okienko::signing {

std::optional<std::chrono::sys_seconds> stated_time(std::string_view token) {
    constexpr std::size_t longest = 256U * 1024U;
    if (token.empty() || token.size() > longest) return std::nullopt;
    const auto* at = reinterpret_cast<const unsigned char*>(token.data());
    const std::unique_ptr<PKCS7, decltype(&PKCS7_free)> envelope(
        d2i_PKCS7(nullptr, &at, static_cast<long>(token.size())), &PKCS7_free);
    const std::unique_ptr<TS_TST_INFO, decltype(&TS_TST_INFO_free)> info(
        envelope && PKCS7_type_is_signed(envelope.get()) ? PKCS7_to_TS_TST_INFO(envelope.get())
                                                         : nullptr,
        &TS_TST_INFO_free);
    std::tm parts{};
    const bool read = info && ASN1_TIME_to_tm(TS_TST_INFO_get_time(info.get()), &parts) == 1;
    ERR_clear_error();
    if (!read) return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(timegm(&parts)));
}

}  // namespace okienko::signing
