#include "server/catalogue/services.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "server/catalogue/card_store.h"
#include "server/catalogue/package_store.h"

namespace okienko::catalogue {

namespace {

constexpr std::string_view kForm = "form.xml";

bool is_same(const Published& published, const CurrentVersion& version) {
    return published.sha256 == version.sha256 && published.card_revision == version.card;
}

}  // namespace

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

bool Services::knows(const forms::Package& package) const {
    return database_.read([&](storage::Transaction& transaction) {
        return PackageStore{}.has(transaction, package.sha256());
    });
}

bool Services::publish_if_new(const std::string& folder) {
    const auto package = forms::Package::read_folder(folder);
    if (knows(package)) return false;
    const PublishOutcome outcome =
        publish(package, {.origin = "program", .account = {}, .name = {}});
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
                                                const CurrentVersion& version) const {
    const auto package =
        forms::Package::from_files(PackageStore{}.files(transaction, version.sha256));
    const auto card = CardStore{}.find(transaction, id, version.card);
    if (!card) throw forms::PackageError(id + ": the service has no card");
    Published published{
        id, version.sha256, Card::read(card->bytes, id + "/card.xml"), version.card, nullptr};
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
                    return old != before->by_id.end() && is_same(*old->second, entry.second);
                });
            if (same) return before;
            auto made = std::make_shared<Snapshot>();
            for (const auto& [id, version] : current) {
                const auto old = before->by_id.find(id);
                const bool kept = old != before->by_id.end() && is_same(*old->second, version);
                try {
                    made->by_id.emplace(id, kept ? old->second : load(transaction, id, version));
                } catch (const std::exception& error) {
                    // A package this program cannot use (an older engine's, say) leaves the others
                    // in service.
                    log_.error(
                        "service-unusable",
                        {{"service", id}, {"package", version.sha256}, {"detail", error.what()}});
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
