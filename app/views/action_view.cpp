// Åtgärder (look 07): the list and, where there is room, the chain of one action beside it.

#include "app/screens/action_screen.hpp"
#include "app/views/button_row.hpp"
#include "app/views/draw.hpp"
#include "app/views/pick_date.hpp"
#include "core/rules/content.hpp"

namespace vaka {

namespace {

using Pile = ActionScreen::Pile;
using Group = ActionScreen::Group;
using Item = ActionScreen::Item;
using Link = ActionScreen::Link;
using Act = ActionScreen::Act;

constexpr float side_column = 440;

std::string group_key(Pile pile, Group group) {
    if (pile == Pile::effect)
        return "actions.group.effect";
    switch (group) {
    case Group::late:
        return "actions.group.late";
    case Group::this_week:
        return "actions.group.this_week";
    case Group::later:
        return "actions.group.later";
    case Group::undated:
        return "actions.group.undated";
    case Group::finished:
        break;
    }
    return "actions.group.finished";
}

std::string owner(const ActionScreen& actions, const Draw& draw, const Action& action) {
    if (action.owner_role.empty())
        return draw.tr("actions.nobody").text;
    return label_of(actions.content().roles, action.owner_role.code, draw.strings.language());
}

// "i dag", "fre 23 okt" within a week, else "30 okt".
Text due_words(const Draw& draw, Date due) {
    std::int64_t ahead = days_between(due, draw.around.now.date);
    return ahead >= 2 && ahead < 7 ? draw.dates.weekday_day(due) : draw.dates.near_day(due);
}

Text late_words(const Draw& draw, std::int64_t days) {
    return draw.count("actions.late", days);
}

ui::Row row_of(const ActionScreen& actions, const Draw& draw, const Item& item, bool selected) {
    const Action& action = item.action;
    std::string detail = owner(actions, draw, action);
    if (action.status == ActionStatus::ongoing)
        detail += " · " + draw.tr("actions.under_way").text;
    if (action.help_wanted)
        detail += " · " + draw.tr("actions.wants_help").text;
    ui::Row row{.mark = ui::RowMark::open,
                .title = UserText{action.title.text},
                .detail = UserText{detail},
                .chevron = !draw.ui.landscape(),
                .selected = selected};
    if (item.group == Group::finished) {
        row.mark = ui::RowMark::done;
        auto day =
            action.status == ActionStatus::done && actions.pile() == Pile::effect ? action.effect_due : action.done_on;
        if (day)
            row.right = draw.dates.short_day(*day);
    } else if (item.group == Group::late) {
        row.mark = ui::RowMark::late;
        row.right = capital(late_words(draw, item.days_late));
        row.right_is_alert = true;
    } else {
        if (action.status == ActionStatus::ongoing)
            row.mark = ui::RowMark::under_way;
        if (action.due)
            row.right = due_words(draw, *action.due);
    }
    return row;
}

ui::EmptyState empty_state(const ActionScreen& actions, const Draw& draw) {
    switch (actions.pile()) {
    case Pile::to_do:
        return {ui::Icon::action, draw.tr("actions.empty.to_do"), draw.tr("actions.empty.to_do.how")};
    case Pile::effect:
        return {ui::Icon::effect, draw.tr("actions.empty.effect"), draw.tr("actions.empty.effect.how")};
    case Pile::done:
        break;
    }
    return {ui::Icon::received, draw.tr("actions.empty.done"), draw.tr("actions.empty.done.how")};
}

void list(ActionScreen& actions, const Draw& draw, ui::Box area) {
    ui::Ui& ui = draw.ui;
    std::vector<ui::Segment> piles;
    for (auto [key, pile] : {std::pair("actions.to_do", Pile::to_do), std::pair("actions.effect", Pile::effect),
                             std::pair("actions.done", Pile::done)})
        piles.push_back({draw.tr(key), UserText{std::to_string(actions.count(pile))}});

    ui::Box content = ui.begin_scroll(area, "list");
    ui::Box filters = content.cut_top(ui.filters_height(piles, content.w), 24);
    if (auto tapped = ui.filters(filters, piles, static_cast<std::size_t>(actions.pile())))
        actions.show(static_cast<Pile>(*tapped));

    float bottom = content.y;
    if (actions.items().empty()) {
        ui::EmptyState empty = empty_state(actions, draw);
        ui::Box box = content.cut_top(ui.empty_state_height(empty, content.w));
        ui.empty_state(box, empty);
        bottom = box.bottom();
    }
    std::optional<Id<Action>> chosen;
    std::size_t end = actions.shown_items();
    for (std::size_t from = 0; from < end;) {
        Group group = actions.items()[from].group;
        std::size_t to = from;
        std::vector<ui::Row> rows;
        for (; to < end && actions.items()[to].group == group; ++to) {
            const Item& item = actions.items()[to];
            rows.push_back(row_of(actions, draw, item, ui.landscape() && &item == actions.shown()));
        }
        Text name = draw.tr(group_key(actions.pile(), group));
        ui::Box heading = content.cut_top(ui.text_height(name, ui::Type::small, content.w), 8);
        ui.heading(heading.moved(4, 0), name, ui::Type::small, ui::Tone::ink2);
        ui::Box card = content.cut_top(ui.row_card_height(rows, content.w), 20);
        auto tapped = ui.row_card(card, rows);
        bottom = card.bottom();
        if (tapped)
            chosen = actions.items()[from + *tapped].id;
        from = to;
    }
    if (end < actions.items().size()) {
        ui::Button more{.word =
                            draw.count("actions.show_more", static_cast<std::int64_t>(actions.items().size() - end)),
                        .kind = ui::ButtonKind::quiet};
        ui::Box box = content.cut_top(ui.button_height(more, content.w));
        if (ui.button(box, more))
            actions.show_more();
        bottom = box.bottom();
    }
    ui.end_scroll(bottom);
    if (chosen)
        actions.choose(*chosen);
}

std::string day_key(const Incident& incident) {
    return incident.type ? std::string(code_name(*incident.type)) : "risk";
}

ui::DayState symbol(const Incident& incident) {
    if (incident.type != IncidentType::harm)
        return incident.type == IncidentType::positive ? ui::DayState::green : ui::DayState::yellow;
    return incident.severity == Severity::serious ? ui::DayState::red : ui::DayState::orange;
}

ui::ChainStep step_of(const ActionScreen& actions, const Draw& draw, const Item& item, const Link& link) {
    ui::ChainStep step{.detail = UserText{link.words}};
    if (link.day)
        step.when = draw.dates.short_day(*link.day);
    std::string category;
    if (link.incident && !link.incident->category_id.empty())
        category = label_of(actions.content().categories, link.incident->category_id.code, draw.strings.language());
    Text moved = link.moved > 0 ? draw.count("actions.chain.moved", link.moved) : Text{};
    switch (link.kind) {
    case Link::Kind::reported:
        step.mark = ui::StepMark::day;
        step.day = symbol(*link.incident);
        step.title = draw.tr("actions.chain.reported." + day_key(*link.incident));
        if (link.words.empty())
            step.detail = UserText{category};
        break;
    case Link::Kind::watched:
        step.mark = ui::StepMark::day;
        step.title = draw.tr("actions.chain.watched");
        break;
    case Link::Kind::decided:
        step.mark = ui::StepMark::done;
        step.title = draw.tr("actions.chain.decided");
        break;
    case Link::Kind::due:
        step.title = draw.tr("actions.chain.due");
        step.detail = moved;
        if (!link.day)
            step.detail = draw.tr("actions.chain.undated");
        break;
    case Link::Kind::late:
        step.mark = ui::StepMark::late;
        step.title = draw.tr("actions.chain.late");
        step.detail = capital(late_words(draw, item.days_late));
        step.alert = true;
        break;
    case Link::Kind::finished:
        step.mark = ui::StepMark::done;
        step.title = draw.tr("actions.chain.finished");
        step.detail = moved;
        break;
    case Link::Kind::stopped:
        step.title = draw.tr("actions.chain.stopped");
        break;
    case Link::Kind::effect_coming:
        step.title = draw.tr("actions.effect");
        if (!link.day)
            step.when = draw.tr("actions.chain.four_weeks");
        if (link.words.empty())
            step.detail = draw.tr("actions.chain.asked_later");
        break;
    case Link::Kind::effect_asked:
        step.title = draw.tr("actions.effect");
        if (link.words.empty())
            step.detail = draw.tr("actions.chain.asked_now");
        break;
    case Link::Kind::answered:
        step.mark = ui::StepMark::done;
        step.title = draw.tr("actions.effect");
        if (link.result)
            step.detail = draw.tr("effect_result." + std::string(code_name(*link.result)));
        break;
    }
    return step;
}

// The title, who does it and the chain. Returns where it ends.
float story(ActionScreen& actions, const Draw& draw, ui::Box box, const Item& item) {
    ui::Ui& ui = draw.ui;
    UserText title{item.action.title.text};
    ui.heading(box.cut_top(ui.text_height(title, ui::Type::heading, box.w), 9), title, ui::Type::heading);
    UserText who{owner(actions, draw, item.action)};
    ui::Box line = box.cut_top(ui.text_height(who, ui::Type::small, box.w - 30), 24);
    ui.icon(line.cut_left(22, 8).with_height(22), ui::Icon::person, ui::Tone::ink2, 22);
    ui.text(line, who, ui::Type::small, ui::Tone::ink2);
    if (item.action.help_wanted) {
        ui::Message help{ui::Mood::plain, ui::Icon::help, draw.tr("actions.help_wanted"),
                         draw.tr("actions.help_wanted.how")};
        ui.message(box.cut_top(ui.message_height(help, box.w), 24), help);
    }
    std::vector<ui::ChainStep> steps;
    for (const Link& link : actions.chain())
        steps.push_back(step_of(actions, draw, item, link));
    return box.y + ui.chain(box, steps);
}

// What can be done with it, from the bottom up.
struct Verbs {
    std::vector<ui::Button> first;
    std::vector<ui::Button> second;
};

Verbs verbs(const ActionScreen& actions, const Draw& draw, const Item& item) {
    if (actions.pile() == Pile::effect)
        return {{{.word = draw.tr("actions.answer"),
                  .icon = ui::Icon::effect,
                  .kind = ui::ButtonKind::primary,
                  .big = true}},
                {}};
    if (actions.pile() == Pile::done)
        return {{}, {{.word = draw.tr("actions.reopen"), .icon = ui::Icon::undo}}};
    Verbs all;
    all.first.push_back(
        {.word = draw.tr("actions.finish"), .icon = ui::Icon::check, .kind = ui::ButtonKind::primary, .big = true});
    if (item.action.status == ActionStatus::planned)
        all.first.push_back({.word = draw.tr("actions.start"), .icon = ui::Icon::under_way, .big = true});
    all.second = {{.word = draw.tr("actions.move")},
                  {.word = draw.tr(item.action.help_wanted ? "actions.got_help" : "actions.ask_help")}};
    return all;
}

float verbs_height(const Draw& draw, const Verbs& all, float width) {
    float height = button_row_height(draw.ui, all.first, width) + button_row_height(draw.ui, all.second, width);
    return height + (all.first.empty() || all.second.empty() ? 0 : 12);
}

void act(ActionScreen& actions, const Draw& draw, ui::Box box, const Verbs& all, bool help_wanted) {
    auto first = button_row(draw.ui, box.cut_top(button_row_height(draw.ui, all.first, box.w), 12), all.first);
    auto second = button_row(draw.ui, all.first.empty() ? box.moved(0, -12) : box, all.second);
    switch (actions.pile()) {
    case Pile::to_do:
        if (first)
            *first == 0 ? actions.finish() : actions.start();
        else if (second)
            *second == 0 ? actions.pick_date() : actions.want_help(!help_wanted);
        break;
    case Pile::effect:
        if (first)
            actions.ask_effect();
        break;
    case Pile::done:
        if (second)
            actions.reopen();
        break;
    }
}

// The story of one action and its verbs at the foot.
void one(ActionScreen& actions, const Draw& draw, ui::Box box, const Item& item) {
    Verbs all = verbs(actions, draw, item);
    bool help_wanted = item.action.help_wanted;
    float trouble = trouble_height(draw, actions.trouble(), box.w);
    ui::Box foot = box.cut_bottom(verbs_height(draw, all, box.w), 16);
    if (trouble > 0)
        trouble_bar(draw, box.cut_bottom(trouble, 16), actions.trouble());
    ui::Box content = draw.ui.begin_scroll(box, item.id.uuid.text());
    draw.ui.end_scroll(story(actions, draw, content, item));
    act(actions, draw, foot, all, help_wanted);
}

Go dialogs(ActionScreen& actions, const Draw& draw) {
    if (const auto& month = actions.picking()) {
        const Item* item = actions.shown();
        auto answer = pick_date(draw, draw.tr("actions.move"), *month, item ? item->action.due : std::nullopt,
                                actions.today(), {});
        actions.turn(answer.turn);
        if (answer.cancelled || answer.date)
            actions.move_to(answer.date);
    } else if (actions.is_asking()) {
        ui::OptionList list{.title = draw.tr("actions.effect"), .cancel = draw.tr("actions.not_now")};
        for (std::string_view code : code_names<EffectResult>)
            list.options.push_back(draw.tr("effect_result." + std::string(code)));
        auto answer = draw.ui.option_dialog(list);
        if (answer.option)
            actions.answer(static_cast<EffectResult>(*answer.option));
        else if (answer.cancelled)
            actions.answer({});
    } else if (actions.answer()) {
        constexpr std::array next = {EffectNext::new_action, EffectNext::extend, EffectNext::close};
        ui::OptionList list{.title = draw.tr("actions.next"), .cancel = draw.tr("actions.not_now")};
        for (EffectNext one : next)
            list.options.push_back(draw.tr("actions.next." + std::string(code_name(one))));
        auto answer = draw.ui.option_dialog(list);
        if (answer.option)
            return actions.follow(next[*answer.option]);
        if (answer.cancelled)
            return actions.follow({});
    }
    return {};
}

void undo_sheet(ActionScreen& actions, const Draw& draw) {
    std::string key;
    switch (actions.act()) {
    case Act::none:
        return;
    case Act::finished:
        key = "actions.did.finished";
        break;
    case Act::started:
        key = "actions.did.started";
        break;
    case Act::reopened:
        key = "actions.did.reopened";
        break;
    case Act::moved:
        key = "actions.did.moved";
        break;
    case Act::help_wanted:
        key = "actions.did.help_wanted";
        break;
    case Act::help_given:
        key = "actions.did.help_given";
        break;
    case Act::answered:
        key = "actions.did.answered";
        break;
    }
    ui::Undo undo{draw.tr(key), draw.tr("undo.saved", {{"time", draw.dates.time(actions.acted_at()).text}}),
                  draw.tr("undo.undo")};
    switch (draw.ui.undo_sheet(undo)) {
    case ui::UndoAnswer::none:
        break;
    case ui::UndoAnswer::undo:
        actions.undo();
        break;
    case ui::UndoAnswer::away:
        actions.forget_act();
        break;
    }
}

}

Go draw(ActionScreen& actions, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    actions.refresh();
    ui.begin_scope("actions");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, Go::To::actions);
    const Item* chosen = actions.chosen();
    ui::Button fresh{.word = draw.tr("actions.new"), .icon = ui::Icon::add};

    if (!ui.landscape() && chosen) {
        auto tap = ui.leave_head(page, {.leave = draw.tr("actions.title"), .leave_icon = ui::Icon::back});
        if (tap == ui::LeaveTap::leave || ui.escape_pressed())
            actions.close();
        else
            one(actions, draw, page.inset(ui.margin(), 16), *chosen);
    } else {
        float head_top = page.y;
        if (ui.head(page, {.title = draw.tr("actions.title"), .sync = sync_words(draw)}) == ui::HeadTap::sync)
            go = {.to = Go::To::sync};
        ui::Box content = page.inset(ui.margin(), 0);
        content.cut_bottom(ui.landscape() ? 32 : 16);
        if (ui.landscape()) {
            ui::Box side = content.cut_right(side_column, 32);
            fresh.kind = ui::ButtonKind::quiet;
            fresh.align = ui::Align::right;
            float width = ui.button_width(fresh);
            if (ui.button({content.right() - width, head_top + 8, width, 72}, fresh))
                go = {.to = Go::To::new_action};
            list(actions, draw, content);
            if (const Item* item = actions.shown())
                one(actions, draw, ui.card(side, 29), *item);
        } else {
            ui::Box foot = content.cut_bottom(ui.button_height(fresh, content.w), 16);
            float trouble = trouble_height(draw, actions.trouble(), content.w);
            if (trouble > 0)
                trouble_bar(draw, content.cut_top(trouble, 16), actions.trouble());
            list(actions, draw, content);
            if (ui.button(foot, fresh))
                go = {.to = Go::To::new_action};
        }
    }
    undo_sheet(actions, draw);
    if (Go next = dialogs(actions, draw))
        go = next;
    ui.end_scope();
    return go;
}

}
