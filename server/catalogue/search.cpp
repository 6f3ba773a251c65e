#include "server/catalogue/search.h"

#include <algorithm>
#include <array>

#include "schemas/characters.h"
#include "server/catalogue/search_store.h"

namespace okienko::catalogue {

namespace {

constexpr std::size_t kMaxWords = 8;
constexpr std::size_t kMaxQuestion = 200;

// Words that say nothing about the matter.
constexpr std::array<std::string_view, 44> kPolish = {
    "a",    "aby",   "bez",  "by",  "być", "chcę", "chce", "co", "czy", "dla",        "do",
    "gdy",  "gdzie", "i",    "ile", "jak", "jaki", "jest", "k",  "ma",  "mam",        "mi",
    "mnie", "moje",  "moja", "mój", "na",  "nie",  "o",    "od", "po",  "potrzebuję", "przy",
    "się",  "są",    "to",   "u",   "w",   "we",   "z",    "za", "ze",  "załatwić",   "że"};
constexpr std::array<std::string_view, 24> kEnglish = {
    "a",  "an",   "and", "can", "do", "for", "get", "have", "how",  "i",     "in",   "is",
    "my", "need", "of",  "on",  "or", "the", "to",  "want", "what", "where", "with", "you"};

bool is_silent(std::string_view language, std::string_view word) {
    if (language == "pl") return std::find(kPolish.begin(), kPolish.end(), word) != kPolish.end();
    return std::find(kEnglish.begin(), kEnglish.end(), word) != kEnglish.end();
}

/// Letters and digits of ASCII, and every byte of a longer character; the rest parts words.
bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80U;
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

}  // namespace

std::vector<std::string> telling_words(std::string_view language, std::string_view question) {
    std::vector<std::string> words;
    std::vector<std::string> silent;
    std::string word;
    const auto finish = [&] {
        if (word.empty()) return;
        auto& kept = is_silent(language, word) ? silent : words;
        if (kept.size() < kMaxWords && std::find(kept.begin(), kept.end(), word) == kept.end())
            kept.push_back(word);
        word.clear();
    };
    for (const char c : schemas::xml_characters(question.substr(0, kMaxQuestion))) {
        if (!is_word_byte(c)) {
            finish();
        } else {
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    finish();
    return words.empty() ? silent : words;
}

SearchResult search_cards(storage::Database& database,
                          std::string_view language,
                          std::string_view question) {
    SearchResult result;
    const auto words = telling_words(language, question);
    if (words.empty()) return result;
    database.read([&](storage::Transaction& transaction) {
        const SearchStore store;
        result = {};
        result.hits = store.hits(transaction, language, words);
        const auto corrected = store.corrected(transaction, language, words);
        if (corrected == words) return;
        result.suggestion = joined(corrected);
        if (result.hits.empty()) {
            result.hits = store.hits(transaction, language, corrected);
            result.corrected = !result.hits.empty();
            if (!result.corrected) result.suggestion.clear();
        }
    });
    return result;
}

}  // namespace okienko::catalogue
