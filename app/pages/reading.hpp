// What a page last read: as of which revision of the store, and when. Every page that shows what the store says has
// one.

#pragma once

#include "app/pages/context.hpp"

namespace vaka {

class Reading {
public:
    // True when the store has changed or another hour has begun, for with it a part of the day or the day may end. What
    // is read then is what the page shows until it is true again.
    bool is_due(const App& app) {
        LocalTime now = swedish_time(app.ward.session.now());
        if (revision_ == app.ward.store.revision() && now_.date == now.date && now_.hour == now.hour)
            return false;
        revision_ = app.ward.store.revision();
        now_ = now;
        return true;
    }
    // The page asks for something else: the next reading is due.
    void forget() { revision_ = 0; }
    Date today() const { return now_.date; }

private:
    std::uint64_t revision_ = 0;
    LocalTime now_;
};

}
