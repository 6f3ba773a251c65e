#pragma once

#include <memory>
#include <optional>

#include "server/editing/card_draft_store.h"
#include "server/editing/context.h"
#include "server/web/router.h"

namespace okienko::editing {

class Page;

/// /redakcja/uslugi/{service}/karta: an editor's draft of a card: the form, the preview as
/// residents will see it, publishing. A draft that began from a card which another editor has
/// changed since gets 409 with both versions; nothing typed is lost. Must outlive the router; any
/// thread.
class CardPages {
public:
    explicit CardPages(const Context& context) : context_(context) {}
    void add_routes(web::Router& router) const;

private:
    struct Desk;
    Desk open(const web::Request& request) const;

    web::Response edit(const web::Request& request) const;
    web::Response save(const web::Request& request) const;
    web::Response preview(const web::Request& request) const;
    web::Response publish(const web::Request& request) const;
    web::Response merge(const web::Request& request) const;
    web::Response discard(const web::Request& request) const;

    web::Response form(const web::Request& request, const Desk& desk, bool judged) const;
    web::Response overtaken(const web::Request& request, const Desk& desk) const;
    web::Response other_draft(const web::Request& request,
                              const Desk& desk,
                              const CardFields& mine) const;

    const Context& context_;
};

}  // namespace okienko::editing
