#include "core/store/tables.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/base/value_json.hpp"
#include "core/model/records.hpp"

namespace vaka {

namespace {

// Names come from record descriptions only, which are ASCII identifiers in our own source.
std::string table_of(const RecordType& type) {
    return "t_" + std::string(type.name);
}

bool is_number(Kind kind) {
    return kind == Kind::integer || kind == Kind::instant || kind == Kind::boolean;
}

std::string columns_of(const RecordType& type) {
    std::string out = "id, removed";
    for (const Field& field : type.fields)
        out += ", \"" + std::string(field.name) + "\"";
    return out;
}

// Requires: absent or of the field's kind.
void bind_value(Statement& statement, const Value& value) {
    if (auto flag = value.flag())
        statement.bind(std::int64_t{*flag});
    else if (auto integer = value.integer())
        statement.bind(*integer);
    else if (auto text = value.text())
        statement.bind(*text);
    else if (value.codes())
        statement.bind(json_text(value));
    else
        statement.bind_null();
}

// Requires: not null.
Value value_at(const Statement& row, int column, const Field& field) {
    if (field.kind == Kind::boolean)
        return row.integer(column) != 0;
    if (is_number(field.kind))
        return row.integer(column);
    if (field.kind == Kind::codes) {
        auto parsed = parse_json(row.view(column));
        return parsed ? value_from_json(*parsed) : Value();
    }
    return row.text(column);
}

// The columns of every statement: id, removed, the fields.
constexpr int first_field = 2;

std::string_view bytes_of(const Uuid& id) {
    return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

}

Result<void> Tables::create() {
    std::string script;
    for (const RecordType* type : record_types()) {
        script += "DROP TABLE IF EXISTS " + table_of(*type) + ";CREATE TABLE " + table_of(*type) +
                  "(id BLOB PRIMARY KEY, removed INTEGER NOT NULL";
        for (const Field& field : type->fields)
            script += ", \"" + std::string(field.name) + "\"" + (is_number(field.kind) ? " INTEGER" : " TEXT");
        script += ") WITHOUT ROWID;";
    }
    return db_.script(script);
}

Result<void> Tables::index() {
    std::string script;
    for (const RecordType* type : record_types()) {
        for (const Field& field : type->fields)
            if (field.rules.index)
                script += "CREATE INDEX " + table_of(*type) + "_" + std::string(field.name) + " ON " + table_of(*type) +
                          "(\"" + std::string(field.name) + "\");";
    }
    return db_.script(script);
}

const Tables::Sql& Tables::sql_of(const RecordType& type) {
    auto [found, first] = sql_.try_emplace(&type);
    if (first) {
        std::string columns = columns_of(type), places = "?, ?";
        for (std::size_t i = 0; i < type.fields.size(); ++i)
            places += ", ?";
        found->second.read = "SELECT " + columns + " FROM " + table_of(type) + " WHERE id = ?";
        found->second.write = "INSERT OR REPLACE INTO " + table_of(type) + "(" + columns + ") VALUES(" + places + ")";
    }
    return found->second;
}

Result<void> Tables::write(const RecordType& type, const Uuid& id, const Values& values) {
    auto insert = db_.sql(sql_of(type).write);
    insert.bind_blob(bytes_of(id)).bind(std::int64_t{values.of(removed_field) == Value(true)});
    for (const Field& field : type.fields) {
        const Value& value = values.of(field.name);
        // A value that this version cannot read stays in the log and out of the table.
        if (check_value(type, field, value))
            bind_value(insert, value);
        else
            insert.bind_null();
    }
    return insert.run();
}

Rows Tables::select(const RecordType& type, const Uuid& id) {
    auto query = db_.sql(sql_of(type).read);
    query.bind_blob(bytes_of(id));
    return {std::move(query), type};
}

Rows Tables::select(const RecordType& type, const Where& where) {
    const Field* field = where.field;
    ensure(!field || (type.field(field->name) == field && field->rules.index), "rows by a field without an index");
    std::string column = field ? "\"" + std::string(field->name) + "\"" : "";
    std::string condition;
    auto require = [&](const std::string& what) {
        condition += (condition.empty() ? " WHERE " : " AND ") + what;
    };
    if (!where.with_removed)
        require("removed = 0");
    if (field && !where.from.absent())
        require(column + " >= ?");
    if (field && !where.to.absent())
        require(column + " <= ?");
    std::string sql = "SELECT " + columns_of(type) + " FROM " + table_of(type) + condition;
    sql += field ? " ORDER BY " + column + ", id" : " ORDER BY id";
    if (where.at_most)
        sql += " LIMIT " + std::to_string(*where.at_most);

    auto query = db_.sql(sql);
    if (field && !where.from.absent())
        bind_value(query, where.from);
    if (field && !where.to.absent())
        bind_value(query, where.to);
    return {std::move(query), type};
}

Result<std::optional<Values>> Tables::read(const RecordType& type, const Uuid& id) {
    Rows row = select(type, id);
    ASSIGN_OR_RETURN(found, row.step());
    return found ? std::optional<Values>(row.values()) : std::nullopt;
}

Result<std::vector<Row>> Tables::rows(const RecordType& type, const Where& where) {
    std::vector<Row> out;
    Rows rows = select(type, where);
    while (true) {
        ASSIGN_OR_RETURN(more, rows.step());
        if (!more)
            return out;
        out.push_back({rows.id(), rows.values()});
    }
}

Result<void> Tables::clear(const RecordType& type, const Uuid& id) {
    return db_.sql("DELETE FROM " + table_of(type) + " WHERE id = ?").bind_blob(bytes_of(id)).run();
}

Result<bool> Rows::step() {
    return statement_.step();
}

Uuid Rows::id() const {
    Uuid id;
    std::string_view bytes = statement_.view(0);
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), id.bytes.begin());
    return id;
}

Values Rows::values() const {
    Values out;
    if (statement_.integer(1) != 0)
        out[removed_field] = true;
    int column = first_field;
    for (const Field& field : type_.fields) {
        if (!statement_.is_null(column))
            out[field.name] = value_at(statement_, column, field);
        ++column;
    }
    return out;
}

void Rows::read_into(void* record) const {
    int column = first_field;
    for (const Field& field : type_.fields) {
        if (!statement_.is_null(column))
            field.set(record, value_at(statement_, column, field));
        ++column;
    }
}

}
