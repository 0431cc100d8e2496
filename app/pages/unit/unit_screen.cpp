#include "app/pages/unit/unit_screen.hpp"

#include <algorithm>
#include <cstdio>

#include "core/days.hpp"
#include "core/rules/cross.hpp"
#include "core/ward/shared_tablet.hpp"

namespace vaka {

namespace {

using Setting = UnitScreen::Setting;

constexpr std::int64_t usual_minutes = 10;
constexpr std::int64_t usual_time = 9 * 60 + 30;

// How a number may be stepped.
struct Range {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t step = 1;
    std::int64_t usual = 0; // the first step from nothing
};

Range range_of(Setting setting) {
    switch (setting) {
    case Setting::places:
        return {1, 999, 1, 20};
    case Setting::planned_time:
        return {0, 23 * 60 + 45, 15, usual_time};
    case Setting::planned_minutes:
        return {5, 30, 5, usual_minutes};
    case Setting::lock_minutes:
        return {1, 60, 1, usual_lock_minutes};
    default:
        return {};
    }
}

std::optional<std::int64_t> minutes_of(const std::string& time) {
    int hour = 0, minute = 0;
    if (time.size() != 5 || std::sscanf(time.c_str(), "%2d:%2d", &hour, &minute) != 2)
        return {};
    return hour * 60 + minute;
}

std::string time_of(std::int64_t minutes) {
    std::string text = "00:00";
    text[0] = static_cast<char>('0' + minutes / 600);
    text[1] = static_cast<char>('0' + minutes / 60 % 10);
    text[3] = static_cast<char>('0' + minutes % 60 / 10);
    text[4] = static_cast<char>('0' + minutes % 10);
    return text;
}

std::string Unit::*words_of(Setting setting) {
    return setting == Setting::name         ? &Unit::name
           : setting == Setting::short_name ? &Unit::short_name
                                            : &Unit::deviation_system;
}

void toggle(Codes& codes, std::string_view code, bool on) {
    if (on)
        codes.insert(std::string(code));
    else
        std::erase(codes.codes, code);
}

}

UnitScreen::UnitScreen(App& app) : app_(app) {
    app_.ward.session.forget_undo();
    refresh();
}

void UnitScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    read_at_ = app_.ward.store.frontier();
    auto unit = unit_of(app_.ward.store);
    did(unit ? Result<void>() : Result<void>(unit.error()));
    if (unit)
        unit_ = std::move(*unit);
}

bool UnitScreen::may_change() const {
    return Describe<Unit>::writers.contains(app_.ward.session.role());
}

void UnitScreen::choose(Setting setting) {
    chosen_ = setting;
    words_ = GuardedText(unit_.*words_of(setting));
}

bool UnitScreen::can_save_words() const {
    if (!may_change() || !chosen_ || !words_.clean())
        return false;
    std::string written(trimmed(words_.text()));
    return written != unit_.*words_of(*chosen_) && !(chosen_ == Setting::name && written.empty());
}

void UnitScreen::save_words() {
    if (can_save_words())
        change([&](Unit& unit) { unit.*words_of(*chosen_) = std::string(trimmed(words_.savable())); });
}

std::optional<std::int64_t> UnitScreen::number() const {
    if (chosen_ == Setting::places)
        return unit_.places;
    if (chosen_ == Setting::planned_time)
        return minutes_of(unit_.planned_time);
    if (chosen_ == Setting::planned_minutes)
        return unit_.planned_minutes.value_or(usual_minutes);
    if (chosen_ == Setting::lock_minutes)
        return lock_minutes_of(unit_);
    return {};
}

bool UnitScreen::can_step(int by) const {
    if (!may_change() || !chosen_)
        return false;
    Range range = range_of(*chosen_);
    auto now = number();
    return !now || (by < 0 ? *now > range.first : *now < range.last);
}

void UnitScreen::step(int by) {
    if (!can_step(by))
        return;
    Range range = range_of(*chosen_);
    auto now = number();
    std::int64_t next = now ? std::clamp(*now + by * range.step, range.first, range.last) : range.usual;
    change([&](Unit& unit) {
        if (chosen_ == Setting::places)
            unit.places = next;
        else if (chosen_ == Setting::planned_time)
            unit.planned_time = time_of(next);
        else if (chosen_ == Setting::planned_minutes)
            unit.planned_minutes = next;
        else
            unit.lock_minutes = next;
    });
}

bool UnitScreen::can_clear() const {
    return may_change() && (chosen_ == Setting::places || chosen_ == Setting::planned_time) && number();
}

void UnitScreen::clear() {
    if (can_clear())
        change([&](Unit& unit) {
            if (chosen_ == Setting::places)
                unit.places.reset();
            else
                unit.planned_time.clear();
        });
}

void UnitScreen::set_profile(Profile profile) {
    change([&](Unit& unit) { unit.profile = profile; });
}

void UnitScreen::set_division(ShiftDivision division) {
    change([&](Unit& unit) {
        unit.shift_division = division;
        // A division of one's own begins with the two that most have.
        if (division == ShiftDivision::custom && unit.shift_parts.codes.size() < 2)
            unit.shift_parts.codes = {"day", "night"};
    });
}

void UnitScreen::set_part(ShiftPart part, bool on) {
    change([&](Unit& unit) { toggle(unit.shift_parts, code_name(part), on); });
}

void UnitScreen::set_date_basis(DateBasis basis) {
    change([&](Unit& unit) { unit.cross_date_basis = basis; });
}

std::vector<const Scheme*> UnitScreen::schemes() const {
    std::vector<const Scheme*> out;
    for (const Scheme& scheme : app_.ward.content.schemes)
        if (!scheme.one_category)
            out.push_back(&scheme);
    return out;
}

const Scheme& UnitScreen::scheme() const {
    return app_.ward.content.scheme(unit_.colour_scheme_id.code);
}

void UnitScreen::set_scheme(const Scheme& scheme) {
    change([&](Unit& unit) { unit.colour_scheme_id = {scheme.code}; });
    app_.ward.session.use_scheme(this->scheme().rule);
}

bool UnitScreen::is_planned(std::size_t weekday) const {
    return unit_.planned_days.codes.empty() || unit_.planned_days.contains(weekday_codes[weekday]);
}

bool UnitScreen::can_plan(std::size_t weekday, bool on) const {
    return on || unit_.planned_days.codes.size() != 1 || !is_planned(weekday);
}

void UnitScreen::set_planned(std::size_t weekday, bool on) {
    if (!can_plan(weekday, on))
        return;
    change([&](Unit& unit) {
        // None means every day; it is written out before one is taken away.
        if (unit.planned_days.codes.empty())
            for (std::string_view day : weekday_codes)
                unit.planned_days.insert(std::string(day));
        toggle(unit.planned_days, weekday_codes[weekday], on);
        if (unit.planned_days.codes.size() == weekday_codes.size())
            unit.planned_days.codes.clear();
    });
}

std::vector<const Category*> UnitScreen::theme_categories() const {
    std::vector<const Category*> out;
    for (const Category& category : app_.ward.content.categories) {
        bool offered =
            category.active && std::ranges::find(category.profiles, unit_.profile) != category.profiles.end();
        if (offered || unit_.theme_crosses.contains(category.code))
            out.push_back(&category);
    }
    return out;
}

void UnitScreen::set_theme(const Category& category, bool on) {
    if (!on || can_add_theme())
        change([&](Unit& unit) { toggle(unit.theme_crosses, category.code, on); });
}

void UnitScreen::undo() {
    auto undone = app_.ward.session.undo();
    acted_ = app_.ward.session.can_undo();
    refresh();
    did(undone ? Result<void>() : Result<void>(undone.error()));
    app_.ward.session.use_scheme(scheme().rule);
    if (chosen_)
        choose(*chosen_);
}

template <typename Change> void UnitScreen::change(Change change) {
    if (!may_change())
        return;
    Unit after = unit_;
    change(after);
    auto done = app_.ward.session.change(Id<Unit>{app_.ward.store.unit()}, unit_, after, read_at_);
    acted_ = acted_ || done.has_value();
    refresh();
    did(done);
}

void UnitScreen::did(const Result<void>& result) {
    trouble_ = trouble_of(result);
}

}
