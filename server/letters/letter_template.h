#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace okienko::letters {

/// A part of a letter: the service's own words ("opening", "closing", "instruction"), words made
/// from the law's days ("deadline", "date"), or what the clerk writes into a field.
struct TemplatePart {
    std::string role;
    std::string field;    ///< empty: no field
    std::size_t max = 0;  ///< letters a field may have
    int rows = 0;         ///< of its control
};

/// What a kind of letter consists of, from server/letters/templates/<kind>.xml. The words of a
/// letter are the texts `letter.<transition>.…` of the service, so that each service tells its own
/// law.
struct LetterTemplate {
    std::string kind;        ///< as workflow.xml names it
    bool confirm = false;    ///< opened only by confirming receipt
    bool date = false;       ///< the clerk sets a new last day
    bool addressee = false;  ///< must name its reader
    std::vector<TemplatePart> parts;
};

/// All kinds. Immutable; shared by threads.
class LetterTemplates {
public:
    /// Reads every *.xml of a folder. Throws schemas::XmlError.
    static LetterTemplates read(const std::string& folder);

    /// nullptr when there is no such kind.
    const LetterTemplate* find(std::string_view kind) const;
    const std::map<std::string, LetterTemplate, std::less<>>& all() const { return templates_; }

private:
    std::map<std::string, LetterTemplate, std::less<>> templates_;
};

}  // namespace okienko::letters
