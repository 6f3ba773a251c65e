// Who may sign a trusted list, how a list of the lists leads to them, and what is kept when a list
// fails (ETSI TS 119 612, 5.7; TS 119 615, 4.1, 4.2).

#include <map>

#include <gtest/gtest.h>

#include "schemas/xml_library.h"
#include "signing/collect_lists.h"
#include "tests/unit/signing/corpus.h"
#include "tests/unit/signing/process_evidence.h"
#include "tests/unit/signing/signing_keys.h"
#include "tests/unit/signing/trusted_list_text.h"

namespace okienko::signing {
namespace {

using namespace testing;

const auto at = on(2026, 3, 1);

KeyPair new_key(const std::string& name) {
    CertificateWish wish;
    wish.name = name;
    return key_pair(ec_key("P-256"), wish);
}
std::string certificate_of(const KeyPair& key) {
    return key.certificate_chain().front();
}

/// Locations and what is there.
class Shelf : public TrustSource {
public:
    std::map<std::string, std::string> at;
    std::variant<std::string, Fault> fetch(const std::string& location) override {
        const auto found = at.find(location);
        if (found == at.end()) return Fault{"fetch", "nothing at " + location};
        return found->second;
    }
};
class Memory : public ListArchive {
public:
    std::map<std::string, KeptList> lists;
    std::optional<KeptList> last_good(const std::string& location) override {
        const auto found = lists.find(location);
        if (found == lists.end()) return std::nullopt;
        return found->second;
    }
    void keep(const std::string& location, const KeptList& list) override {
        lists[location] = list;
    }
};

template <typename Outcome>
std::string code(const Outcome& outcome) {
    const auto* fault = std::get_if<Fault>(&outcome);
    return fault == nullptr ? "" : fault->code;
}

ListText small_list(int sequence = 1) {
    static const std::string authority = certificate_of(new_key("Wystawca"));
    PeriodText now;
    now.certificates = {authority};
    ListText list;
    list.sequence = sequence;
    list.services = {{now}};
    return list;
}

class ListSignatures : public ::testing::Test {
protected:
    const schemas::XmlLibrary library_;
    const KeyPair operator_ = new_key("Operator");
    const KeyPair stranger_ = new_key("Obcy");
    const KeyPair journal_ = new_key("Dziennik");
    Shelf shelf_;
    Memory memory_;
};

TEST_F(ListSignatures, AreOfThoseWhoMay) {
    const std::vector<std::string> may = {certificate_of(operator_)};
    const std::string sound = small_list().signed_by(operator_);
    EXPECT_EQ(code(accept_list(sound, may, at)), "");
    EXPECT_EQ(code(accept_list(sound, {}, at)), "signer");
    EXPECT_EQ(code(accept_vouched_list(sound, at)), "");
    EXPECT_EQ(code(accept_list(small_list().signed_by(stranger_), may, at)), "signer");
    EXPECT_EQ(code(accept_list(small_list().xml(), may, at)), "no-signature");
    EXPECT_EQ(code(accept_list(replaced(sound, "granted", "withdrawn"), may, at)), "signature");
    EXPECT_EQ(code(accept_vouched_list(replaced(sound, "granted", "withdrawn"), at)), "signature");
    const auto signature = sound.find("<ds:Signature ");
    const auto end = sound.find("</ds:Signature>") + 15;
    ASSERT_LT(signature, end);
    std::string twice = sound;
    twice.insert(end, sound.substr(signature, end - signature));
    EXPECT_EQ(code(accept_list(twice, may, at)), "signatures");
}

/// What is signed is inside; the list that is read is another.
TEST_F(ListSignatures, CoverTheWholeList) {
    const std::vector<std::string> may = {certificate_of(operator_)};
    const std::string inner = small_list().signed_by(operator_);
    const std::string body = inner.substr(inner.find("<TrustServiceStatusList"));
    const std::string outer = replaced(
        small_list(7).xml(), "</TrustServiceStatusList>", body + "</TrustServiceStatusList>");
    EXPECT_NE(code(accept_list(outer, may, at)), "");
}

TEST_F(ListSignatures, OfListsOfListsAreFoundThroughPivots) {
    const KeyPair second = new_key("Drugi");
    const KeyPair third = new_key("Trzeci");
    const auto lists = [](int sequence, const KeyPair& next, std::vector<std::string> uris) {
        ListText list;
        list.of_lists = true;
        list.territory = "EU";
        list.sequence = sequence;
        list.uris = std::move(uris);
        list.pointers = {{"https://l.example/lotl.xml", "EU", {certificate_of(next)}, true}};
        return list;
    };
    const std::string p1 = "https://l.example/pivot-1.xml";
    const std::string p2 = "https://l.example/pivot-2.xml";
    shelf_.at[p1] = lists(1, second, {p1}).signed_by(journal_);
    shelf_.at[p2] = lists(2, third, {p2, p1}).signed_by(second);
    const ListText present = lists(3, third, {p2, p1, "https://dziennik.example/ogloszenie"});
    const std::vector<std::string> journal = {certificate_of(journal_)};
    const auto outcome = [&](const std::string& bytes) {
        return code(accept_list_of_lists(bytes, journal, shelf_, at));
    };
    EXPECT_EQ(outcome(present.signed_by(third)), "");
    EXPECT_EQ(outcome(present.signed_by(second)), "signer");
    EXPECT_EQ(outcome(present.signed_by(journal_)), "signer");
    EXPECT_EQ(outcome(small_list().signed_by(third)), "not-list-of-lists");
    EXPECT_EQ(outcome(shelf_.at[p2]), "");  // the present one may be the newest pivot
    EXPECT_EQ(outcome(lists(9, third, {}).signed_by(journal_)), "");  // no pivots
    // A journal of later: the pivots before it are passed over.
    const std::vector<std::string> later = {certificate_of(second)};
    EXPECT_EQ(code(accept_list_of_lists(present.signed_by(third), later, shelf_, at)), "");
    // A pivot that breaks the chain.
    shelf_.at[p2] = lists(2, third, {p2, p1}).signed_by(stranger_);
    EXPECT_EQ(outcome(present.signed_by(third)), "pivot");
    shelf_.at.erase(p2);
    EXPECT_EQ(outcome(present.signed_by(third)), "pivot");
    shelf_.at[p2] = replaced(lists(2, third, {p2}).xml(), "EUlistofthelists", "EUgeneric");
    EXPECT_EQ(outcome(present.signed_by(third)), "pivot");
}

TEST_F(ListSignatures, FailAndTheLastGoodListStays) {
    const std::string one = "https://l.example/pl.xml";
    const WantedLists wanted{{{one, std::vector{certificate_of(operator_)}}}, "", {}, {}};
    shelf_.at[one] = small_list(5).signed_by(operator_);
    const auto fresh = collect_lists(wanted, shelf_, memory_, at);
    ASSERT_EQ(fresh.states.size(), 1U);
    EXPECT_TRUE(fresh.states[0].in_use);
    EXPECT_FALSE(fresh.states[0].kept);
    EXPECT_EQ(fresh.failed(), 0U);
    TrustAnchors anchors;
    fresh.add_to(anchors);
    EXPECT_EQ(anchors.certificates().size(), 1U);
    const auto fails = [&](const char* expected) {
        const auto collected = collect_lists(wanted, shelf_, memory_, at);
        const ListState& state = collected.states.at(0);
        EXPECT_TRUE(state.in_use && state.kept) << expected;
        EXPECT_EQ(state.sequence, 5U);
        EXPECT_EQ(state.fault ? state.fault->code : "", expected);
        EXPECT_EQ(collected.failed(), 1U);
    };
    shelf_.at[one] = small_list(6).signed_by(stranger_);
    fails("signer");
    shelf_.at[one] = "not a list";
    fails("malformed");
    shelf_.at[one] = small_list(4).signed_by(operator_);
    fails("older");
    shelf_.at.erase(one);
    fails("fetch");
    // What was changed where it is kept is not used.
    auto& kept = memory_.lists.at(one).bytes;
    kept = replaced(kept, "granted", "withdrawn");
    const auto none = collect_lists(wanted, shelf_, memory_, at);
    EXPECT_FALSE(none.states.at(0).in_use);
    EXPECT_TRUE(none.lists.empty());
}

TEST_F(ListSignatures, LeadFromTheListOfListsToTheOthers) {
    ListText lists;
    lists.of_lists = true;
    lists.territory = "EU";
    lists.pointers = {{"lotl", "EU", {certificate_of(journal_)}, true},
                      {"pl", "PL", {certificate_of(operator_)}},
                      {"sk", "SK", {certificate_of(operator_)}}};
    shelf_.at["lotl"] = lists.signed_by(journal_);
    shelf_.at["pl"] = small_list().signed_by(operator_);
    shelf_.at["sk"] = small_list().signed_by(stranger_);
    const WantedLists all{{}, "lotl", {certificate_of(journal_)}, {}};
    const auto collected = collect_lists(all, shelf_, memory_, at);
    ASSERT_EQ(collected.states.size(), 3U);
    EXPECT_TRUE(collected.states[0].list_of_lists);
    EXPECT_TRUE(collected.states[1].in_use);
    EXPECT_FALSE(collected.states[2].in_use);
    EXPECT_EQ(collected.states[2].fault->code, "signer");
    WantedLists polish = all;
    polish.territories = {"PL"};
    EXPECT_EQ(collect_lists(polish, shelf_, memory_, at).states.size(), 2U);
    const auto later = collect_lists(polish, shelf_, memory_, on(2026, 7, 1));
    EXPECT_TRUE(later.states[1].in_use && later.states[1].outdated);
}

/// Real lists, by their own certificates; the pivots between are not at hand.
TEST_F(ListSignatures, OfTheUnionHold) {
    const auto folder = corpus() / "signatures/files";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpus at " << corpus();
    const auto then = on(2019, 10, 1);
    for (const char* file : {"051-BE.xml",
                             "053-BG.xml",
                             "089-CY.xml",
                             "111-UK.xml",
                             "27-eu-lotl_original.xml",
                             "064-tl_pivot_247_mp.xml",
                             "075-tl_pivot_191_mp.xml"}) {
        const auto outcome = accept_vouched_list(read_file(folder / file), then);
        const auto* fault = std::get_if<Fault>(&outcome);
        EXPECT_EQ(fault == nullptr ? "" : fault->code + ": " + fault->reason, "") << file;
    }
    for (const char* file : {"40-CZ_broken-sig.xml",
                             "116-eu-lotl_broken-sig.xml",
                             "113-tl_pivot_247_mp_broken-sig.xml"}) {
        EXPECT_EQ(code(accept_vouched_list(read_file(folder / file), then)), "signature") << file;
    }
    // The list of the lists names who signs each.
    const auto lotl = accept_vouched_list(read_file(folder / "27-eu-lotl_original.xml"), then);
    const auto& pointers = std::get<AcceptedList>(lotl).list.pointers;
    std::size_t found = 0;
    for (const auto& [territory, file] : std::map<std::string, std::string>{
             {"BE", "051-BE.xml"}, {"UK", "111-UK.xml"}, {"BG", "053-BG.xml"}}) {
        for (const ListPointer& pointer : pointers) {
            if (pointer.territory != territory || !pointer.is_xml()) continue;
            EXPECT_EQ(code(accept_list(read_file(folder / file), pointer.certificates, then)), "")
                << file;
            ++found;
        }
    }
    EXPECT_EQ(found, 3U);
}

}  // namespace
}  // namespace okienko::signing
