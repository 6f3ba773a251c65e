#include "server/catalogue/services.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "forms/check.h"
#include "server/catalogue/package_store.h"

namespace okienko::catalogue {

namespace {

constexpr std::string_view kCard = "card.xml";
constexpr std::string_view kForm = "form.xml";

/// Documents name the version they were written with: a version with a form never gets other
/// content. A card alone is in no document.
std::vector<forms::Fault> version_faults(const std::string& other, const forms::Package& package) {
    if (other.empty() || package.is_card_only()) return {};
    auto parsed = schemas::parse(*package.file(kForm));
    const auto* form = std::get_if<schemas::Document>(&parsed);
    return {{std::string(kForm),
             form == nullptr ? 1 : form->root().line(),
             "version",
             fmt::format("version {} was published with other content ({}): raise the version",
                         package.version(),
                         other)}};
}

}  // namespace

std::vector<forms::Fault> publishing_faults(const forms::ServiceCompiler& compiler,
                                            const forms::Package& package) {
    std::vector<forms::Fault> faults = forms::check(compiler, package);
    if (!faults.empty()) return faults;
    try {
        Card::read(*package.file(kCard), std::string(kCard));
    } catch (const schemas::XmlError& error) {
        faults.push_back({std::string(kCard), 1, "card", error.what()});
    }
    return faults;
}

void log_faults(const config::Log& log,
                const std::string& folder,
                const std::vector<forms::Fault>& faults) {
    constexpr std::size_t kMost = 20;
    for (std::size_t i = 0; i < std::min(faults.size(), kMost); ++i) {
        const forms::Fault& fault = faults[i];
        log.error("service-refused",
                  {{"folder", folder},
                   {"faults", faults.size()},
                   {"file", fault.file},
                   {"line", fault.line},
                   {"rule", fault.rule},
                   {"detail", fault.detail}});
    }
}

Services::Services(storage::Database& database,
                   const forms::ServiceCompiler& compiler,
                   config::Log log)
    : database_(database),
      compiler_(compiler),
      log_(std::move(log)),
      snapshot_(std::make_shared<const Snapshot>()) {}

std::shared_ptr<const Services::Snapshot> Services::snapshot() const {
    const std::lock_guard lock(mutex_);
    return snapshot_;
}

std::shared_ptr<const Published> Services::find(std::string_view service_id) const {
    const auto now = snapshot();
    const auto found = now->by_id.find(service_id);
    return found == now->by_id.end() ? nullptr : found->second;
}

std::shared_ptr<const forms::Service> Services::current(std::string_view service_id) const {
    const auto published = find(service_id);
    return published ? published->service : nullptr;
}

std::vector<std::shared_ptr<const Published>> Services::all(std::string_view language) const {
    const auto now = snapshot();
    auto found = now->by_title.find(language);
    if (found == now->by_title.end()) found = now->by_title.find("pl");
    return found == now->by_title.end() ? std::vector<std::shared_ptr<const Published>>{}
                                        : found->second;
}

std::shared_ptr<const forms::Service> Services::by_hash(std::string_view sha256) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = by_hash_.find(sha256);
        if (found != by_hash_.end()) return found->second;
    }
    auto files = database_.read([&](storage::Transaction& transaction) {
        return PackageStore{}.files(transaction, sha256);
    });
    if (files.count(kForm) == 0) return nullptr;
    auto service = compiler_.compile(forms::Package::from_files(std::move(files)));
    const std::lock_guard lock(mutex_);
    return by_hash_.emplace(sha256, std::move(service)).first->second;
}

PublishOutcome Services::publish(const forms::Package& package) {
    PublishOutcome outcome;
    outcome.sha256 = package.sha256();
    outcome.faults = publishing_faults(compiler_, package);
    if (!outcome.faults.empty()) return outcome;
    const auto card = Card::read(*package.file(kCard), std::string(kCard));
    outcome.id = card->service();
    outcome.version = package.version();
    database_.run([&](storage::Transaction& transaction) {
        const PackageStore store;
        store.lock(transaction);
        outcome.faults =
            version_faults(store.other_of_version(transaction, package, outcome.id), package);
        if (!outcome.faults.empty()) return;
        outcome.was_known = !store.insert(transaction, package, outcome.id, outcome.version);
        store.make_current(transaction, outcome.id, outcome.sha256);
        store.index(transaction, *card);
    });
    if (!outcome.faults.empty()) return outcome;
    outcome.published = true;
    log_.info("service-published",
              {{"service", outcome.id}, {"version", outcome.version}, {"package", outcome.sha256}});
    refresh();
    return outcome;
}

bool Services::knows(const forms::Package& package) const {
    return database_.read([&](storage::Transaction& transaction) {
        return PackageStore{}.has(transaction, package.sha256());
    });
}

bool Services::publish_if_new(const std::string& folder) {
    const auto package = forms::Package::read_folder(folder);
    if (knows(package)) return false;
    const PublishOutcome outcome = publish(package);
    log_faults(log_, folder, outcome.faults);
    return outcome.published;
}

void Services::publish_folders(const std::string& folder) {
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    for (const auto& path : folders) {
        try {
            publish_if_new(path.string());
        } catch (const forms::PackageError& error) {
            log_.error("service-refused", {{"folder", path.string()}, {"detail", error.what()}});
        }
    }
    refresh();
}

std::shared_ptr<const Published> Services::load(storage::Transaction& transaction,
                                                const std::string& id,
                                                const std::string& sha256) const {
    const auto package = forms::Package::from_files(PackageStore{}.files(transaction, sha256));
    const std::string* card = package.file(kCard);
    if (card == nullptr) throw forms::PackageError(id + ": the stored package has no card");
    Published published{id, sha256, Card::read(*card, id + "/card.xml"), nullptr};
    if (package.file(kForm) != nullptr) published.service = compiler_.compile(package);
    return std::make_shared<const Published>(std::move(published));
}

void Services::refresh() {
    const std::lock_guard one(refreshing_);
    const auto before = snapshot();
    const auto now =
        database_.read([&](storage::Transaction& transaction) -> std::shared_ptr<const Snapshot> {
            const PackageStore store;
            const auto current = store.current(transaction);
            const bool same =
                current.size() == before->by_id.size() &&
                std::all_of(current.begin(), current.end(), [&](const auto& entry) {
                    const auto old = before->by_id.find(entry.first);
                    return old != before->by_id.end() && old->second->sha256 == entry.second;
                });
            if (same) return before;
            auto made = std::make_shared<Snapshot>();
            for (const auto& [id, sha256] : current) {
                const auto old = before->by_id.find(id);
                const bool kept = old != before->by_id.end() && old->second->sha256 == sha256;
                try {
                    made->by_id.emplace(id, kept ? old->second : load(transaction, id, sha256));
                } catch (const std::exception& error) {
                    // A package this program cannot use (an older engine's, say) leaves the others
                    // in service.
                    log_.error("service-unusable",
                               {{"service", id}, {"package", sha256}, {"detail", error.what()}});
                    if (old != before->by_id.end()) made->by_id.emplace(id, old->second);
                }
            }
            for (const std::string_view language : {"pl", "en"}) {
                auto& order = made->by_title[std::string(language)];
                for (const std::string& id : store.in_order(transaction, language)) {
                    if (const auto found = made->by_id.find(id); found != made->by_id.end())
                        order.push_back(found->second);
                }
            }
            return made;
        });
    const std::lock_guard lock(mutex_);
    snapshot_ = now;
    for (const auto& [id, published] : now->by_id) {
        if (published->service) by_hash_.emplace(published->sha256, published->service);
    }
}

}  // namespace okienko::catalogue
