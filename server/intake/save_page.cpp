#include "server/intake/save_page.h"

#include <algorithm>
#include <charconv>

#include "forms/answers.h"
#include "server/calendar/local_time.h"
#include "server/intake/take_upload.h"

namespace okienko::intake {

forms::Moment moment_of(const OpenDraft& open, config::Instant now, const std::string& language) {
    return {calendar::local_date(now), open.service->language_or_polish(language)};
}

PagePost PagePost::of(const web::Request& request) {
    return {request.form.items(), request.uploads};
}

bool PagePost::has(std::string_view name) const {
    return std::any_of(
        fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
}

std::string PagePost::get(std::string_view name) const {
    for (const auto& [key, value] : fields) {
        if (key == name) return value;
    }
    return {};
}

int PagePost::revision() const {
    const std::string text = get("_revision");
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

namespace {

/// Files of the draft whose own button "<field>-remove" was pressed, whatever else was posted.
std::vector<std::string> removed_files(const OpenDraft& open,
                                       const forms::Answers& shown,
                                       const PagePost& post) {
    std::vector<std::string> removed;
    for (const forms::Attachment& file : open.attachments) {
        const forms::Answer* answer = shown.find(file.field);
        if (answer != nullptr && answer->readonly) continue;
        if (post.get(file.field + "-remove") == file.id) removed.push_back(file.id);
    }
    return removed;
}

}  // namespace

SavedPage save_page(const Drafts& drafts,
                    storage::Database& database,
                    OpenDraft& open,
                    const Requester& requester,
                    const forms::Page& page,
                    const PagePost& post,
                    const std::string& language,
                    const schemas::Texts& words) {
    const forms::Answers shown(
        *open.service, open.values, open.attachments, moment_of(open, drafts.now(), language));
    forms::Posted posted = forms::take_page(shown, page, post.fields);
    SavedPage saved;
    saved.posted = posted.values;
    if (post.revision() != open.draft.revision) {
        saved.outcome = SavedPage::Outcome::conflict;
        return saved;
    }
    const TakenUploads taken = take_uploads(drafts, open, shown, page, post.uploads, words);
    const std::vector<std::string> removed = removed_files(open, shown, post);
    const forms::Values before = std::move(open.values);
    open.values = std::move(posted.values);
    open.draft.page = page.id;
    if (!drafts.save(open, requester, taken.added, removed)) {
        give_back(drafts, open, taken, database);
        open.values = before;
        saved.outcome = SavedPage::Outcome::conflict;
        return saved;
    }
    saved.focus = posted.focus;
    saved.violations = taken.violations;
    const bool stays =
        posted.act != forms::Posted::Act::save || !removed.empty() || post.has("_add-file");
    if (stays) {
        saved.outcome =
            taken.violations.ok() ? SavedPage::Outcome::same_page : SavedPage::Outcome::faulty;
        return saved;
    }
    const forms::Answers answers(
        *open.service, open.values, open.attachments, moment_of(open, drafts.now(), language));
    const auto refused = [&](const std::string& field) {
        return std::any_of(taken.violations.items.begin(),
                           taken.violations.items.end(),
                           [&](const auto& violation) { return violation.field == field; });
    };
    for (auto& violation : answers.check_page(page).items) {
        if (!refused(violation.field)) saved.violations.items.push_back(std::move(violation));
    }
    saved.outcome =
        saved.violations.ok() ? SavedPage::Outcome::complete : SavedPage::Outcome::faulty;
    return saved;
}

}  // namespace okienko::intake
