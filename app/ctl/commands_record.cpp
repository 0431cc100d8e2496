// Records in and out, as JSON objects with the declared field names and codes, and `id`.

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <iterator>

#include "app/ctl/commands.hpp"
#include "core/base/value_json.hpp"
#include "core/guard/privacy.hpp"
#include "core/ward/action.hpp"

namespace vaka {

namespace {

constexpr JsonLimits record_limits{1u << 20, 8};

// Refuses unknown names as the session would, and tells which would have been right.
Result<void> check_names(Ctl& ctl, const RecordType& type, const Values& values) {
    for (const auto& [name, value] : values) {
        if (type.field(name) || name == removed_field)
            continue;
        std::vector<std::string_view> known = {"id"};
        for (const Field& field : type.fields)
            known.push_back(field.name);
        return ctl.unknown({Fault::invalid, "field_unknown", std::string(type.name) + "." + name}, known);
    }
    return {};
}

// A warning asks a person once; here it is said, and the text is kept.
void warn_of_privacy(const Ctl& ctl, const Draft& draft, Date today) {
    for (const auto& [name, value] : changes(*draft.type, draft.before, draft.after)) {
        const Field* field = draft.type->field(name);
        auto text = value.text();
        if (!field || !text || !is_guarded(*field))
            continue;
        if (auto hit = worst(privacy_hits(*text, today)))
            ctl.warn(ctl.tr("ctl.privacy_warning", {{"field", std::string(draft.type->name) + "." + name},
                                                    {"found", ctl.tr("privacy." + std::string(hit->rule)).text}})
                         .text);
    }
}

// What an action becomes is an act, which its incident follows. Written as a field it would leave the incident behind.
Result<void> check_no_act(const Draft& draft) {
    const bool answers = draft.type == &record_type<EffectCheck>() && draft.before.empty();
    if (answers || (draft.type == &record_type<Action>() &&
                    record_of<Action>(draft.before).status != record_of<Action>(draft.after).status))
        return Error{Fault::invalid, "written_by_act", answers ? "effect_check" : "action.status"};
    return {};
}

// With `also`, that belong to it.
Result<Said> save(Ctl& ctl, Session& session, const Draft& draft, const char* done, const Drafts& also = {}) {
    RETURN_IF_ERROR(check_no_act(draft));
    Drafts drafts = {draft};
    drafts.insert(drafts.end(), also.begin(), also.end());
    RETURN_IF_ERROR(session.save(std::move(drafts)));
    warn_of_privacy(ctl, draft, session.today());
    return Said{done ? ctl.tr(done).text : draft.record.text(),
                {{"id", draft.record.text()}, {"type", draft.type->name}}};
}

Result<Json> record_from(std::istream& in) {
    std::string bytes;
    bytes.reserve(4096);
    for (std::istreambuf_iterator<char> next(in), end; next != end && bytes.size() <= record_limits.bytes; ++next)
        bytes += *next;
    ASSIGN_OR_RETURN(record, parse_json(bytes, record_limits));
    if (!record.is_object())
        return Error{Fault::corrupt, "json_malformed", "{"};
    return record;
}

// The draft of the record that has this id, as it is now, with what the values say.
Result<Draft> draft_with_id(Session& session, const RecordType& type, const Uuid& id, const Values& values) {
    ASSIGN_OR_RETURN(known, session.store().values(type, id));
    Values before = known.value_or(Values());
    Values after = before;
    after.erase(removed_field);
    after.update(values);
    return Draft{&type, id, std::move(before), std::move(after), session.store().frontier()};
}

// A new action is made by the act, which tells its incident.
Result<Said> add_action(Ctl& ctl, Session& session, const Values& values, const std::optional<Uuid>& id) {
    ASSIGN_OR_RETURN(content, ctl.console.content());
    const auto action = record_of<Action>(values);
    ASSIGN_OR_RETURN(drafts, action_made({session.store(), session, content}, action, action.source_id));
    // What cannot be in an action stays to be refused.
    for (const auto& [name, value] : values)
        if (!drafts.front().after.contains(name))
            drafts.front().after[name] = value;
    if (id)
        drafts.front().record = *id;
    return save(ctl, session, drafts.front(), nullptr, {drafts.begin() + 1, drafts.end()});
}

Result<Said> run_add(Ctl& ctl) {
    ASSIGN_OR_RETURN(type, ctl.type_named(ctl.typed.type));
    ASSIGN_OR_RETURN(record, record_from(std::cin));
    Values values = values_from_json(record);
    const Value id = values.of("id");
    values.erase("id");
    RETURN_IF_ERROR(check_names(ctl, *type, values));

    ASSIGN_OR_RETURN(store, ctl.open_store());
    ASSIGN_OR_RETURN(session, ctl.sign_in(*store));
    // For records that are named by their content or are the only one, the values tell which it is.
    bool named = type->named || type == &record_type<Unit>();
    const bool acts = type == &record_type<Action>();
    if (id.absent() && acts)
        return add_action(ctl, session, values, {});
    if (id.absent() || named) {
        ASSIGN_OR_RETURN(draft, session.draft_of(*type, std::move(values)));
        if (!id.absent() && id != value_of(draft.record))
            return Error{Fault::invalid, "id_is_another", std::string(type->name)};
        return save(ctl, session, draft, nullptr);
    }
    Uuid uuid;
    if (!ValueOf<Uuid>::set(uuid, id))
        return Error{Fault::invalid, "field_bad_value", std::string(type->name) + ".id"};
    ASSIGN_OR_RETURN(draft, draft_with_id(session, *type, uuid, values));
    if (acts && draft.before.empty())
        return add_action(ctl, session, values, uuid);
    return save(ctl, session, draft, nullptr);
}

std::vector<std::string> parts_of(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty()) {
        std::size_t comma = std::min(list.find(','), list.size());
        out.emplace_back(trimmed(list.substr(0, comma)));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return out;
}

// What was typed, as the field's kind of value; what cannot be one is left as text, which the check then refuses.
Value typed_value(Kind kind, const std::string& text) {
    if (text.empty())
        return {};
    switch (kind) {
    case Kind::integer:
    case Kind::instant: {
        std::int64_t number = 0;
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return error == std::errc() && end == text.data() + text.size() ? Value(number) : Value(text);
    }
    case Kind::boolean:
        return text == "true" ? Value(true) : text == "false" ? Value(false) : Value(text);
    case Kind::codes:
        return parts_of(text);
    default:
        return text;
    }
}

Result<Said> run_set(Ctl& ctl) {
    ASSIGN_OR_RETURN(type, ctl.type_named(ctl.typed.type));
    auto id = Uuid::parse(ctl.typed.id);
    if (!id)
        return Error{Fault::invalid, "field_bad_value", std::string(type->name) + ".id"};
    Values values;
    for (const std::string& typed : ctl.typed.values) {
        std::size_t equals = typed.find('=');
        if (equals == std::string::npos)
            return Error{Fault::invalid, "set_without_equals", ""};
        std::string name = typed.substr(0, equals);
        const Field* field = type->field(name);
        values[name] = typed_value(field ? field->kind : Kind::boolean, typed.substr(equals + 1));
    }
    RETURN_IF_ERROR(check_names(ctl, *type, values));

    ASSIGN_OR_RETURN(store, ctl.open_store());
    ASSIGN_OR_RETURN(session, ctl.sign_in(*store));
    ASSIGN_OR_RETURN(draft, session.open(*type, *id));
    draft.after.update(values);
    return save(ctl, session, draft, "ctl.set.done");
}

std::string shown(const Field* field, const Json& value) {
    if (auto text = value.get_ptr<const std::string*>())
        return *text;
    if (field && field->kind == Kind::instant && value.is_number_integer())
        return time_text({value.get<std::int64_t>()});
    if (!value.is_array())
        return canonical(value);
    std::string out;
    for (const Json& item : value)
        out += (out.empty() ? "" : ",") + shown(nullptr, item);
    return out;
}

// Cut to what a terminal's column can hold, and filled out to its width.
std::string cell(std::string text, std::size_t width) {
    std::ranges::replace(text, '\n', ' ');
    std::string out;
    std::size_t letters = 0, all = length(text);
    for (std::string_view left = text; !left.empty() && letters < (all > width ? width - 1 : width); ++letters) {
        std::size_t bytes = first_code_point(left).bytes;
        out += left.substr(0, bytes);
        left.remove_prefix(bytes);
    }
    if (all > width) {
        out += "…";
        ++letters;
    }
    return out.append(width - letters + 2, ' ');
}

constexpr std::size_t widest_column = 32;

std::string table_of(const RecordType& type, const Json& records) {
    struct Column {
        std::string name;
        const Field* field;
        std::size_t width;
    };
    std::vector<Column> columns = {{"id", nullptr, 36}};
    for (const Field& field : type.fields) {
        std::size_t width = 0;
        for (const Json& record : records)
            if (auto value = record.find(field.name); value != record.end())
                width = std::max(width, length(shown(&field, *value)));
        if (width > 0)
            columns.push_back(
                {std::string(field.name), &field,
                 std::min(std::max(width, field.name.size()), std::max(widest_column, field.name.size()))});
    }
    std::string out;
    for (const Column& column : columns)
        out += cell(column.name, column.width);
    out += '\n';
    for (const Json& record : records) {
        for (const Column& column : columns) {
            auto value = record.find(column.name);
            out += cell(value == record.end() ? "" : shown(column.field, *value), column.width);
        }
        out += '\n';
    }
    return out;
}

Result<Said> run_list(Ctl& ctl) {
    ASSIGN_OR_RETURN(type, ctl.type_named(ctl.typed.type));
    ASSIGN_OR_RETURN(store, Store::open(ctl.typed.store));
    ASSIGN_OR_RETURN(rows, store->rows(*type));
    Json records = Json::array();
    for (const Row& row : rows) {
        Json& record = records.emplace_back(json_from_values(row.values));
        record["id"] = row.id.text();
    }
    std::string text = records.empty() ? ctl.tr("ctl.list.none").text : table_of(*type, records);
    return Said{std::move(text), std::move(records)};
}

}

void add_record_commands(CLI::App& app, Ctl& ctl) {
    CLI::App& add = add_command(app, ctl, "add", run_add);
    CLI::App& set = add_command(app, ctl, "set", run_set);
    CLI::App& list = add_command(app, ctl, "list", run_list);
    for (CLI::App* command : {&add, &set, &list}) {
        add_store_argument(*command, ctl);
        command->add_option("TYPE", ctl.typed.type, ctl.tr("ctl.help.type").text)->required();
    }
    add_role_option(add, ctl);
    add_role_option(set, ctl);
    set.add_option("ID", ctl.typed.id, ctl.tr("ctl.help.id").text)->required();
    // No name of its own may have an = in it.
    set.add_option("CHANGES", ctl.typed.values, ctl.tr("ctl.help.values").text)->required()->type_name("FIELD=VALUE");
}

}
