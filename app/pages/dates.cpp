#include "app/pages/dates.hpp"

#include <array>
#include <cstdio>

namespace vaka {

namespace {

constexpr std::array<std::string_view, 7> weekday_keys = {"monday", "tuesday",  "wednesday", "thursday",
                                                          "friday", "saturday", "sunday"};

std::string key(std::string_view group, Weekday weekday) {
    return "date." + std::string(group) + "." + std::string(weekday_keys[static_cast<std::size_t>(weekday)]);
}

std::string key(std::string_view group, int month) {
    return "date." + std::string(group) + "." + std::to_string(month);
}

}

Text Dates::day(Date date) const {
    return strings_->tr("date.day", {{"weekday", weekday(date).text},
                                     {"day", std::to_string(date.day())},
                                     {"month", month_name(date.month()).text}});
}

Text Dates::short_day(Date date) const {
    return strings_->tr("date.short_day", {{"day", std::to_string(date.day())},
                                           {"month", strings_->tr(key("month_short", date.month())).text}});
}

Text Dates::weekday_day(Date date) const {
    return strings_->tr("date.weekday_day", {{"weekday", strings_->tr(key("weekday_short", date.weekday())).text},
                                             {"date", short_day(date).text}});
}

Text Dates::near_day(Date date) const {
    switch (days_between(date, today_)) {
    case -1:
        return strings_->tr("date.yesterday");
    case 0:
        return strings_->tr("date.today");
    case 1:
        return strings_->tr("date.tomorrow");
    default:
        return short_day(date);
    }
}

Text Dates::dated_day(Date date) const {
    std::int64_t ahead = days_between(date, today_);
    if (ahead < -1 || ahead > 1)
        return capital(weekday_day(date));
    return strings_->tr("date.dated", {{"near", capital(near_day(date)).text}, {"date", short_day(date).text}});
}

Text Dates::span(Date from, Date to) const {
    if (from == to)
        return day(to);
    if (Month::of(from) != Month::of(to))
        return strings_->tr("date.span", {{"from", day(from).text}, {"to", day(to).text}});
    return strings_->tr(
        "date.span_in_month",
        {{"from_weekday", weekday(from).text}, {"from", std::to_string(from.day())}, {"to", day(to).text}});
}

Text Dates::weekday(Weekday weekday) const {
    return strings_->tr(key("weekday", weekday));
}

Text Dates::weekday_letters(Weekday weekday) const {
    return strings_->tr(key("weekday_letters", weekday));
}

Text Dates::month(Month month) const {
    return capital(strings_->tr("date.month_year",
                                {{"month", month_name(month.month).text}, {"year", std::to_string(month.year)}}));
}

Text Dates::month_name(int month) const {
    return strings_->tr(key("month", month));
}

Text Dates::time(LocalTime local) const {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", local.hour, local.minute);
    return {text};
}

Text Dates::moment(Instant instant) const {
    LocalTime local = swedish_time(instant);
    if (local.date == today_)
        return time(local);
    return {short_day(local.date).text + " " + time(local).text};
}

Text capital(Text text) {
    if (!text.text.empty() && text.text[0] >= 'a' && text.text[0] <= 'z')
        text.text[0] = static_cast<char>(text.text[0] - 'a' + 'A');
    return text;
}

}
