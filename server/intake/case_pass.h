#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "server/config/clock.h"
#include "server/trust/master_key.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::intake {

/// A cookie that lets one browser see one case for an hour after it showed the case's secret.
/// Shared by threads.
class CasePass {
public:
    static constexpr std::chrono::minutes kLife{60};

    CasePass(const trust::MasterKey& master, const config::Clock& clock)
        : master_(master), clock_(clock) {}

    void give(web::Response& response, std::string_view number) const;
    bool opens(const web::Request& request, std::string_view number) const;

private:
    std::string mark(std::string_view number, std::string_view ends) const;

    const trust::MasterKey& master_;
    const config::Clock& clock_;
};

}  // namespace okienko::intake
