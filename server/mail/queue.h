#pragma once

#include "server/jobs/worker.h"
#include "server/mail/mailer.h"
#include "server/mail/message.h"
#include "server/storage/batch.h"
#include "server/storage/database.h"

namespace okienko::mail {

inline constexpr const char* kJobKind = "mail";

/// Sends the message after the transaction commits, and only then. Throws BadMessage at once.
void queue(storage::Transaction& transaction, const Message& message);
/// The same as a part of a batch.
void queue(storage::Batch& batch, const Message& message);

/// The outbox handler of kJobKind. The mailer must outlive it.
jobs::Handler deliver_with(Mailer& mailer);

}  // namespace okienko::mail
