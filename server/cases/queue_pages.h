#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "server/cases/queue_store.h"
#include "server/cases/service_words.h"
#include "server/catalogue/office.h"
#include "server/storage/database.h"
#include "server/web/pages.h"
#include "server/web/router.h"

namespace okienko::cases {

/// The office's lists: the queue of the clerk's units (`/urzad`), the clerk's own cases
/// (`/urzad/moje`) and the same lists as a file (`/urzad/kolejka.csv`). Shared by threads.
class QueuePages {
public:
    /// `searching`: connections for pages with words, to the same database; they alone load the
    /// Polish dictionary.
    QueuePages(storage::Database& database,
               storage::Database& searching,
               const web::Pages& pages,
               const ServiceWords& words,
               const catalogue::Office& office)
        : database_(database),
          searching_(searching),
          pages_(pages),
          words_(words),
          office_(office) {}
    void add_routes(web::Router& router);

    static constexpr unsigned kPageSize = 50;
    static constexpr unsigned kFilePageSize = 10000;  ///< rows read at once for a file

private:
    web::Response queue(const web::Request& request) const;
    web::Response mine(const web::Request& request) const;
    web::Response file(const web::Request& request) const;
    web::Response show(const web::Request& request,
                       const QueueFilter& filter,
                       std::string_view path) const;

    storage::Database& for_filter(const QueueFilter& filter) const {
        return filter.words.empty() ? database_ : searching_;
    }

    storage::Database& database_;
    storage::Database& searching_;
    const web::Pages& pages_;
    const ServiceWords& words_;
    const catalogue::Office& office_;
    QueueStore store_;
};

}  // namespace okienko::cases
