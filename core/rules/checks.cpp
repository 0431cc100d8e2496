#include "core/rules/checks.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/rules/cross.hpp"

namespace vaka {

namespace {

// When a part begins, as far as a check needs to know it.
int first_hour(ShiftPart part) {
    switch (part) {
    case ShiftPart::forenoon:
        return 6;
    case ShiftPart::day:
        return 7;
    case ShiftPart::afternoon:
        return 12;
    case ShiftPart::evening:
        return 15;
    case ShiftPart::night:
        return 21;
    }
    return 0;
}

constexpr std::array answer_fields = {&PulseCount::answer_1, &PulseCount::answer_2, &PulseCount::answer_3,
                                      &PulseCount::answer_4, &PulseCount::answer_5};

}

CheckTime check_time(const Unit& unit, LocalTime now) {
    std::vector<ShiftPart> parts = shift_parts_of(unit);
    if (parts.empty())
        return {now.date, std::nullopt};
    CheckTime when{now.date, parts.front()};
    if (now.hour < first_hour(parts.front()) && parts.back() == ShiftPart::night)
        return {now.date.plus(-1), ShiftPart::night};
    for (ShiftPart part : parts)
        if (now.hour >= first_hour(part))
            when.part = part;
    return when;
}

bool is_in_season(const Check& checklist, Date today) {
    return std::ranges::find(checklist.months, today.month()) != checklist.months.end();
}

int season_year(const Check& checklist, Date today) {
    if (checklist.months.empty())
        return today.year();
    int first = checklist.months.front(), last = checklist.months.back();
    // Over New Year: what began in autumn is not over in January.
    if (last < first)
        return today.month() <= last ? today.year() - 1 : today.year();
    return today.month() > last ? today.year() + 1 : today.year();
}

std::vector<std::int64_t> pulse_sum(const Check& question, const CheckTime& when,
                                    std::span<const Stored<PulseCount>> counts) {
    std::vector<std::int64_t> sum(std::min(question.answers.size(), answer_fields.size()));
    for (const auto& [id, count] : counts)
        if (count.question_id.code == question.code && count.date == when.date && count.shift_part == when.part)
            for (std::size_t i = 0; i < sum.size(); ++i)
                sum[i] += (count.*answer_fields[i]).value_or(0);
    return sum;
}

std::int64_t answers_in(std::span<const std::int64_t> answers) {
    return std::accumulate(answers.begin(), answers.end(), std::int64_t{0});
}

void add_answers(PulseCount& count, std::span<const std::int64_t> answers) {
    for (std::size_t i = 0; i < std::min(answers.size(), answer_fields.size()); ++i) {
        auto& field = count.*answer_fields[i];
        field = field.value_or(0) + answers[i];
    }
}

}
