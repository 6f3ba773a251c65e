#include "server/accounts/visit.h"

#include <algorithm>
#include <array>
#include <utility>

#include <arpa/inet.h>

#include "server/accounts/identities.h"
#include "server/accounts/secrets.h"

namespace okienko::accounts {

namespace {

using Mark = std::pair<std::string_view, std::string_view>;  // in the User-Agent -> word

// The first that fits: browsers name those they descend from too.
constexpr std::array<Mark, 7> kBrowsers = {{{"Edg", "edge"},
                                            {"OPR/", "opera"},
                                            {"Firefox/", "firefox"},
                                            {"FxiOS/", "firefox"},
                                            {"CriOS/", "chrome"},
                                            {"Chrome/", "chrome"},
                                            {"Safari/", "safari"}}};
constexpr std::array<Mark, 6> kSystems = {{{"Android", "android"},
                                           {"iPhone", "ios"},
                                           {"iPad", "ios"},
                                           {"Windows", "windows"},
                                           {"Mac OS", "macos"},
                                           {"Linux", "linux"}}};

template <typename Marks>
std::string_view first_mark(std::string_view text, const Marks& marks) {
    const auto found = std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) {
        return text.find(mark.first) != std::string_view::npos;
    });
    return found == marks.end() ? std::string_view("other") : found->second;
}

}  // namespace

Visit visit_of(const web::Request& request) {
    Visit visit;
    visit.client = client_key(request.client);
    if (!request.visitor.empty()) visit.browser = digest(request.visitor);
    visit.device = describe_device(request.header("User-Agent").value_or(""));
    const auto cookie = request.cookie(kSessionCookie);
    if (cookie && has_secret_form(*cookie)) visit.session = digest(*cookie);
    return visit;
}

std::string describe_device(std::string_view user_agent) {
    return std::string(first_mark(user_agent, kBrowsers)) + "/" +
           std::string(first_mark(user_agent, kSystems));
}

std::string client_key(const std::string& address) {
    constexpr std::size_t kNetworkBytes = 8;
    in6_addr parsed{};
    if (inet_pton(AF_INET6, address.c_str(), &parsed) != 1) return address;
    if (IN6_IS_ADDR_V4MAPPED(&parsed)) return address.substr(address.rfind(':') + 1);
    std::fill(std::begin(parsed.s6_addr) + kNetworkBytes,
              std::end(parsed.s6_addr),
              static_cast<std::uint8_t>(0));
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(AF_INET6, &parsed, text.data(), static_cast<socklen_t>(text.size()));
    return text.data();
}

}  // namespace okienko::accounts
