#include "tests/http/verification/listed_server.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/unit/signing/signing_keys.h"

namespace okienko::verification {

namespace {

namespace fs = std::filesystem;
using namespace signing::testing;

signing::KeyPair operator_key() {
    CertificateWish wish;
    wish.name = "Próbny operator listy";
    return key_pair(ec_key("P-256"), wish);
}

}  // namespace

ListedServer::ListedServer(const ProofAuthority& authority)
    : authority_(authority), operator_(operator_key()) {
    write("anchors/authority.pem", authority.certificate().pem());
    write("lists/operator.pem", operator_.certificates_pem());
    replace_list(list());
    settings_ = write("okienko.conf",
                      "anchors = " + (folder_.path() / "anchors").string() +
                          "\ntrusted-lists = " + (folder_.path() / "lists").string() + "\n");
}

void ListedServer::start(int awaited) {
    harness::RunningServer::Options options;
    options.database = database_.uri();
    options.words = {"--config", settings_};
    options.data = data_.path() / "data";
    options.awaited = awaited;
    server_ = std::make_unique<harness::RunningServer>(options);
}

std::string ListedServer::list(const std::string& next_update) const {
    PeriodText issuing;
    issuing.certificates = {authority_.certificate().der};
    PeriodText stamping;
    stamping.type = "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST";
    stamping.certificates = issuing.certificates;
    stamping.information.clear();
    ListText made;
    made.next_update = next_update;
    made.services = {{issuing}, {stamping}};
    return made.signed_by(operator_);
}

void ListedServer::replace_list(const std::string& bytes) const {
    write("lists/pl.xml", bytes);
}

std::string ListedServer::write(const std::string& name, const std::string& bytes) const {
    const fs::path file = folder_.path() / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    return file.string();
}

std::string ListedServer::verify(const std::string& words) const {
    const std::string command = harness::program_path() + " verify --anchors '" +
                                (folder_.path() / "anchors").string() + "' --trusted-list '" +
                                (folder_.path() / "lists").string() + "' " + words + " 2>&1";
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return {};
    std::string output;
    std::array<char, 4096> block{};
    while (const std::size_t count = std::fread(block.data(), 1, block.size(), pipe)) {
        output.append(block.data(), count);
    }
    pclose(pipe);
    return output;
}

}  // namespace okienko::verification
