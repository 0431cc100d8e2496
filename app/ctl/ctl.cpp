#include "app/ctl/ctl.hpp"

#include <cstdio>
#include <filesystem>

#include "core/model/records.hpp"
#include "core/sync/enrol.hpp"
#include "core/sync/peers.hpp"

namespace vaka {

namespace fs = std::filesystem;

void Ctl::warn(const std::string& sentence) const {
    std::fprintf(stderr, "%s\n", sentence.c_str());
}

Error Ctl::unknown(Error error, const std::vector<std::string_view>& known) {
    std::string list;
    for (std::string_view one : known)
        list += (list.empty() ? "" : ", ") + std::string(one);
    hint_ = tr("ctl.known", {{"known", list}}).text;
    return error;
}

Result<std::unique_ptr<Store>> Ctl::create_store(const std::string& unit_name) {
    RETURN_IF_ERROR(check_value(record_type<Unit>(), *record_type<Unit>().field("name"), unit_name));
    std::error_code ignored;
    if (fs::exists(typed.store, ignored))
        return Error{Fault::invalid, "store_exists", typed.store};
    // A key without its store belongs to a store that somebody may put back; two stores with one key would fork.
    if (fs::exists(typed.store + ".key", ignored))
        return Error{Fault::invalid, "key_without_store", typed.store + ".key"};
    keys_.emplace(typed.store + ".");
    ASSIGN_OR_RETURN(keys, device_keys(*keys_, clock, random));
    auto store = new_store(typed.store, keys, unit_name);
    if (!store)
        remove_store(typed.store);
    return store;
}

Result<std::unique_ptr<Store>> Ctl::open_store() {
    keys_.emplace(typed.store + ".");
    return vaka::open_store(typed.store, *keys_);
}

Result<Session> Ctl::sign_in(Store& store) {
    ASSIGN_OR_RETURN(server, server_facts(store));
    Role device_role = server ? server->role : Role::unit_manager;
    Session session(store, clock, random, device_role);
    Role role = roles_at(device_role).contains(Role::unit_manager) ? Role::unit_manager : device_role;
    if (!typed.as.empty()) {
        ASSIGN_OR_RETURN(chosen, role_named(typed.as));
        role = chosen;
    }
    RETURN_IF_ERROR(session.sign_in(role));
    return session;
}

Result<Role> Ctl::role_named(const std::string& code) {
    // The last is the server itself, which nobody signs in as.
    std::vector<std::string_view> known(role_codes.begin(), role_codes.end() - 1);
    auto role = role_of(code);
    if (!role || *role == Role::server)
        return unknown({Fault::invalid, "role_unknown", code}, known);
    return *role;
}

Result<const RecordType*> Ctl::type_named(const std::string& name) {
    if (const RecordType* type = record_type_named(name))
        return type;
    std::vector<std::string_view> known;
    for (const RecordType* one : record_types())
        known.push_back(one->name);
    return unknown({Fault::invalid, "type_unknown", name}, known);
}

bool Ctl::is_server_folder() const {
    std::error_code ignored;
    return fs::exists(typed.store + "/registry.vaka", ignored);
}

Result<std::unique_ptr<Hub>> Ctl::open_hub() {
    keys_.emplace(typed.store + "/server.");
    return Hub::open(typed.store, *keys_, clock, random);
}

std::string time_text(Instant instant) {
    LocalTime time = swedish_time(instant);
    auto two = [](int number) {
        return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    return time.date.text() + " " + two(time.hour) + ":" + two(time.minute);
}

Result<std::string> server_url(std::string_view url) {
    url = trimmed(url);
    while (url.ends_with('/'))
        url.remove_suffix(1);
    std::size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : url.size();
    if (host >= url.size() || url.find_first_of("/?# ", host) != std::string_view::npos)
        return Error{Fault::invalid, "server_address", std::string(url)};
    return std::string(url);
}

void remove_store(const std::string& path) {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", ".key"})
        fs::remove(path + ending, ignored);
}

}
