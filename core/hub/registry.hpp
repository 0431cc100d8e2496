// The server's list of units, devices and invitations. A file of its own, so that every unit's log stands alone.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/seal.hpp"
#include "core/store/database.hpp"

namespace vaka {

class Registry {
public:
    struct Unit {
        Uuid id;
        std::string name;
    };
    struct Device {
        Uuid id;
        PublicKey key{};
        Uuid unit;
        std::string role;
        bool revoked = false;
    };
    struct Invitation {
        Hash secret{}; // sha256 of the typed secret
        Uuid unit;
        std::string role;
        Instant expires;
        std::optional<Uuid> used_by;
    };

    // Makes the file when it is missing. `vfs` as in Database::open.
    static Result<std::unique_ptr<Registry>> open(const std::string& path, const std::string& vfs = "");

    Result<void> put_unit(const Unit& unit); // keeps what is there
    Result<std::vector<Unit>> units();
    Result<void> put_device(const Device& device);
    Result<std::optional<Device>> device(const Uuid& id);
    Result<void> put_invitation(const Invitation& invitation);
    Result<std::optional<Invitation>> invitation(const Hash& secret);

private:
    explicit Registry(std::unique_ptr<Database> db) : db_(std::move(db)) {}
    std::unique_ptr<Database> db_;
};

}
