#include "server/services/query_journal/gate.h"

namespace okienko::query_journal {

const Gate* gate_of(const forms::Values& typed) {
    for (const Gate& gate : kGates) {
        if (typed.get(gate.field) == "true") return &gate;
    }
    return nullptr;
}

const Gate* gate_of(const schemas::Document& document) {
    const auto answers = document.root().child("Droga");
    for (const Gate& gate : kGates) {
        const std::string answer = answers ? answers->child_text(gate.element) : std::string{};
        if (answer == "true" || answer == "1") return &gate;
    }
    return nullptr;
}

Question question_of(const schemas::Document& document) {
    const schemas::Node root = document.root();
    const std::string consent = root.child_text("ZgodaNaPublikacje");
    return {root.child_text("Wydzial"),
            root.child_text("Temat"),
            root.child_text("Tresc"),
            consent == "true" || consent == "1"};
}

Question question_of(const forms::Values& typed) {
    return {
        typed.get("wydzial"), typed.get("temat"), typed.get("tresc"), typed.get("zgoda") == "true"};
}

std::vector<std::pair<std::string, std::string>> known_for(const Gate& gate,
                                                           const Question& question) {
    if (gate.takes_subject) {
        return {{"message.subject", question.subject}, {"message.text", question.text}};
    }
    const std::string between = question.subject.empty() || question.text.empty() ? "" : "\n\n";
    return {{"message.text", question.subject + between + question.text}};
}

}  // namespace okienko::query_journal
