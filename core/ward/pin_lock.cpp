#include "core/ward/pin_lock.hpp"
#include "core/store/facts.hpp"

#include <algorithm>

#include "core/base/value_json.hpp"

namespace vaka {

namespace {

constexpr std::int64_t free_tries = 5;
constexpr std::int64_t first_pause = 30'000;
constexpr std::int64_t longest_pause = 3'600'000;

}

Result<PinLock> PinLock::of(Store& store, const Id<Staff>& person) {
    PinLock lock(person);
    ASSIGN_OR_RETURN(kept, store.fact(pin_lock_fact(person.uuid)));
    if (!kept || kept->empty())
        return lock;
    ASSIGN_OR_RETURN(values, values_from_text(*kept));
    lock.tries_ = value_as<std::int64_t>(values.of("tries")).value_or(0);
    lock.last_ = value_as<Instant>(values.of("last")).value_or(Instant());
    return lock;
}

std::int64_t PinLock::ms_left(Instant now) const {
    // A clock that was set back must not lengthen the pause.
    return std::clamp<std::int64_t>(last_.ms + pause() - now.ms, 0, pause());
}

std::int64_t PinLock::pause() const {
    if (tries_ < free_tries)
        return 0;
    return std::min(longest_pause, first_pause << std::min<std::int64_t>(tries_ - free_tries, 10));
}

Result<void> PinLock::wrong(Store& store, Instant now) {
    ++tries_;
    last_ = now;
    return keep(store);
}

Result<void> PinLock::right(Store& store) {
    if (tries_ == 0)
        return {};
    tries_ = 0;
    return keep(store);
}

Result<void> PinLock::keep(Store& store) const {
    return store.put_fact(pin_lock_fact(person_.uuid), json_text(Values{{"last", last_.ms}, {"tries", tries_}}));
}

}
