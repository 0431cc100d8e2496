// Dagens koll: what there is besides the cross to look at once a day, and what of it waits.

#pragma once

#include "app/pages/reading.hpp"
#include "core/ward/checks.hpp"

namespace vaka {

class ChecksScreen {
public:
    explicit ChecksScreen(App& app) : app_(app) { refresh(); }
    void refresh();

    const ChecksToday& now() const { return now_; }
    Go pulse() const { return {.to = Go::To::pulse}; }
    Go figures() const { return {.to = Go::To::figures}; }
    Go open(const ChecksToday::List& list) const { return {.to = Go::To::checklist, .item = list.check->code}; }
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    App& app_;
    ChecksToday now_;
    Reading reading_;
    std::optional<Error> trouble_;
};

}
