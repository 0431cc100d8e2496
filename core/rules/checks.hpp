// The daily checks: which day and part of the day one is about, when a checklist's season is, and what several tablets
// have counted together. Pure.

#pragma once

#include <span>
#include <vector>

#include "core/content/content.hpp"
#include "core/model/checks.hpp"

namespace vaka {

struct CheckTime {
    Date date;
    std::optional<ShiftPart> part; // none when the unit does not divide its days
    bool operator==(const CheckTime&) const = default;
};

// What is checked at this time. After midnight the night still belongs to the day before.
CheckTime check_time(const Unit& unit, LocalTime now);

bool is_in_season(const Check& checklist, Date today);
// The year in which the season begins that is now or comes next; ticks are kept by it.
int season_year(const Check& checklist, Date today);

// Fewer answers and one could guess who gave which: they are neither written nor shown (domain 2.2).
inline constexpr std::int64_t fewest_answers = 3;

// How many gave each answer, from worst to best; all tablets together.
std::vector<std::int64_t> pulse_sum(const Check& question, const CheckTime& when,
                                    std::span<const Stored<PulseCount>> counts);
std::int64_t answers_in(std::span<const std::int64_t> answers);
// The same adding onto what a tablet has counted before.
void add_answers(PulseCount& count, std::span<const std::int64_t> answers);

}
