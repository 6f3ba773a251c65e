#include "server/administration/unit_pages.h"

#include <algorithm>

#include "server/accounts/directory_store.h"
#include "server/administration/page.h"
#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/cases/act.h"
#include "server/cases/term_store.h"
#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::administration {

namespace {

constexpr const char* kUnits = "/administracja/jednostki";
constexpr std::size_t kLongestName = 120;

std::string address_of(const std::string& code) {
    return std::string(kUnits) + "/" + code;
}

/// As the table has it: "OR", "ZZM", "SA-02".
bool is_code(std::string_view text) {
    const auto dash = text.find('-');
    const std::string_view letters = text.substr(0, dash);
    const auto all = [](std::string_view part, char from, char to) {
        return std::all_of(part.begin(), part.end(), [=](char c) { return c >= from && c <= to; });
    };
    if (letters.size() < 2 || letters.size() > 5 || !all(letters, 'A', 'Z')) return false;
    if (dash == std::string_view::npos) return true;
    const std::string_view digits = text.substr(dash + 1);
    return !digits.empty() && digits.size() <= 2 && all(digits, '0', '9');
}

void note(storage::Transaction& transaction,
          const web::Request& request,
          const char* act,
          const std::string& code,
          const std::string& details = "{}") {
    audit::append(transaction, {actor_of(request), act, "unit:" + code, details});
}

std::string names_json(const catalogue::UnitName& name) {
    return "{\"name\":" + web::json_string(name.name) +
           ",\"nameEn\":" + web::json_string(name.name_en) + "}";
}

}  // namespace

void UnitPages::add_routes(web::Router& router) {
    const auto access = web::Access::role("administrator");
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    const std::string one = std::string(kUnits) + "/{unit}";
    router.get(kUnits, access, bind(&UnitPages::list));
    router.post(kUnits, access, bind(&UnitPages::add));
    router.get(one, access, bind(&UnitPages::show));
    router.post(one, access, bind(&UnitPages::rename));
    router.post(one + "/zamkniecie", access, bind(&UnitPages::close));
    router.post(one + "/otwarcie", access, bind(&UnitPages::reopen));
}

catalogue::UnitFile UnitPages::unit_of(const web::Request& request) const {
    auto found = context_.accounts.database.run([&](storage::Transaction& transaction) {
        return catalogue::UnitStore{}.find(transaction, request.parameter("unit"));
    });
    if (!found) throw web::not_found("no such unit");
    return std::move(*found);
}

void UnitPages::renew() const {
    context_.office.set_units(context_.accounts.database.read(
        [](storage::Transaction& transaction) { return catalogue::UnitStore{}.all(transaction); }));
}

void UnitPages::fill_list(Page& page, const web::Request& request) const {
    schemas::Node list = page.root().add("units");
    for (const char* field : {"kod", "nazwa", "nazwa-en"}) {
        list.set(field, request.form.get(field));
    }
    context_.accounts.database.read([&](storage::Transaction& transaction) {
        for (const auto& unit : catalogue::UnitStore{}.all(transaction)) {
            const auto people = accounts::DirectoryStore{}.of_unit(transaction, unit.code);
            list.add("unit")
                .set("code", unit.code)
                .set("name", unit.names.at("pl"))
                .set("closed", unit.closed)
                .set("accounts", static_cast<long long>(people.size()))
                .set("cases",
                     static_cast<long long>(cases::TermStore{}.open_in(transaction, unit.code)));
        }
    });
}

web::Response UnitPages::list(const web::Request& request) const {
    Page page(context_, request, "units", "units", "/administracja");
    page.notice(request.query.get("stan"));
    fill_list(page, request);
    return page.show();
}

catalogue::UnitName UnitPages::name_in(const web::Request& request, Page& page) const {
    catalogue::UnitName name{cases::clean_note(request.form.get("nazwa")),
                             cases::clean_note(request.form.get("nazwa-en")),
                             actor_of(request),
                             context_.accounts.clock.now()};
    const auto fits = [](const std::string& text) {
        return cases::length_of(text) <= kLongestName && text.find('\n') == std::string::npos;
    };
    if (name.name.empty() || !fits(name.name)) page.fault("nazwa", "unit-name");
    if (!fits(name.name_en)) page.fault("nazwa-en", "unit-name-en");
    return name;
}

web::Response UnitPages::add(const web::Request& request) const {
    const std::string code = cases::clean_note(request.form.get("kod"));
    Page page(context_, request, "units", "units", "/administracja");
    if (!is_code(code)) page.fault("kod", "unit-code");
    const auto name = name_in(request, page);
    if (page.is_sound()) {
        const bool added = context_.accounts.database.run([&](storage::Transaction& transaction) {
            if (!catalogue::UnitStore{}.add(transaction, code, name)) return false;
            note(transaction, request, "catalogue.unit-added", code, names_json(name));
            return true;
        });
        if (added) {
            renew();
            return web::see_other(address_of(code) + "?stan=jednostka-dodana");
        }
        page.fault("kod", "unit-known");
    }
    fill_list(page, request);
    return page.show();
}

std::string UnitPages::service_of(std::string_view unit, const std::string& language) const {
    for (const auto& published : context_.services.all()) {
        if (!published->service || published->service->workflow().unit != unit) continue;
        const forms::Service& service = *published->service;
        return service.texts(service.language_or_polish(language)).get("form.name");
    }
    return {};
}

void UnitPages::fill_unit(Page& page,
                          const web::Request& request,
                          const catalogue::UnitFile& file) const {
    const auto& current = file.names.front();
    const bool typed = request.form.has("nazwa");
    schemas::Node shown = page.root().add("unit");
    shown.set("code", file.code)
        .set("name", current.name)
        .set("nazwa", typed ? request.form.get("nazwa") : current.name)
        .set("nazwa-en", typed ? request.form.get("nazwa-en") : current.name_en)
        .set("service", service_of(file.code, request.language));
    if (file.closed) shown.set("closed", calendar::local(*file.closed));
    for (const auto& name : file.names) {
        shown.add("named")
            .set("name", name.name)
            .set("name-en", name.name_en)
            .set("by", name.changed_by)
            .set("at", calendar::local(name.changed));
    }
    context_.accounts.database.read([&](storage::Transaction& transaction) {
        shown.set("cases",
                  static_cast<long long>(cases::TermStore{}.open_in(transaction, file.code)));
        for (const auto& person : accounts::DirectoryStore{}.of_unit(transaction, file.code)) {
            shown.add("account")
                .set("id", person.id)
                .set("email", person.email)
                .set("name", person.name)
                .set("blocked", person.blocked.has_value());
        }
    });
}

web::Response UnitPages::show(const web::Request& request) const {
    Page page(context_, request, "unit", "units", kUnits);
    page.notice(request.query.get("stan"));
    fill_unit(page, request, unit_of(request));
    return page.show();
}

web::Response UnitPages::rename(const web::Request& request) const {
    const auto file = unit_of(request);
    Page page(context_, request, "unit", "units", kUnits);
    const auto name = name_in(request, page);
    if (!page.is_sound()) {
        fill_unit(page, request, file);
        return page.show();
    }
    const auto& before = file.names.front();
    if (name.name != before.name || name.name_en != before.name_en) {
        context_.accounts.database.run([&](storage::Transaction& transaction) {
            catalogue::UnitStore{}.rename(transaction, file.code, name);
            note(transaction, request, "catalogue.unit-renamed", file.code, names_json(name));
        });
        renew();
    }
    return web::see_other(address_of(file.code) + "?stan=jednostka-nazwana");
}

web::Response UnitPages::close(const web::Request& request) const {
    const auto file = unit_of(request);
    Page page(context_, request, "unit", "units", kUnits);
    if (!service_of(file.code, request.language).empty()) page.fault("", "unit-has-service");
    const bool closed =
        page.is_sound() && context_.accounts.database.run([&](storage::Transaction& transaction) {
            const auto locked = catalogue::UnitStore{}.find(transaction, file.code);
            if (cases::TermStore{}.open_in(transaction, file.code) > 0) return false;
            if (locked->closed) return true;
            catalogue::UnitStore{}.set_closed(
                transaction, file.code, context_.accounts.clock.now());
            note(transaction, request, "catalogue.unit-closed", file.code);
            return true;
        });
    if (closed) {
        renew();
        return web::see_other(address_of(file.code) + "?stan=jednostka-zamknieta");
    }
    if (page.is_sound()) page.fault("", "unit-has-cases");
    fill_unit(page, request, file);
    return page.show();
}

web::Response UnitPages::reopen(const web::Request& request) const {
    const auto file = unit_of(request);
    if (file.closed) {
        context_.accounts.database.run([&](storage::Transaction& transaction) {
            catalogue::UnitStore{}.set_closed(transaction, file.code, std::nullopt);
            note(transaction, request, "catalogue.unit-opened", file.code);
        });
        renew();
    }
    return web::see_other(address_of(file.code) + "?stan=jednostka-otwarta");
}

}  // namespace okienko::administration
