#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "forms/values.h"
#include "schemas/document.h"

namespace okienko::query_journal {

/// The service this room belongs to.
inline constexpr std::string_view kService = "internet-query";

/// One thing the journal is not for, asked before a query is sent, and where it belongs instead.
struct Gate {
    std::string_view id;       ///< of its words: "journal.way.<id>.…"
    std::string_view field;    ///< of form.xml
    std::string_view element;  ///< below Droga in the document
    std::string_view service;  ///< the right one; empty: there is none, the office explains
    bool takes_subject;        ///< the service has a place for the subject apart from the text
};

inline constexpr std::array<Gate, 4> kGates = {{
    {"signature", "podpis", "WymagaPodpisu", "general-letter", true},
    {"request", "zlozone", "InformacjaPubliczna", "public-information-request", false},
    {"excluded", "wylaczone", "WylaczonaJawnosc", "", false},
    {"position", "stanowisko", "StanowiskoOrganu", "general-letter", true},
}};

/// The first thing the person said yes to; nullptr: this is the right way.
const Gate* gate_of(const forms::Values& typed);
const Gate* gate_of(const schemas::Document& document);

/// What was asked, read from the document.
struct Question {
    std::string unit;
    std::string subject;
    std::string text;
    bool consent = false;
};
Question question_of(const schemas::Document& document);
/// The same from a draft.
Question question_of(const forms::Values& typed);

/// What the draft of the right service may start with (`prefill` of its form.xml): message.subject
/// and message.text, or both in one.
std::vector<std::pair<std::string, std::string>> known_for(const Gate& gate,
                                                           const Question& question);

}  // namespace okienko::query_journal
