// Ny åtgärd: what, who and when, on one page without navigation.

#include "app/screens/new_action_screen.hpp"
#include "app/views/draw.hpp"
#include "app/views/pick_date.hpp"
#include "core/rules/content.hpp"

namespace vaka {

namespace {

using Due = NewActionScreen::Due;

constexpr float widest = 760;

// What the action comes from, so that nobody has to write it again.
std::optional<ui::Message> source(const NewActionScreen& fresh, const Draw& draw) {
    if (const auto& incident = fresh.incident()) {
        std::string type = incident->type ? std::string(code_name(*incident->type)) : "risk";
        std::string category =
            label_of(fresh.content().categories, incident->category_id.code, draw.strings.language());
        Text title = draw.tr("saying.with_name", {{"what", draw.tr("incident_type." + type).text}, {"name", category}});
        return ui::Message{ui::Mood::proud, ui::Icon::warning, title, UserText{incident->what.text}};
    }
    if (const auto& watch = fresh.watch())
        return ui::Message{ui::Mood::proud, ui::Icon::watch, draw.tr("actions.chain.watched"),
                           UserText{watch->text.text}};
    return {};
}

float field(const Draw& draw, ui::Box box, const ui::Field& field, GuardedText& text) {
    return guarded_field(draw, box, field, text) + 24;
}

void who(NewActionScreen& fresh, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text label = draw.tr("new_action.who");
    ui.text(box.cut_top(ui.text_height(label, ui::Type::label, box.w), 8), label, ui::Type::label);
    ui::Row row{.icon = ui::Icon::person, .title = draw.tr("new_action.choose_who"), .chevron = true};
    if (!fresh.owner().empty())
        row.title = UserText{label_of(fresh.content().roles, fresh.owner().code, draw.strings.language())};
    std::array rows = {row};
    if (ui.row_card(box.cut_top(ui.row_card_height(rows, box.w), 24), rows))
        fresh.choose_owner();
}

void when(NewActionScreen& fresh, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    Text label = draw.tr("new_action.when");
    ui.text(box.cut_top(ui.text_height(label, ui::Type::label, box.w), 8), label, ui::Type::label);
    bool other = fresh.due_choice() == Due::other;
    std::array segments = {ui::Segment{draw.tr("new_action.today"), {}}, ui::Segment{draw.tr("new_action.week"), {}},
                           ui::Segment{draw.tr("new_action.month"), {}},
                           ui::Segment{other ? draw.dates.short_day(fresh.due()) : draw.tr("new_action.other"), {}}};
    ui::Box place = box.cut_top(ui.segments_height(segments, box.w), 8);
    if (auto tapped = ui.segments(place, segments, static_cast<std::size_t>(fresh.due_choice())))
        fresh.set_due(static_cast<Due>(*tapped));
    Text day = capital(draw.dates.day(fresh.due()));
    ui.text(box.cut_top(ui.text_height(day, ui::Type::note, box.w), 24), day, ui::Type::note, ui::Tone::ink2);
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
        for (const RoleName& role : fresh.content().roles) {
            if (!role.owner)
                continue;
            if (role.code == fresh.owner().code)
                list.chosen = codes.size();
            codes.push_back({role.code});
            list.options.push_back(UserText{in_language(role.label, draw.strings.language())});
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
    auto tap = ui.leave_head(page, {.leave = draw.tr("new_action.leave"), .title = draw.tr("actions.new")});
    if (tap == ui::LeaveTap::leave || (ui.escape_pressed() && !fresh.picking() && !fresh.is_choosing_owner()))
        go = fresh.leave();

    ui::Box content = page.inset(ui.landscape() ? 40 : ui.margin(), 0);
    content = content.centred(std::min(content.w, widest), content.h);
    content.cut_bottom(ui.landscape() ? 32 : 24);
    ui::Button save{.word = draw.tr("new_action.save"),
                    .icon = ui::Icon::check,
                    .kind = ui::ButtonKind::primary,
                    .big = true,
                    .enabled = fresh.can_save()};
    ui::Box foot = content.cut_bottom(ui.button_height(save, content.w), 16);

    ui::Box box = ui.begin_scroll(content, "form");
    box.cut_top(8);
    if (auto message = source(fresh, draw))
        ui.message(box.cut_top(ui.message_height(*message, box.w), 24), *message);
    float trouble = trouble_height(draw, fresh.trouble(), box.w);
    if (trouble > 0)
        trouble_bar(draw, box.cut_top(trouble, 24), fresh.trouble());
    ui::Field what{.label = draw.tr("new_action.what"),
                   .placeholder = draw.tr("new_action.what.example"),
                   .help = draw.tr("privacy.help"),
                   .max_length = 120};
    box.cut_top(field(draw, box, what, fresh.title));
    who(fresh, draw, box);
    when(fresh, draw, box);
    ui::Field effect{.label = draw.tr("new_action.effect"),
                     .placeholder = draw.tr("new_action.effect.example"),
                     .help = draw.tr("new_action.effect.help"),
                     .max_length = 280};
    box.cut_top(field(draw, box, effect, fresh.expected_effect));
    ui.end_scroll(box.y);
    if (ui.button(foot, save))
        go = fresh.save();
    dialogs(fresh, draw);
    ui.end_scope();
    return go;
}

}
