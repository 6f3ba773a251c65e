#include "server/services/recruitment/application.h"

#include <algorithm>

namespace okienko::recruitment {

namespace {

std::string text_at(schemas::Node node, std::initializer_list<std::string_view> path) {
    std::optional<schemas::Node> at = node;
    for (const std::string_view name : path) {
        at = at->child(name);
        if (!at) return {};
    }
    return at->text();
}

}  // namespace

std::string_view to_string(Application::State state) {
    switch (state) {
        case Application::State::replaced:
            return "replaced";
        case Application::State::withdrawn:
            return "withdrawn";
        case Application::State::current:
            break;
    }
    return "current";
}

const std::vector<std::string>& statuses() {
    static const std::vector<std::string> kAll = {
        "received", "formal", "test", "interview", "reserve", "chosen", "rejected"};
    return kAll;
}

bool is_status(std::string_view id) {
    return std::find(statuses().begin(), statuses().end(), id) != statuses().end();
}

std::string formal_result(std::size_t criteria, const std::vector<Criterion>& judged) {
    const bool unmet =
        std::any_of(judged.begin(), judged.end(), [](const Criterion& one) { return !one.met; });
    if (unmet) return "unmet";
    return !judged.empty() && judged.size() >= criteria ? "met" : "open";
}

Candidate candidate_of(const schemas::Document& document) {
    const schemas::Node root = document.root();
    Candidate candidate;
    candidate.first_names = text_at(root, {"Kandydat", "Imiona"});
    candidate.surname = text_at(root, {"Kandydat", "Nazwisko"});
    candidate.town = text_at(root, {"Kandydat", "Miejscowosc"});
    candidate.email = text_at(root, {"Kandydat", "Email"});
    candidate.telephone = text_at(root, {"Kandydat", "Telefon"});
    const auto files = root.child("Zalaczniki");
    candidate.certificate = files && files->child("Orzeczenie").has_value();
    return candidate;
}

std::string vacancy_of(const schemas::Document& document) {
    return text_at(document.root(), {"Nabor", "Numer"});
}

}  // namespace okienko::recruitment
