#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "forms/service.h"
#include "forms/values.h"
#include "server/config/clock.h"

namespace okienko::intake {

/// Who asks, as far as drafts care: an account, and always the browser.
struct Requester {
    std::optional<std::string> account;  ///< uuid
    std::string visitor;                 ///< SHA-256 of the browser's secret, 32 raw bytes
};

/// A document being written, without its content.
struct Draft {
    std::string id;  ///< uuid; known to its owner only
    std::string service;
    std::string package;               ///< hash of the service version it was begun with, and keeps
    std::optional<std::string> owner;  ///< account; else the browser of `visitor` owns it
    std::string visitor;
    std::string key;   ///< of the documents room
    int revision = 1;  ///< grows with every save
    std::string language;
    std::string page;  ///< where the person left off; empty: the first
    config::Instant saved{};
    config::Instant expires{};
    bool signed_file = false;            ///< a signed file is kept: frozen until that is dropped
    std::optional<std::string> case_id;  ///< set once sent: nothing changes any more

    bool sent() const { return case_id.has_value(); }
};

/// A draft with its content and its service.
struct OpenDraft {
    Draft draft;
    forms::Values values;
    std::vector<forms::Attachment> attachments;
    std::shared_ptr<const forms::Service> service;
};

/// How a draft is known to the documents and audit rooms: "draft:<id>".
inline std::string draft_owner(const std::string& id) {
    return "draft:" + id;
}

}  // namespace okienko::intake
