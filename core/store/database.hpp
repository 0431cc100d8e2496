// SQLite behind a few calls. database.cpp is the only unit that includes sqlite3.h.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace vaka {

// One prepared statement in use. Remembers its first error, so that binding needs no checks:
//     RETURN_IF_ERROR(db.sql("INSERT …").bind(1).bind(name).run());
// Binds in order, from the first parameter. Reset when it goes out of scope.
class Statement {
public:
    Statement(sqlite3* db, sqlite3_stmt* statement);
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind_blob(std::string_view bytes);
    Statement& bind_null();

    // For statements without rows; ready to be bound and run again.
    Result<void> run();
    // True while there is a row.
    Result<bool> step();

    std::int64_t integer(int column) const;
    std::string text(int column) const;      // texts and blobs
    std::string_view view(int column) const; // valid until the next step
    bool is_null(int column) const;

private:
    sqlite3* db_;
    sqlite3_stmt* statement_;
    int next_ = 1;
    int error_ = 0;
};

class Database {
public:
    enum class Mode { create, open };

    // WAL with synchronous=FULL: what commit() returned from is on the disk. `vfs` names an SQLite file layer; tests
    // use their own. Errors: store_missing, store_exists, store_damaged, disk_full, no_permission, store_busy.
    // A key for encryption at rest would be given here.
    static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode, const std::string& vfs = "");
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Prepared once for each text. Requires: the text lives in the program or is the same each time.
    Statement sql(std::string_view text);
    Result<void> script(const std::string& text);

    std::int64_t last_row() const; // the number that the latest INSERT gave

    Result<void> begin(); // takes the write lock at once
    Result<void> commit();
    void rollback();

    // Changes when another process has committed.
    std::int64_t outside_version();
    // Empties the write-ahead log, so that erased text is gone from every file.
    Result<void> checkpoint();
    Result<void> integrity();

private:
    explicit Database(sqlite3* db) : db_(db) {}

    sqlite3* db_;
    std::map<std::string, sqlite3_stmt*, std::less<>> prepared_;
};

}
