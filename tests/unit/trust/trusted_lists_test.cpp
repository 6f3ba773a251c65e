// A server's trusted lists: from a folder and from the web, kept when they fail, put into use
// while others verify.

#include "server/trust/trusted_lists.h"

#include <fstream>
#include <map>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "server/trust/master_key.h"
#include "server/trust/web_trust_source.h"
#include "tests/harness/test_cluster.h"
#include "tests/unit/signing/signing_keys.h"
#include "tests/unit/signing/trusted_list_text.h"

namespace okienko::trust {
namespace {

using namespace signing::testing;

class StillClock : public config::Clock {
public:
    config::Instant now() const override {
        return std::chrono::sys_days(std::chrono::year(2026) / 3 / 1);
    }
};

/// A small web server on loopback: what stands at each path.
class Web : public Poco::Net::HTTPRequestHandlerFactory {
public:
    std::map<std::string, std::string> pages;
    std::map<std::string, std::string> moved;

    Poco::Net::HTTPRequestHandler* createRequestHandler(
        const Poco::Net::HTTPServerRequest&) override {
        return new Handler(*this);
    }

private:
    class Handler : public Poco::Net::HTTPRequestHandler {
    public:
        explicit Handler(Web& web) : web_(web) {}
        void handleRequest(Poco::Net::HTTPServerRequest& request,
                           Poco::Net::HTTPServerResponse& response) override {
            const std::string path = request.getURI();
            if (web_.moved.count(path) > 0) {
                response.redirect(web_.moved[path]);
            } else if (web_.pages.count(path) > 0) {
                const std::string& page = web_.pages[path];
                response.sendBuffer(page.data(), page.size());
            } else {
                response.setStatusAndReason(Poco::Net::HTTPResponse::HTTP_NOT_FOUND);
                response.setContentLength(0);
                response.send();
            }
        }

    private:
        Web& web_;
    };
};

signing::KeyPair new_key(const std::string& name) {
    CertificateWish wish;
    wish.name = name;
    return key_pair(ec_key("P-256"), wish);
}

class ServerLists : public ::testing::Test {
protected:
    ServerLists()
        : socket_(Poco::Net::SocketAddress("127.0.0.1", 0)),
          server_(web_, socket_, new Poco::Net::HTTPServerParams),
          address_("http://127.0.0.1:" + std::to_string(socket_.address().port())) {
        server_.start();
        settings_.folder = folder_.path() / "lists";
        settings_.kept = folder_.path() / "kept";
        std::filesystem::create_directory(settings_.folder);
    }
    ~ServerLists() override { server_.stopAll(true); }

    void write(const std::filesystem::path& file, const std::string& bytes) const {
        std::ofstream(file, std::ios::binary) << bytes;
    }
    static ListText list(int sequence = 1) {
        static const auto authority = new_key("Wystawca").certificate_chain();
        PeriodText now;
        now.certificates = authority;
        ListText made;
        made.sequence = sequence;
        made.services = {{now}};
        return made;
    }
    void ask_the_web() {
        const auto file = folder_.path() / "journal.pem";
        write(file, journal_.certificates_pem());
        settings_.list_of_lists = address_ + "/lotl.xml";
        settings_.journal = file;
        ListText lists;
        lists.of_lists = true;
        lists.territory = "EU";
        lists.pointers = {{settings_.list_of_lists, "EU", journal_.certificate_chain(), true},
                          {address_ + "/pl.xml", "PL", operator_.certificate_chain()}};
        web_->pages["/lotl.xml"] = lists.signed_by(journal_);
        web_->pages["/pl.xml"] = list(3).signed_by(operator_);
    }

    const schemas::XmlLibrary library_;
    const harness::TemporaryFolder folder_;
    const StillClock clock_;
    const signing::KeyPair operator_ = new_key("Operator");
    const signing::KeyPair journal_ = new_key("Dziennik");
    signing::Verifier verifier_{signing::TrustAnchors()};
    ListSettings settings_;
    Poco::SharedPtr<Web> web_ = new Web;
    Poco::Net::ServerSocket socket_;
    Poco::Net::HTTPServer server_;
    std::string address_;
};

TEST_F(ServerLists, OfAFolderCountWhenSignedByACertificateInIt) {
    TrustedLists none(settings_, {}, verifier_, clock_, config::Log::silent());
    none.load();
    EXPECT_FALSE(none.fault());
    EXPECT_TRUE(none.standing().lists.empty());
    write(settings_.folder / "pl.xml", list().signed_by(operator_));
    none.load();
    EXPECT_TRUE(none.fault());
    write(settings_.folder / "operator.pem", operator_.certificates_pem());
    none.load();
    EXPECT_FALSE(none.fault()) << *none.fault();
    EXPECT_EQ(none.standing().anchors, 1U);
    EXPECT_EQ(verifier_.anchors().certificates().size(), 1U);
    write(settings_.folder / "operator.pem", "no certificate");
    EXPECT_THROW(none.load(), KeyFault);
    EXPECT_EQ(verifier_.anchors().certificates().size(), 1U);
}

TEST_F(ServerLists, OfTheWebAreFetchedAndKept) {
    ask_the_web();
    TrustedLists first(settings_, {}, verifier_, clock_, config::Log::silent());
    first.load();
    EXPECT_EQ(first.standing().anchors, 0U);
    first.refresh();
    EXPECT_EQ(first.standing().anchors, 1U);
    ASSERT_EQ(first.standing().lists.size(), 2U);
    EXPECT_FALSE(first.fault());
    EXPECT_NE(first.facts().find("\"territory\":\"PL\""), std::string::npos);
    // Another start, and nobody answers.
    web_->pages.clear();
    verifier_.trust({});
    TrustedLists second(settings_, {}, verifier_, clock_, config::Log::silent());
    second.load();
    EXPECT_EQ(verifier_.anchors().certificates().size(), 1U);
    second.refresh();
    EXPECT_EQ(verifier_.anchors().certificates().size(), 1U);
    const auto standing = second.standing();
    ASSERT_EQ(standing.lists.size(), 2U);
    EXPECT_TRUE(standing.lists[1].kept);
    EXPECT_EQ(standing.lists[1].fault->code, "fetch");
    EXPECT_FALSE(second.fault());
}

TEST_F(ServerLists, ThatFailAreToldInSentences) {
    write(settings_.folder / "operator.pem", operator_.certificates_pem());
    write(settings_.folder / "pl.xml", "<list");
    TrustedLists lists(settings_, {}, verifier_, clock_, config::Log::silent());
    const auto told = [&](const std::string& sentence) {
        EXPECT_NE(lists.facts().find("\"fault\":\"" + sentence), std::string::npos)
            << lists.facts();
    };
    lists.load();
    told("The list is not well-formed XML (line 1). No earlier one is at hand, so nothing of it");
    EXPECT_NE(lists.fault()->find("is not well-formed XML"), std::string::npos) << *lists.fault();
    ListText outdated = list();
    outdated.next_update = "2026-02-01T00:00:00Z";
    write(settings_.folder / "pl.xml", outdated.signed_by(operator_));
    lists.load();
    EXPECT_EQ(lists.facts().find("\"fault\""), std::string::npos) << lists.facts();
    write(settings_.folder / "pl.xml", "<!DOCTYPE a><a/>");
    lists.load();
    told(
        "The list has a DOCTYPE or entities, which are not read. The last good one counts "
        "instead, issued on 2026-01-01; it is outdated: the next one was due on 2026-02-01.\"");
    EXPECT_FALSE(lists.fault());
    write(settings_.folder / "pl.xml", list().signed_by(journal_));
    lists.load();
    told("The list is not accepted: signed by ");
    write(settings_.folder / "pl.xml", std::string());
    lists.load();
    told("The list is not well-formed XML (line 1). The last good one counts instead");
}

TEST_F(ServerLists, AreBoundedInWhatTheyFetch) {
    web_->pages["/list.xml"] = "abc";
    web_->moved["/old.xml"] = address_ + "/list.xml";
    web_->moved["/round.xml"] = address_ + "/round.xml";
    web_->moved["/file.xml"] = "file:///etc/hostname";
    WebTrustSource source({.time = std::chrono::seconds(5), .bytes = 10, .redirects = 3});
    const auto fetched = [&](const std::string& path) {
        const auto outcome = source.fetch(address_ + path);
        const auto* bytes = std::get_if<std::string>(&outcome);
        return bytes == nullptr ? "none" : *bytes;
    };
    EXPECT_EQ(fetched("/list.xml"), "abc");
    EXPECT_EQ(fetched("/old.xml"), "abc");
    EXPECT_EQ(fetched("/round.xml"), "none");
    EXPECT_EQ(fetched("/file.xml"), "none");
    EXPECT_EQ(fetched("/nothing.xml"), "none");
    web_->pages["/list.xml"] = std::string(11, 'a');
    EXPECT_EQ(fetched("/list.xml"), "none");
    EXPECT_TRUE(std::holds_alternative<signing::Fault>(source.fetch("file:///etc/hostname")));
    EXPECT_TRUE(std::holds_alternative<signing::Fault>(source.fetch("ftp://127.0.0.1/a")));
    EXPECT_TRUE(std::holds_alternative<signing::Fault>(DiskTrustSource().fetch(address_ + "/a")));
}

}  // namespace
}  // namespace okienko::trust
