#include "core/store/database.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <system_error>
#include <utility>

namespace vaka {

namespace {

Error error_of(int code, sqlite3* db, const char* doing) {
    std::string detail = doing;
    if (db) {
        // The message of SQLite names tables and columns, never values.
        detail += ": ";
        detail += sqlite3_errmsg(db);
    }
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {Fault::full, "disk_full", detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Fault::busy, "store_busy", detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
        return {Fault::corrupt, "store_damaged", detail};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return {Fault::forbidden, "no_permission", detail};
    case SQLITE_IOERR:
        return {Fault::full, "disk_trouble", detail};
    default:
        return {Fault::corrupt, "store_damaged", detail};
    }
}

}

Statement::Statement(sqlite3* db, sqlite3_stmt* statement)
    : db_(db), statement_(statement), error_(statement ? SQLITE_OK : sqlite3_errcode(db)) {}

Statement::Statement(Statement&& other) noexcept
    : db_(other.db_), statement_(std::exchange(other.statement_, nullptr)), next_(other.next_), error_(other.error_) {}

Statement::~Statement() {
    if (!statement_)
        return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Statement& Statement::bind(std::int64_t value) {
    if (error_ == SQLITE_OK)
        error_ = sqlite3_bind_int64(statement_, next_++, value);
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    if (error_ == SQLITE_OK)
        error_ = sqlite3_bind_text64(statement_, next_++, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT,
                                     SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
    if (error_ == SQLITE_OK)
        error_ =
            sqlite3_bind_blob64(statement_, next_++, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind_null() {
    if (error_ == SQLITE_OK)
        error_ = sqlite3_bind_null(statement_, next_++);
    return *this;
}

Result<void> Statement::run() {
    auto row = step();
    if (!row)
        return row.error();
    sqlite3_reset(statement_);
    next_ = 1;
    return {};
}

Result<bool> Statement::step() {
    if (error_ != SQLITE_OK)
        return error_of(error_, db_, "bind");
    int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Error error = error_of(code, db_, "step");
    sqlite3_reset(statement_);
    next_ = 1;
    return error;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const {
    return std::string(view(column));
}

std::string_view Statement::view(int column) const {
    auto bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                 : std::string_view();
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode, const std::string& vfs) {
    sqlite3* raw = nullptr;
    const char* layer = vfs.empty() ? nullptr : vfs.c_str();
    // First without creating, so that a missing and an existing store are told apart without asking the file system.
    int code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, layer);
    bool is_file = code == SQLITE_OK;
    bool missing = (code & 0xff) == SQLITE_CANTOPEN;
    if (mode == Mode::create && missing) {
        sqlite3_close_v2(raw);
        raw = nullptr;
        code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                               layer);
        // A ward's records and the hashes of its PINs are for this user alone; SQLite gives its other files the same.
        std::error_code ignored;
        if (code == SQLITE_OK && !layer)
            std::filesystem::permissions(path, std::filesystem::perms(0600), ignored);
    }
    if (code != SQLITE_OK) {
        Error error = mode == Mode::open && missing ? Error{Fault::not_found, "store_missing", path}
                                                    : error_of(code, raw, path.c_str());
        sqlite3_close_v2(raw);
        return error;
    }
    std::unique_ptr<Database> db(new Database(raw));
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, 10'000);
    // A power cut before the first commit leaves a file without tables: no store was ever there.
    bool exists = is_file;
    if (is_file) {
        ASSIGN_OR_RETURN(row, db->sql("SELECT 1 FROM sqlite_schema LIMIT 1").step());
        exists = row;
    }
    if (mode == Mode::create && exists)
        return Error{Fault::invalid, "store_exists", path};
    if (mode == Mode::open && !exists)
        return Error{Fault::not_found, "store_missing", path};
    RETURN_IF_ERROR(db->script("PRAGMA page_size=4096;"
                               "PRAGMA journal_mode=WAL;"
                               "PRAGMA journal_size_limit=4194304;" // what a great bundle took is given back
                               "PRAGMA synchronous=FULL;"
                               "PRAGMA secure_delete=ON;"
                               "PRAGMA trusted_schema=OFF;"
                               "PRAGMA temp_store=MEMORY;"
                               "PRAGMA cache_size=-8000;"));
    return db;
}

Database::~Database() {
    for (auto& [text, statement] : prepared_)
        sqlite3_finalize(statement);
    sqlite3_close_v2(db_);
}

Statement Database::sql(std::string_view text) {
    auto found = prepared_.find(text);
    if (found == prepared_.end()) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v3(db_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                           nullptr);
        if (!statement)
            return Statement(db_, nullptr);
        found = prepared_.emplace(std::string(text), statement).first;
    }
    return Statement(db_, found->second);
}

Result<void> Database::script(const std::string& text) {
    int code = sqlite3_exec(db_, text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return error_of(code, db_, "script");
    return {};
}

std::int64_t Database::last_row() const {
    return sqlite3_last_insert_rowid(db_);
}

Result<void> Database::begin() {
    return sql("BEGIN IMMEDIATE").run();
}

Result<void> Database::commit() {
    return sql("COMMIT").run();
}

void Database::rollback() {
    if (!sqlite3_get_autocommit(db_))
        sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::int64_t Database::outside_version() {
    auto statement = sql("PRAGMA data_version");
    auto row = statement.step();
    return row && *row ? statement.integer(0) : -1;
}

Result<void> Database::checkpoint() {
    int code = sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        return error_of(code, db_, "checkpoint");
    return {};
}

Result<void> Database::integrity() {
    auto statement = sql("PRAGMA quick_check(1)");
    ASSIGN_OR_RETURN(row, statement.step());
    if (!row || statement.view(0) != "ok")
        return Error{Fault::corrupt, "store_damaged", "quick_check"};
    return {};
}

}
