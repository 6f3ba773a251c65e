#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace okienko::schemas {

/// The words of one language: text id -> text, read from text.<language>.xml files
/// (`<texts xml:lang="pl"><text id="nav.home">Usługi</text>…</texts>`). Immutable after loading;
/// shared by threads.
///
/// A text may hold `{name}` places. A countable text has forms `id.one`, `id.few`, `id.many` (CLDR
/// plural categories; English and others without `few` use `one` and `many`).
class Texts {
public:
    using Values = std::vector<std::pair<std::string_view, std::string>>;

    explicit Texts(std::string language) : language_(std::move(language)) {}

    /// Adds a file's texts; a repeated id throws XmlError naming both files.
    void add_file(const std::string& path);
    void add(std::string_view bytes, const std::string& name);

    const std::string& language() const { return language_; }
    bool has(std::string_view id) const;
    /// The text with its places filled. An unknown id throws XmlError: a fault of the installation.
    std::string get(std::string_view id, const Values& values = {}) const;
    /// The countable text for `n`, with the place `{n}` filled.
    std::string count(std::string_view id, long long n, const Values& values = {}) const;
    /// "one", "few" or "many" for a number in a language.
    static std::string_view plural(std::string_view language, long long n);

    const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

private:
    std::string language_;
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<std::string, std::string, std::less<>> files_;  // id -> file, for messages
};

}  // namespace okienko::schemas
