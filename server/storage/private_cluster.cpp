#include "server/storage/private_cluster.h"

#include <fmt/format.h>
#include <unistd.h>

#include "server/storage/cluster_folder.h"
#include "server/storage/cluster_supervisor.h"

namespace okienko::storage {
namespace {

std::string escaped(const std::string& path) {
    std::string result;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || c == '/' || c == '-' ||
                                           c == '_' || c == '.');
        result += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return result;
}

std::string uri_at(const std::filesystem::path& socket) {
    return fmt::format("postgresql://okienko@/okienko?host={}", escaped(socket.string()));
}

}  // namespace

PrivateCluster::PrivateCluster(Settings settings, config::Log log) {
    if (geteuid() == 0) throw ClusterError("PostgreSQL doesn't run as root");
    supervisor_ = std::make_unique<ClusterSupervisor>(std::move(settings), std::move(log));
    uri_ = uri_at(supervisor_->socket());
}

std::optional<std::string> PrivateCluster::running_uri(const std::filesystem::path& folder) {
    if (!ClusterFolder::in_use(folder)) return std::nullopt;
    return uri_at(ClusterFolder::socket_of(folder));
}

PrivateCluster::~PrivateCluster() = default;

bool PrivateCluster::adopted() const {
    return supervisor_->adopted();
}

void PrivateCluster::stop() {
    supervisor_->stop();
}

}  // namespace okienko::storage
