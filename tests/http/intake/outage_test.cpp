#include "tests/harness/test_cluster.h"
#include "tests/http/intake/journey.h"

namespace okienko::intake {

/// The database goes away while somebody fills the form: a clear answer, nothing lost, nothing
/// accepted twice.
TEST_F(JourneyTest, AnAbsentDatabaseLosesNothing) {
    const harness::TemporaryFolder folder;
    harness::TestCluster cluster(folder.path() / "cluster");
    cluster.start();
    harness::RunningServer::Options options;
    options.database = cluster.uri();
    harness::RunningServer alone(options);
    auto client = alone.client();
    const std::string draft = begin(client);
    ASSERT_EQ(fill(client, draft, {{"przedmiot", "przed awarią"}}).status, 303);
    const auto check = client.get(draft + "/sprawdz");
    const Pairs order = {{"_revision", check.input_value("_revision")},
                         {"_document", check.input_value("_document")}};

    cluster.stop();
    const auto refused = client.post(draft + "/wyslij", order);
    EXPECT_EQ(refused.status, 503);
    EXPECT_FALSE(refused.header("Retry-After").empty());
    EXPECT_FALSE(refused.contains("Wniosek przyjęty"));
    EXPECT_EQ(client.get(draft + "/wniosek").status, 503);

    cluster.start();
    EXPECT_TRUE(client.get(draft + "/sprawdz").contains("przed awarią"));
    const auto sent = client.post(draft + "/wyslij", order);
    EXPECT_EQ(sent.header("Location"), draft + "/wyslano");
    EXPECT_TRUE(client.follow(sent).contains("Wniosek przyjęty"));
    EXPECT_EQ(client.post(draft + "/wyslij", order).header("Location"), draft + "/wyslano");
}

}  // namespace okienko::intake
