#include "server/letters/letter_view.h"

#include "server/calendar/local_time.h"
#include "server/calendar/tell_deadline.h"
#include "signing/digest.h"

namespace okienko::letters {

namespace {

void set_day(schemas::Node element,
             std::string_view name,
             const std::optional<std::chrono::sys_days>& day) {
    if (day) element.set(name, calendar::format_date(*day));
}

void add_line(schemas::Node fields,
              const LetterSource& source,
              const char* name,
              bool optional,
              const schemas::Texts& words) {
    schemas::Node element = fields.add("line", source.fields.get(name));
    element.set("name", std::string_view(name))
        .set("label", words.get("letters.field." + std::string(name)))
        .set("optional", optional);
    const std::string hint = "letters.field." + std::string(name) + ".hint";
    if (words.has(hint)) element.set("hint", words.get(hint));
}

void add_text(schemas::Node fields,
              const LetterSource& source,
              const TemplatePart& part,
              const schemas::Texts& words) {
    const std::string id = "letters.field." + source.form.kind + "." + part.field;
    schemas::Node element = fields.add("text", source.fields.get(part.field));
    element.set("name", part.field)
        .set("label", words.get(id))
        .set("max", static_cast<long long>(part.max))
        .set("rows", static_cast<long long>(part.rows));
    if (words.has(id + ".hint")) element.set("hint", words.get(id + ".hint"));
}

void add_date(schemas::Node fields, const LetterSource& source, const schemas::Texts& words) {
    const std::string name = kNewDay;
    schemas::Node element = fields.add("date");
    element.set("name", name)
        .set("label", words.get("letters.field." + name))
        .set("day", source.fields.get(name + "-dzien"))
        .set("month", source.fields.get(name + "-miesiac"))
        .set("year", source.fields.get(name + "-rok"));
    if (const auto last = latest_day(source)) {
        element.set("hint",
                    words.get("letters.field." + name + ".latest",
                              {{"date", calendar::tell_date(*last, words)}}));
    } else {
        element.set("hint", words.get("letters.field." + name + ".hint"));
    }
}

}  // namespace

schemas::Node add_letter(schemas::Node parent, const Letter& letter, const std::string& title) {
    schemas::Node element = parent.add("letter");
    element.set("n", static_cast<long long>(letter.n))
        .set("number", letter.number)
        .set("kind", letter.kind)
        .set("title", title)
        .set("confirm", letter.confirm)
        .set("sent", calendar::local(letter.sent))
        .set("author", letter.author_name)
        .set("signer", letter.signer)
        .set("delivery", to_string(letter.delivery))
        .set("readable", letter.readable())
        .set("receipt", letter.receipt_number)
        .set("digest", signing::hex(letter.document_sha256))
        .set("size", static_cast<long long>(letter.document_size))
        .set("answered", letter.answered.has_value());
    if (letter.delivered) element.set("delivered", calendar::local(*letter.delivered));
    set_day(element, "delivered-on", letter.delivered_on);
    set_day(element, "waits-until", letter.waits_until);
    if (letter.reply) {
        element.set("asks", true);
        set_day(element, "reply-by", letter.reply->last_day);
    }
    return element;
}

schemas::Node add_addition(schemas::Node parent, const Addition& addition) {
    schemas::Node element = parent.add("addition");
    element.set("n", static_cast<long long>(addition.n))
        .set("number", addition.number)
        .set("received", calendar::local(addition.received))
        .set("receipt", addition.receipt_number)
        .set("digest", signing::hex(addition.document_sha256))
        .set("size", static_cast<long long>(addition.document_size))
        .set("in-time", addition.in_time);
    return element;
}

void add_files(schemas::Node parent, const std::vector<Attachment>& files) {
    schemas::Node element = parent.add("files");
    for (const Attachment& file : files) {
        element.add("file")
            .set("n", static_cast<long long>(file.n))
            .set("id", file.upload)
            .set("name", file.name)
            .set("size", static_cast<long long>(file.size));
    }
}

bool add_paper(schemas::Node parent, const std::string& bytes) {
    const auto parsed = schemas::parse(bytes);
    const auto* document = std::get_if<schemas::Document>(&parsed);
    if (document == nullptr) return false;
    parent.add("paper").append_copy(document->root());
    return true;
}

void add_fields(schemas::Node parent, const LetterSource& source, const schemas::Texts& words) {
    schemas::Node fields = parent.add("fields");
    fields.set("kind", source.form.kind);
    add_line(fields, source, kAddressee, !source.form.addressee, words);
    for (const TemplatePart& part : source.form.parts) {
        if (!part.field.empty()) add_text(fields, source, part, words);
        if (part.role == "date") add_date(fields, source, words);
    }
    add_line(fields, source, kSignatory, false, words);
    add_line(fields, source, kPosition, false, words);
}

}  // namespace okienko::letters
