#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "forms/answers.h"
#include "forms/service.h"
#include "forms/values.h"

namespace okienko::forms {

using PostedFields = std::vector<std::pair<std::string, std::string>>;

/// A posted page put into the draft.
struct Posted {
    enum class Act {
        save,        ///< the ordinary submit
        add_row,     ///< "add another": stay on the page
        remove_row,  ///< stay on the page
    };
    Values values;  ///< the whole draft as it is now
    Act act = Act::save;
    std::string focus;  ///< id of the control to show after adding or removing a row
};

/// Takes the fields of one page: what the page asks replaces what the draft held (an unticked box
/// is empty), names the form doesn't know are ignored, values of other pages stay. `shown` is the
/// draft as the page showed it: what was readonly there keeps its value, and readonly rows are
/// neither added nor removed, whatever was posted. Strings stay as typed, bytes that XML can't hold
/// become U+FFFD. Buttons "<group>-add" and "<group>-<n>-remove" add and remove rows.
Posted take_page(const Answers& shown, const Page& page, const PostedFields& fields);

/// What a new draft starts with; `known` holds "account.email" and the like.
Values initial_values(const Service& service,
                      const std::vector<std::pair<std::string, std::string>>& known);

}  // namespace okienko::forms
