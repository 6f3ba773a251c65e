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
    void add_to_check(schemas::Node parent,
                      storage::Transaction& transaction,
                      const Facts& facts) const override;

private:
    storage::Database& database_;
    const documents::DocumentKeys& keys_;
    const web::Pages& pages_;
    const config::Clock& clock_;
};

/// Ends the case of an application for the resident's reason, with its place in the history.
void close_case(storage::Transaction& transaction,
                const Application& application,
                const std::string& state,
                config::Instant now);

}  // namespace okienko::recruitment
