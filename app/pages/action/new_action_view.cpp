// Ny åtgärd: what, who and when, on one page without navigation.

#include "app/pages/action/new_action_screen.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/pick_date.hpp"

namespace vaka {

namespace {

using Due = NewActionScreen::Due;

constexpr float side_column = 440;

// What the action comes from, so that nobody has to write it again.
std::optional<ui::Message> source(const NewActionScreen& fresh, const Draw& draw) {
    if (const auto& incident = fresh.incident()) {
        std::string type = incident->type ? std::string(code_name(*incident->type)) : "risk";
        std::string category = label_of(draw.content.categories, incident->category_id.code, draw.strings.language());
        Text title = draw.tr("saying.with_name", {{"what", draw.tr("incident_type." + type).text}, {"name", category}});
        return ui::Message{ui::Mood::proud, ui::Icon::warning, title, UserText{incident->what.text}};
    }
    if (const auto& watch = fresh.watch())
        return ui::Message{ui::Mood::proud, ui::Icon::watch, draw.tr("actions.chain.watched"),
                           UserText{watch->text.text}};
    return {};
}

void what(NewActionScreen& fresh, const Draw& draw, ui::Box& box) {
    ui::Field field{.label = draw.tr("new_action.what"),
                    .placeholder = draw.tr("new_action.what.example"),
                    .help = draw.tr("privacy.help"),
                    .max_length = 120};
    box.cut_top(guarded_field(draw, box, field, fresh.title), 24);
}

void effect(NewActionScreen& fresh, const Draw& draw, ui::Box& box) {
    ui::Field field{.label = draw.tr("new_action.effect"),
                    .placeholder = draw.tr("new_action.effect.example"),
                    .help = draw.tr("new_action.effect.help"),
                    .lines = 2,
                    .max_length = 280};
    box.cut_top(guarded_field(draw, box, field, fresh.expected_effect), 24);
}

void who(NewActionScreen& fresh, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text label = draw.tr("new_action.who");
    ui.text(box.top(8), label, ui::Type::label);
    ui::Row row{.icon = ui::Icon::person, .title = draw.tr("new_action.choose_who"), .chevron = true};
    if (!fresh.owner().empty())
        row.title = UserText{label_of(draw.content.roles, fresh.owner().code, draw.strings.language())};
    std::array rows = {row};
    if (ui.row_card(box.top(24), rows))
        fresh.choose_owner();
}

void when(NewActionScreen& fresh, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text label = draw.tr("new_action.when");
    ui.text(box.top(8), label, ui::Type::label);
    bool other = fresh.due_choice() == Due::other;
    std::array choices = {ui::Segment{draw.tr("new_action.today"), {}}, ui::Segment{draw.tr("new_action.week"), {}},
                          ui::Segment{draw.tr("new_action.month"), {}},
                          ui::Segment{other ? draw.dates.short_day(fresh.due()) : draw.tr("new_action.other"), {}}};
    if (auto tapped = ui.filters(box.top(8), choices, static_cast<std::size_t>(fresh.due_choice())))
        fresh.set_due(static_cast<Due>(*tapped));
    Text day = capital(draw.dates.day(fresh.due()));
    ui.text(box.top(24), day, ui::Type::note, ui::Tone::ink2);
}

// The button, with what is missing above it; from the top of the box.
ui::Button save_button(const NewActionScreen& fresh, const Draw& draw) {
    return {.word = draw.tr("new_action.save"),
            .icon = ui::Icon::check,
            .kind = ui::ButtonKind::primary,
            .big = true,
            .enabled = fresh.can_save()};
}

Go save(NewActionScreen& fresh, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    if (fresh.is_incomplete()) {
        ui.text(box.top(12), draw.tr("new_action.missing"), ui::Type::note, ui::Tone::ink2, ui::Align::centre);
    }
    return ui.button(box.top(), save_button(fresh, draw)) ? fresh.save() : Go{};
}

// What it comes from and what went wrong stand first.
ui::Box begin_form(const NewActionScreen& fresh, const Draw& draw, ui::Box area) {
    ui::Ui& ui = draw.ui;
    ui::Box box = ui.begin_scroll(area, "form");
    box.cut_top(8);
    if (auto message = source(fresh, draw))
        ui.message(box.top(24), *message);
    trouble_bar(draw, box, fresh.trouble());
    return box;
}

void dialogs(NewActionScreen& fresh, const Draw& draw) {
    if (const auto& month = fresh.picking()) {
        auto answer = pick_date(draw, draw.tr("new_action.when"), *month, fresh.due(), fresh.today(), {});
        fresh.turn(answer.turn);
        if (answer.cancelled || answer.date)
            fresh.pick(answer.date);
    } else if (fresh.is_choosing_owner()) {
        ui::OptionList list{.title = draw.tr("new_action.who"), .cancel = draw.tr("date.cancel")};
        std::vector<Code> codes;
        // Those who do the daily work come first.
        for (bool profession : {true, false})
            for (const RoleName& role : draw.content.roles) {
                if (!role.owner || role.profession != profession)
                    continue;
                if (role.code == fresh.owner().code)
                    list.chosen = codes.size();
                codes.push_back({role.code});
                list.options.push_back(draw.label(role.label));
            }
        auto answer = draw.ui.option_dialog(list);
        if (answer.option)
            fresh.set_owner(codes[*answer.option]);
        else if (answer.cancelled)
            fresh.set_owner({});
    }
}

}

Go draw(NewActionScreen& fresh, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    Go go;
    ui.begin_scope("new_action");
    ui::Box page = ui.page();
    auto tap = ui.leave_head(page, {.leave = draw.tr("date.cancel"), .title = draw.tr("actions.new")});
    if (tap == ui::LeaveTap::leave || (ui.escape_pressed() && !fresh.picking() && !fresh.is_choosing_owner()))
        go = fresh.leave();

    ui::Box content = page.inset(ui.landscape() ? 40 : ui.margin(), 0);
    content.cut_bottom(ui.landscape() ? 32 : 24);
    Go saved;
    if (ui.landscape()) {
        // What at the left; who, when and the button at the right.
        ui::Box box = begin_form(fresh, draw, content);
        ui::Box side = box.cut_right(side_column, 32);
        what(fresh, draw, box);
        effect(fresh, draw, box);
        who(fresh, draw, side);
        when(fresh, draw, side);
        float height = ui.measured(side.w, [&](ui::Box& in) { save(fresh, draw, in); });
        side.y = std::max(side.y, std::max(box.y, content.bottom()) - height);
        saved = save(fresh, draw, side);
        ui.end_scroll(side.y);
    } else {
        float height = ui.measured(content.w, [&](ui::Box& in) { save(fresh, draw, in); });
        bool stands = ui.footer_fits(height);
        ui::Box foot = stands ? content.cut_bottom(height, 16) : ui::Box{};
        ui::Box box = begin_form(fresh, draw, content);
        what(fresh, draw, box);
        who(fresh, draw, box);
        when(fresh, draw, box);
        effect(fresh, draw, box);
        if (stands)
            ui.end_scroll(box.y - 24);
        saved = save(fresh, draw, stands ? foot : box);
        if (!stands)
            ui.end_scroll(box.y + 16);
    }
    if (saved)
        go = saved;
    dialogs(fresh, draw);
    ui.end_scope();
    return go;
}

}
