// What a widget says that it needs is what it then takes; and asking leaves nothing behind.

#include <catch2/catch.hpp>

#include <array>
#include <functional>
#include <string>

#include "tests/support/ui_driver.hpp"

using namespace vaka;
using namespace vaka::ui;

namespace {

using Widget = std::function<void(Ui&, Box&)>;

// One word or many, so that they stand in one line or wrap.
Text words(std::size_t n) {
    constexpr std::array<const char*, 7> some = {"Läkemedel", "och", "fall", "under", "natten", "följs", "i morgon"};
    std::string text;
    for (std::size_t i = 0; i < n; ++i)
        text += (i == 0 ? "" : " ") + std::string(some[i % some.size()]);
    return {text};
}

// Every widget that takes a Place, with words of this length.
std::vector<std::pair<std::string, Widget>> widgets(std::size_t n) {
    const Text text = words(n), few = words(std::min<std::size_t>(n, 3));
    std::vector<std::pair<std::string, Widget>> all;
    const auto add = [&](std::string name, Widget widget) {
        all.emplace_back(std::move(name) + " of " + std::to_string(n) + " words", std::move(widget));
    };
    add("text", [=](Ui& ui, Box& box) { ui.text(box.top(), text); });
    add("heading", [=](Ui& ui, Box& box) { ui.heading(box.top(), text); });
    add("marked text", [=](Ui& ui, Box& box) {
        const std::array marks = {ByteRange{0, 4}};
        ui.marked_text(box.top(), text, marks);
    });
    for (const bool big : {false, true})
        for (const Icon icon : {Icon::none, Icon::check})
            add("button", [=](Ui& ui, Box& box) {
                ui.button(box.top(), {.word = text, .icon = icon, .big = big, .count = Text{"12"}});
            });
    add("start panel", [=](Ui& ui, Box& box) { ui.start_panel(box.top(), text, few); });
    add("done panel", [=](Ui& ui, Box& box) { ui.done_panel(box.top(), text, few); });
    for (const bool tall : {false, true})
        add("choice tile", [=](Ui& ui, Box& box) {
            ui.choice_tile(box.top(), {.word = few, .explanation = text, .result = few, .tall = tall});
        });
    const std::vector<Segment> segments = {{few, {}}, {Text{"Ja"}, Text{"3"}}, {Text{"Ja, allvarligt"}, {}}};
    add("segments", [=](Ui& ui, Box& box) { ui.segments(box.top(), segments, 1); });
    add("filters", [=](Ui& ui, Box& box) { ui.filters(box.top(), segments, 0); });
    add("check box", [=](Ui& ui, Box& box) { ui.check_box(box.top(), text, true); });
    for (const int lines : {1, 3})
        add("text field", [=](Ui& ui, Box& box) {
            std::string value = "Det";
            ui.text_field(box.top(), {.label = few, .help = text, .lines = lines}, value);
        });
    for (const GuardKind kind : {GuardKind::stopped, GuardKind::doubt})
        add("guard", [=](Ui& ui, Box& box) {
            ui.guard(box.top(), {kind, few, text, Text{"Ändra"}, Text{kind == GuardKind::doubt ? "Nej, behåll" : ""}});
        });
    add("number card", [=](Ui& ui, Box& box) { ui.number_card(box.top(), {.number = Text{"14"}, .words = text}); });
    const std::vector<vaka::ui::Row> rows = {
        {.mark = RowMark::late, .title = text, .detail = few, .alert = Text{"försenad"}},
        {.icon = Icon::star, .title = few, .right = Text{"i dag"}, .chevron = true},
        {.number = Text{"28"}, .under_number = Text{"on"}, .title = text, .opens = false}};
    add("rows", [=](Ui& ui, Box& box) { ui.row_card(box.top(), rows); });
    add("row", [=](Ui& ui, Box& box) { ui.row(box.top(), rows.front()); });
    add("task", [=](Ui& ui, Box& box) { ui.task(box.top(), {.title = few, .detail = text, .button = {.word = few}}); });
    add("message",
        [=](Ui& ui, Box& box) { ui.message(box.top(), {.icon = Icon::saved, .title = few, .detail = text}); });
    add("result panel", [=](Ui& ui, Box& box) { ui.result_panel(box.top(), DayState::yellow, few, text); });
    add("empty state", [=](Ui& ui, Box& box) { ui.empty_state(box.top(), {.title = few, .detail = text}); });
    add("chain", [=](Ui& ui, Box& box) {
        const std::array<ChainStep, 2> steps = {
            {{.mark = StepMark::day, .title = text, .detail = few, .when = Text{"21 okt"}},
             {.mark = StepMark::late, .title = few, .detail = text, .alert = true}}};
        ui.chain(box.top(), steps);
    });
    Legend legend;
    for (Words& line : legend.words)
        line = few;
    const std::vector<Day> month(31, {.state = DayState::green, .number = 1});
    add("legend", [=](Ui& ui, Box& box) { ui.legend(box.top(), legend); });
    add("cross", [=](Ui& ui, Box& box) { ui.cross(box.top(), Ui::cross_cell(box.w, 1e6f), month, &legend); });
    add("path", [=](Ui& ui, Box& box) {
        ui.sync_path(box.top(), {.titles = {few, few, few}, .details = {text, text, text}, .waiting = true});
    });
    add("pin pad", [=](Ui& ui, Box& box) { ui.pin_pad(box.top(), {2, Text{"Stäng"}, Text{"Sudda"}}); });
    add("bars", [=](Ui& ui, Box& box) {
        const std::array<Bar, 2> bars = {{{text, 4, Text{"4"}}, {few, 1, Text{"1"}}}};
        const BarMark mark{1, text};
        ui.bars(box.top(), bars, &mark);
    });
    add("heat table", [=](Ui& ui, Box& box) {
        ui.heat_table(box.top(), {.columns = {few, few}, .lines = {{few, {1, 2}}, {few, {0, 4}}}, .name = text});
    });
    add("figures", [=](Ui& ui, Box& box) {
        ui.figures(box.top(), {.columns = {text, few}, .lines = {{few, Text{"12"}}, {few, Text{"3"}}}});
    });
    add("welcome", [=](Ui& ui, Box& box) { ui.welcome(box.top(), Text{"Vaka"}, few, text); });
    add("card", [=](Ui& ui, Box& box) {
        ui.card(box.top(), 24, [&](Box& inside) {
            ui.heading(inside.top(8), few);
            ui.text(inside.top(), text);
        });
    });
    return all;
}

}

TEST_CASE("a widget takes the height that it says it needs, and stays in it, whatever its words and width", "[ui]") {
    Widget draw;
    std::string page_name;
    float width = 0, needed = 0, top = 0, taken = 0;
    UiDriver driver([&](Ui& ui) {
        if (!draw)
            return;
        Box page = ui.begin_scroll(ui.page(), page_name);
        needed = ui.measured(width, [&](Box& in) { draw(ui, in); });
        Box box{page.x + 20, page.y, width, page.h};
        draw(ui, box);
        top = page.y;
        taken = box.y - page.y;
        ui.end_scroll(box.y);
    });
    for (const std::size_t n : {1u, 6u, 25u})
        for (const auto& [name, widget] : widgets(n))
            for (const float room : {260.0f, 420.0f, 900.0f}) {
                draw = widget;
                width = room;
                page_name = name + " in " + std::to_string(static_cast<int>(room));
                INFO(page_name);

                driver.frame().feed({.kind = HostEvent::Kind::redraw});
                driver.settle();

                CHECK(needed == Approx(taken));
                CHECK(taken > 0);
                for (const Node& node : driver.nodes())
                    if (node.name != "↑" && node.name != "↓")
                        CHECK(node.rect.bottom() - top <= taken + 0.5f);
            }
}

TEST_CASE("measuring leaves no node, no pixel, no focus and no state behind", "[ui]") {
    bool measures = false;
    int escapes = 0;
    std::string value = "Det hände på morgonen";
    const auto all = widgets(6);
    UiDriver driver([&](Ui& ui) {
        const auto many = [&](Box& in) {
            for (const auto& [name, widget] : all)
                widget(ui, in);
            if (ui.button(in.top(), {.word = Text{"Spara"}}) || ui.escape_pressed() || ui.touched())
                value = "ändrat";
            ui.text_field(in.top(), {.label = Text{"Vad hände?"}}, value);
            ui.bring("panel", in.with_height(72));
            ui.focus_field("Vad hände?");
            ui.day(in.cut_top(88), {.state = DayState::red, .number = 3});
        };
        Box page = ui.begin_scroll(ui.page().inset(40, 0), "page");
        if (measures)
            CHECK(ui.measured(600, [&](Box& in) { in.cut_top(ui.measured(500, many)); }) > 1000);
        ui.button(page.top(16), {.word = Text{"Spara"}});
        ui.text_field(page.top(16), {.label = Text{"Vad hände?"}}, value);
        ui.check_box(page.top(16), Text{"Ska in"}, false);
        if (measures)
            ui.measured(page.w, many);
        ui.end_scroll(page.y);
        escapes += ui.escape_pressed() ? 1 : 0;
    });
    driver.settle();
    driver.tap("Vad hände?");
    driver.settle();
    driver.frame().feed({.kind = HostEvent::Kind::redraw});
    const int usual = driver.settle();
    const auto pixels = driver.frame().pixels();
    const std::string nodes = driver.all(), focused = driver.focused(), text = value;

    measures = true;
    driver.frame().feed({.kind = HostEvent::Kind::redraw});

    CHECK(driver.settle() == usual);
    CHECK(driver.all() == nodes);
    CHECK(driver.focused() == focused);
    CHECK((driver.frame().pixels() == pixels));
    CHECK(value == text);
    CHECK(driver.faults().empty());
    driver.key(Key::escape);
    CHECK(escapes == 1);
}
