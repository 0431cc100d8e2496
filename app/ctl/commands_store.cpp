// Stores are made, told where their server is, and described.

#include <CLI/CLI.hpp>

#include "app/ctl/commands.hpp"
#include "core/demo/demo_ward.hpp"
#include "core/model/records.hpp"
#include "core/sync/peers.hpp"

namespace vaka {

namespace {

Said made(const Ctl& ctl, Store& store, const std::string& unit_name, const std::string& text) {
    return {text,
            {{"store", ctl.typed.store},
             {"unit", store.unit().text()},
             {"unit_name", unit_name},
             {"device", store.device().text()}}};
}

Result<void> write_unit(Ctl& ctl, Store& store) {
    ASSIGN_OR_RETURN(session, ctl.sign_in(store));
    Values values{{"name", ctl.typed.unit}};
    if (ctl.typed.profile != code_name(Profile::hospital))
        values["profile"] = ctl.typed.profile;
    ASSIGN_OR_RETURN(draft, session.draft_of(record_type<Unit>(), std::move(values)));
    return session.save(std::move(draft));
}

Result<Said> run_new(Ctl& ctl) {
    ctl.typed.unit = trimmed(ctl.typed.unit);
    ASSIGN_OR_RETURN(store, ctl.create_store(ctl.typed.unit));
    if (auto written = write_unit(ctl, *store); !written) {
        store.reset();
        remove_store(ctl.typed.store);
        return written.error();
    }
    return made(ctl, *store, ctl.typed.unit,
                ctl.tr("ctl.new.done", {{"store", ctl.typed.store}, {"unit", ctl.typed.unit}}).text);
}

Result<Said> run_demo(Ctl& ctl) {
    ASSIGN_OR_RETURN(json, ctl.console.asset("content/demo.json"));
    ASSIGN_OR_RETURN(ward, DemoWard::parse(json));
    ASSIGN_OR_RETURN(store, ctl.create_store(ward.unit_name()));
    Date today = swedish_time(ctl.clock.now()).date;
    if (auto written = ward.write(*store, ctl.typed.seed, ctl.typed.days, today); !written) {
        store.reset();
        remove_store(ctl.typed.store);
        return written.error();
    }
    Said said = made(ctl, *store, ward.unit_name(),
                     ctl.tr("ctl.demo.done", {{"store", ctl.typed.store},
                                              {"unit", ward.unit_name()},
                                              {"days", std::to_string(ctl.typed.days)},
                                              {"pin", ward.manager_pin()}})
                         .text);
    said.json["manager_pin"] = ward.manager_pin();
    return said;
}

Result<Said> run_server(Ctl& ctl) {
    ASSIGN_OR_RETURN(store, ctl.open_store());
    ASSIGN_OR_RETURN(server, server_facts(*store));
    if (!server)
        return Error{Fault::invalid, "not_enrolled", ""};
    ASSIGN_OR_RETURN(url, server_url(ctl.typed.url));
    server->url = url;
    RETURN_IF_ERROR(put_server_facts(*store, *server));
    return Said{ctl.tr("ctl.server.done", {{"url", server->url}}).text, {{"url", server->url}}};
}

constexpr std::array<std::string_view, 9> kind_names = {"text",    "free_text", "integer", "boolean", "date",
                                                        "instant", "reference", "code",    "codes"};

Json description_of(const RecordType& type) {
    Json fields = Json::array();
    for (const Field& field : type.fields) {
        Json one{{"name", field.name}, {"kind", kind_names[static_cast<std::size_t>(field.kind)]}};
        if (!field.codes.empty())
            one["codes"] = field.codes;
        if (field.rules.required)
            one["required"] = true;
        if (field.rules.key)
            one["key"] = true;
        if (field.kind == Kind::text || field.kind == Kind::free_text)
            one["max_length"] = field.rules.max_length;
        if (field.kind == Kind::integer) {
            one["min"] = field.rules.min;
            one["max"] = field.rules.max;
        }
        fields.push_back(std::move(one));
    }
    Json writers = Json::array();
    for (std::size_t i = 0; i < role_codes.size(); ++i)
        if (type.writers.contains(static_cast<Role>(i)))
            writers.push_back(role_codes[i]);
    return {{"type", type.name}, {"writers", std::move(writers)}, {"fields", std::move(fields)}};
}

std::string line_of(const Json& field) {
    std::string line = "  " + field["name"].get<std::string>();
    line.resize(std::max<std::size_t>(line.size() + 1, 28), ' ');
    line += field["kind"].get<std::string>();
    for (const char* rule : {"required", "key"})
        if (field.contains(rule))
            line += std::string(", ") + rule;
    if (field.contains("codes")) {
        line += ':';
        for (const Json& code : field["codes"])
            line += " " + code.get<std::string>();
    }
    return line + "\n";
}

Result<Said> run_types(Ctl& ctl) {
    Said said{"", Json::array()};
    for (const RecordType* type : record_types()) {
        if (!ctl.typed.type.empty() && type->name != ctl.typed.type)
            continue;
        Json description = description_of(*type);
        const std::string name(type->name);
        said.text += name + ": " + ctl.tr("record." + name).text + "\n";
        for (const Json& field : description["fields"])
            said.text += line_of(field);
        said.json.push_back(std::move(description));
    }
    if (said.json.empty())
        return ctl.type_named(ctl.typed.type).error();
    return said;
}

}

void add_store_commands(CLI::App& app, Ctl& ctl) {
    CLI::App& make = add_command(app, ctl, "new", run_new);
    add_store_argument(make, ctl);
    make.add_option("--unit", ctl.typed.unit, ctl.tr("ctl.help.unit").text)->required();
    make.add_option("--profile", ctl.typed.profile, ctl.tr("ctl.help.profile").text)
        ->check(CLI::IsMember({"hospital", "care_home"}))
        ->capture_default_str();

    CLI::App& demo = add_command(app, ctl, "demo", run_demo);
    add_store_argument(demo, ctl);
    demo.add_option("--seed", ctl.typed.seed, ctl.tr("ctl.help.seed").text)->capture_default_str();
    demo.add_option("--days", ctl.typed.days, ctl.tr("ctl.help.days").text)
        ->check([](std::string days) {
            // The library's own words for a range differ between its versions, and are English.
            const bool fits = CLI::Range(1, DemoWard::most_days)(days).empty();
            return fits ? std::string() : "1-" + std::to_string(DemoWard::most_days);
        })
        ->capture_default_str();

    CLI::App& server = add_command(app, ctl, "server", run_server);
    add_store_argument(server, ctl);
    server.add_option("URL", ctl.typed.url, ctl.tr("ctl.help.url").text)->required();

    CLI::App& types = add_command(app, ctl, "types", run_types);
    types.add_option("TYPE", ctl.typed.type, ctl.tr("ctl.help.type").text);
}

}
