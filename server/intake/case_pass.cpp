#include "server/intake/case_pass.h"

#include <charconv>

#include "signing/digest.h"

namespace okienko::intake {

namespace {

constexpr const char* kCookie = "okn-sprawa";

long long seconds(config::Instant at) {
    return std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
}

}  // namespace

std::string CasePass::mark(std::string_view number, std::string_view ends) const {
    return master_.hmac("case-pass", std::string(number) + "|" + std::string(ends)).hex();
}

void CasePass::give(web::Response& response, std::string_view number) const {
    const std::string ends = std::to_string(seconds(clock_.now() + kLife));
    response.cookie(kCookie,
                    std::string(number) + "." + ends + "." + mark(number, ends),
                    std::chrono::duration_cast<std::chrono::seconds>(kLife).count());
}

bool CasePass::opens(const web::Request& request, std::string_view number) const {
    const std::string value = request.cookie(kCookie).value_or("");
    const std::size_t first = value.find('.');
    const std::size_t second = value.find('.', first + 1);
    if (first == std::string::npos || second == std::string::npos) return false;
    const std::string_view all(value);
    const std::string_view ends = all.substr(first + 1, second - first - 1);
    if (all.substr(0, first) != number) return false;
    long long end = 0;
    const auto [stop, error] = std::from_chars(ends.data(), ends.data() + ends.size(), end);
    if (error != std::errc{} || stop != ends.data() + ends.size()) return false;
    return signing::equal_in_constant_time(all.substr(second + 1), mark(number, ends)) &&
           end > seconds(clock_.now());
}

}  // namespace okienko::intake
