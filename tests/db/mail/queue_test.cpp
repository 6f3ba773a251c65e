#include "server/mail/queue.h"

#include <chrono>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "server/jobs/lease_store.h"
#include "tests/harness/test_database.h"

namespace okienko::mail {
namespace {

/// Remembers what it was asked to send.
class Postbox : public Mailer {
public:
    void send(const Message& message, const std::string& id) override {
        last = message;
        last_id = id;
    }
    Message last;
    std::string last_id;
};

TEST(MailQueue, SendsWhatWasCommittedAsItWas) {
    harness::TestDatabase test("mail");
    auto& database = test.database();
    const Message message{
        "anna@example.org", "Potwierdź „adres”", "Dzień dobry,\n\n\"tak\"\\ i \t tak 🙂\n"};
    {
        auto forgotten = database.begin();
        queue(forgotten, message);
    }
    database.run([&](storage::Transaction& transaction) { queue(transaction, message); });
    const auto jobs = database.run([](storage::Transaction& transaction) {
        return jobs::LeaseStore().take(transaction, {kJobKind}, std::chrono::seconds(60), 3, 8);
    });
    ASSERT_EQ(jobs.size(), 1U);  // the forgotten one was never there
    const jobs::Job& job = jobs.front();
    Postbox postbox;
    deliver_with(postbox)(job);
    EXPECT_EQ(postbox.last.to, message.to);
    EXPECT_EQ(postbox.last.subject, message.subject);
    EXPECT_EQ(postbox.last.text, message.text);
    EXPECT_EQ(postbox.last_id, "job-" + std::to_string(job.id));
    const auto counts = database.read(
        [](storage::Transaction& transaction) { return jobs::Outbox().counts(transaction); });
    EXPECT_EQ(counts.waiting, 1);
}

TEST(MailQueue, RefusesABadMessageAtOnce) {
    harness::TestDatabase test("mail");
    EXPECT_THROW(test.database().run([](storage::Transaction& transaction) {
        queue(transaction, {"anna@example.org\r\nBcc: eve@example.org", "Hi", "text"});
    }),
                 BadMessage);
}

}  // namespace
}  // namespace okienko::mail
