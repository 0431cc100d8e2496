// The server's side: one store per unit, who may come, and the same judgement of every op again. Bytes in, bytes out;
// platform/http_server moves them. Thread: one, which opens it and asks it.

#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/env.hpp"
#include "core/hub/registry.hpp"
#include "core/model/role.hpp"
#include "core/sync/accept.hpp"

namespace vaka {

class Hub {
public:
    // Makes the data folder's registry and keys at the first start; needs no configuration.
    // `folder` must exist. Files: registry.vaka, and unit-<id>.vaka for each unit. `vfs` as in Database::open.
    static Result<std::unique_ptr<Hub>> open(const std::string& folder, Keystore& keystore, Clock& clock,
                                             Random& random, const std::string& vfs = "");

    // A code for one device, valid for fourteen days and once. Makes the unit when it is new.
    struct Invited {
        std::string code;
        Uuid unit;
        std::string unit_name;
        Role role = Role::staff;
        Instant expires;
    };
    Result<Invited> invite(std::string_view unit_name, Role role);

    struct Reply {
        int status = 200;
        std::string body;
    };
    // POST /enrol and /sync, GET /health; 404 for anything else.
    Reply answer(std::string_view method, std::string_view path, std::string_view body);

    // A file from a stick, and one to take back. `unit` by id.
    Result<Accepted> import_file(std::string_view bytes);
    Result<std::string> export_file(const Uuid& unit, bool compressed);

    struct UnitEntry {
        Uuid unit;
        std::string name;
    };
    Result<std::vector<UnitEntry>> units();
    Result<Store*> store_of(const Uuid& unit); // not_found when there is no such unit
    const PublicKey& public_key() const { return key_.public_key; }
    const Uuid& id() const { return id_; }

private:
    Hub(std::string folder, std::string vfs, Clock& clock, Random& random)
        : folder_(std::move(folder)), vfs_(std::move(vfs)), clock_(clock), random_(random) {}

    Result<std::string> enrol(std::string_view body);
    Result<std::string> sync(std::string_view body);
    Result<Accepted> take(const Bundle& bundle, Store& store);
    Result<void> pass_on_lessons(Store& store, Instant now);
    Result<void> give_earlier_lessons(Store& store, Instant now);

    std::string folder_;
    std::string vfs_;
    Clock& clock_;
    Random& random_;
    Uuid id_;
    KeyPair key_;
    std::unique_ptr<Registry> registry_;
    std::map<Uuid, std::unique_ptr<Store>> stores_;
    std::vector<Instant> wrong_codes_; // of the last minute
};

}
