// Around the page: navigation, heads, sync line and path, steps and timer.

#include <algorithm>
#include <cmath>

#include "app/ui/ui_state.hpp"

namespace vaka::ui {
namespace {

// On a larger screen the page stays in the middle.
constexpr float widest = 1440;

// Large text leaves few px of height; what stands around the page is then as low as 12 mm allow.
bool is_low(Box screen) {
    return screen.h < 460;
}

struct SyncLook {
    Icon icon;
    Tone tone;
};

SyncLook look_of(SyncState state) {
    switch (state) {
    case SyncState::received:
        return {Icon::received, Tone::good};
    case SyncState::waiting:
        return {Icon::waiting, Tone::ink2};
    case SyncState::sending:
        return {Icon::sending, Tone::accent};
    case SyncState::refused:
        return {Icon::refused, Tone::danger};
    }
    return {Icon::received, Tone::good};
}

}

std::optional<std::size_t> Ui::navigation(Box& page, std::span<const NavItem> items, const NavItem* foot) {
    State& s = *state_;
    std::optional<std::size_t> tapped;
    struct ItemShape {
        float pill_top, pill_width, pill_height, icon;
    };
    const auto item = [&](Box box, const NavItem& nav, std::size_t index, ItemShape shape) {
        const Hit hit = s.target(box, {.role = Role::navigation,
                                       .name = nav.word.str(),
                                       .value = nav.selected ? "selected" : "",
                                       .selected = nav.selected,
                                       .group = 1005});
        const Box pill{box.centre_x() - shape.pill_width / 2, box.y + shape.pill_top, shape.pill_width,
                       shape.pill_height};
        if (nav.selected)
            canvas_.fill(pill, s.colour(Tone::fill), 20);
        else if (hit.pressed)
            canvas_.fill(pill, s.colour(Tone::accent_soft), 20);
        canvas_.icon(nav.icon, pill.centre_x(), pill.centre_y(), shape.icon,
                     s.colour(nav.selected ? Tone::on_fill : Tone::ink2));
        s.put({box.x, pill.bottom() + 3, box.w, 22}, nav.word.str(), nav.selected ? Type::small_bold : Type::small,
              s.colour(nav.selected ? Tone::accent : Tone::ink2), Align::centre);
        s.focus_ring(hit, box.inset(8), 12);
        if (hit.tapped)
            tapped = index;
    };
    const auto count = static_cast<float>(items.size());
    if (landscape() && canvas_.screen().h >= 32 + 88 * (count + 1)) {
        constexpr ItemShape in_rail{16, 64, 40, 30};
        Box rail = page.cut_left(104);
        vertical_hairline(rail.moved(103, 0));
        rail.cut_top(12);
        // What does not fit above the keyboard on the screen is there again when it has gone.
        for (std::size_t i = 0; i < items.size() && rail.h >= 88; ++i)
            item(rail.cut_top(88), items[i], i, in_rail);
        rail.cut_bottom(20);
        if (foot && rail.h >= 88)
            item(rail.cut_bottom(88), *foot, items.size(), in_rail);
        page = page.centred(std::min(page.w, widest - 104), page.h);
        s.content = page;
        return tapped;
    }
    // The bar would lie where one types.
    if (s.keyboard.up)
        return tapped;
    const bool low = is_low(canvas_.screen());
    Box bar = page.cut_bottom(low ? 62 : 104);
    s.content = page;
    canvas_.fill(bar, s.colour(Tone::bg));
    hairline(bar);
    // Equal widths, unless a word needs more than its share.
    std::vector<float> widths;
    float all = 0, widest_word = 0;
    for (const NavItem& nav : items) {
        widths.push_back(s.width(nav.word.str(), Type::small_bold) + 4);
        all += widths.back();
        widest_word = std::max(widest_word, widths.back());
    }
    const float spare = (bar.w - all) / count;
    const bool equal = widest_word <= bar.w / count;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Box box = bar.cut_left(equal ? page.w / count : widths[i] + spare);
        const float pill = std::min(low ? 56.0f : 72.0f, box.w - 6);
        item(box, items[i], i, low ? ItemShape{5, pill, 30, 26} : ItemShape{21, pill, 40, 30});
    }
    return tapped;
}

HeadTap Ui::head(Box& page, const Head& head) {
    State& s = *state_;
    const float side = margin();
    HeadTap tap = HeadTap::none;
    const bool arrows = !head.back.empty();
    // A month and its arrows stay on one line, whatever the text size.
    const bool long_title = arrows && s.width(head.title.str(), Type::title) + 126 > page.w - 2 * side;
    const Type title_type = long_title ? Type::heading : Type::title;
    const float title_width = s.width(head.title.str(), title_type);
    const float arrow_width = long_title ? std::max(40.0f, touch / text_scale()) : touch;
    float right = 0;
    if (head.sync)
        right += sync_line_width(*head.sync);
    if (!head.note.empty())
        right += s.width(head.note.str(), Type::small) + (head.sync ? 33 : 0);
    const float left = title_width + (arrows ? 126 : 0);
    const bool one_line = left + right + 24 <= page.w - 2 * side;
    const bool low = is_low(canvas_.screen());
    const float side_of_arrow = low ? 48 : touch;
    const Box row = page.cut_top(low ? 56 : 88);
    Box inside = row.inset(side, 0);
    Box right_part = inside;
    // Only what can be tapped needs the height of a finger; other words stand close below the title.
    if (!one_line && right > 0)
        right_part = head.sync ? page.cut_top(low ? 36 : touch).inset(side, 0)
                               : Box{inside.x, row.bottom() - 14, inside.w, page.cut_top(20).h + 4};

    if (arrows) {
        const Box back{inside.x - 18, row.centre_y() - side_of_arrow / 2, arrow_width, side_of_arrow};
        if (icon_button(back, Icon::back, head.back))
            tap = HeadTap::back;
        inside.cut_left(arrow_width - 18);
    }
    const float room = inside.w - (arrows ? arrow_width - 18 : 0) - (one_line ? right : 0);
    s.put({inside.x, row.y, std::min(title_width + 1, room), row.h}, head.title.str(), title_type, s.colour(Tone::ink));
    s.note(Role::heading, head.title.str(), {inside.x, row.centre_y() - 20, std::min(title_width, room), 40});
    if (arrows && icon_button({inside.x + std::min(title_width, room) + 1, row.centre_y() - side_of_arrow / 2,
                               arrow_width, side_of_arrow},
                              Icon::forward, head.forward))
        tap = HeadTap::forward;

    const Align align = one_line ? Align::right : Align::left;
    if (head.sync) {
        const float wide = std::min(sync_line_width(*head.sync), right_part.w);
        const Box place = one_line ? right_part.cut_right(wide) : right_part.cut_left(wide, 33);
        if (sync_line(place.centred(place.w, one_line ? side_of_arrow : place.h), *head.sync, align))
            tap = HeadTap::sync;
        if (one_line && !head.note.empty()) {
            canvas_.fill({place.x - 17, row.centre_y() - 12, 1, 24}, s.colour(Tone::line));
            right_part.cut_right(33);
        }
    }
    if (!head.note.empty()) {
        const bool fits = one_line || s.width(head.note.str(), Type::small) <= right_part.w;
        const Box place =
            fits ? right_part : page.cut_top(s.height(head.note.str(), Type::small, page.w - 2 * side)).inset(side, 0);
        s.put(place, head.note.str(), Type::small, s.colour(Tone::ink2), align);
        s.note(Role::text, head.note.str(), place);
    }
    return tap;
}

LeaveTap Ui::leave_head(Box& page, const LeaveHead& head) {
    State& s = *state_;
    page = page.centred(std::min(page.w, widest), page.h);
    s.content = page;
    const float side = landscape() ? 40 : margin();
    const bool low = is_low(canvas_.screen());
    const Box row = page.cut_top(low ? 56 : 88);
    Box inside = row.inset(side, low ? 4 : 8);
    LeaveTap tap = LeaveTap::none;
    const Button leave{.word = head.leave, .icon = head.leave_icon, .kind = ButtonKind::leave, .align = Align::left};
    // Without room for both, the right one has a line of its own.
    const float leave_width = std::min(inside.w, button_width(leave) - 20);
    if (button(inside.with_width(leave_width), leave))
        tap = LeaveTap::leave;
    const Button right{.word = head.right, .icon = head.right_icon, .kind = ButtonKind::quiet, .align = Align::right};
    const float right_width = head.right.empty() ? 0 : std::min(inside.w, button_width(right) - 20);
    const bool beside = leave_width + right_width + 8 <= inside.w;
    if (!beside)
        inside = page.cut_top(inside.h).inset(side, 0);
    if (right_width > 0) {
        // Words at the edge are ink, their icon is the accent: a value that can be changed.
        const Box box{inside.right() - right_width, inside.y, right_width, inside.h};
        const Hit hit = s.target(box, {.role = Role::button, .name = head.right.str()});
        if (hit.pressed)
            canvas_.fill(box, s.colour(Tone::accent_soft), 16);
        const float words = s.width(head.right.str(), Type::label);
        canvas_.icon(head.right_icon, box.right() - words - 12 - 14, box.centre_y(), 28, s.colour(Tone::accent));
        s.put({box.right() - words, box.y, words + 1, box.h}, head.right.str(), Type::label, s.colour(Tone::ink));
        s.focus_ring(hit, box, 16);
        if (hit.tapped)
            tap = LeaveTap::right;
    }
    if (head.title.empty())
        return tap;
    const float wide = s.width(head.title.str(), Type::heading);
    const bool centred = wide / 2 + std::max(leave_width, right_width) + 16 <= inside.w / 2;
    const Box place =
        centred ? row.inset(side, 0)
                : page.cut_top(s.height(head.title.str(), Type::heading, page.w - 2 * side) + 8).inset(side, 0);
    s.put(place, head.title.str(), Type::heading, s.colour(Tone::ink), centred ? Align::centre : Align::left);
    s.note(Role::heading, head.title.str(), place);
    return tap;
}

float Ui::sync_line_width(const Sync& sync) const {
    return std::max(touch, 24 + 8 + state_->width(sync.words.str(), Type::small) + 1);
}

bool Ui::sync_line(Box box, const Sync& sync, Align align) {
    State& s = *state_;
    const Hit hit = s.target(box, {.role = Role::status, .name = sync.words.str()});
    const SyncLook look = look_of(sync.state);
    const Type type = s.on_wall ? Type::wall_note : Type::small;
    const float icon = s.on_wall ? 44 : 24;
    const float before = icon + (s.on_wall ? 16 : 8);
    const float words = s.width(sync.words.str(), type);
    const float wide = std::min(box.w, words + before);
    const float x = align == Align::right    ? box.right() - wide
                    : align == Align::centre ? box.centre_x() - wide / 2
                                             : box.x;
    if (hit.pressed)
        canvas_.fill(Box{x - 12, box.y, wide + 24, box.h}, s.colour(Tone::accent_soft), 16);
    canvas_.icon(look.icon, x + icon / 2, box.centre_y(), icon, s.colour(look.tone));
    s.put({x + before, box.y, wide - before + 1, box.h}, sync.words.str(), type, s.colour(Tone::ink2));
    s.focus_ring(hit, {x - 4, box.centre_y() - 24, wide + 8, 48}, 12);
    return hit.tapped;
}

void Ui::sync_path(Place place, const SyncPath& path) {
    State& s = *state_;
    constexpr std::array<Icon, 3> icons = {Icon::saved, Icon::waiting, Icon::receipt};
    constexpr std::array<Tone, 3> tones = {Tone::accent, Tone::warn_ink, Tone::good};
    const float pitch = std::min(212.0f, (place.width() + 40) / 3);
    const float column = pitch - 40;
    const bool narrow = std::ranges::any_of(
        path.titles, [&](const Words& title) { return s.widest_word(title.str(), Type::label) > column + 16; });
    const Type title_type = narrow ? Type::small_label : Type::label;
    std::array<float, 3> titles{}, details{};
    float lowest = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        titles[i] = s.height(path.titles[i].str(), title_type, column + 16);
        details[i] = s.height(path.details[i].str(), Type::note, column + 16);
        lowest = std::max(lowest, 56 + titles[i] + details[i]);
    }
    const Box box = place.take(lowest);
    for (std::size_t i = 0; i < 3; ++i) {
        const float x = box.x + static_cast<float>(i) * pitch;
        const Tone tone = i == 1 && !path.waiting ? Tone::ink3 : tones[i];
        canvas_.icon(icons[i], x + 20, box.y + 20, 40, s.colour(tone));
        if (i < 2) {
            const Spot from{x + 60, box.y + 20}, to{x + pitch - 20, box.y + 20};
            if (to.x > from.x + 8) {
                if (i == 1 && path.waiting)
                    canvas_.dashed_line(from, to, s.colour(Tone::ink2), 3, 7, 4);
                else
                    canvas_.fill({from.x, from.y - 1.5f, to.x - from.x, 3}, s.colour(Tone::accent));
            }
        }
        s.flow({x, box.y + 48, column + 16, 0}, path.titles[i].str(), title_type, s.colour(Tone::ink));
        s.flow({x, box.y + 56 + titles[i], column + 16, 0}, path.details[i].str(), Type::note, s.colour(Tone::ink2));
        s.note(Role::status, path.titles[i].str(), {x, box.y, column, 56 + titles[i] + details[i]},
               path.details[i].str());
    }
}

void Ui::steps(Box box, const Steps& steps) {
    State& s = *state_;
    s.note(Role::status,
           steps.caption.empty() ? std::to_string(steps.current) + "/" + std::to_string(steps.total)
                                 : steps.caption.str(),
           box);
    const auto n = static_cast<float>(steps.total);
    const float gap = 8;
    const float each = std::floor(std::max(8.0f, (box.w - gap * (n - 1)) / n));
    float x = box.centre_x() - (each * n + gap * (n - 1)) / 2;
    for (int i = 1; i <= steps.total; ++i) {
        const Box step{x, box.y, each, 10};
        // Where lines are black, what is left is an outline, or it would weigh more than what is done.
        if (i > steps.current && canvas_.theme().soft_panels_bordered)
            canvas_.border(step, s.colour(Tone::line), 2, 5);
        else
            canvas_.fill(step, s.colour(i <= steps.current ? Tone::accent : Tone::line), 5);
        x += each + gap;
    }
    if (!steps.caption.empty())
        s.put({box.x, box.y + 20, box.w, 22}, steps.caption.str(), Type::small, s.colour(Tone::ink2), Align::centre);
}

void Ui::timer(Box box, const Timer& timer) {
    State& s = *state_;
    s.note(Role::status, timer.caption.str(), box);
    const Spot centre{box.right() - 22, box.centre_y()};
    canvas_.ring(centre.x, centre.y, 22, 6, s.colour(Tone::sunken));
    const float used = std::clamp(timer.used, 0.0f, 1.0f);
    constexpr float top = -1.5707963f;
    if (used >= 1)
        canvas_.ring(centre.x, centre.y, 22, 6, s.colour(Tone::accent));
    else if (used > 0)
        canvas_.arc(centre, 19, 6, top, top + used * 6.2831853f, s.colour(Tone::accent), true);
    s.put({box.x, box.y, box.w - 44 - 12, box.h}, timer.caption.str(), Type::small, s.colour(Tone::ink2), Align::right);
}

}
