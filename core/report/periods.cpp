#include "core/report/periods.hpp"

#include <algorithm>

namespace vaka {

std::vector<Period> weeks_until(Date today, int whole) {
    std::vector<Period> weeks;
    const Date monday = today.plus(-static_cast<int>(today.weekday()));
    for (int back = whole; back >= 0; --back)
        weeks.push_back({monday.plus(-7 * back), monday.plus(-7 * back + 6)});
    return weeks;
}

std::vector<Period> months_until(Date today, int whole) {
    std::vector<Period> months;
    for (int back = whole; back >= 0; --back) {
        const Month month = Month::of(today).plus(-back);
        months.push_back({month.first(), month.last()});
    }
    return months;
}

std::vector<PeriodCount> counts_in(std::span<const Period> periods, std::span<const Covered> covered, Date first,
                                   Date today, std::span<const Date> dates) {
    std::vector<PeriodCount> counts;
    for (const Period& period : periods) {
        if (period.to < first)
            continue;
        PeriodCount count{.period = period, .is_partial = period.to >= today || period.from < first};
        if (std::ranges::any_of(covered,
                                [&](const Covered& days) { return days.from <= period.to && period.from <= days.to; }))
            count.n = std::ranges::count_if(dates,
                                            [&](const Date& date) { return period.from <= date && date <= period.to; });
        counts.push_back(count);
    }
    return counts;
}

Series series_of(std::span<const PeriodCount> counts) {
    Series series;
    for (const PeriodCount& count : counts)
        series.push_back(count.n && !count.is_partial ? std::optional<double>(static_cast<double>(*count.n))
                                                      : std::nullopt);
    return series;
}

}
