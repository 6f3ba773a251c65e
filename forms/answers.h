#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "forms/service.h"
#include "forms/values.h"
#include "forms/violations.h"

namespace okienko::forms {

/// What a reading of the values depends on besides them. `today` is fixed at the start of a
/// request.
struct Moment {
    std::chrono::sys_days today;
    std::string language = "pl";  ///< of messages
};

/// One field of one row, as the engine understood it.
struct Answer {
    const Item* item = nullptr;
    std::string name;  ///< of its controls: "osoby-2-imie"
    std::string path;  ///< in the document: "/Wniosek/Osoby/Osoba[2]/Imie"
    std::vector<std::string>
        values;         ///< in schema form ("2026-03-01", "12.50"); none when left empty
    std::string fault;  ///< rule of what could not be understood ("date-month"), or empty
    std::string part;   ///< of a date, where the fault is
    bool relevant = true;
    bool required = false;
    bool readonly = false;
};

/// One row of a group, or the group itself when it doesn't repeat.
struct Row {
    const Item* item = nullptr;
    std::string prefix;  ///< of names inside: "osoby-2-"
    std::string path;    ///< "/Wniosek/Osoby/Osoba[2]"
    unsigned number = 1;
    bool relevant = true;
    bool readonly = false;  ///< by its own rule or that of a row or group around it
};

/// The values of a draft understood by a service: coerced, calculated, with relevance known. Made
/// for each request; cheap. Refers to the service, which must outlive it. One thread.
class Answers {
public:
    Answers(const Service& service,
            const Values& values,
            std::vector<Attachment> attachments,
            Moment moment);
    ~Answers();
    Answers(Answers&&) noexcept;
    Answers(const Answers&) = delete;
    Answers& operator=(const Answers&) = delete;

    const Service& service() const { return service_; }
    const Values& values() const { return values_; }  ///< as typed
    const Moment& moment() const { return moment_; }
    const std::vector<Attachment>& attachments() const {
        return attachments_;
    }  ///< of relevant file fields
    const std::vector<Answer>& all() const { return answers_; }
    const std::vector<Row>& rows() const { return rows_; }
    const Answer* find(std::string_view name) const;
    unsigned row_count(const Item& repeat, std::string_view prefix) const;
    bool group_relevant(const Item& group, std::string_view prefix) const;
    /// Whether rows of the group may be neither added nor removed now.
    bool rows_fixed(const Item& repeat, std::string_view prefix) const;
    bool row_readonly(std::string_view prefix) const;  ///< of the row with this prefix of names

    /// Pages that have something to ask now, in order.
    std::vector<const Page*> pages() const;
    const Page* next_page(const Page& page) const;      ///< nullptr after the last
    const Page* previous_page(const Page& page) const;  ///< nullptr before the first

    /// Type, then required, then constraints, of the fields of one page.
    Violations check_page(const Page& page) const;
    /// Of all pages, and then the whole document against the XSD.
    Violations check_all() const;

    /// One line that names the case in lists (form.xml `subject`), at most 120 characters; no
    /// personal data by the author's care.
    std::string subject() const;
    /// What workflow.xml `unit-from` gives: the code of a unit, or anything the person could write;
    /// empty without.
    std::string unit() const;

    const schemas::Document& instance()
        const;  ///< local names only, non-relevant nodes empty; what rules look at

private:
    friend class AnswerReader;
    friend class AnswerChecker;
    const Service& service_;
    Values values_;
    std::vector<Attachment> attachments_;
    Moment moment_;
    std::vector<Answer> answers_;
    std::vector<Row> rows_;
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

}  // namespace okienko::forms
