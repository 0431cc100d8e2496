// Ops on the move: files, the server, and how a device joins it.

#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <thread>

#include "app/ctl/commands.hpp"
#include "core/sync/enrol.hpp"
#include "core/sync/exchange.hpp"
#include "core/sync/folder.hpp"
#include "core/sync/peers.hpp"
#include "platform/http_client.hpp"

namespace vaka {

namespace {

constexpr std::chrono::milliseconds glance{5};

// Knows whether a request is under way, so that a program without an event loop can wait for it.
class Watched : public Transport {
public:
    explicit Watched(Transport& transport) : transport_(transport) {}
    void send(const std::string& path, std::string body) override {
        under_way_ = true;
        transport_.send(path, std::move(body));
    }
    std::optional<Reply> poll() override {
        auto reply = transport_.poll();
        under_way_ = under_way_ && !reply;
        return reply;
    }
    bool under_way() const { return under_way_; }

private:
    Transport& transport_;
    bool under_way_ = false;
};

Result<Uuid> chosen_unit(Ctl& ctl, Hub& hub) {
    ASSIGN_OR_RETURN(units, hub.units());
    if (ctl.typed.unit.empty() && units.size() == 1)
        return units.front().unit;
    std::vector<std::string_view> known;
    for (const Hub::UnitEntry& entry : units) {
        if (entry.name == ctl.typed.unit)
            return entry.unit;
        known.push_back(entry.name);
    }
    return ctl.unknown({Fault::not_found, "unit_unknown", ctl.typed.unit}, known);
}

Result<std::string> bundle_bytes(Ctl& ctl, bool compressed) {
    if (ctl.is_server_folder()) {
        ASSIGN_OR_RETURN(hub, ctl.open_hub());
        ASSIGN_OR_RETURN(unit, chosen_unit(ctl, *hub));
        return hub->export_file(unit, compressed);
    }
    ASSIGN_OR_RETURN(store, ctl.open_store());
    return bundle_file(*store, {}, ctl.clock.now(), compressed);
}

Result<Said> run_export(Ctl& ctl) {
    const std::string& file = ctl.typed.files.front();
    ASSIGN_OR_RETURN(bytes, bundle_bytes(ctl, file.ends_with(".zst")));
    RETURN_IF_ERROR(ctl.files.write(file, bytes));
    return Said{ctl.tr("ctl.export.done", {{"file", file}}).text, {{"file", file}, {"bytes", bytes.size()}}};
}

Result<Said> run_import(Ctl& ctl) {
    std::unique_ptr<Hub> hub;
    std::unique_ptr<Store> store;
    if (ctl.is_server_folder()) {
        ASSIGN_OR_RETURN(opened, ctl.open_hub());
        hub = std::move(opened);
    } else {
        ASSIGN_OR_RETURN(opened, ctl.open_store());
        store = std::move(opened);
    }
    auto import_one = [&](const std::string& file) -> Result<Accepted> {
        ASSIGN_OR_RETURN(bytes, ctl.files.read(file, largest_bundle));
        return hub ? hub->import_file(bytes) : import_file(*store, bytes, ctl.clock.now());
    };
    Said said{"", {{"files", Json::array()}}};
    for (const std::string& file : ctl.typed.files) {
        auto taken = import_one(file);
        Json entry{{"file", file}};
        std::vector<Error> troubles;
        if (taken) {
            entry.update({{"ops", taken->ops},
                          {"known", taken->known},
                          {"waiting", taken->waiting},
                          {"refused", taken->refused}});
            said.text += ctl.tr("ctl.import.done", {{"file", file},
                                                    {"ops", std::to_string(taken->ops)},
                                                    {"known", std::to_string(taken->known)},
                                                    {"waiting", std::to_string(taken->waiting)},
                                                    {"refused", std::to_string(taken->refused)}})
                             .text +
                         "\n";
            troubles = std::move(taken->troubles);
        } else {
            troubles.push_back(taken.error());
        }
        for (const Error& trouble : troubles) {
            std::string sentence = ctl.console.words().sentence(trouble).text;
            ctl.warn(file + ": " + sentence);
            entry["error"] = {{"fault", fault_name(trouble.fault)},
                              {"reason", trouble.reason},
                              {"detail", trouble.detail},
                              {"sentence", sentence}};
            said.failed = true;
        }
        said.json["files"].push_back(std::move(entry));
    }
    return said;
}

// Round trips until nothing waits, or the first that fails.
Result<SyncStatus> exchange_with(Ctl& ctl, Store& store, const std::string& url) {
    HttpClient client(url);
    Watched transport(client);
    Exchange exchange(store, transport, ctl.clock, ctl.random);
    exchange.sync_now();
    while (transport.under_way() || exchange.ms_until_due() == 0) {
        exchange.tick();
        std::this_thread::sleep_for(glance);
    }
    const SyncStatus& status = exchange.status();
    if (status.trouble)
        return *status.trouble;
    if (status.offline)
        return Error{Fault::offline, "server_unreachable", url};
    return status;
}

std::string words_of(const Ctl& ctl, const SyncStatus& status) {
    std::string text =
        status.waiting == 0
            ? ctl.tr("ctl.sync.received", {{"at", time_text(status.received_at.value_or(Instant{}))}}).text
            : ctl.console.words().count("ctl.sync.waiting", static_cast<std::int64_t>(status.waiting)).text;
    if (status.returned > 0)
        text += "\n" + ctl.console.words().count("ctl.sync.returned", static_cast<std::int64_t>(status.returned)).text;
    return text;
}

Json json_of(const SyncStatus& status) {
    constexpr std::array<std::string_view, 5> states = {"no_server", "received", "waiting", "sending", "refused"};
    return {{"state", states[static_cast<std::size_t>(status.state)]},
            {"waiting", status.waiting},
            {"returned", status.returned},
            {"received_at", status.received_at ? Json(status.received_at->ms) : Json()}};
}

Result<Said> run_sync(Ctl& ctl) {
    ASSIGN_OR_RETURN(store, ctl.open_store());
    ASSIGN_OR_RETURN(server, server_facts(*store));
    if (!server)
        return Error{Fault::invalid, "not_enrolled", ""};
    ASSIGN_OR_RETURN(status, exchange_with(ctl, *store, server->url));
    return Said{words_of(ctl, status), json_of(status)};
}

Result<Enrolment::Joined> join(Ctl& ctl, const std::string& url, const DeviceKeys& keys, const Store* store) {
    HttpClient client(url);
    Enrolment enrolment(client, ctl.clock);
    RETURN_IF_ERROR(enrolment.start(ctl.typed.code, keys, ctl.typed.name, store));
    while (true) {
        if (auto joined = enrolment.poll())
            return std::move(*joined);
        std::this_thread::sleep_for(glance);
    }
}

Result<Said> run_enrol(Ctl& ctl) {
    ASSIGN_OR_RETURN(url, server_url(ctl.typed.url));
    FileKeystore keystore(ctl.typed.store + ".");
    std::unique_ptr<Store> store;
    std::error_code ignored;
    if (std::filesystem::exists(ctl.typed.store, ignored)) {
        ASSIGN_OR_RETURN(opened, open_store(ctl.typed.store, keystore));
        store = std::move(opened);
        ASSIGN_OR_RETURN(server, server_facts(*store));
        if (server)
            return Error{Fault::invalid, "already_enrolled", server->url};
    }
    RETURN_IF_ERROR(Invitation::parse(ctl.typed.code));
    ASSIGN_OR_RETURN(keys, device_keys(keystore, ctl.clock, ctl.random));
    ASSIGN_OR_RETURN(joined, join(ctl, url, keys, store.get()));
    if (!store) {
        ASSIGN_OR_RETURN(created, Store::create(ctl.typed.store, {joined.unit, keys.device, keys.key}));
        store = std::move(created);
    }
    joined.server.url = url;
    RETURN_IF_ERROR(put_server_facts(*store, joined.server));

    // The unit as the server has it. Joined is joined, also when the network goes just now.
    auto status = exchange_with(ctl, *store, url);
    if (!status)
        ctl.warn(ctl.console.words().sentence(status.error()).text);
    return Said{ctl.tr("ctl.enrol.done", {{"unit", joined.unit_name}}).text,
                {{"store", ctl.typed.store},
                 {"unit", joined.unit.text()},
                 {"unit_name", joined.unit_name},
                 {"device", keys.device.text()},
                 {"role", role_code(joined.server.role)},
                 {"server", url}}};
}

Result<Said> run_invite(Ctl& ctl) {
    ASSIGN_OR_RETURN(role, ctl.role_named(ctl.typed.role));
    // An administrator may invite before the server has been started for the first time.
    if (!ctl.is_server_folder())
        ctl.warn(ctl.tr("ctl.invite.new_folder", {{"folder", ctl.typed.store}}).text);
    RETURN_IF_ERROR(make_folder(ctl.typed.store));
    ASSIGN_OR_RETURN(hub, ctl.open_hub());
    ASSIGN_OR_RETURN(invited, hub->invite(ctl.typed.unit, role));
    return Said{invited.code,
                {{"code", invited.code},
                 {"unit", invited.unit.text()},
                 {"unit_name", invited.unit_name},
                 {"role", role_code(invited.role)},
                 {"expires", invited.expires.ms}}};
}

}

void add_exchange_commands(CLI::App& app, Ctl& ctl) {
    CLI::App& exporting = add_command(app, ctl, "export", run_export);
    add_store_argument(exporting, ctl);
    exporting.add_option("FILE", ctl.typed.files, ctl.tr("ctl.help.export_file").text)->required()->expected(1);
    exporting.add_option("--unit", ctl.typed.unit, ctl.tr("ctl.help.export_unit").text);

    CLI::App& importing = add_command(app, ctl, "import", run_import);
    add_store_argument(importing, ctl);
    importing.add_option("FILE", ctl.typed.files, ctl.tr("ctl.help.import_files").text)->required();

    add_store_argument(add_command(app, ctl, "sync", run_sync), ctl);

    CLI::App& enrol = add_command(app, ctl, "enrol", run_enrol);
    add_store_argument(enrol, ctl);
    enrol.add_option("SERVER_URL", ctl.typed.url, ctl.tr("ctl.help.url").text)->required();
    enrol.add_option("CODE", ctl.typed.code, ctl.tr("ctl.help.code").text)->required();
    ctl.typed.name = "vakactl";
    enrol.add_option("--name", ctl.typed.name, ctl.tr("ctl.help.name").text)->capture_default_str();

    CLI::App& invite = add_command(app, ctl, "invite", run_invite);
    invite.add_option("SERVER_DATA", ctl.typed.store, ctl.tr("ctl.help.server_data").text)->required();
    invite.add_option("--unit", ctl.typed.unit, ctl.tr("ctl.help.unit").text)->required();
    invite.add_option("--role", ctl.typed.role, ctl.tr("ctl.help.role").text)->required();
}

}
