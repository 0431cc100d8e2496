// What is let in: a bundle's parts in the right order, each held by its seal, each op judged, all in one transaction.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/store.hpp"
#include "core/sync/bundle.hpp"

namespace vaka {

// Judges an op before it is let in. What has personal data in it is refused before any judge is asked.
class Judge {
public:
    explicit Judge(Date today) : today_(today) {}
    virtual ~Judge() = default;
    Date today() const { return today_; }
    // Nothing when it may come, else why not (a code with a sentence). Fails with what the disk says: no op is refused
    // because the disk had trouble.
    virtual Result<std::optional<std::string>> refusal(Store& store, const Op& op) const = 0;
    // Whether an op that cannot be read is kept for a later version (devices) or refused (the server).
    virtual bool keeps_unreadable() const = 0;
    // Signs the stubs of refused ops; only the server does.
    virtual const KeyPair* stub_key() const { return nullptr; }

private:
    Date today_;
};

struct Accepted {
    std::size_t ops = 0;     // new here
    std::size_t known = 0;   // here already
    std::size_t waiting = 0; // must wait for earlier ones
    std::size_t refused = 0;
    std::vector<Error> troubles; // parts that could not be taken; the others were
};

// Takes in what the bundle holds, in one transaction; reading a bundle twice changes nothing. Fails as a whole with
// bundle_other_unit, bundle_unknown_sender or what the disk says.
Result<Accepted> accept(Store& store, const Bundle& bundle, const Judge& judge, Instant now);

// A device's judge: device records only from the server.
class DeviceJudge : public Judge {
public:
    using Judge::Judge;
    Result<std::optional<std::string>> refusal(Store& store, const Op& op) const override;
    bool keeps_unreadable() const override { return true; }
};

}
