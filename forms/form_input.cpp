#include "forms/form_input.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "forms/coerce.h"
#include "forms/form_reader.h"
#include "schemas/characters.h"

namespace okienko::forms {

namespace {

/// Longest string of one control that is kept; a page's total is bounded by the request.
constexpr std::size_t kLongestValue = 200'000;

class PageInput {
public:
    PageInput(const Answers& shown, const PostedFields& fields) : shown_(&shown) {
        made_.values = shown.values();
        for (const auto& [name, value] : fields) {
            std::string text =
                schemas::xml_characters(std::string_view(value).substr(0, kLongestValue));
            posted_[name].push_back(std::move(text));
        }
    }

    Posted run(const Page& page) {
        // Rows a script added are judged as they are before anything is typed into them.
        Values grown = made_.values;
        for (const Section& section : page.sections) count_rows(section.items, "", grown);
        std::optional<Answers> with_rows;
        if (!(grown.items() == made_.values.items())) {
            with_rows.emplace(shown_->service(), grown, shown_->attachments(), shown_->moment());
            shown_ = &*with_rows;
        }
        for (const Answer& answer : shown_->all()) {
            if (answer.readonly) readonly_.insert(answer.name);
        }
        for (const Section& section : page.sections) items(section.items, "");
        return std::move(made_);
    }

private:
    bool has(const std::string& name) const { return posted_.count(name) != 0; }

    void count_rows(const std::vector<Item>& list, const std::string& prefix, Values& grown) {
        for (const Item& item : list) {
            for (const Option& option : item.options) count_rows(option.items, prefix, grown);
            if (item.kind == Item::Kind::group) count_rows(item.items, prefix, grown);
            if (item.kind != Item::Kind::repeat) continue;
            const std::string name = prefix + item.id;
            const std::string counter = name + "-rows";
            if (has(counter) && !shown_->rows_fixed(item, prefix))
                grown.set(counter, posted_[counter]);
            const unsigned rows = rows_of(item, grown.get(counter));
            for (unsigned n = 1; n <= rows; ++n)
                count_rows(item.items, fmt::format("{}-{}-", name, n), grown);
        }
    }

    void items(const std::vector<Item>& list, const std::string& prefix) {
        for (const Item& item : list) {
            const std::string name = prefix + item.id;
            if (item.kind == Item::Kind::group) {
                items(item.items, prefix);
            } else if (item.kind == Item::Kind::repeat) {
                repeat(item, prefix);
            } else {
                field(item, name);
                for (const Option& option : item.options) items(option.items, prefix);
            }
        }
    }

    void take(const std::string& name) {
        if (has(name)) made_.values.set(name, posted_[name]);
    }

    void field(const Item& item, const std::string& name) {
        if (item.widget == Widget::hidden || item.widget == Widget::file || item.calculate.given())
            return;
        if (readonly_.count(name) != 0) return;
        if (item.widget == Widget::date) {
            for (const char* part : {kDay, kMonth, kYear}) take(name + "-" + part);
        } else if (item.widget == Widget::checkboxes || item.widget == Widget::confirm) {
            // A browser sends nothing for an empty box.
            std::vector<std::string> ticked =
                has(name) ? posted_[name] : std::vector<std::string>();
            std::erase(ticked, "");
            if (ticked.empty()) {
                made_.values.erase(name);
            } else {
                made_.values.set(name, std::move(ticked));
            }
        } else {
            take(name);
        }
    }

    void repeat(const Item& item, const std::string& prefix) {
        const std::string name = prefix + item.id;
        const std::string counter = name + "-rows";
        const bool fixed = shown_->rows_fixed(item, prefix);
        if (!fixed) take(counter);
        unsigned rows = rows_of(item, made_.values.get(counter));
        for (unsigned n = 1; n <= rows; ++n) items(item.items, fmt::format("{}-{}-", name, n));
        if (!fixed && has(name + "-add") && rows < item.max_rows) {
            ++rows;
            made_.act = Posted::Act::add_row;
            made_.focus = fmt::format("{}-{}", name, rows);
        }
        for (unsigned n = 1; !fixed && n <= rows; ++n) {
            if (!has(fmt::format("{}-{}-remove", name, n)) || rows <= item.min_rows) continue;
            if (shown_->row_readonly(fmt::format("{}-{}-", name, n))) continue;
            remove_row(name, n);
            --rows;
            made_.act = Posted::Act::remove_row;
            made_.focus = rows == 0 ? name + "-add" : fmt::format("{}-{}", name, std::min(n, rows));
            break;
        }
        made_.values.set(counter, std::to_string(rows));
    }

    /// Takes the strings of one row out; later rows move up.
    void remove_row(const std::string& name, unsigned removed) {
        Values kept;
        const std::string start = name + "-";
        for (const auto& [key, strings] : made_.values.items()) {
            unsigned n = 0;
            const char* from = key.data() + std::min(start.size(), key.size());
            const auto [end, error] = std::from_chars(from, key.data() + key.size(), n);
            const bool in_row = key.starts_with(start) && error == std::errc() &&
                                end != key.data() + key.size() && *end == '-';
            if (!in_row || n < removed) {
                kept.set(key, strings);
            } else if (n > removed) {
                kept.set(start + std::to_string(n - 1) + std::string(end, key.data() + key.size()),
                         strings);
            }
        }
        made_.values = std::move(kept);
    }

    static unsigned rows_of(const Item& repeat, const std::string& text) {
        unsigned value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return std::clamp(value, repeat.min_rows, repeat.max_rows);
    }

    const Answers* shown_;
    std::set<std::string> readonly_;
    Posted made_;
    std::map<std::string, std::vector<std::string>> posted_;
};

}  // namespace

Posted take_page(const Answers& shown, const Page& page, const PostedFields& fields) {
    return PageInput(shown, fields).run(page);
}

Values initial_values(const Service& service,
                      const std::vector<std::pair<std::string, std::string>>& known) {
    Values made;
    for (const Page& page : service.form().pages) {
        for (const Section& section : page.sections) {
            for_each_item(section.items, [&](const Item& item, const Item* /*outer*/) {
                for (const auto& [source, value] : known) {
                    if (!item.prefill.empty() && item.prefill == source && !value.empty())
                        made.set(item.id, value);
                }
            });
        }
    }
    return made;
}

}  // namespace okienko::forms
