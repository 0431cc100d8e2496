// How often somebody may guess a PIN: five wrong codes, then a pause of half a minute that doubles with each wrong code
// after it. Kept among the store's facts, so that a restart forgets nothing.

#pragma once

#include "core/model/unit.hpp"
#include "core/store/store.hpp"

namespace vaka {

class PinLock {
public:
    static Result<PinLock> of(Store& store, const Id<Staff>& person);

    // How long until the next try; 0 when it may be made now.
    std::int64_t ms_left(Instant now) const;
    Result<void> wrong(Store& store, Instant now);
    Result<void> right(Store& store);

private:
    explicit PinLock(const Id<Staff>& person) : person_(person) {}
    std::int64_t pause() const;
    Result<void> keep(Store& store) const;

    Id<Staff> person_;
    std::int64_t tries_ = 0; // wrong ones since the last right one
    Instant last_;
};

}
