#include "server/web/read_body.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "server/web/escape.h"
#include "server/web/failures.h"
#include "server/web/multipart.h"
#include "server/web/spooled_upload.h"

namespace okienko::web {

namespace {

constexpr std::string_view kUrlencoded = "application/x-www-form-urlencoded";
constexpr std::string_view kMultipart = "multipart/form-data";
constexpr std::size_t kPartOverhead = 4096;  // boundary and head of a part
constexpr std::size_t kBlock = 64UL * 1024;

Refusal too_large(std::uint64_t limit) {
    return Refusal(413, "error.too-large", fmt::format("more than {} bytes", limit))
        .value("limit", describe_size(limit));
}

Refusal file_too_large(std::uint64_t limit) {
    return Refusal(413, "error.file-too-large", fmt::format("a file of more than {} bytes", limit))
        .value("limit", describe_size(limit));
}

std::uint64_t most_bytes(const BodyPolicy& policy) {
    if (policy.files == 0) return policy.bytes;
    const std::uint64_t files = policy.files * (policy.file_bytes + kPartOverhead);
    return policy.bytes + files + std::min<std::uint64_t>(policy.fields, 1000) * kPartOverhead;
}

bool is_form(const Request& request) {
    return request.media_type == kUrlencoded || request.media_type == kMultipart;
}

std::string read_all(BodyStream& body, std::size_t limit) {
    std::string bytes;
    std::string block(kBlock, '\0');
    while (const std::size_t count = body.read(block)) {
        if (bytes.size() + count > limit) throw too_large(limit);
        bytes.append(block, 0, count);
    }
    return bytes;
}

void read_urlencoded(Request& request, BodyStream& body, const BodyPolicy& policy) {
    DecodedFields decoded = decode_fields(read_all(body, policy.bytes), policy.fields);
    if (decoded.too_many) throw Refusal(413, "error.too-many-fields");
    if (decoded.malformed)
        throw Refusal(400, "error.bad-request", "a form that is not urlencoded UTF-8");
    request.form = std::move(decoded.fields);
}

/// Takes the parts of one multipart form within the route's policy.
class PartTaker {
public:
    PartTaker(MultipartReader& reader,
              Request& request,
              const BodyPolicy& policy,
              const std::string& folder)
        : reader_(reader),
          request_(request),
          policy_(policy),
          folder_(folder),
          block_(kBlock, '\0') {}

    void take(PartHead head) {
        spent_ += head.field.size();
        if (head.file_name) {
            take_file(std::move(head));
        } else {
            take_field(std::move(head));
        }
    }

private:
    void take_field(PartHead head) {
        if (request_.form.items().size() == policy_.fields)
            throw Refusal(413, "error.too-many-fields");
        std::string value;
        while (const std::size_t count = reader_.read(block_)) {
            spent_ += count;
            if (spent_ > policy_.bytes) throw too_large(policy_.bytes);
            value.append(block_, 0, count);
        }
        const bool clean = value.find('\0') == std::string::npos && is_utf8(value);
        if (!clean) throw MalformedForm("a field that is not UTF-8 text");
        request_.form.add(std::move(head.field), std::move(value));
    }

    void take_file(PartHead head) {
        const bool chosen = !head.file_name->empty();
        if (chosen && (policy_.files == 0 || policy_.file_bytes == 0)) {
            throw Refusal(415, "error.no-files", "a file for a route that takes none");
        }
        if (chosen && ++files_ > policy_.files) {
            throw Refusal(413, "error.too-many-files")
                .value("limit", std::to_string(policy_.files));
        }
        if (++file_parts_ > policy_.fields) throw Refusal(413, "error.too-many-fields");
        auto upload = std::make_shared<SpooledUpload>(
            folder_, std::move(head.field), std::move(*head.file_name), std::move(head.media_type));
        while (const std::size_t count = reader_.read(block_)) {
            const std::uint64_t limit = chosen ? policy_.file_bytes : 0;
            received_ += count;
            if (upload->size() + count <= limit) {
                upload->write(std::string_view(block_).substr(0, count));
                continue;
            }
            // A body without a declared length is held to the same whole.
            const bool reported = policy_.reports_large_files && chosen;
            if (!reported || received_ > most_bytes(policy_)) throw file_too_large(limit);
            upload->drop(count, limit);
        }
        upload->finish();
        request_.uploads.push_back(std::move(upload));
    }

    MultipartReader& reader_;
    Request& request_;
    const BodyPolicy& policy_;
    const std::string& folder_;
    std::string block_;
    std::size_t spent_ = 0;
    std::uint64_t received_ = 0;
    std::size_t files_ = 0;
    std::size_t file_parts_ = 0;
};

void read_multipart(Request& request,
                    BodyStream& body,
                    const BodyPolicy& policy,
                    const std::string& folder) {
    const auto boundary = boundary_of(request.header("Content-Type").value_or(""));
    if (!boundary) throw MalformedForm("multipart without a boundary");
    MultipartReader reader([&body](std::span<char> buffer) { return body.read(buffer); },
                           *boundary);
    PartTaker taker(reader, request, policy, folder);
    while (auto head = reader.next_part()) taker.take(std::move(*head));
    constexpr std::size_t kEpilogue = 1024;
    read_all(body, kEpilogue);
}

}  // namespace

std::string describe_size(std::uint64_t bytes) {
    constexpr std::uint64_t kKilo = 1024;
    if (bytes >= kKilo * kKilo) return fmt::format("{} MB", bytes / (kKilo * kKilo));
    if (bytes >= kKilo) return fmt::format("{} KB", bytes / kKilo);
    return fmt::format("{} B", bytes);
}

void check_body(const Request& request, const BodyStream& body, const BodyPolicy& policy) {
    if (body.finished()) return;
    const bool other =
        std::find(policy.media_types.begin(), policy.media_types.end(), request.media_type) !=
        policy.media_types.end();
    if (!other && !is_form(request))
        throw Refusal(415, "error.media-type", "media type " + request.media_type);
    const bool with_files = request.media_type == kMultipart && policy.files > 0;
    const std::uint64_t limit =
        request.media_type == kMultipart ? most_bytes(policy) : policy.bytes;
    if (body.declared().value_or(0) > limit)
        throw with_files ? file_too_large(policy.file_bytes) : too_large(policy.bytes);
}

void read_body(Request& request,
               BodyStream& body,
               const BodyPolicy& policy,
               const std::string& folder) {
    try {
        if (request.media_type == kMultipart) {
            read_multipart(request, body, policy, folder);
        } else if (request.media_type == kUrlencoded) {
            read_urlencoded(request, body, policy);
        } else {
            request.body = read_all(body, policy.bytes);
        }
    } catch (const MalformedForm& fault) {
        throw Refusal(400, "error.bad-request", fault.what());
    }
}

}  // namespace okienko::web
