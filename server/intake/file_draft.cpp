#include "server/intake/file_draft.h"

#include <algorithm>

#include "forms/document_builder.h"
#include "server/intake/beside.h"
#include "signing/digest.h"

namespace okienko::intake {

namespace {

std::vector<cases::Attachment> numbered(const std::vector<forms::Attachment>& files) {
    std::vector<cases::Attachment> numbered;
    for (const forms::Attachment& file : files) {
        numbered.push_back({static_cast<int>(numbered.size()) + 1,
                            file.id,
                            file.name,
                            file.media_type,
                            file.size,
                            signing::from_hex(file.sha256).value_or("")});
    }
    return numbered;
}

/// Files of questions that are not asked any more, since another answer made them so.
std::vector<std::string> left_over(const OpenDraft& open, const forms::Answers& answers) {
    std::vector<std::string> uploads;
    for (const forms::Attachment& file : open.attachments) {
        const auto same = [&](const forms::Attachment& kept) { return kept.id == file.id; };
        const auto& kept = answers.attachments();
        if (std::none_of(kept.begin(), kept.end(), same)) uploads.push_back(file.id);
    }
    return uploads;
}

/// The first address for mail that was given in the form, else the account's.
std::string email_of(const forms::Answers& answers, const std::optional<web::Identity>& identity) {
    for (const forms::Answer& answer : answers.all()) {
        const bool address = answer.item->widget == forms::Widget::email &&
                             answer.item->kind == forms::Item::Kind::field;
        if (address && answer.relevant && !answer.values.empty()) return answer.values.front();
    }
    return identity ? identity->email : std::string{};
}

}  // namespace

FiledDraft file_draft(const Drafts& drafts,
                      const Submission& submission,
                      const OpenDraft& open,
                      const forms::Answers& answers,
                      const SendOrder& order) {
    if (!answers.check_all().ok()) return {FiledDraft::Outcome::faulty};
    const std::string bytes = order.signed_draft != nullptr ? order.signed_draft->document
                                                            : forms::document_bytes(answers);
    const signing::Sha256 digest = signing::sha256(bytes);
    if (digest.hex() != order.document) return {FiledDraft::Outcome::changed};
    drafts.drop_files(open.draft, left_over(open, answers));

    Filing filing;
    filing.service = open.service;
    filing.document = bytes;
    filing.digest = digest;
    filing.subject = answers.subject();
    filing.unit = answers.unit();
    filing.language = open.draft.language;
    filing.reader = order.language;
    if (order.identity) filing.account = order.identity->account;
    filing.email = email_of(answers, order.identity);
    filing.scope = draft_owner(open.draft.id);
    filing.key = "send";
    filing.body_hash = digest.raw();
    filing.draft = open.draft;
    filing.files_key = drafts.key_of(open.draft);
    filing.attachments = numbered(answers.attachments());
    if (order.signed_draft != nullptr) {
        filing.signatures = order.signed_draft->report;
        if (order.signed_draft->beside) {
            filing.attachments.push_back(*order.signed_draft->beside);
            filing.attachments.back().n = static_cast<int>(filing.attachments.size());
            if (const auto kept = beside_of(order.signed_draft->form)) {
                filing.signed_file = {kept->form, filing.attachments.back().upload};
            }
        }
    }
    if (!filing.attachments.empty()) filing.files_owner = draft_owner(open.draft.id);
    const Filed filed = submission.submit(filing);
    if (filed.outcome == Filed::Outcome::hindered) {
        return {FiledDraft::Outcome::hindered, filed.hindrance};
    }
    const bool stored = filed.outcome == Filed::Outcome::accepted ||
                        filed.outcome == Filed::Outcome::repeated ||
                        filed.outcome == Filed::Outcome::other_body;
    return {stored ? FiledDraft::Outcome::sent : FiledDraft::Outcome::changed};
}

}  // namespace okienko::intake
