#include "core/store/tables.hpp"

#include <algorithm>

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

void bind_value(Statement& statement, const Field& field, const Json& value) {
    if (value.is_null())
        statement.bind_null();
    else if (field.kind == Kind::boolean)
        statement.bind(static_cast<std::int64_t>(value.get<bool>()));
    else if (is_number(field.kind))
        statement.bind(value.get<std::int64_t>());
    else if (field.kind == Kind::codes)
        statement.bind(canonical(value));
    else
        statement.bind(value.get_ref<const std::string&>());
}

Json value_at(const Statement& row, int column, const Field& field) {
    if (row.is_null(column))
        return {};
    if (field.kind == Kind::boolean)
        return row.integer(column) != 0;
    if (is_number(field.kind))
        return row.integer(column);
    if (field.kind == Kind::codes) {
        auto parsed = parse_json(row.view(column));
        return parsed ? *parsed : Json();
    }
    return row.text(column);
}

Json values_at(const Statement& row, const RecordType& type) {
    Json out = Json::object();
    if (row.integer(1) != 0)
        out[std::string(removed_field)] = true;
    int column = 2;
    for (const Field& field : type.fields)
        if (Json value = value_at(row, column++, field); !value.is_null())
            out[std::string(field.name)] = std::move(value);
    return out;
}

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

Result<void> Tables::write(const RecordType& type, const Uuid& id, const Json& values) {
    auto insert = db_.sql(sql_of(type).write);
    auto removed = values.find(removed_field);
    insert.bind_blob(bytes_of(id)).bind(std::int64_t{removed != values.end() && *removed == Json(true)});
    for (const Field& field : type.fields) {
        auto value = values.find(field.name);
        // A value that this version cannot read stays in the log and out of the table.
        bool readable = value != values.end() && check_value(type, field, *value).has_value();
        bind_value(insert, field, readable ? *value : Json());
    }
    return insert.run();
}

Result<std::optional<Json>> Tables::read(const RecordType& type, const Uuid& id) {
    auto row = db_.sql(sql_of(type).read);
    ASSIGN_OR_RETURN(found, row.bind_blob(bytes_of(id)).step());
    return found ? std::optional<Json>(values_at(row, type)) : std::nullopt;
}

Result<std::vector<Row>> Tables::rows(const RecordType& type, const Where& where) {
    std::string sql = "SELECT " + columns_of(type) + " FROM " + table_of(type);
    std::string column = "\"" + std::string(where.field) + "\"";
    const Field* field = where.field.empty() ? nullptr : type.field(where.field);
    ensure(where.field.empty() || (field && field->rules.index), "rows by a field without an index");
    std::string condition;
    if (!where.with_removed)
        condition += " removed = 0";
    if (field && !where.from.is_null())
        condition += (condition.empty() ? " " : " AND ") + column + " >= ?";
    if (field && !where.to.is_null())
        condition += (condition.empty() ? " " : " AND ") + column + " <= ?";
    if (!condition.empty())
        sql += " WHERE" + condition;
    sql += field ? " ORDER BY " + column + ", id" : " ORDER BY id";
    if (where.at_most)
        sql += " LIMIT " + std::to_string(*where.at_most);

    auto query = db_.sql(sql);
    if (field && !where.from.is_null())
        bind_value(query, *field, where.from);
    if (field && !where.to.is_null())
        bind_value(query, *field, where.to);
    std::vector<Row> out;
    while (true) {
        ASSIGN_OR_RETURN(more, query.step());
        if (!more)
            return out;
        Row row{{}, values_at(query, type)};
        std::copy_n(query.view(0).begin(), std::min<std::size_t>(16, query.view(0).size()),
                    reinterpret_cast<char*>(row.id.bytes.data()));
        out.push_back(std::move(row));
    }
}

Result<void> Tables::clear(const RecordType& type, const Uuid& id) {
    return db_.sql("DELETE FROM " + table_of(type) + " WHERE id = ?").bind_blob(bytes_of(id)).run();
}

}
