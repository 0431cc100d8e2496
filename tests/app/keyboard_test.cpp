// The keyboard on the screen: it writes like a real one, it is large enough for a finger, and it never hides what one
// writes.

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

#include "app/pages/unit/staff_screen.hpp"
#include "core/base/text.hpp"
#include "tests/support/shown.hpp"
#include "tests/support/whole_app.hpp"

using namespace vaka;
using sim::Desk;
using sim::Shown;
using sim::WholeApp;

namespace {

struct Size {
    int width, height;
    float text;
};
constexpr std::array sizes = {Size{1280, 800, 1}, Size{800, 1280, 1}, Size{1280, 800, 2},
                              Size{800, 1280, 2}, Size{1280, 800, 3}, Size{800, 1280, 3}};

// A long form with a button that stands still below it.
struct Form {
    explicit Form(Size size = sizes[0]) : driver([this](ui::Ui& ui) { draw(ui); }, size.width, size.height) {
        driver.ui().name_keyboard({.shift = Text{"Stor bokstav"},
                                   .erase = Text{"Radera"},
                                   .space = Text{"Mellanslag"},
                                   .signs = Text{"Siffror och tecken"},
                                   .letters = Text{"Bokstäver"},
                                   .done = Text{"Färdig"}});
        driver.ui().set_keyboard(true);
        driver.frame().set_text_scale(size.text);
        driver.settle();
    }

    void draw(ui::Ui& ui) {
        ui::Box page = ui.page();
        ui::Box foot = page.cut_bottom(88, 8);
        ui::Box area = ui.begin_scroll(page.inset(24, 0), "form");
        for (int i = 0; i < 8; ++i)
            ui.check_box(area.cut_top(72, 16), Text{"Rad " + std::to_string(i)}, false);
        const ui::Field field{.label = Text{"Vad hände?"}, .lines = 2};
        ui.text_field(area.top(16), field, what);
        const ui::Field invitation{.max_length = 8, .capitals = true, .name = "Kod"};
        ui.text_field(area.cut_top(72, 16), invitation, code);
        ui.end_scroll(area.y);
        if (ui.button(foot.inset(24, 0), {.word = Text{"Spara"}, .kind = ui::ButtonKind::primary}))
            ++saved;
        if (ui.escape_pressed())
            ++escapes;
    }

    bool is_up() const { return driver.has(ui::Role::button, "Mellanslag"); }
    std::vector<ui::Node> keys() const {
        std::vector<ui::Node> keys;
        for (const ui::Node& node : driver.nodes())
            if (node.role == ui::Role::button && node.name != "Spara" && node.name != "↑" && node.name != "↓")
                keys.push_back(node);
        return keys;
    }

    std::string what, code;
    int saved = 0, escapes = 0;
    ui::UiDriver driver;
};

// Letter by letter, with a finger.
void write(ui::UiDriver& driver, std::string_view text) {
    while (!text.empty()) {
        const std::string letter(text.substr(0, first_code_point(text).bytes));
        text.remove_prefix(letter.size());
        if (letter == " ") {
            driver.tap(ui::Role::button, "Mellanslag");
            continue;
        }
        if (!driver.has(ui::Role::button, letter))
            driver.tap(ui::Role::button, "Stor bokstav");
        driver.tap(ui::Role::button, letter);
    }
}

}

TEST_CASE("words with å, ä and ö are tapped on the screen and are on the disk", "[app][ui]") {
    Desk desk;
    WholeApp app(desk);
    app.driver.ui().set_keyboard(true);
    app.go(ToNewAction{});

    app.driver.tap("Vad ska göras?");
    write(app.driver, "Åtgärda säckhållaren, höj den.");
    app.tap("Välj");
    app.tap("Sjuksköterska");
    app.tap("Spara åtgärden");

    const auto actions = desk.all<Action>();
    REQUIRE(actions.size() == 1);
    CHECK(actions[0].record.title.text == "Åtgärda säckhållaren, höj den.");
}

TEST_CASE("in a dialog the keyboard writes too", "[app][ui]") {
    Desk desk;
    StaffScreen staff(desk.app());
    staff.add_person();
    Shown<StaffScreen> shown(desk, staff, "sv", 800, 1280);
    shown.driver.ui().set_keyboard(true);
    Strings strings = sim::shipped_strings("sv");
    name_toolkit({shown.driver.ui(), strings, shown.around, desk.app().ward.content});

    shown.driver.tap(ui::Role::field, "Namn eller initialer");
    write(shown.driver, "Åsa");

    CHECK(staff.name() == "Åsa");
    CHECK(shown.driver.faults() == std::vector<std::string>{});
}

TEST_CASE("every key is large enough for a finger in a glove, and no two share a place", "[ui]") {
    for (const Size& size : sizes) {
        Form form(size);
        form.driver.tap("Vad hände?");
        for (const char* page : {"letters", "signs"}) {
            INFO(size.width << "x" << size.height << " text " << size.text << " " << page);
            const std::vector<ui::Node> keys = form.keys();
            REQUIRE(keys.size() > 30);
            const float px = 1 / form.driver.ui().text_scale();
            for (std::size_t i = 0; i < keys.size(); ++i) {
                INFO(keys[i].name);
                CHECK(keys[i].rect.h >= 72 * px - 0.1f);
                CHECK(keys[i].rect.w >= 72 * px - 0.1f);
                CHECK(keys[i].rect.x >= 0);
                CHECK(keys[i].rect.right() <= static_cast<float>(size.width) * px + 0.1f);
                CHECK(keys[i].rect.bottom() <= static_cast<float>(size.height) * px);
                for (std::size_t k = i + 1; k < keys.size(); ++k)
                    CHECK_FALSE(keys[i].rect.inset(0.1f).overlaps(keys[k].rect.inset(0.1f)));
            }
            if (form.driver.has(ui::Role::button, "Siffror och tecken"))
                form.driver.tap("Siffror och tecken");
        }
    }
}

TEST_CASE("what one writes in is never under the keyboard", "[ui]") {
    for (const Size& size : sizes)
        for (const char* field : {"Vad hände?", "Kod"}) {
            INFO(size.width << "x" << size.height << " text " << size.text << " " << field);
            Form form(size);

            form.driver.tap(field);

            const ui::Node node = *form.driver.find(ui::Role::field, field);
            const char* first = std::string_view(field) == "Kod" ? "Q" : "q";
            REQUIRE(form.driver.has(ui::Role::button, first));
            const ui::Node key = *form.driver.find(ui::Role::button, first);
            REQUIRE(node.focused);
            CHECK(node.visible.h == Approx(node.rect.h));
            CHECK(node.rect.y >= 0);
            CHECK(node.rect.bottom() + 8 <= key.rect.y);
        }
}

TEST_CASE("the button of the page follows the upper edge of the keyboard", "[ui]") {
    Form form(GENERATE(sizes[0], sizes[1]));
    const float before = form.driver.find("Spara")->rect.bottom();

    form.driver.tap("Vad hände?");

    const float top = form.driver.find(ui::Role::button, "q")->rect.y;
    const float after = form.driver.find("Spara")->rect.bottom();
    CHECK(after < before);
    CHECK(after <= top);
    CHECK(after >= top - 40);
}

TEST_CASE("a tap on a key, or beside the keys, leaves the focus in the field", "[ui]") {
    Form form;
    form.driver.tap("Vad hände?");

    write(form.driver, "ö");
    const ui::Box key = form.driver.find(ui::Role::button, "t")->rect;
    form.driver.tap_at(key.centre_x(), key.y - 4);
    write(form.driver, "l");

    CHECK(form.driver.focused() == "Vad hände?");
    CHECK(form.what == "öl");
}

TEST_CASE("the caret stays where it was put when keys are tapped", "[ui]") {
    Form form;
    form.driver.tap("Vad hände?");
    write(form.driver, "fl");
    form.driver.key(Key::left);

    write(form.driver, "a");

    CHECK(form.what == "fal");
}

TEST_CASE("the keyboard goes with its last key, with Esc and with a tap elsewhere", "[ui]") {
    Form form;
    form.driver.tap("Vad hände?");
    REQUIRE(form.is_up());
    form.driver.tap("Färdig");
    CHECK_FALSE(form.is_up());

    form.driver.tap("Vad hände?");
    form.driver.key(Key::escape);
    CHECK_FALSE(form.is_up());
    CHECK(form.escapes == 0);
    form.driver.key(Key::escape);
    CHECK(form.escapes == 1);

    form.driver.tap("Vad hände?");
    form.driver.tap_at(4, 4);
    CHECK_FALSE(form.is_up());
}

TEST_CASE("a button above the keyboard is met although the keyboard goes", "[ui]") {
    Form form;
    form.driver.tap("Vad hände?");

    form.driver.tap("Spara");

    CHECK(form.saved == 1);
    CHECK_FALSE(form.is_up());
}

TEST_CASE("a capital is for one letter, and a field of capitals has no other", "[ui]") {
    Form form;
    form.driver.tap("Vad hände?");
    form.driver.tap("Stor bokstav");
    form.driver.tap(ui::Role::button, "Ä");
    form.driver.tap(ui::Role::button, "n");
    CHECK(form.what == "Än");

    form.driver.tap("Kod");
    form.driver.tap(ui::Role::button, "Ö");
    form.driver.tap(ui::Role::button, "A");
    CHECK(form.code == "ÖA");
}

TEST_CASE("digits and signs are one key away, and letters are erased whole", "[ui]") {
    Form form;
    form.driver.tap("Vad hände?");
    form.driver.tap("Siffror och tecken");
    form.driver.tap(ui::Role::button, "2");
    form.driver.tap(ui::Role::button, "é");
    form.driver.tap("Bokstäver");
    form.driver.tap(ui::Role::button, "å");

    form.driver.tap("Radera");

    CHECK(form.what == "2é");
}

TEST_CASE("without the setting there is no keyboard on the screen", "[ui]") {
    Form form;
    form.driver.ui().set_keyboard(false);

    form.driver.tap("Vad hände?");

    CHECK_FALSE(form.is_up());
}

TEST_CASE("Tab passes the keys by", "[ui]") {
    Form form;
    form.driver.tap("Vad hände?");

    form.driver.key(Key::tab);

    CHECK(form.driver.focused() == "Kod");
    CHECK(form.is_up());
}
