#include "server/accounts/limits.h"

#include <chrono>

namespace okienko::accounts {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Limit sign_in_by_address(std::string_view email_key) {
    return {"sign-in address " + std::string(email_key), {5, seconds{30}, minutes{15}, hours{24}}};
}

Limit sign_in_by_browser(std::string_view account, const Visit& visit) {
    return {"sign-in browser " + std::string(account) + " " + visit.browser,
            {10, seconds{30}, minutes{5}, hours{24}}};
}

Limit sign_in_by_client(const Visit& visit) {
    return {"sign-in client " + visit.client, {40, seconds{10}, minutes{5}, hours{1}}};
}

Limit confirm_by_account(std::string_view account) {
    return {"confirm account " + std::string(account), {5, seconds{30}, minutes{15}, hours{24}}};
}

Limit second_factor_by_account(std::string_view account) {
    return {"second factor " + std::string(account), {5, seconds{30}, minutes{15}, hours{24}}};
}

Limit mail_to_address(std::string_view email_key) {
    return {"mail address " + std::string(email_key), {3, minutes{10}, hours{2}, hours{24}}};
}

Limit mail_by_client(const Visit& visit) {
    return {"mail client " + visit.client, {20, seconds{30}, minutes{10}, hours{1}}};
}

}  // namespace okienko::accounts
