// A table per record type, folded from the log and never written otherwise. Rows are Values: what shows now.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/model/record.hpp"
#include "core/store/database.hpp"

namespace vaka {

struct Row {
    Uuid id;
    Json values;
};

// Which rows: those whose indexed field lies between two values, both included. Without a field, all. Rows come by the
// field; `at_most` of them, or all.
struct Where {
    std::string_view field; // Requires: index in its rules
    Json from;
    Json to;
    bool with_removed = false;
    std::optional<std::int64_t> at_most = {};
};

class Tables {
public:
    explicit Tables(Database& db) : db_(db) {}

    Result<void> create(); // drops what was there
    Result<void> index();  // after create; many rows first cost less
    Result<void> write(const RecordType& type, const Uuid& id, const Json& values);
    Result<std::optional<Json>> read(const RecordType& type, const Uuid& id);
    Result<std::vector<Row>> rows(const RecordType& type, const Where& where); // then by id
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
