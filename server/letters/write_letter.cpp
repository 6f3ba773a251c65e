#include "server/letters/write_letter.h"

#include "forms/dates.h"
#include "server/calendar/deadline.h"
#include "server/calendar/local_time.h"
#include "server/calendar/period.h"
#include "server/calendar/tell_deadline.h"
#include "server/cases/act.h"
#include "signing/digest.h"

namespace okienko::letters {

namespace {

constexpr const char* kNamespace = "urn:okienko:letter";
constexpr std::size_t kLongestLine = 200;

const forms::Deadline* deadline_of(const LetterSource& source) {
    return source.service.workflow().deadline(source.transition.starts);
}

/// The service's own words for this letter; empty when it has none for the part.
std::string own_words(const LetterSource& source,
                      std::string_view part,
                      const schemas::Texts& words) {
    const schemas::Texts& texts = source.service.texts("pl");
    const std::string id = "letter." + source.transition.id + "." + std::string(part);
    if (!texts.has(id)) return {};
    const auto received = calendar::tell_date(calendar::local_date(source.about.received), words);
    return texts.get(id,
                     {{"sign", source.about.called()},
                      {"number", source.about.number},
                      {"received", received},
                      {"subject", source.about.subject}});
}

/// "Masz na to 7 dni od dnia, w którym odbierzesz to pismo (art. 64 § 2 KPA)."
std::string deadline_words(const LetterSource& source, const schemas::Texts& words) {
    const forms::Deadline* deadline = deadline_of(source);
    const auto period = deadline ? calendar::parse_period(deadline->period) : std::nullopt;
    if (!period || !deadline->of_resident) return {};
    const std::string unit = "calendar.plus." + std::string(calendar::unit_id(period->unit));
    const std::string from =
        deadline->from == forms::Deadline::From::delivery ? "delivery" : "letter";
    return words.get(
        "letters.deadline." + from,
        {{"period", words.count(unit, period->count)},
         {"basis", source.service.texts("pl").get("deadline." + deadline->id + ".basis")}});
}

std::string date_words(const LetterSource& source, const schemas::Texts& words) {
    const auto day = new_day(source.fields);
    if (!day) return {};
    return words.get("letters.new-day", {{"date", calendar::tell_date(*day, words)}});
}

std::string content_of(const TemplatePart& part,
                       const LetterSource& source,
                       const schemas::Texts& words) {
    if (!part.field.empty()) return cases::clean_note(source.fields.get(part.field));
    if (part.role == "deadline") return deadline_words(source, words);
    if (part.role == "date") return date_words(source, words);
    return own_words(source, part.role, words);
}

/// A paragraph a line; empty lines only part them.
void add_paragraphs(schemas::Node parent, const std::string& text) {
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        const std::string line = cases::clean_note(text.substr(from, end - from));
        if (!line.empty()) parent.add("Akapit", line);
        from = end + 1;
    }
}

void add_sender(schemas::Node root, const LetterSource& source, const Letterhead& head) {
    schemas::Node sender = root.add("Nadawca");
    sender.add("Urzad", head.office);
    sender.add("Organ", head.authority);
    sender.add("Komorka", source.unit_name).set("kod", source.about.unit);
    sender.add("Adres", head.address);
}

void add_term(schemas::Node root, const LetterSource& source) {
    const forms::Deadline* deadline = deadline_of(source);
    if (deadline == nullptr) return;
    if (source.form.date) {
        if (const auto day = new_day(source.fields)) {
            root.add("NowyTermin", calendar::format_date(*day));
        }
    } else if (deadline->of_resident) {
        const bool delivery = deadline->from == forms::Deadline::From::delivery;
        root.add("TerminDlaAdresata")
            .set("okres", deadline->period)
            .set("liczonyOd", std::string_view(delivery ? "doreczenie" : "pismo"));
    }
}

void add_attachments(schemas::Node root, const std::vector<Attachment>& attachments) {
    for (const Attachment& file : attachments) {
        schemas::Node element = root.add("Zalacznik");
        element.add("Nazwa", file.name);
        element.add("Typ", file.media_type);
        element.add("Rozmiar", std::to_string(file.size));
        element.add("SkrotSHA256", signing::hex(file.sha256));
    }
}

void judge_line(const LetterSource& source,
                const char* field,
                bool needed,
                std::vector<LetterFault>& faults) {
    const std::string typed = cases::clean_note(source.fields.get(field));
    const std::string error = "letters.error." + std::string(field);
    if (typed.empty() && needed) faults.push_back({field, error, {}});
    if (cases::length_of(typed) > kLongestLine || typed.find('\n') != std::string::npos) {
        faults.push_back({field, "letters.error.line", {}});
    }
}

void judge_day(const LetterSource& source,
               const schemas::Texts& words,
               std::vector<LetterFault>& faults) {
    const auto day = new_day(source.fields);
    const auto last = latest_day(source);
    if (!day) {
        faults.push_back({kNewDay, "letters.error.day", {}});
    } else if (*day <= calendar::local_date(source.date)) {
        faults.push_back({kNewDay, "letters.error.day-past", {}});
    } else if (last && *day > *last) {
        faults.push_back(
            {kNewDay, "letters.error.day-late", {{"date", calendar::tell_date(*last, words)}}});
    }
}

}  // namespace

std::optional<std::chrono::sys_days> new_day(const forms::Values& fields) {
    const std::string name = kNewDay;
    const auto month = forms::month_of(fields.get(name + "-miesiac"));
    if (!month) return std::nullopt;
    const auto two = [](const std::string& digits) {
        return digits.size() == 1 ? "0" + digits : digits;
    };
    return forms::parse_iso_date(fields.get(name + "-rok") + "-" + two(std::to_string(*month)) +
                                 "-" + two(fields.get(name + "-dzien")));
}

std::optional<std::chrono::sys_days> latest_day(const LetterSource& source) {
    const forms::Deadline* deadline = deadline_of(source);
    if (deadline == nullptr || !deadline->limit) return std::nullopt;
    const auto period = calendar::parse_period(deadline->period);
    if (!period) return std::nullopt;
    const bool from_today = deadline->from == forms::Deadline::From::transition;
    return calendar::compute_deadline(
               calendar::local_date(from_today ? source.date : source.about.received),
               *period,
               0,
               source.about.announced)
        .date;
}

std::vector<LetterFault> judge_letter(const LetterSource& source, const schemas::Texts& words) {
    std::vector<LetterFault> faults;
    judge_line(source, kAddressee, source.form.addressee, faults);
    for (const TemplatePart& part : source.form.parts) {
        if (part.role == "date") judge_day(source, words, faults);
        if (part.field.empty()) continue;
        const std::string typed = cases::clean_note(source.fields.get(part.field));
        if (typed.empty()) {
            faults.push_back(
                {part.field, "letters.error." + source.form.kind + "." + part.field, {}});
        } else if (cases::length_of(typed) > part.max) {
            faults.push_back(
                {part.field, "letters.error.long", {{"max", std::to_string(part.max)}}});
        }
    }
    judge_line(source, kSignatory, true, faults);
    judge_line(source, kPosition, true, faults);
    return faults;
}

schemas::Document write_letter(const LetterSource& source,
                               const Letterhead& head,
                               const schemas::Texts& words) {
    schemas::Document document = schemas::Document::with_root("Pismo", kNamespace);
    schemas::Node root = document.root();
    root.set("rodzaj", source.form.kind).set("jezyk", std::string_view("pl"));
    if (!source.number.empty()) root.add("Numer", source.number);
    root.add("Sprawa", source.about.called());
    root.add("Wniosek", source.about.number);
    root.add("Miejsce", head.place);
    root.add("Data", calendar::format_date(calendar::local_date(source.date)));
    add_sender(root, source, head);
    root.add("Adresat", cases::clean_note(source.fields.get(kAddressee)));
    root.add("Tytul", own_words(source, "title", words));
    for (const TemplatePart& part : source.form.parts) {
        const std::string content = content_of(part, source, words);
        if (content.empty()) continue;
        schemas::Node element = root.add("Czesc");
        element.set("rola", part.role);
        const std::string heading = "letters.part." + part.role;
        if (words.has(heading)) element.add("Naglowek", words.get(heading));
        add_paragraphs(element, content);
    }
    add_term(root, source);
    add_attachments(root, source.attachments);
    schemas::Node signatory = root.add("Podpisujacy");
    signatory.add("ImieNazwisko", cases::clean_note(source.fields.get(kSignatory)));
    signatory.add("Stanowisko", cases::clean_note(source.fields.get(kPosition)));
    return document;
}

}  // namespace okienko::letters
