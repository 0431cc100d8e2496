// Days, months and times as people say them, in the language of the strings.

#pragma once

#include "core/base/strings.hpp"
#include "core/base/time.hpp"

namespace vaka {

class Dates {
public:
    Dates(const Strings& strings, Date today) : strings_(&strings), today_(today) {}

    Text day(Date date) const;         // "onsdag 21 oktober"
    Text short_day(Date date) const;   // "21 okt"
    Text weekday_day(Date date) const; // "fre 23 okt"
    // "i dag", "i går", "i morgon", else short_day.
    Text near_day(Date date) const;
    // "I går, 21 okt", "21 okt": for the date button.
    Text dated_day(Date date) const;
    Text span(Date from, Date to) const;                              // "fredag 16–söndag 18 oktober"
    Text weekday(Date date) const { return weekday(date.weekday()); } // "onsdag"
    Text weekday(Weekday weekday) const;
    Text weekday_letters(Weekday weekday) const; // "on"
    Text month(Month month) const;               // "Oktober 2026"
    Text month_name(int month) const;            // "oktober"
    Text time(LocalTime local) const;            // "07:42"
    Text time(Instant instant) const { return time(swedish_time(instant)); }
    // "07:42" today, else "21 okt 07:42".
    Text moment(Instant instant) const;

private:
    const Strings* strings_;
    Date today_;
};

// With a capital at the start of a line. "i dag" becomes "I dag".
Text capital(Text text);

}
