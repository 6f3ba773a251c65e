#include "forms/service.h"

#include <algorithm>

#include <fmt/format.h>

#include "forms/rules.h"

namespace okienko::forms {

namespace {

std::string told(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) {
        if (!text.empty()) text += "\n";
        text += fmt::format("{}:{}: {}: {}", fault.file, fault.line, fault.rule, fault.detail);
    }
    return text;
}

}  // namespace

ServiceError::ServiceError(std::vector<Fault> faults)
    : std::runtime_error(told(faults)), faults_(std::move(faults)) {}

const std::string& Service::language_or_polish(std::string_view language) const {
    const auto found = std::find(languages_.begin(), languages_.end(), language);
    return found == languages_.end() ? languages_.front() : *found;
}

const schemas::Texts& Service::texts(std::string_view language) const {
    return texts_.find(language_or_polish(language))->second;
}

const Item* Service::item(std::string_view id) const {
    const std::size_t number = rules_->number_of(std::string(id));
    return number == kNoItem ? nullptr : items_.at(number);
}

const Page* Service::page_of(const Item& item) const {
    return pages_.at(item.number);
}

const schemas::Stylesheet* Service::view(std::string_view language) const {
    const auto found = views_.find(language_or_polish(language));
    return found == views_.end() ? nullptr : &found->second;
}

}  // namespace okienko::forms
