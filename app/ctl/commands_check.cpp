// Whether two replicas have the same, and whether what is stored is whole.

#include <CLI/CLI.hpp>

#include "app/ctl/commands.hpp"
#include "core/days.hpp"
#include "core/sync/peers.hpp"

namespace vaka {

namespace {

// Calls visit(store, name) with the store, or with every unit of a server's folder.
template <typename Visit> Result<void> each_unit(Ctl& ctl, Visit visit) {
    if (!ctl.is_server_folder()) {
        ASSIGN_OR_RETURN(store, Store::open(ctl.typed.store));
        ASSIGN_OR_RETURN(unit, unit_of(*store));
        return visit(*store, unit.name);
    }
    ASSIGN_OR_RETURN(hub, ctl.open_hub());
    ASSIGN_OR_RETURN(units, hub->units());
    for (const Hub::UnitEntry& entry : units) {
        ASSIGN_OR_RETURN(store, hub->store_of(entry.unit));
        RETURN_IF_ERROR(visit(*store, entry.name));
    }
    return {};
}

Result<Said> run_digest(Ctl& ctl) {
    Said said{"", {{"units", Json::array()}}};
    RETURN_IF_ERROR(each_unit(ctl, [&](Store& store, const std::string& name) -> Result<void> {
        ASSIGN_OR_RETURN(ops, store.log().count());
        ASSIGN_OR_RETURN(state, store.state());
        said.json["units"].push_back({{"unit", store.unit().text()},
                                      {"name", name},
                                      {"ops", ops},
                                      {"frontier", store.frontier().json()},
                                      {"state", hex(state)}});
        said.text += hex(state) + "  " + std::to_string(ops) + "  " + name + "\n";
        return {};
    }));
    return said;
}

Result<Said> run_verify(Ctl& ctl) {
    Said said{"", {{"units", Json::array()}}};
    RETURN_IF_ERROR(each_unit(ctl, [&](Store& store, const std::string& name) -> Result<void> {
        ASSIGN_OR_RETURN(verified, store.verify(trusted_key));
        said.json["units"].push_back(
            {{"unit", store.unit().text()}, {"name", name}, {"ops", verified.ops}, {"records", verified.records}});
        said.text += ctl.tr("ctl.verify.done", {{"unit", name},
                                                {"ops", std::to_string(verified.ops)},
                                                {"records", std::to_string(verified.records)}})
                         .text +
                     "\n";
        return {};
    }));
    return said;
}

}

void add_check_commands(CLI::App& app, Ctl& ctl) {
    add_store_argument(add_command(app, ctl, "digest", run_digest), ctl);
    add_store_argument(add_command(app, ctl, "verify", run_verify), ctl);
}

}
