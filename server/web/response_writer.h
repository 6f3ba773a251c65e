#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/web/response.h"

namespace okienko::web {

/// How an answer goes out on its connection.
struct Delivery {
    bool secure = false;  ///< cookies get Secure and the prefix __Host-
    bool keep_alive = true;
    bool without_body = false;  ///< answer of HEAD
    bool http_1_1 = true;
};

/// Writes status line, headers and body; a body in memory goes out together with its head. A
/// streamed body that ends short of its length throws: the connection must close, so that the
/// client sees it.
void write_response(const Response& response,
                    const Delivery& delivery,
                    const std::function<void(std::string_view)>& send);

/// "Not Found"; "Status" for codes nobody uses here.
std::string_view reason_phrase(int status);

}  // namespace okienko::web
