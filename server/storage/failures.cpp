#include "server/storage/failures.h"

#include <string>
#include <string_view>

#include <pqxx/except>

#include "server/storage/database.h"

namespace okienko::storage {
namespace {

bool tells_of_full_disk(std::string_view message) {
    return message.find("No space left on device") != std::string_view::npos ||
           message.find("Disk quota exceeded") != std::string_view::npos;
}

[[noreturn]] void rethrow_by_sqlstate(const pqxx::sql_error& error) {
    const std::string& state = error.sqlstate();
    const std::string_view kind = std::string_view(state).substr(0, 2);
    const std::string message = error.what();
    // 58030 is an input/output error: the disk is full or worse.
    if (state == "53100" || (state == "58030" && tells_of_full_disk(message))) {
        throw DiskFull(message);
    }
    if (state == "55P03") throw Conflict(message);  // a lock wasn't to be had in time
    // No state at all comes with a connection that broke in the middle of a statement. 57:
    // cancelled by the statement timeout, shutting down or starting up.
    const bool away = state.empty() || kind == "08" || kind == "53" || kind == "57" || kind == "58";
    if (away) throw Unavailable(message);
    throw;
}

}  // namespace

void rethrow_translated() {
    try {
        throw;
    } catch (const pqxx::disk_full& error) {
        throw DiskFull(error.what());
    } catch (const pqxx::statement_completion_unknown& error) {
        throw Unavailable(error.what());
    } catch (const pqxx::transaction_rollback& error) {  // serialisation failure, deadlock
        throw Conflict(error.what());
    } catch (const pqxx::sql_error& error) {
        rethrow_by_sqlstate(error);
    } catch (const pqxx::failure& error) {  // broken connection, outcome in doubt
        throw Unavailable(error.what());
    }
}

}  // namespace okienko::storage
