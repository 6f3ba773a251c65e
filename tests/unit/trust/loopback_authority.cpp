#include "tests/unit/trust/loopback_authority.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/StreamCopier.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "schemas/document.h"
#include "signing/key_pair.h"

namespace okienko::trust::testing {

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string configuration(std::uint16_t port, std::uint16_t ocsp_port) {
    return fmt::format(R"([ca]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
[tsa]
extendedKeyUsage=critical,timeStamping
crlDistributionPoints=URI:http://127.0.0.1:{0}/ca.crl
[ocsp]
extendedKeyUsage=OCSPSigning

[osoba]
keyUsage=critical,digitalSignature,nonRepudiation
authorityInfoAccess=OCSP;URI:http://127.0.0.1:{1}
crlDistributionPoints=URI:http://127.0.0.1:{0}/ca.crl
[lista]
keyUsage=critical,digitalSignature
crlDistributionPoints=URI:ldap://127.0.0.1/x,URI:http://127.0.0.1:{0}/ca.crl
[nikt]
keyUsage=critical,digitalSignature
crlDistributionPoints=URI:ldap://127.0.0.1/x
[away]
keyUsage=critical,digitalSignature
crlDistributionPoints=URI:http://127.0.0.1:{0}/500
[here]
database=index.txt
crlnumber=crlnumber
default_md=sha256
default_crl_days=7
[tsa_config]
default_tsa=clock
[clock]
serial=tsaserial
signer_cert=tsa.pem
signer_key=tsa.key
signer_digest=sha256
digests=sha256
default_policy=1.2.3.4.1
other_policies=1.2.3.4.5
ess_cert_id_alg=sha256
)",
                       port,
                       ocsp_port);
}

using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

class Handler : public Poco::Net::HTTPRequestHandler {
public:
    Handler(fs::path folder, LoopbackAuthority& owner)
        : folder_(std::move(folder)), owner_(owner) {}

    void handleRequest(HTTPServerRequest& request, HTTPServerResponse& response) override {
        std::string body;
        Poco::StreamCopier::copyToString(request.stream(), body);
        const std::string& path = request.getURI();
        if (path.starts_with("/tsa")) {
            stamp(body, request, response);
        } else if (path == "/ca.crl") {
            ++owner_.crl_requests;
            answer(response, schemas::read_file((folder_ / "ca.crl").string()));
        } else if (path == "/long") {
            answer(response, std::string(200'000, 'x'));
        } else if (path == "/drip") {
            drip(response);
        } else {
            response.setStatus(path == "/500" ? "500" : "404");
            response.send();
        }
    }

private:
    static void answer(HTTPServerResponse& response, const std::string& bytes) {
        response.sendBuffer(bytes.data(), bytes.size());
    }
    static void drip(HTTPServerResponse& response) {
        response.setChunkedTransferEncoding(true);
        std::ostream& out = response.send();
        for (int i = 0; i < 40 && out.good(); ++i) {
            out << 'x' << std::flush;
            std::this_thread::sleep_for(std::chrono::milliseconds(250));
        }
    }
    void stamp(const std::string& query, HTTPServerRequest& request, HTTPServerResponse& response) {
        if (request.getContentType() != "application/timestamp-query") {
            response.setStatus("415");
            response.send();
            return;
        }
        if (request.getURI() == "/tsa-closed" &&
            request.get("Authorization", "") != "Basic dXJ6YWQ6dGFqbmU=") {
            response.setStatus("401");
            response.send();
            return;
        }
        write(folder_ / "query", query);
        const bool again = owner_.stale_nonce && fs::exists(folder_ / "reply");
        if (!again) {
            std::system(fmt::format("cd {} && openssl ts -reply -config all.cnf -section clock "
                                    "-queryfile query -out reply 2>ts.log",
                                    folder_.string())
                            .c_str());
        }
        answer(response, schemas::read_file((folder_ / "reply").string()));
    }

    fs::path folder_;
    LoopbackAuthority& owner_;
};

class Handlers : public Poco::Net::HTTPRequestHandlerFactory {
public:
    Handlers(fs::path folder, LoopbackAuthority& owner)
        : folder_(std::move(folder)), owner_(owner) {}
    Poco::Net::HTTPRequestHandler* createRequestHandler(const HTTPServerRequest&) override {
        return new Handler(folder_, owner_);
    }

private:
    fs::path folder_;
    LoopbackAuthority& owner_;
};

std::uint16_t free_port() {
    return Poco::Net::ServerSocket(Poco::Net::SocketAddress("127.0.0.1", 0)).address().port();
}

}  // namespace

LoopbackAuthority::LoopbackAuthority() {
    if (!run("openssl version")) return;
    ocsp_port_ = free_port();
    start_web();
    make_certificates();
    start_ocsp();
    made_ = true;
}

LoopbackAuthority::~LoopbackAuthority() {
    if (web_) web_->stopAll(true);
    if (ocsp_ <= 0) return;
    kill(ocsp_, SIGTERM);
    waitpid(ocsp_, nullptr, 0);
}

void LoopbackAuthority::must(const std::string& command) const {
    if (run(command)) return;
    throw std::runtime_error(schemas::read_file((folder_.path() / "log").string()));
}

bool LoopbackAuthority::run(const std::string& command) const {
    return std::system(
               fmt::format("cd {} && ({}) >>log 2>&1", folder_.path().string(), command).c_str()) ==
           0;
}

void LoopbackAuthority::start_web() {
    Poco::Net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", 0));
    port_ = socket.address().port();
    Poco::Net::HTTPServerParams::Ptr settings = new Poco::Net::HTTPServerParams;
    settings->setMaxThreads(4);
    settings->setKeepAlive(false);
    web_ = std::make_unique<Poco::Net::HTTPServer>(
        new Handlers(folder_.path(), *this), socket, settings);
    web_->start();
}

void LoopbackAuthority::make_certificates() {
    write(folder_.path() / "all.cnf", configuration(port_, ocsp_port_));
    const std::string key = "openssl ecparam -name prime256v1 -genkey -noout -out {0}.key && ";
    must(fmt::format(fmt::runtime(key), "ca") +
         "openssl req -new -key ca.key -subj '/CN=Okienko CA' -out ca.csr && openssl x509 -req -in "
         "ca.csr -signkey ca.key -days 400 -extfile all.cnf -extensions ca -out ca.pem");
    int serial = 32;
    std::string index;
    for (const char* name : {"tsa", "ocsp", "osoba", "odwolana", "lista", "nikt", "away"}) {
        const std::string kind = std::string(name) == "odwolana" ? "osoba" : name;
        must(fmt::format(fmt::runtime(key), name) +
             fmt::format("openssl req -new -key {0}.key -subj '/CN={0}' -out "
                         "{0}.csr && openssl x509 -req -in {0}.csr -CA ca.pem "
                         "-CAkey ca.key -set_serial {1} -days 300 -extfile all.cnf "
                         "-extensions {2} -out {0}.pem",
                         name,
                         serial,
                         kind));
        const bool revoked = std::string(name) == "odwolana";
        index += fmt::format("{}\t350101000000Z\t{}\t{:X}\tunknown\t/CN={}\n",
                             revoked ? 'R' : 'V',
                             revoked ? "260101000000Z" : "",
                             serial++,
                             name);
    }
    write(folder_.path() / "index.txt", index);
    write(folder_.path() / "crlnumber", "01\n");
    write(folder_.path() / "tsaserial", "01\n");
    must(
        "openssl ca -gencrl -config all.cnf -name here -keyfile ca.key -cert ca.pem "
        "-out ca.crl.pem && openssl crl -in ca.crl.pem -outform DER -out ca.crl");
}

void LoopbackAuthority::start_ocsp() {
    ocsp_ = fork();
    if (ocsp_ != 0) {
        // A connection that says nothing would keep it busy: it is its word that is waited for.
        const std::string log = (folder_.path() / "ocsp.log").string();
        for (int i = 0; i < 200; ++i) {
            const bool there = fs::exists(log);
            if (there && schemas::read_file(log).find("waiting for") != std::string::npos) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return;
    }
    const int log = open((folder_.path() / "ocsp.log").c_str(), O_CREAT | O_WRONLY, 0600);
    dup2(log, 1);
    dup2(log, 2);
    const std::string port = std::to_string(ocsp_port_);
    if (chdir(folder_.path().c_str()) != 0) _exit(1);
    execlp("openssl",
           "openssl",
           "ocsp",
           "-port",
           port.c_str(),
           "-index",
           "index.txt",
           "-CA",
           "ca.pem",
           "-rsigner",
           "ocsp.pem",
           "-rkey",
           "ocsp.key",
           "-nmin",
           "30",
           nullptr);
    _exit(1);
}

std::string LoopbackAuthority::url(const std::string& path) const {
    return fmt::format("http://127.0.0.1:{}{}", port_, path);
}

std::string LoopbackAuthority::pem(const std::string& name) const {
    return schemas::read_file((folder_.path() / (name + ".pem")).string());
}
std::string LoopbackAuthority::der(const std::string& name) const {
    return signing::certificates_from_pem(pem(name)).front();
}
std::string LoopbackAuthority::key(const std::string& name) const {
    return schemas::read_file((folder_.path() / (name + ".key")).string());
}

}  // namespace okienko::trust::testing
