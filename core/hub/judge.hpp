// The server's judge: who wrote an op, whether that role may, the values' form, and the same rules as on the device.

#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/model/role.hpp"
#include "core/sync/accept.hpp"

namespace vaka {

class HubJudge : public Judge {
public:
    // For one bundle. Requires: the key outlives the judge.
    HubJudge(const KeyPair& key, Date today) : Judge(today), key_(key) {}

    Result<std::optional<std::string>> refusal(Store& store, const Op& op) const override;
    bool keeps_unreadable() const override { return false; }
    const KeyPair* stub_key() const override { return &key_; }

private:
    Result<std::optional<Role>> role_at(Store& store, const Uuid& device) const;

    const KeyPair& key_;
    mutable std::map<Uuid, std::optional<Role>> roles_;
};

}
