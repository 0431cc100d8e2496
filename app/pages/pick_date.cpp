#include "app/pages/pick_date.hpp"

namespace vaka {

ui::DateAnswer pick_date(const Draw& draw, const Text& title, Month month, std::optional<Date> chosen,
                         std::optional<Date> first, std::optional<Date> last) {
    ui::DatePicker picker{.title = title,
                          .month_name = draw.dates.month(month),
                          .month = month,
                          .chosen = chosen,
                          .today = draw.around.now.date,
                          .first = first,
                          .last = last,
                          .earlier = draw.tr("date.earlier_month"),
                          .later = draw.tr("date.later_month"),
                          .cancel = draw.tr("date.cancel")};
    for (std::size_t i = 0; i < picker.weekdays.size(); ++i)
        picker.weekdays[i] = draw.dates.weekday_letters(static_cast<Weekday>(i));
    return draw.ui.date_dialog(picker);
}

}
