// Att reda ut (look 13): the versions side by side, each with who and when; two equal choices and no primary.

#include "app/pages/button_row.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/receipt_sheet.hpp"
#include "app/pages/said.hpp"
#include "app/pages/sync/sort_out_screen.hpp"

namespace vaka {

namespace {

using Matter = SortOutScreen::Matter;
using Version = SortOutScreen::Version;

ui::DayState symbol(const Saying& saying) {
    switch (saying.about) {
    case Saying::About::harm:
        return ui::DayState::orange;
    case Saying::About::day:
    case Saying::About::star:
        return ui::DayState::green;
    default:
        return ui::DayState::yellow;
    }
}

bool has_symbol(const Saying& saying) {
    return saying.about == Saying::About::risk || saying.about == Saying::About::harm;
}

Text who(const Draw& draw, const Version& version) {
    if (!version.device.empty())
        return {version.device};
    return draw.tr(version.is_here ? "sort_out.this_tablet" : "sort_out.another_tablet");
}

Text when(const Draw& draw, const Version& version) {
    LocalTime local = swedish_time(version.at);
    return draw.tr("sort_out.when", {{"weekday", draw.dates.weekday(local.date).text},
                                     {"date", draw.dates.short_day(local.date).text},
                                     {"time", draw.dates.time(local).text}});
}

struct Face {
    Text who;
    Text when;
    Text text;
    std::vector<ui::ByteRange> marks;
    ui::Button choose;
};

Face face_of(const Matter& matter, const Draw& draw, const Version& version) {
    Face face{who(draw, version), when(draw, version), {version.text}, {}, {}};
    for (auto [begin, end] : version.differs)
        face.marks.push_back({begin, end});
    face.choose = {.word = draw.tr("sort_out.show_this"), .icon = ui::Icon::check, .kind = ui::ButtonKind::equal};
    if (matter.removal()) {
        bool removes = !version.value.absent();
        face.text = draw.tr(removes ? "sort_out.removed_it" : "sort_out.changed_it");
        face.choose.word = draw.tr(removes ? "sort_out.remove" : "sort_out.keep");
    } else if (version.text.empty()) {
        face.text = draw.tr("sort_out.no_text");
    }
    return face;
}

// Who wrote it, when, and what; in a higher box the button stands at its bottom.
bool card(const Draw& draw, ui::Place place, const Face& face) {
    ui::Ui& ui = draw.ui;
    constexpr float padding = 28, foot_height = 80;
    auto tell = [&](ui::Box& inside) {
        ui::Box head = inside;
        ui::Box icon = head.cut_left(30, 12);
        ui.text(head.top(), face.who, ui::Type::label);
        ui.text(head.top(), face.when, ui::Type::note, ui::Tone::ink2);
        ui.icon(icon.with_height(head.y - icon.y), ui::Icon::tablet, ui::Tone::ink2, 32);
        inside.cut_top(head.y - inside.y, 24);
        ui.marked_text(inside.top(), face.text, face.marks);
    };
    float words = ui.measured(place.width() - 2 * padding, tell);
    ui::Box inside = ui.card(place.take(2 * padding + words + 24 + foot_height), padding);
    ui::Box foot = inside.cut_bottom(foot_height, 24);
    tell(inside);
    return ui.button(foot, face.choose);
}

// The versions beside each other where there is room. Returns the one chosen; moves `box` below them.
std::optional<std::size_t> versions(const Matter& matter, const Draw& draw, ui::Box& box) {
    std::vector<Face> faces;
    for (const Version& version : matter.versions)
        faces.push_back(face_of(matter, draw, version));
    bool beside = draw.ui.landscape() && faces.size() == 2;
    float width = beside ? (box.w - 24) / 2 : box.w;
    float height = beside ? 344 : 0;
    for (const Face& face : faces)
        height = std::max(height, draw.ui.measured(width, [&](ui::Box& in) { card(draw, in.top(), face); }));
    std::optional<std::size_t> chosen;
    ui::Box row = beside ? box.cut_top(height, 32) : box;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        ui::Box place = beside ? row.cut_left(width, 24) : box.cut_top(height, 16);
        if (card(draw, place, faces[i]))
            chosen = i;
    }
    return chosen;
}

void heading(const Matter& matter, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text calm = draw.tr(matter.removal() ? "sort_out.intro.removed" : "sort_out.intro");
    ui.text(box.top(24), calm, ui::Type::lead);
    Text name = said(draw, matter.saying);
    Text field;
    if (!matter.removal())
        field = draw.tr("sort_out.field",
                        {{"name", draw.tr("field." + matter.clash.type + "." + matter.clash.field).text}});
    ui::Box line = box;
    if (has_symbol(matter.saying))
        ui.day_symbol(line.cut_left(40, 12).with_height(40), symbol(matter.saying));
    else
        ui.icon(line.cut_left(40, 12).with_height(40), icon_of(matter.saying.about), ui::Tone::ink2, 32);
    float wide = ui.text_width(name, ui::Type::label);
    if (wide + 12 + ui.text_width(field, ui::Type::body) <= line.w) {
        ui.line(line.with_height(40), name, ui::Type::label);
        ui.line(line.with_height(40).moved(wide + 12, 0), field, ui::Type::body, ui::Tone::ink2);
        box.cut_top(40, 24);
        return;
    }
    ui.text(line.top(), name, ui::Type::label);
    ui.text(line.top(), field, ui::Type::body, ui::Tone::ink2);
    box.cut_top(std::max(40.0f, line.y - box.y), 24);
}

// The ways out that are not one of the versions; "Vänta" beside them, or below when there is no room.
Go others(SortOutScreen& sort_out, const Matter& matter, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    ui::Button wait{.word = draw.tr("sort_out.wait"), .kind = ui::ButtonKind::leave};
    std::vector<ui::Button> buttons;
    bool both = sort_out.can_keep_both();
    if (both)
        buttons.push_back({.word = draw.tr("sort_out.keep_both"), .icon = ui::Icon::keep_both});
    if (!matter.removal())
        buttons.push_back({.word = draw.tr("sort_out.write"), .icon = ui::Icon::write});
    float wait_width = std::max(180.0f, ui.button_width(wait));
    bool beside = ui.landscape() && !buttons.empty();
    ui::Box row = box;
    ui::Box wait_place;
    if (beside)
        wait_place = row.cut_right(wait_width, 16).with_height(72);
    std::optional<std::size_t> tapped;
    if (!buttons.empty()) {
        tapped = button_row(ui, row.top(12), buttons);
        box.cut_top(row.y - box.y);
    }
    bool waits = ui.button(beside ? ui::Place(wait_place) : box.top(12), wait);
    box.cut_top(0, 12);
    if (tapped && both && *tapped == 0)
        sort_out.keep_both();
    else if (tapped)
        sort_out.write();
    return waits ? sort_out.wait() : Go{};
}

Go choose(SortOutScreen& sort_out, const Matter& matter, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    auto chosen = versions(matter, draw, box);
    Go go = others(sort_out, matter, draw, box);
    Text note = draw.tr("sort_out.kept");
    ui.text(box.top(8), note, ui::Type::note, ui::Tone::ink2);
    if (chosen)
        sort_out.choose(*chosen);
    return go;
}

void write(SortOutScreen& sort_out, const Matter& matter, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    for (const Version& version : matter.versions) {
        Face face = face_of(matter, draw, version);
        Text line = draw.tr("sort_out.wrote", {{"who", face.who.text}, {"text", face.text.text}});
        ui.text(box.top(12), line, ui::Type::body, ui::Tone::ink2);
    }
    box.cut_top(12);
    ui::Field field{.label = draw.tr("sort_out.new_text"),
                    .help = draw.tr("privacy.help"),
                    .lines = 3,
                    .max_length = matter.longest};
    box.cut_top(guarded_field(draw, box, field, sort_out.text), 24);
    std::array buttons = {ui::Button{.word = draw.tr("sort_out.save"),
                                     .icon = ui::Icon::check,
                                     .kind = ui::ButtonKind::primary,
                                     .enabled = sort_out.can_save()},
                          ui::Button{.word = draw.tr("date.cancel"), .kind = ui::ButtonKind::leave}};
    auto tapped = button_row(ui, box.top(24), buttons);
    if (tapped == 0u)
        sort_out.save();
    else if (tapped == 1u || ui.escape_pressed())
        sort_out.leave_writing();
}

}

Go draw(SortOutScreen& sort_out, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    sort_out.refresh();
    ui.begin_scope("sort_out");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToMore{});
    ui::Head head{.title = draw.tr("sort_out.title")};
    if (sort_out.count() > 1)
        head.note = draw.tr("sort_out.place",
                            {{"n", std::to_string(sort_out.place() + 1)}, {"all", std::to_string(sort_out.count())}});
    ui.head(page, head);
    ui::Box area = page.inset(ui.margin(), 0);
    area.cut_bottom(16);
    ui::Box box = ui.begin_scroll(area, "sort_out");
    trouble_bar(draw, box, sort_out.trouble());
    if (std::optional<Matter> matter = sort_out.matter()) {
        heading(*matter, draw, box);
        if (sort_out.is_writing())
            write(sort_out, *matter, draw, box);
        else if (Go next = choose(sort_out, *matter, draw, box))
            go = next;
    } else {
        ui::EmptyState empty{ui::Icon::received, draw.tr("sort_out.empty"), draw.tr("sort_out.empty.how")};
        ui.empty_state(box.top(24), empty);
    }
    ui.end_scroll(box.y);
    if (sort_out.was_sorted())
        receipt_sheet(
            draw, {draw.tr("sort_out.sorted"), saved_at(draw, sort_out.sorted_at()), "sort_out.again"},
            [&] { sort_out.reopen(); }, [&] { sort_out.forget_sorted(); });
    ui.end_scope();
    return go;
}

}
