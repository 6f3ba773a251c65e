#include "server/editing/package_pages.h"

#include "server/accounts/secrets.h"
#include "server/audit/entry.h"
#include "server/catalogue/card_store.h"
#include "server/catalogue/package_store.h"
#include "server/editing/card_difference.h"
#include "server/editing/fault_view.h"
#include "server/editing/package_files.h"
#include "server/editing/page.h"
#include "server/editing/workflow_view.h"
#include "server/web/failures.h"

namespace okienko::editing {

namespace {

constexpr const char* kPath = "/redakcja/paczki";
constexpr std::size_t kMostBytes = forms::Package::kMaxBytes;

std::string bytes_of(const web::Upload& upload) {
    std::string bytes(upload.size(), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto read = upload.read(at, {bytes.data() + at, bytes.size() - at});
        if (read == 0) break;
        at += read;
    }
    bytes.resize(at);
    return bytes;
}

/// The hash of what is published now; empty for a new service.
std::string current_hash(const catalogue::Services& services, const std::string& service) {
    const auto published = services.find(service);
    return published ? published->sha256 : std::string();
}

/// What publishing would say, asked before: the check, and that the version is new.
std::vector<forms::Fault> faults_of(const Context& context, const forms::Package& package) {
    auto faults = catalogue::publishing_faults(context.compiler, package);
    if (!faults.empty() || package.is_card_only()) return faults;
    const auto other = context.database.read([&](storage::Transaction& transaction) {
        return catalogue::PackageStore{}.other_of_version(transaction, package, package.id());
    });
    return catalogue::version_faults(other, package);
}

}  // namespace

void PackagePages::add_routes(web::Router& router) const {
    const auto editor = web::Access::role("editor");
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    router.get(kPath, editor, bind(&PackagePages::ask));
    router.post(
        kPath,
        editor,
        bind(&PackagePages::upload),
        {.file_bytes = kMostBytes, .files = 1, .reports_large_files = true, .media_types = {}});
    const std::string one = std::string(kPath) + "/{package}";
    router.get(one, editor, bind(&PackagePages::review));
    router.post(one + "/publikacja", editor, bind(&PackagePages::publish));
    router.post(one + "/porzucenie", editor, bind(&PackagePages::discard));
}

web::Response PackagePages::ask(const web::Request& request) const {
    Page page(context_, request, "package_ask", "packages", "/redakcja");
    page.notice(request.query.get("stan"));
    page.root().add("ask").set("limit", kMostBytes);
    return page.show();
}

web::Response PackagePages::upload(const web::Request& request) const {
    Page page(context_, request, "package_ask", "packages", "/redakcja");
    page.root().add("ask").set("limit", kMostBytes);
    const web::Upload* file = request.upload("paczka");
    if (file == nullptr) {
        page.fault("paczka", "zip-none");
        return page.show();
    }
    if (file->cut_at() != 0) {
        page.fault("paczka", "zip-large");
        return page.show(413);
    }
    auto outcome = package_of_zip(bytes_of(*file));
    if (const auto* fault = std::get_if<ZipFault>(&outcome)) {
        page.fault("paczka", "zip-" + fault->reason, {{"what", fault->what}});
        return page.show();
    }
    const auto& package = std::get<forms::Package>(outcome);
    const auto faults = faults_of(context_, package);
    if (!faults.empty()) return refuse(request, package, faults);
    const WaitingPackage kept{accounts::new_uuid(),
                              request.identity->account,
                              package.id(),
                              current_hash(context_.services, package.id()),
                              package.files()};
    context_.database.run([&](storage::Transaction& transaction) {
        WaitingPackageStore{}.insert(transaction, kept);
        audit::append(transaction,
                      {"account:" + kept.account,
                       "editing.package-uploaded",
                       "service:" + kept.service,
                       "{\"package\":\"" + package.sha256() + "\"}"});
    });
    return web::see_other(std::string(kPath) + "/" + kept.id);
}

web::Response PackagePages::refuse(const web::Request& request,
                                   const forms::Package& package,
                                   const std::vector<forms::Fault>& faults) const {
    const Page page(context_, request, "package_faults", "packages", kPath);
    schemas::Node element = page.root().add("faults");
    element.set("service", package.id())
        .set("version", package.version())
        .set("count", faults.size());
    add_faults(element, package.files(), faults, context_.pages.texts(request.language));
    return page.show(422);
}

WaitingPackage PackagePages::waiting(const web::Request& request) const {
    const std::string& id = request.parameter("package");
    if (!accounts::is_uuid(id)) throw web::not_found("no id of a package");
    auto found = context_.database.read([&](storage::Transaction& transaction) {
        return WaitingPackageStore{}.find(transaction, id, request.identity->account);
    });
    if (!found) throw web::not_found("no such waiting package");
    return std::move(*found);
}

web::Response PackagePages::show(const web::Request& request,
                                 const WaitingPackage& waiting,
                                 bool overtaken) const {
    const auto package = forms::Package::from_files(waiting.files);
    Page page(context_, request, "package_review", "packages", kPath);
    if (overtaken) page.fault("", "package-overtaken");
    schemas::Node element = page.root().add("package");
    const auto card = catalogue::Card::read(*package.file("card.xml"), "card.xml");
    element.set("id", waiting.id)
        .set("service", package.id())
        .set("title", card->content(request.language).title)
        .set("version", package.version())
        .set("sha256", package.sha256());
    const auto published = context_.services.find(package.id());
    element.set("new", published == nullptr)
        .set("current", published && published->sha256 == package.sha256());
    if (published && published->service) element.set("published", published->service->version());
    const auto before = context_.database.read([&](storage::Transaction& transaction) {
        return catalogue::PackageStore{}.files(transaction,
                                               published ? published->sha256 : std::string());
    });
    add_file_changes(element, before, package.files());
    if (published) {
        add_changes(element.add("card"),
                    fields_of(published->card->document().root()),
                    fields_of(card->document().root()));
    }
    if (!package.is_card_only()) {
        add_workflow(element, *context_.compiler.compile(package), request.language);
    }
    return page.show(overtaken ? 409 : 0);
}

web::Response PackagePages::review(const web::Request& request) const {
    return show(request, waiting(request), false);
}

web::Response PackagePages::publish(const web::Request& request) const {
    auto package = waiting(request);
    const std::string current = current_hash(context_.services, package.service);
    if (current != package.base) {
        context_.database.run([&](storage::Transaction& transaction) {
            WaitingPackageStore{}.look_again(transaction, package.id, current);
        });
        return show(request, package, true);
    }
    const auto rule = request.form.get("karta") == "paczka" ? catalogue::CardRule::take
                                                            : catalogue::CardRule::keep;
    const auto made = forms::Package::from_files(package.files);
    const auto outcome = context_.services.publish(made, publisher_of(request), rule);
    if (!outcome.published) return refuse(request, made, outcome.faults);
    context_.database.run([&](storage::Transaction& transaction) {
        WaitingPackageStore{}.remove(transaction, package.id);
    });
    return web::see_other("/redakcja/uslugi/" + package.service + "?stan=paczka");
}

web::Response PackagePages::discard(const web::Request& request) const {
    const auto package = waiting(request);
    context_.database.run([&](storage::Transaction& transaction) {
        WaitingPackageStore{}.remove(transaction, package.id);
        audit::append(transaction,
                      {"account:" + package.account,
                       "editing.package-discarded",
                       "service:" + package.service,
                       "{}"});
    });
    return web::see_other(std::string(kPath) + "?stan=porzucono");
}

}  // namespace okienko::editing
