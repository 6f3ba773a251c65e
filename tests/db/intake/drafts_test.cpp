#include "tests/db/intake/desk.h"

namespace okienko::intake {

using DraftsTest = DeskTest;

TEST_F(DraftsTest, KeepsStringsAsTypedAndSealed) {
    OpenDraft open = filled();
    open.values.set("od-miesiac", "  maec ");
    ASSERT_TRUE(drafts_.save(open, anna_));
    const auto found = drafts_.find(anna_, open.draft.id);
    ASSERT_EQ(found.access, Drafts::Access::granted);
    EXPECT_EQ(drafts_.open(anna_, *found.draft).values.get("od-miesiac"), "  maec ");
    EXPECT_EQ(count("intake.drafts where position('maec'::bytea in content) > 0"), 0);
}

TEST_F(DraftsTest, TellsNobodyElseThatADraftExists) {
    const OpenDraft open = filled();
    const Requester other{"0193aaaa-0000-7000-8000-000000000002", std::string(32, 'o')};
    EXPECT_EQ(drafts_.find(other, open.draft.id).access, Drafts::Access::none);
    EXPECT_EQ(drafts_.find(passer_by_, open.draft.id).access, Drafts::Access::none);
    EXPECT_EQ(drafts_.find(anna_, "0193aaaa-0000-7000-8000-00000000ffff").access,
              Drafts::Access::none);
    EXPECT_EQ(drafts_.find(anna_, "' or true --").access, Drafts::Access::none);
    const Requester signed_out{std::nullopt, anna_.visitor};
    EXPECT_EQ(drafts_.find(signed_out, open.draft.id).access, Drafts::Access::sign_in);
}

TEST_F(DraftsTest, RefusesASaveFromAnOldRevision) {
    OpenDraft one = filled();
    OpenDraft two = one;
    one.values.set("przedmiot", "pierwsza");
    two.values.set("przedmiot", "druga");
    EXPECT_TRUE(drafts_.save(one, anna_));
    EXPECT_FALSE(drafts_.save(two, anna_));
    const auto found = drafts_.find(anna_, one.draft.id);
    EXPECT_EQ(drafts_.open(anna_, *found.draft).values.get("przedmiot"), "pierwsza");
    EXPECT_EQ(found.draft->revision, one.draft.revision);
}

TEST_F(DraftsTest, ExpiresAfterFourteenDaysWithItsKey) {
    const OpenDraft open = filled(passer_by_);
    clock_.at += std::chrono::days{13};
    EXPECT_EQ(drafts_.find(passer_by_, open.draft.id).access, Drafts::Access::granted);
    clock_.at += std::chrono::days{2};
    EXPECT_EQ(drafts_.find(passer_by_, open.draft.id).access, Drafts::Access::expired);
    EXPECT_EQ(drafts_.expire(), 1U);
    EXPECT_EQ(count("intake.drafts"), 0);
    EXPECT_THROW(drafts_.key_of(open.draft), std::runtime_error);
}

TEST_F(DraftsTest, GivesAnAnonymousDraftToTheAccountThatOpensIt) {
    const OpenDraft open = filled(passer_by_);
    const Requester signed_in{account_, passer_by_.visitor};
    drafts_.open(signed_in, *drafts_.find(signed_in, open.draft.id).draft);
    EXPECT_EQ(drafts_.of_account(account_).size(), 1U);
    EXPECT_EQ(drafts_.find(passer_by_, open.draft.id).access, Drafts::Access::sign_in);
}

TEST_F(DraftsTest, ParksFieldsForTheSameBrowserAndOnce) {
    const OpenDraft open = filled();
    forms::Values fields;
    fields.set("przedmiot", "wpisane po wylogowaniu");
    const Requester signed_out{std::nullopt, anna_.visitor};
    drafts_.park(open.draft, signed_out, "wniosek", fields);
    EXPECT_FALSE(drafts_.unpark(open.draft, passer_by_));
    const auto parked = drafts_.unpark(open.draft, anna_);
    ASSERT_TRUE(parked);
    EXPECT_EQ(parked->page, "wniosek");
    EXPECT_EQ(parked->fields, fields);
    EXPECT_FALSE(drafts_.unpark(open.draft, anna_));
    drafts_.park(open.draft, signed_out, "wniosek", fields);
    clock_.at += std::chrono::minutes{61};
    EXPECT_FALSE(drafts_.unpark(open.draft, anna_));
}

TEST_F(DraftsTest, DiscardsFilesAndKeyTogether) {
    OpenDraft open = filled();
    ASSERT_TRUE(drafts_.save(open, anna_, {add_file(open, "mapa.pdf", "%PDF-1.4")}));
    drafts_.discard(open.draft);
    EXPECT_EQ(count("intake.drafts"), 0);
    EXPECT_EQ(count("intake.attachments"), 0);
    EXPECT_THROW(drafts_.key_of(open.draft), std::runtime_error);
}

}  // namespace okienko::intake
