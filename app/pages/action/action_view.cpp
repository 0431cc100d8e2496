// Åtgärder (look 07): the list and, where there is room, the chain of one action beside it.

#include "app/pages/action/action_screen.hpp"
#include "app/pages/button_row.hpp"
#include "app/pages/draw.hpp"
#include "app/pages/pick_date.hpp"
#include "app/pages/receipt_sheet.hpp"

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

std::string owner(const Draw& draw, const Action& action) {
    if (action.owner_role.empty())
        return draw.tr("actions.nobody").text;
    return label_of(draw.content.roles, action.owner_role.code, draw.strings.language());
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
    std::string detail = owner(draw, action);
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

void piles(ActionScreen& actions, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    std::vector<ui::Segment> piles;
    for (auto [key, pile] : {std::pair("actions.to_do", Pile::to_do), std::pair("actions.effect", Pile::effect),
                             std::pair("actions.done", Pile::done)})
        piles.push_back({draw.tr(key), UserText{std::to_string(actions.count(pile))}});

    if (auto tapped = ui.filters(box.top(16), piles, static_cast<std::size_t>(actions.pile())))
        actions.show(static_cast<Pile>(*tapped));
}

// Returns where it ends.
float list(ActionScreen& actions, const Draw& draw, ui::Box content) {
    ui::Ui& ui = draw.ui;
    content.cut_top(8);
    float bottom = content.y;
    if (actions.items().empty()) {
        ui::EmptyState empty = empty_state(actions, draw);
        ui.empty_state(content.top(), empty);
        bottom = content.y;
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
        ui::Box heading = content.moved(4, 0);
        ui.heading(heading.top(8), name, ui::Type::small, ui::Tone::ink2);
        content.cut_top(heading.y - content.y);
        auto tapped = ui.row_card(content.top(), rows);
        bottom = content.y;
        content.cut_top(20);
        if (tapped)
            chosen = actions.items()[from + *tapped].id;
        from = to;
    }
    if (end < actions.items().size()) {
        ui::Button more{.word =
                            draw.count("actions.show_more", static_cast<std::int64_t>(actions.items().size() - end)),
                        .kind = ui::ButtonKind::quiet};
        if (ui.button(content.top(), more))
            actions.show_more();
        bottom = content.y;
    }
    if (chosen)
        actions.choose(*chosen);
    return bottom;
}

std::string day_key(const Incident& incident) {
    return incident.type ? std::string(code_name(*incident.type)) : "risk";
}

ui::DayState symbol(const Incident& incident) {
    if (incident.type != IncidentType::harm)
        return incident.type == IncidentType::positive ? ui::DayState::green : ui::DayState::yellow;
    return incident.severity == Severity::serious ? ui::DayState::red : ui::DayState::orange;
}

ui::ChainStep step_of(const Draw& draw, const Item& item, const Link& link) {
    ui::ChainStep step{.detail = UserText{link.words}};
    if (link.day)
        step.when = draw.dates.short_day(*link.day);
    std::string category;
    if (link.incident && !link.incident->category_id.empty())
        category = label_of(draw.content.categories, link.incident->category_id.code, draw.strings.language());
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

// The title, who does it and the chain.
struct Story {
    UserText title;
    UserText who;
    std::vector<ui::ChainStep> steps;
};

Story story_of(const ActionScreen& actions, const Draw& draw, const Item& item) {
    Story story{{item.action.title.text}, {owner(draw, item.action)}, {}};
    if (item.action.help_wanted)
        story.who.text += " · " + draw.tr("actions.wants_help").text;
    for (const Link& link : actions.chain())
        story.steps.push_back(step_of(draw, item, link));
    return story;
}

constexpr float after_title = 9;
constexpr float after_who = 24;
constexpr float before_who = 30;

void tell(ui::Ui& ui, ui::Box& box, const Story& story) {
    ui.heading(box.top(after_title), story.title, ui::Type::heading);
    ui.icon({box.x, box.y, 22, 22}, ui::Icon::person, ui::Tone::ink2, 22);
    ui::Box line = box;
    line.cut_left(before_who);
    ui.text(line.top(after_who), story.who, ui::Type::small, ui::Tone::ink2);
    box.cut_top(line.y - box.y);
    ui.chain(box.top(), story.steps);
}

// What can be done with it: one thing above all, perhaps another beside it, and the rest below.
struct Verbs {
    std::optional<ui::Button> first;
    std::optional<ui::Button> beside;
    std::vector<ui::Button> rest;
};

Verbs verbs(const ActionScreen& actions, const Draw& draw, const Item& item) {
    Verbs all;
    switch (actions.pile()) {
    case Pile::to_do:
        all.first = ui::Button{.word = draw.tr("actions.finish"), .icon = ui::Icon::check};
        if (item.action.status == ActionStatus::planned)
            all.beside = ui::Button{.word = draw.tr("actions.start"), .big = true};
        all.rest = {{.word = draw.tr("actions.move")},
                    {.word = draw.tr(item.action.help_wanted ? "actions.got_help" : "actions.ask_help")}};
        break;
    case Pile::effect:
        all.first = ui::Button{.word = draw.tr("actions.answer"), .icon = ui::Icon::effect};
        break;
    case Pile::done:
        all.rest = {{.word = draw.tr("actions.reopen"), .icon = ui::Icon::undo}};
        break;
    }
    if (all.first) {
        all.first->kind = ui::ButtonKind::primary;
        all.first->big = true;
    }
    return all;
}

constexpr float first_height = 80;
constexpr float between = 12;

bool is_beside(const ui::Ui& ui, const Verbs& all, float width) {
    return all.beside && ui.button_width(*all.first) + between + ui.button_width(*all.beside) <= width;
}

void act(ActionScreen& actions, const Draw& draw, ui::Box& box, const Verbs& all, bool help_wanted) {
    ui::Ui& ui = draw.ui;
    bool first = false;
    bool beside = false;
    if (all.first) {
        ui::Box row = box.cut_top(first_height);
        if (all.beside && is_beside(ui, all, row.w)) {
            beside = ui.button(row.cut_right(ui.button_width(*all.beside), between), *all.beside);
        } else if (all.beside) {
            box.cut_top(between);
            beside = ui.button(box.cut_top(first_height), *all.beside);
        }
        first = ui.button(row, *all.first);
    }
    std::optional<std::size_t> rest;
    if (!all.rest.empty()) {
        box.cut_top(all.first ? between : 0);
        rest = button_row(ui, box.top(), all.rest);
    }
    switch (actions.pile()) {
    case Pile::to_do:
        if (first)
            actions.finish();
        else if (beside)
            actions.start();
        else if (rest == 0u)
            actions.pick_date();
        else if (rest == 1u)
            actions.want_help(!help_wanted);
        break;
    case Pile::effect:
        if (first)
            actions.ask_effect();
        break;
    case Pile::done:
        if (rest)
            actions.reopen();
        break;
    }
}

constexpr float card_padding = 29;
constexpr float before_verbs = 24;

// Why something did not work, and what can be done.
void foot(ActionScreen& actions, const Draw& draw, ui::Box& box, const Verbs& all, bool help_wanted) {
    trouble_bar(draw, box, actions.trouble());
    act(actions, draw, box, all, help_wanted);
}

// The story and the verbs in one card; in a higher one the verbs stand at its bottom.
void card(ActionScreen& actions, const Draw& draw, ui::Place place, const Item& item) {
    ui::Ui& ui = draw.ui;
    Story story = story_of(actions, draw, item);
    Verbs all = verbs(actions, draw, item);
    bool help_wanted = item.action.help_wanted;
    float inner = place.width() - 2 * card_padding;
    float below = ui.measured(inner, [&](ui::Box& in) { foot(actions, draw, in, all, help_wanted); });
    float above = ui.measured(inner, [&](ui::Box& in) { tell(ui, in, story); });
    ui::Box inside = ui.card(place.take(2 * card_padding + above + before_verbs + below), card_padding);
    ui::Box bottom = inside.cut_bottom(below);
    tell(ui, inside, story);
    foot(actions, draw, bottom, all, help_wanted);
}

// The list and the card beside it. The card stands still while the list scrolls, unless it is too tall for that.
void both(ActionScreen& actions, const Draw& draw, ui::Box area) {
    ui::Ui& ui = draw.ui;
    ui::Box box = ui.begin_scroll(area, "list");
    ui::Box side = box.cut_right(side_column, 32);
    piles(actions, draw, box);
    float bottom = list(actions, draw, box);
    const Item* item = actions.shown();
    if (!item)
        return ui.end_scroll(bottom);
    if (ui.measured(side.w, [&](ui::Box& in) { card(actions, draw, in.top(), *item); }) <= area.h) {
        ui.end_scroll(bottom);
        card(actions, draw, ui::Box{side.x, area.y, side.w, area.h}, *item);
        return;
    }
    card(actions, draw, side.top(), *item);
    ui.end_scroll(std::max(bottom, side.y));
}

// Upright, an action is a page of its own.
void one(ActionScreen& actions, const Draw& draw, ui::Box area, const Item& item) {
    ui::Ui& ui = draw.ui;
    ui::Box box = ui.begin_scroll(area, "one");
    card(actions, draw, box.top().at_least(area.h), item);
    ui.end_scroll(box.y);
}

bool is_asked(const ActionScreen& actions) {
    return actions.picking() || actions.is_asking() || actions.answer();
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
    receipt_sheet(
        draw, {draw.tr(key), saved_at(draw, actions.acted_at())}, [&] { actions.undo(); },
        [&] { actions.forget_act(); });
}

}

Go draw(ActionScreen& actions, const Draw& draw) {
    ui::Ui& ui = draw.ui;
    actions.refresh();
    ui.begin_scope("actions");
    ui::Box page = ui.page();
    Go go = navigation(draw, page, ToActions{});
    const Item* chosen = actions.chosen();
    ui::Button fresh{.word = draw.tr("actions.new"), .icon = ui::Icon::add};

    if (!ui.landscape() && chosen) {
        auto tap = ui.leave_head(page, {.leave = draw.tr("actions.title"), .leave_icon = ui::Icon::back});
        bool leaves = tap == ui::LeaveTap::leave || (ui.escape_pressed() && !is_asked(actions));
        one(actions, draw, page.inset(ui.margin(), 16), *chosen);
        if (leaves)
            actions.close();
    } else {
        float head_top = page.y;
        if (ui.head(page, {.title = draw.tr("actions.title"), .sync = sync_words(draw)}) == ui::HeadTap::sync)
            go = ToSync{};
        ui::Box content = page.inset(ui.margin(), 0);
        content.cut_bottom(ui.landscape() ? 32 : 16);
        bool adds = false;
        if (ui.landscape()) {
            fresh.kind = ui::ButtonKind::quiet;
            fresh.align = ui::Align::right;
            float width = ui.button_width(fresh);
            float right = content.right() - side_column - 32;
            adds = ui.button(ui::Box{right - width, head_top + 8, width, 72}, fresh);
            both(actions, draw, content);
        } else {
            float height = ui.measured(content.w, [&](ui::Box& in) { ui.button(in.top(), fresh); });
            bool stands = ui.footer_fits(height);
            if (stands)
                adds = ui.button(content.cut_bottom(height, 16), fresh);
            ui::Box box = ui.begin_scroll(content, "list");
            trouble_bar(draw, box, actions.trouble());
            piles(actions, draw, box);
            float bottom = list(actions, draw, box);
            if (!stands) {
                adds = ui.button(ui::Box{box.x, bottom + 16, box.w, height}, fresh);
                bottom += 16 + height;
            }
            ui.end_scroll(bottom);
        }
        if (adds)
            go = ToNewAction{};
    }
    undo_sheet(actions, draw);
    if (Go next = dialogs(actions, draw))
        go = next;
    ui.end_scope();
    return go;
}

}
