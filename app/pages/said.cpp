#include "app/pages/said.hpp"

namespace vaka {

Text said(const Draw& draw, const Saying& saying) {
    std::string day = saying.day ? part_of_day(draw, draw.dates.day(*saying.day), saying.part).text : "";
    Text text = capital(draw.tr(saying.key, {{"day", day}}));
    std::string name = saying.name;
    if (!saying.category.empty())
        name = label_of(draw.content.categories, saying.category.code, draw.strings.language());
    if (name.empty())
        return text;
    bool is_record = saying.key.starts_with("saying.record.");
    return draw.tr(is_record ? "saying.named" : "saying.with_name", {{"what", text.text}, {"name", name}});
}

ui::Icon icon_of(Saying::About about) {
    switch (about) {
    case Saying::About::day:
        return ui::Icon::cross;
    case Saying::About::huddle:
        return ui::Icon::meetings;
    case Saying::About::risk:
        return ui::Icon::warning;
    case Saying::About::harm:
        return ui::Icon::warning;
    case Saying::About::star:
        return ui::Icon::star;
    case Saying::About::watch:
        return ui::Icon::watch;
    case Saying::About::action:
        return ui::Icon::action;
    case Saying::About::staff:
        return ui::Icon::person;
    case Saying::About::other:
        return ui::Icon::write;
    }
    return ui::Icon::write;
}

}
