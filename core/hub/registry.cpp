#include "core/hub/registry.hpp"

#include <algorithm>

namespace vaka {

namespace {

std::string_view bytes_of(const Uuid& id) {
    return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}
std::string_view bytes_of(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

template <typename Array> Array array_of(std::string_view bytes) {
    Array out{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), reinterpret_cast<char*>(out.data()));
    return out;
}

Uuid uuid_of(std::string_view bytes) {
    return {array_of<std::array<std::uint8_t, 16>>(bytes)};
}

}

Result<std::unique_ptr<Registry>> Registry::open(const std::string& path, const std::string& vfs) {
    auto db = Database::open(path, Database::Mode::open, vfs);
    if (!db && db.error().reason == "store_missing")
        db = Database::open(path, Database::Mode::create, vfs);
    if (!db)
        return db.error();
    std::unique_ptr<Registry> registry(new Registry(std::move(*db)));
    RETURN_IF_ERROR(registry->db_->script(
        "CREATE TABLE IF NOT EXISTS unit(id BLOB PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE IF NOT EXISTS device(id BLOB PRIMARY KEY, key BLOB NOT NULL, unit BLOB NOT NULL,"
        " role TEXT NOT NULL, revoked INTEGER NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE IF NOT EXISTS invitation(secret BLOB PRIMARY KEY, unit BLOB NOT NULL, role TEXT NOT NULL,"
        " expires INTEGER NOT NULL, used_by BLOB) WITHOUT ROWID;"));
    return registry;
}

Result<void> Registry::put_unit(const Unit& unit) {
    return db_->sql("INSERT OR IGNORE INTO unit(id, name) VALUES(?, ?)")
        .bind_blob(bytes_of(unit.id))
        .bind(unit.name)
        .run();
}

Result<std::vector<Registry::Unit>> Registry::units() {
    std::vector<Unit> out;
    auto rows = db_->sql("SELECT id, name FROM unit ORDER BY name, id");
    while (true) {
        ASSIGN_OR_RETURN(more, rows.step());
        if (!more)
            return out;
        out.push_back({uuid_of(rows.view(0)), rows.text(1)});
    }
}

Result<void> Registry::put_device(const Device& device) {
    return db_->sql("INSERT OR REPLACE INTO device(id, key, unit, role, revoked) VALUES(?, ?, ?, ?, ?)")
        .bind_blob(bytes_of(device.id))
        .bind_blob(bytes_of(device.key))
        .bind_blob(bytes_of(device.unit))
        .bind(device.role)
        .bind(std::int64_t{device.revoked})
        .run();
}

Result<std::optional<Registry::Device>> Registry::device(const Uuid& id) {
    auto row = db_->sql("SELECT key, unit, role, revoked FROM device WHERE id = ?");
    ASSIGN_OR_RETURN(found, row.bind_blob(bytes_of(id)).step());
    if (!found)
        return std::optional<Device>();
    return std::optional<Device>(
        Device{id, array_of<PublicKey>(row.view(0)), uuid_of(row.view(1)), row.text(2), row.integer(3) != 0});
}

Result<void> Registry::put_invitation(const Invitation& invitation) {
    auto put =
        db_->sql("INSERT OR REPLACE INTO invitation(secret, unit, role, expires, used_by) VALUES(?, ?, ?, ?, ?)");
    put.bind_blob(bytes_of(invitation.secret)).bind_blob(bytes_of(invitation.unit)).bind(invitation.role);
    put.bind(invitation.expires.ms);
    invitation.used_by ? put.bind_blob(bytes_of(*invitation.used_by)) : put.bind_null();
    return put.run();
}

Result<std::optional<Registry::Invitation>> Registry::invitation(const Hash& secret) {
    auto row = db_->sql("SELECT unit, role, expires, used_by FROM invitation WHERE secret = ?");
    ASSIGN_OR_RETURN(found, row.bind_blob(bytes_of(secret)).step());
    if (!found)
        return std::optional<Invitation>();
    Invitation out{secret, uuid_of(row.view(0)), row.text(1), Instant{row.integer(2)}, {}};
    if (!row.is_null(3))
        out.used_by = uuid_of(row.view(3));
    return std::optional<Invitation>(std::move(out));
}

}
