#pragma once

#include "server/cases/correspondence.h"
#include "server/letters/context.h"
#include "server/letters/letter.h"

namespace okienko::letters {

/// The letters and additions of a case for its page on the office's side. Shared by threads.
class Papers : public cases::Correspondence {
public:
    explicit Papers(const cases::ServiceWords& services) : services_(services) {}
    std::vector<cases::Paper> papers(storage::Transaction& transaction,
                                     const cases::Case& of) const override;

private:
    const cases::ServiceWords& services_;
};

/// The title of a letter in the service's words.
std::string title_of(const cases::ServiceWords& services,
                     const cases::Case& of,
                     const Letter& letter);

}  // namespace okienko::letters
