#include "server/web/read_body.h"

#include <array>

#include <gtest/gtest.h>

#include "server/web/failures.h"
#include "server/web/secrets.h"
#include "server/web/spooled_upload.h"
#include "tests/unit/web/memory_source.h"

namespace okienko::web {
namespace {

struct Sent {
    std::string content_type;
    std::string body;
};

/// Reads a body as a route with the policy would; the status of the refusal is in `status`.
Request read(const Sent& sent, const BodyPolicy& policy, int* status = nullptr) {
    Request request;
    request.headers.emplace_back("Content-Type", sent.content_type);
    request.media_type = sent.content_type.substr(0, sent.content_type.find(';'));
    MessageHead head;
    head.content_length = sent.body.size();
    MemorySource memory(sent.body, 1000);
    BufferedSource source(memory);
    BodyStream body(source, head);
    try {
        check_body(request, body, policy);
        read_body(request, body, policy, "/tmp");
        EXPECT_TRUE(body.finished());
    } catch (const Refusal& refusal) {
        if (status == nullptr) throw;
        *status = refusal.status();
    }
    return request;
}

int refusal(const Sent& sent, const BodyPolicy& policy) {
    int status = 0;
    read(sent, policy, &status);
    return status;
}

Sent form(const std::string& body) {
    return {"application/x-www-form-urlencoded", body};
}

Sent with_file(const std::string& bytes, const std::string& name = "a.txt") {
    return {"multipart/form-data; boundary=XX",
            "--XX\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\ntext\r\n"
            "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" +
                name + "\"\r\n\r\n" + bytes + "\r\n--XX--\r\n"};
}

BodyPolicy policy_with_files() {
    BodyPolicy policy;
    policy.files = 1;
    policy.file_bytes = 1 << 20;
    return policy;
}

std::string content(const Upload& upload) {
    std::string all;
    std::string block(3000, '\0');
    while (const std::size_t count = upload.read(all.size(), block)) all.append(block, 0, count);
    return all;
}

TEST(ReadBody, ReadsForms) {
    const Request request = read(form("a=1&a=2&%C5%BC=%C3%B3+x"), {});
    EXPECT_EQ(request.form.all("a").size(), 2U);
    EXPECT_EQ(request.form.get("ż"), "ó x");
}

TEST(ReadBody, KeepsSmallAndLargeFilesWithTheirDigest) {
    for (const std::size_t size : {std::size_t{0},
                                   std::size_t{10},
                                   std::size_t{65536},
                                   std::size_t{65537},
                                   std::size_t{900000}}) {
        std::string bytes(size, 'x');
        for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 31 % 251);
        const Request request = read(with_file(bytes), policy_with_files());
        ASSERT_NE(request.upload("f"), nullptr);
        EXPECT_EQ(request.form.get("t"), "text");
        EXPECT_EQ(request.upload("f")->file_name(), "a.txt");
        EXPECT_EQ(request.upload("f")->size(), size);
        EXPECT_EQ(request.upload("f")->sha256(), sha256(bytes));
        EXPECT_TRUE(content(*request.upload("f")) == bytes);
    }
}

TEST(ReadBody, ALargeFileIsReportedWhereTheRouteSaysSo) {
    BodyPolicy policy = policy_with_files();
    policy.files = 2;
    const Sent sent = with_file(std::string(policy.file_bytes + 1, 'x'));
    EXPECT_EQ(refusal(sent, policy), 413);
    policy.reports_large_files = true;
    const Request request = read(sent, policy);
    EXPECT_EQ(request.form.get("t"), "text");
    ASSERT_EQ(request.uploads.size(), 1U);
    const Upload& upload = *request.uploads[0];
    EXPECT_EQ(upload.size(), policy.file_bytes + 1);
    EXPECT_EQ(upload.cut_at(), policy.file_bytes);
    std::array<char, 8> buffer{};
    EXPECT_EQ(upload.read(0, buffer), 0U) << "nothing of it is kept";
    EXPECT_EQ(refusal(with_file(std::string(policy.file_bytes * 8, 'x')), policy), 413)
        << "more than all files of the route together";
    EXPECT_EQ(read(with_file("short"), policy).uploads[0]->cut_at(), 0U);
}

TEST(ReadBody, AnEmptyFileFieldIsNoUpload) {
    const Request request = read(with_file("", ""), {});
    EXPECT_EQ(request.upload("f"), nullptr);
    EXPECT_EQ(request.form.get("t"), "text");
}

TEST(ReadBody, RefusesWhatTheRouteDoesNotTake) {
    BodyPolicy small;
    small.bytes = 10;
    small.fields = 2;
    EXPECT_EQ(refusal(form("a=" + std::string(20, 'x')), small), 413);
    EXPECT_EQ(refusal(form("a&b&c"), small), 413);
    EXPECT_EQ(refusal({"text/plain", "x"}, {}), 415);
    EXPECT_EQ(refusal({"", "x"}, {}), 415);
    EXPECT_EQ(refusal(with_file("x"), {}), 415) << "no files here";
    EXPECT_EQ(refusal(with_file(std::string((1 << 20) + 1, 'x')), policy_with_files()), 413);
    EXPECT_EQ(refusal(with_file(std::string(1 << 20, 'x')), policy_with_files()), 0);
    BodyPolicy no_room = policy_with_files();
    no_room.bytes = 3;
    EXPECT_EQ(refusal(with_file("x"), no_room), 413);
}

TEST(ReadBody, RefusesMalformedForms) {
    EXPECT_EQ(refusal(form("a=%zz"), {}), 400);
    EXPECT_EQ(refusal(form("a=%00"), {}), 400);
    EXPECT_EQ(refusal({"multipart/form-data", "x"}, {}), 400);
    EXPECT_EQ(refusal({"multipart/form-data; boundary=XX", "--XX\r\n"}, {}), 400);
    EXPECT_EQ(
        refusal({"multipart/form-data; boundary=XX",
                 "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xFF\r\n--XX--\r\n"},
                {}),
        400);
}

TEST(ReadBody, ReadsOtherMediaTypesWhole) {
    BodyPolicy policy;
    policy.media_types = {"application/xml"};
    EXPECT_EQ(read({"application/xml; charset=utf-8", "<a/>"}, policy).body, "<a/>");
}

TEST(ReadBody, TellsLimitsInWords) {
    EXPECT_EQ(describe_size(300), "300 B");
    EXPECT_EQ(describe_size(512 * 1024), "512 KB");
    EXPECT_EQ(describe_size(20 * 1024 * 1024), "20 MB");
}

TEST(SpooledUpload, TellsAFullDisk) {
    // /dev/full answers ENOSPC to every write, but can't be a folder: a folder that isn't there is
    // another fault.
    SpooledUpload upload("/nonexistent-folder", "f", "a", "");
    upload.write(std::string(1000, 'x'));
    EXPECT_THROW(upload.write(std::string(100000, 'x')), std::exception);
}

}  // namespace
}  // namespace okienko::web
