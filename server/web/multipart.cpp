#include "server/web/multipart.h"

#include <algorithm>

#include "server/web/ascii.h"
#include "server/web/escape.h"

namespace okienko::web {

namespace {

constexpr std::size_t kBlock = 16UL * 1024;
constexpr std::size_t kHeadLine = 2048;
constexpr int kHeadLines = 8;

/// Browsers write these three letters so inside the quotes of a name (HTML standard, 4.10.22.8).
std::string unescape_name(std::string_view quoted) {
    std::string name;
    for (std::size_t at = 0; at < quoted.size(); ++at) {
        const std::string_view three = quoted.substr(at, 3);
        const bool escaped = three == "%22" || three == "%0D" || three == "%0A";
        if (escaped) {
            name += three == "%22" ? '"' : three == "%0D" ? '\r' : '\n';
            at += 2;
        } else if (quoted[at] == '\\' && at + 1 < quoted.size() &&
                   (quoted[at + 1] == '"' || quoted[at + 1] == '\\')) {
            name += quoted[++at];  // older clients follow RFC 822
        } else {
            name += quoted[at];
        }
    }
    return name;
}

/// The quoted value of a parameter of Content-Disposition; `name` with its '='.
std::optional<std::string> quoted_parameter(std::string_view header, std::string_view name) {
    std::size_t at = 0;
    while ((at = header.find(';', at)) != std::string_view::npos) {
        ++at;
        while (at < header.size() && header[at] == ' ') ++at;
        std::string_view rest = header.substr(at);
        const bool wanted =
            rest.size() > name.size() && equal_ascii(rest.substr(0, name.size()), name);
        const std::size_t open = rest.find('"');
        if (open == std::string_view::npos) return std::nullopt;
        std::size_t close = open + 1;
        while (close < rest.size() && rest[close] != '"') close += rest[close] == '\\' ? 2U : 1U;
        if (close >= rest.size()) throw MalformedForm("a quote that never ends");
        if (wanted && open == name.size())
            return unescape_name(rest.substr(open + 1, close - open - 1));
        at += close;
    }
    return std::nullopt;
}

std::string last_segment(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

void read_part_line(std::string_view line, PartHead& head, bool& named) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        throw MalformedForm("a part's header line without a colon");
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trim_blanks(line.substr(colon + 1));
    if (equal_ascii(name, "Content-Type")) {
        head.media_type = lower_ascii(trim_blanks(value.substr(0, value.find(';'))));
    }
    if (!equal_ascii(name, "Content-Disposition")) return;
    if (!equal_ascii(value.substr(0, std::min<std::size_t>(9, value.size())), "form-data")) {
        throw MalformedForm("a part that is not form-data");
    }
    const auto field = quoted_parameter(value, "name=");
    if (!field || named) throw MalformedForm("a part without one name");
    named = true;
    head.field = *field;
    if (const auto file = quoted_parameter(value, "filename="))
        head.file_name = last_segment(*file);
    if (!is_utf8(head.field) || !is_utf8(head.file_name.value_or("")))
        throw MalformedForm("a name that is not UTF-8");
}

}  // namespace

MultipartReader::MultipartReader(Read read, std::string_view boundary)
    : read_(std::move(read)), delimiter_("\r\n--" + std::string(boundary)), buffer_("\r\n") {}

bool MultipartReader::fill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + kBlock);
    const std::size_t received = read_(std::span(buffer_).subspan(kept));
    buffer_.resize(kept + received);
    return received > 0;
}

void MultipartReader::need(std::size_t count) {
    while (ahead().size() < count) {
        if (!fill()) throw MalformedForm("the form ends in the middle");
    }
}

std::string MultipartReader::take_line() {
    std::size_t end = std::string_view::npos;
    while ((end = ahead().find("\r\n")) == std::string_view::npos || end > kHeadLine) {
        if (ahead().size() > kHeadLine) throw MalformedForm("a part's head is too long");
        need(ahead().size() + 1);
    }
    std::string line(ahead().substr(0, end));
    begin_ += end + 2;
    return line;
}

PartHead MultipartReader::read_part_head() {
    PartHead head;
    bool named = false;
    for (int i = 0; i < kHeadLines; ++i) {
        const std::string line = take_line();
        if (line.empty()) {
            if (!named) throw MalformedForm("a part without a name");
            return head;
        }
        if (line.find('\0') != std::string::npos) throw MalformedForm("NUL in a part's head");
        read_part_line(line, head, named);
    }
    throw MalformedForm("a part with too many header lines");
}

std::optional<PartHead> MultipartReader::next_part() {
    if (ended_) return std::nullopt;
    std::string skipped(kBlock, '\0');
    while (in_part_ && read(skipped) > 0) {
    }
    need(delimiter_.size() + 2);
    if (ahead().substr(0, delimiter_.size()) != delimiter_)
        throw MalformedForm("no boundary where one must be");
    begin_ += delimiter_.size();
    const std::string_view after = ahead().substr(0, 2);
    if (after == "--") {
        ended_ = true;
        return std::nullopt;
    }
    if (after != "\r\n") throw MalformedForm("a boundary with something behind it");
    begin_ += 2;
    PartHead head = read_part_head();
    in_part_ = true;
    return head;
}

std::size_t MultipartReader::read(std::span<char> buffer) {
    if (!in_part_ || buffer.empty()) return 0;
    need(delimiter_.size());
    const std::size_t found = ahead().find(delimiter_);
    if (found == 0) {
        in_part_ = false;
        return 0;
    }
    const std::size_t safe =
        found != std::string_view::npos ? found : ahead().size() - (delimiter_.size() - 1);
    const std::size_t count = std::min(safe, buffer.size());
    std::copy_n(ahead().data(), count, buffer.data());
    begin_ += count;
    return count;
}

std::optional<std::string> boundary_of(std::string_view content_type) {
    std::optional<std::string> boundary;
    for_each_element(
        content_type,
        [&boundary](std::string_view element) {
            constexpr std::string_view kName = "boundary=";
            if (!equal_ascii(element.substr(0, std::min(kName.size(), element.size())), kName))
                return;
            std::string_view value = element.substr(kName.size());
            if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
                value = value.substr(1, value.size() - 2);
            boundary = std::string(value);
        },
        ';');
    constexpr std::size_t kLongest = 70;
    if (!boundary || boundary->empty() || boundary->size() > kLongest || boundary->back() == ' ')
        return std::nullopt;
    const bool allowed = std::all_of(boundary->begin(), boundary->end(), [](char letter) {
        return is_ascii_alphanumeric(letter) ||
               std::string_view("'()+_,-./:=? ").find(letter) != std::string_view::npos;
    });
    return allowed ? boundary : std::nullopt;
}

}  // namespace okienko::web
