#include "server/web/pages.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "server/calendar/local_time.h"
#include "server/web/escape.h"

namespace okienko::web {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kScheme = "okn:";

schemas::Document read_office(const std::string& file) {
    if (file.empty()) return schemas::Document::with_root("office");
    schemas::Document office = schemas::parse_own(schemas::read_file(file), file);
    // Pages show the office itself; its list of units is for those who ask for it.
    for (schemas::Node units : office.root().children("units")) units.remove();
    return office;
}

void add_view_folders(const fs::path& rooms, std::vector<fs::path>& folders) {
    if (!fs::is_directory(rooms)) return;
    for (const auto& entry : fs::directory_iterator(rooms)) {
        const fs::path views = entry.path() / "views";
        if (fs::is_directory(views)) folders.push_back(views);
    }
}

/// The folders of rooms that have pages, in the order of their names; services are rooms, too.
std::vector<fs::path> view_folders(const fs::path& root) {
    std::vector<fs::path> folders;
    add_view_folders(root / "server", folders);
    add_view_folders(root / "server/services", folders);
    std::sort(folders.begin(), folders.end());
    return folders;
}

void add_reader(schemas::Node page, const Identity& identity) {
    schemas::Node reader = page.add("reader");
    reader.set("name", identity.name).set("email", identity.email);
    for (const std::string& role : identity.roles) reader.set("role-" + role, true);
    for (const std::string& unit : identity.units) reader.add("unit").set("code", unit);
}

std::string sheet_key(std::string_view language, std::string_view sheet) {
    return fmt::format("{}:{}", language, sheet);
}

}  // namespace

View::View() : document_(schemas::Document::with_root("page")) {}

Pages::Pages(const Settings& settings)
    : settings_(settings), office_(read_office(settings.office)) {
    for (const std::string& language : settings_.languages) {
        read_texts(language);
        compile_sheets(language);
    }
}

void Pages::read_texts(const std::string& language) {
    schemas::Texts texts(language);
    const std::string name = fmt::format("text.{}.xml", language);
    texts.add_file((fs::path(settings_.root) / "schemas/xsl" / name).string());
    for (const fs::path& folder : view_folders(settings_.root)) {
        if (fs::exists(folder / name)) texts.add_file((folder / name).string());
    }
    texts_.emplace(language, std::move(texts));
}

void Pages::compile_sheets(const std::string& language) {
    const schemas::Texts& words = texts(language);
    for (const fs::path& folder : view_folders(settings_.root)) {
        const std::string room = folder.parent_path().filename().string();
        for (const auto& entry : fs::directory_iterator(folder)) {
            const fs::path& file = entry.path();
            if (file.extension() != ".xsl" || file.filename().string().front() == '_') continue;
            const std::string sheet = fmt::format("{}/{}", room, file.stem().string());
            sheets_.emplace(sheet_key(language, sheet),
                            schemas::Stylesheet::compile(
                                schemas::read_file(file.string()),
                                file.string(),
                                [this](const std::string& href) { return load(href); },
                                &words));
        }
    }
}

std::string Pages::load(const std::string& href) const {
    const std::string_view name =
        std::string_view(href).substr(std::min(kScheme.size(), href.size()));
    const std::size_t slash = name.find('/');
    if (href.rfind(kScheme, 0) != 0 || name.find("..") != std::string_view::npos) {
        throw schemas::XmlError(
            fmt::format("'{}' is not an import of ours: okn:layout, okn:<room>/<sheet>", href));
    }
    const fs::path root(settings_.root);
    if (slash == std::string_view::npos) {
        return schemas::read_file((root / "schemas/xsl" / fmt::format("{}.xsl", name)).string());
    }
    const fs::path file =
        fs::path(name.substr(0, slash)) / "views" / fmt::format("{}.xsl", name.substr(slash + 1));
    const bool core = fs::exists(root / "server" / file);
    return schemas::read_file((root / (core ? "server" : "server/services") / file).string());
}

void Pages::furnish(schemas::Node page, const Request& request) const {
    page.set("lang", request.language)
        .set("path", request.path)
        .set("target", request.target)
        .set("request", request.id)
        .set("csrf", request.csrf)
        .set("theme", request.theme)
        .set("assets", settings_.assets)
        .set("today", calendar::format_date(calendar::local_date(request.received)))
        .set("query", request.query.get("q"));
    page.append_copy(office_.root());
    schemas::Node languages = page.add("languages");
    for (const std::string& code : settings_.languages) {
        schemas::Node language = languages.add("language");
        language.set("code", code).set("current", code == request.language);
        language.set("href",
                     fmt::format("/jezyk?kod={}&powrot={}", code, percent_encode(request.target)));
    }
    if (request.identity) add_reader(page, *request.identity);
}

bool Pages::has(std::string_view sheet) const {
    return sheets_.find(sheet_key(settings_.languages.front(), sheet)) != sheets_.end();
}

const schemas::Stylesheet& Pages::sheet_of(std::string_view language,
                                           std::string_view sheet) const {
    const auto found = sheets_.find(sheet_key(language, sheet));
    if (found == sheets_.end()) {
        throw std::logic_error(fmt::format("no sheet {} in language '{}'", sheet, language));
    }
    return found->second;
}

schemas::Document Pages::make(std::string_view language,
                              std::string_view sheet,
                              const View& view) const {
    const schemas::Document model = view.document().copy();
    model.root().append_copy(office_.root());
    return sheet_of(language, sheet).apply(model);
}

Response Pages::render(const Request& request,
                       std::string_view sheet,
                       const View& view,
                       int status) const {
    const schemas::Document model = view.document().copy();
    furnish(model.root(), request);
    return html(sheet_of(request.language, sheet).transform(model), status);
}

const schemas::Texts& Pages::texts(std::string_view language) const {
    const auto found = texts_.find(language);
    return found != texts_.end() ? found->second : texts_.find(settings_.languages.front())->second;
}

}  // namespace okienko::web
