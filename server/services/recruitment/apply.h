#pragma once

#include <string>

#include "schemas/texts.h"
#include "server/documents/document_key.h"
#include "server/intake/companion.h"
#include "server/services/recruitment/application.h"
#include "server/services/recruitment/vacancy.h"
#include "server/web/pages.h"

namespace okienko::recruitment {

/// Applying for a vacancy: begins at one that is open, is stopped when it is open no more, replaces
/// the person's former application, and seals the new one until the deadline. Shared by threads.
class Apply : public intake::Companion {
public:
    static constexpr const char* kService = "job-application";

    Apply(storage::Database& database,
          const documents::DocumentKeys& keys,
          const web::Pages& pages,
          const config::Clock& clock)
        : database_(database), keys_(keys), pages_(pages), clock_(clock) {}

    std::string_view service() const override { return kService; }
    Beginning begin(const web::Request& request) const override;
    std::optional<Hindrance> hindrance(storage::Transaction& transaction,
                                       const Facts& facts) const override;
    void filed(storage::Transaction& transaction,
               const cases::Case& opened,
               const Facts& facts) const override;
    /// Until the deadline alone; who keeps the vacancy's row keeps it from passing meanwhile.
    std::optional<Hindrance> withdrawal_hindrance(storage::Transaction& transaction,
                                                  const Withdrawal& facts) const override;
    void withdrawn(storage::Transaction& transaction, const Withdrawal& facts) const override;
    void add_to_check(schemas::Node parent,
                      storage::Transaction& transaction,
                      const Facts& facts) const override;

private:
    storage::Database& database_;
    const documents::DocumentKeys& keys_;
    const web::Pages& pages_;
    const config::Clock& clock_;
};

}  // namespace okienko::recruitment
