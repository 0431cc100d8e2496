// A table per record type, folded from the log and never written otherwise. Rows are Values: what shows now.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/store/database.hpp"
#include "core/store/where.hpp"

namespace vaka {

struct Row {
    Uuid id;
    Values values;
};

// Rows as they are read, one after the other: nothing stands between the file and the record.
class Rows {
public:
    Rows(Statement statement, const RecordType& type) : statement_(std::move(statement)), type_(type) {}

    Result<bool> step(); // true while there is a row
    Uuid id() const;
    Values values() const;
    void read_into(void* record) const; // Requires: a new record of the type

private:
    Statement statement_;
    const RecordType& type_;
};

class Tables {
public:
    explicit Tables(Database& db) : db_(db) {}

    Result<void> create(); // drops what was there
    Result<void> index();  // after create; many rows first cost less
    Result<void> write(const RecordType& type, const Uuid& id, const Values& values);
    Rows select(const RecordType& type, const Uuid& id);
    Rows select(const RecordType& type, const Where& where); // then by id
    Result<std::optional<Values>> read(const RecordType& type, const Uuid& id);
    Result<std::vector<Row>> rows(const RecordType& type, const Where& where);
    Result<void> clear(const RecordType& type, const Uuid& id);

private:
    // The statements of a type, written out once: they name every field.
    struct Sql {
        std::string read;
        std::string write;
    };
    const Sql& sql_of(const RecordType& type);

    Database& db_;
    std::map<const RecordType*, Sql> sql_;
};

}
