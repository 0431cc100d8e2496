// The toolkit through its own door: names, taps, keys and the rules of look.md on every page of the gallery.

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "app/ui/canvas/atlas.hpp"
#include "tests/app/gallery.hpp"
#include "tests/support/ui_driver.hpp"

using namespace vaka;
using namespace vaka::ui;

namespace {

// A page with one of each act, and what it heard.
struct Desk {
    int saved = 0, cancelled = 0;
    std::string what, code;
    std::vector<ByteRange> masked;
    std::optional<std::size_t> harmed;
    std::optional<std::size_t> day;
    bool agreed = false;
    bool dialog = false;
    bool sheet = false;
    UndoAnswer undo = UndoAnswer::none;
    int escapes = 0;

    void draw(Ui& ui) {
        Box page = ui.page().inset(40);
        if (ui.button(page.cut_top(72, 16).with_width(240), {.word = Text{"Spara"}, .kind = ButtonKind::primary}))
            ++saved;
        if (ui.button(page.cut_top(72, 16).with_width(240), {.word = Text{"Avbryt"}}))
            ++cancelled;
        ui.button(page.cut_top(72, 16).with_width(240), {.word = Text{"Inte nu"}, .enabled = false});
        const std::array<Segment, 3> segments = {{{Text{"Nej"}}, {Text{"Ja"}}, {Text{"Ja, allvarligt"}}}};
        if (const auto chosen = ui.segments(page.cut_top(72, 16), segments, harmed))
            harmed = chosen;
        const vaka::ui::Field field{.label = Text{"Vad hände?"}, .lines = 2, .masked = masked};
        Box narrow = page.with_width(600);
        ui.text_field(narrow.top(16), field, what);
        page.cut_top(narrow.y - page.y);
        const vaka::ui::Field invitation{.max_length = 8, .capitals = true, .name = "Kod"};
        ui.text_field(page.cut_top(72, 16).with_width(600), invitation, code);
        if (ui.check_box(page.cut_top(72, 16).with_width(400), Text{"Ska in"}, agreed))
            agreed = !agreed;
        if (ui.escape_pressed())
            ++escapes;
        if (sheet)
            undo = ui.undo_sheet({Text{"Klar"}, Text{"Sparat 09:41"}, Text{"Ångra"}});
        if (dialog) {
            Box inside = ui.begin_dialog(Text{"Skriv din kod"}, 100);
            if (ui.button(inside.cut_top(72), {.word = Text{"Fortsätt utan kod"}, .kind = ButtonKind::quiet}))
                dialog = false;
            ui.end_dialog();
        }
    }
};

struct DeskDriver {
    Desk desk;
    UiDriver driver{[this](Ui& ui) {
        desk.draw(ui);
    }};
};

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool same_pixels(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return a == b;
}

}

TEST_CASE("a tap is told once, by the widget under the finger", "[ui]") {
    DeskDriver at;

    at.driver.tap("Spara");
    at.driver.tap("Spara");
    at.driver.tap("Avbryt");

    CHECK(at.desk.saved == 2);
    CHECK(at.desk.cancelled == 1);
}

TEST_CASE("a press shows at once and counts only when the finger lifts in the same place", "[ui]") {
    DeskDriver at;
    const auto before = at.driver.frame().pixels();

    at.driver.press("Spara");
    const auto pressed = at.driver.frame().pixels();
    at.driver.release();

    CHECK_FALSE(same_pixels(before, pressed));
    CHECK(same_pixels(before, at.driver.frame().pixels()));
    CHECK(at.desk.saved == 0);
}

TEST_CASE("what is disabled is neither tapped nor walked to", "[ui]") {
    DeskDriver at;
    const Node node = *at.driver.find("Inte nu");

    at.driver.tap_at(node.rect.centre_x(), node.rect.centre_y());
    std::set<std::string> seen;
    for (int i = 0; i < 20; ++i) {
        at.driver.key(Key::tab);
        seen.insert(at.driver.focused());
    }

    CHECK_FALSE(node.enabled);
    CHECK(seen.count("Inte nu") == 0);
    CHECK(seen ==
          std::set<std::string>{"Spara", "Avbryt", "Nej", "Ja", "Ja, allvarligt", "Vad hände?", "Kod", "Ska in"});
}

TEST_CASE("everything can be done from the keyboard", "[ui]") {
    DeskDriver at;

    at.driver.key(Key::tab);
    at.driver.key(Key::enter);
    at.driver.key(Key::tab);
    at.driver.key(Key::space);
    at.driver.key(Key::tab);
    at.driver.key(Key::right);
    at.driver.key(Key::right);
    at.driver.key(Key::left);
    at.driver.key(Key::enter);
    at.driver.key(Key::tab, true);
    at.driver.key(Key::tab, true);
    at.driver.key(Key::escape);

    CHECK(at.desk.saved == 1);
    CHECK(at.desk.cancelled == 1);
    CHECK(at.desk.harmed == 1u);
    CHECK(at.driver.focused() == "Avbryt");
    CHECK(at.desk.escapes == 1);
}

TEST_CASE("the focus ring is seen after a key and never after a tap", "[ui]") {
    DeskDriver at;
    const auto plain = at.driver.frame().pixels();
    const Colour32 focus = at.driver.frame().theme()[Tone::focus];
    const std::uint32_t ring =
        0xFF000000u | static_cast<std::uint32_t>(focus.r) << 16 | static_cast<std::uint32_t>(focus.g) << 8 | focus.b;
    const auto has_ring = [&] {
        const auto& pixels = at.driver.frame().pixels();
        // 5 px outside of the first button's left edge, at half its height.
        return pixels[76 * 1280 + 40 - 5] == ring;
    };

    at.driver.key(Key::tab);
    CHECK(has_ring());
    at.driver.tap("Avbryt");
    CHECK_FALSE(has_ring());
    CHECK(at.driver.focused() == "Avbryt");
}

TEST_CASE("typing writes Swedish letters where the caret is", "[ui]") {
    DeskDriver at;

    at.driver.tap("Vad hände?");
    at.driver.type("Golvet var vått");
    at.driver.key(Key::home);
    at.driver.type("Åh, ");
    at.driver.key(Key::right);
    at.driver.key(Key::backspace);
    at.driver.type("g");
    at.driver.key(Key::end);
    at.driver.type(" ö");
    at.driver.key(Key::left);
    at.driver.key(Key::remove);
    at.driver.type("é");

    CHECK(at.desk.what == "Åh, golvet var vått é");
    CHECK(at.driver.value("Vad hände?") == at.desk.what);
}

TEST_CASE("a field can be undone, emptied and filled with several lines", "[ui]") {
    DeskDriver at;
    at.driver.tap("Vad hände?");
    at.driver.type("en");

    at.driver.key(Key::enter);
    at.driver.type("två");
    CHECK(at.desk.what == "en\ntvå");
    at.driver.key(Key::z, false, true);
    CHECK(at.desk.what == "en\n");
    at.driver.key(Key::a, false, true);
    at.driver.key(Key::backspace);

    CHECK(at.desk.what.empty());
}

TEST_CASE("a field holds no more letters than it may, and codes are capitals", "[ui]") {
    DeskDriver at;

    at.driver.tap("Kod");
    at.driver.type("vaka-1234-5678");

    CHECK(at.desk.code == "VAKA-123");
}

TEST_CASE("a masked number is in no node and in no pixel, and can still be taken away", "[ui]") {
    DeskDriver at;
    at.driver.tap("Vad hände?");
    at.driver.type("Halkade 19121212-1212");
    at.desk.masked = {{8, 21}};
    at.driver.settle();
    at.driver.tap("Spara");
    const auto number_drawn = at.driver.frame().pixels();

    CHECK_FALSE(at.driver.has("1212"));
    CHECK(at.driver.value("Vad hände?") == "Halkade ●●●●●●●●-●●●●");

    // Another number under the same mask draws the same page.
    at.desk.what = "Halkade 19900101-9876";
    at.driver.tap("Avbryt");
    at.driver.tap("Spara");
    CHECK(same_pixels(number_drawn, at.driver.frame().pixels()));

    at.driver.tap("Vad hände?");
    at.driver.key(Key::end);
    at.driver.key(Key::backspace);
    CHECK(at.desk.what == "Halkade 19900101-987");
}

TEST_CASE("a text is drawn only after the view has seen it, so a number is never shown unmasked", "[ui]") {
    std::string text = "Halkade 19121212-121";
    std::vector<std::vector<std::uint32_t>> frames;
    std::vector<ByteRange> masked;
    const auto view = [&](Ui& ui) {
        // As a screen does: masks what it holds when it draws.
        masked.clear();
        if (text.size() >= 21)
            masked = {{8, text.size()}};
        const vaka::ui::Field field{.masked = masked, .name = "fält"};
        ui.text_field(Box{40, 40, 600, 72}, field, text);
    };
    UiDriver driver(view);
    driver.tap("fält");
    const auto before = driver.frame().pixels();

    HostEvent event{.kind = HostEvent::Kind::text};
    event.text = "2";
    driver.frame().feed(event);
    driver.frame().draw(view);

    REQUIRE(text == "Halkade 19121212-1212");
    CHECK(same_pixels(before, driver.frame().pixels()));
    driver.settle();
    CHECK_FALSE(driver.has("1212"));
}

TEST_CASE("behind a dialog nothing can be reached", "[ui]") {
    DeskDriver at;
    const Node save = *at.driver.find("Spara");
    at.desk.dialog = true;
    at.driver.key(Key::tab);
    at.driver.key(Key::tab);

    at.driver.tap_at(save.rect.x + 10, save.rect.centre_y());
    CHECK_FALSE(at.driver.has("Spara"));
    CHECK(at.desk.saved == 0);

    at.driver.tap("Fortsätt utan kod");
    CHECK_FALSE(at.desk.dialog);
    CHECK(at.driver.has("Spara"));
}

TEST_CASE("the undo sheet covers what is under it and leaves with a tap elsewhere", "[ui]") {
    DeskDriver at;
    at.desk.sheet = true;
    at.driver.key(Key::tab);

    at.driver.tap("Ångra");
    // The answer is of one frame; the settled page has none, so the desk must have seen it pass.
    CHECK(at.desk.undo == UndoAnswer::none);

    UndoAnswer last = UndoAnswer::none;
    int under = 0;
    UiDriver sheet([&](Ui& ui) {
        Box page = ui.page();
        if (ui.button(page.cut_bottom(160), {.word = Text{"Under"}}))
            ++under;
        if (const auto answer = ui.undo_sheet({Text{"Klar"}, Text{"Sparat 09:41"}, Text{"Ångra"}});
            answer != UndoAnswer::none)
            last = answer;
    });
    sheet.tap_at(300, 700);
    CHECK(under == 0);
    CHECK(last == UndoAnswer::none);
    sheet.tap("Ångra");
    CHECK(last == UndoAnswer::undo);
    sheet.tap_at(640, 100);
    CHECK(last == UndoAnswer::away);
}

TEST_CASE("the undo sheet leaves the navigation whole", "[ui]") {
    const std::array<NavItem, 2> items = {{{Icon::cross, Text{"Korset"}}, {Icon::more, Text{"Mer"}}}};
    for (const auto& [width, height] : {std::pair{1280, 800}, std::pair{800, 1280}, std::pair{1920, 1080}})
        for (const float text : {1.0f, 2.0f}) {
            UiDriver driver(
                [&](Ui& ui) {
                    Box page = ui.page();
                    ui.navigation(page, items);
                    ui.undo_sheet({Text{"Klar"}, Text{"Sparat 09:41"}, Text{"Ångra"}});
                },
                width, height);
            driver.frame().set_text_scale(text);
            driver.settle();
            INFO(width << "x" << height << " text " << text);
            for (const NavItem& item : items) {
                const Node node = *driver.find(item.word.str());
                CHECK(node.visible.h == node.rect.h);
            }
            CHECK(driver.faults() == std::vector<std::string>{});
        }
}

TEST_CASE("a word that its box breaks is told, and a narrow button gives up its icon first", "[ui]") {
    float width = 160;
    UiDriver driver([&](Ui& ui) {
        ui.text(Box{40, 40, width, 200}, Text{"Sammanfatta mötet"});
        ui.button(Box{40, 300, 170, 72},
                  {.word = Text{"Sammanfatta"}, .icon = Icon::check, .kind = ButtonKind::primary});
    });
    driver.settle();
    CHECK(driver.faults() == std::vector<std::string>{});

    width = 60;
    driver.frame().feed({.kind = HostEvent::Kind::redraw});
    driver.settle();
    CHECK(driver.faults() == std::vector<std::string>{"cut: Sammanfatta mötet"});
}

TEST_CASE("choosing a filter moves none of the others", "[ui]") {
    const std::array<Segment, 4> filters = {{{Text{"I tid"}}, {Text{"Vad"}}, {Text{"När"}}, {Text{"Läget"}}}};
    std::optional<std::size_t> chosen;
    UiDriver driver([&](Ui& ui) {
        chosen = ui.filters(Box{40, 40, 300, 200}, filters, chosen).value_or(chosen.value_or(0));
    });
    driver.settle();
    const auto places = [&] {
        std::vector<float> out;
        for (const Segment& filter : filters) {
            const Node node = *driver.find(filter.word.str());
            out.insert(out.end(), {node.rect.x, node.rect.y, node.rect.w});
        }
        return out;
    };
    const auto before = places();
    driver.tap("Läget");
    driver.settle();
    CHECK(driver.find("Läget")->selected);
    CHECK(places() == before);
}

TEST_CASE("a guard that appears below the edge of a page is brought into sight, once", "[ui]") {
    bool guarded = false;
    UiDriver driver([&](Ui& ui) {
        Box content = ui.begin_scroll({40, 40, 700, 300}, "form");
        content.cut_top(600);
        if (guarded) {
            const Guard guard{GuardKind::stopped,
                              Text{"Det ser ut som ett personnummer."},
                              Text{"Sparas inte."},
                              Text{"Ta bort numret"},
                              {}};
            ui.guard(content.top(), guard);
        }
        ui.end_scroll(content.y + 400);
    });
    driver.settle();
    guarded = true;
    driver.frame().feed({.kind = HostEvent::Kind::redraw});
    driver.settle();
    const Node act = *driver.find("Ta bort numret");
    CHECK(act.visible.h == act.rect.h);
    CHECK(act.rect.bottom() <= 340);

    // Whoever scrolls away from it may.
    driver.drag(300, 100, 300, 330);
    driver.settle();
    CHECK(driver.find("Ta bort numret")->rect.y > act.rect.y);
}

TEST_CASE("a receipt that appears above what one sees is brought into sight", "[ui]") {
    bool said = false;
    UiDriver driver([&](Ui& ui) {
        Box content = ui.begin_scroll({40, 40, 700, 300}, "sheet");
        if (said) {
            ui.bring("receipt", content.with_height(60));
            ui.text(content.cut_top(60), Text{"Kopierat"});
        }
        content.cut_top(900);
        if (ui.button(content.cut_top(72), {.word = Text{"Kopiera"}}))
            said = true;
        ui.end_scroll(content.y);
    });
    driver.settle();
    driver.drag(300, 330, 300, -900);
    driver.settle();
    driver.tap("Kopiera");
    driver.settle();
    CHECK(driver.find("Kopierat")->rect.y >= 40);
}

TEST_CASE("a long page is dragged, and a drag is not a tap", "[ui]") {
    int tapped = 0;
    UiDriver driver([&](Ui& ui) {
        Box page = ui.begin_scroll(ui.page().inset(40), "long");
        for (int i = 0; i < 30; ++i)
            if (ui.button(page.cut_top(72, 8), {.word = Text{"Rad " + std::to_string(i)}}))
                ++tapped;
        ui.end_scroll(page.y);
    });
    const float before = driver.find("Rad 3")->rect.y;

    driver.drag(300, 600, 300, 400);
    CHECK(tapped == 0);
    CHECK(driver.find("Rad 3")->rect.y == Approx(before - 200));

    driver.tap("Rad 29");
    CHECK(tapped == 1);
    driver.tap("↑");
    CHECK(driver.find("Rad 29")->visible.h == Approx(0));
}

TEST_CASE("when nothing happens no frame is drawn", "[ui]") {
    DeskDriver at;
    at.driver.tap("Vad hände?");

    CHECK_FALSE(at.driver.frame().wants_frame());
    at.driver.frame().feed({.kind = HostEvent::Kind::move, .x = 300, .y = 300});
    CHECK_FALSE(at.driver.frame().wants_frame());
    at.driver.frame().feed({.kind = HostEvent::Kind::key, .key = Key::tab});
    CHECK(at.driver.frame().wants_frame());
    CHECK(at.driver.settle() <= 4);
}

TEST_CASE("the colour of a day fades unless motion is reduced", "[ui]") {
    DayState state = DayState::waiting;
    UiDriver driver([&](Ui& ui) {
        ui.day({100, 100, 88, 88}, {.state = state, .number = 21, .name = Text{"onsdag 21 oktober"}});
        if (ui.button(Box{300, 100, 200, 72}, {.word = Text{"Grön"}}))
            state = DayState::green;
    });
    driver.frame().set_calm(false);

    driver.frame().feed({.kind = HostEvent::Kind::press, .x = 310, .y = 110});
    driver.frame().feed({.kind = HostEvent::Kind::release, .x = 310, .y = 110});
    CHECK(driver.settle() < 10);

    const Colour32 green = driver.frame().theme()[Tone::green];
    CHECK((driver.frame().pixels()[120 * 1280 + 150] & 0xFF) == green.b);
}

TEST_CASE("every theme keeps its contrasts", "[ui]") {
    for (const char* name : {"light", "dark", "high_contrast"}) {
        const std::string folder = assets_beside_program() + "/themes/";
        const auto theme = Theme::parse(read(folder + "light.json"),
                                        std::string(name) == "light" ? "" : read(folder + name + ".json"));
        REQUIRE(theme);
        for (const ContrastPair& pair : contrast_pairs()) {
            INFO(name << ": " << tone_name(pair.front) << " on " << tone_name(pair.back));
            CHECK(contrast((*theme)[pair.front], (*theme)[pair.back]) >= pair.least);
        }
    }
}

TEST_CASE("a broken theme is refused", "[ui]") {
    const std::string light = read(assets_beside_program() + "/themes/light.json");

    CHECK_FALSE(Theme::parse("{}"));
    CHECK_FALSE(Theme::parse(R"({"colours": {"bg": "#FFFFFF"}})"));
    CHECK_FALSE(Theme::parse(light, R"({"colours": {"bg": "white"}})"));
    CHECK_FALSE(Theme::parse(light, R"({"colours": {"no-such": "#FFFFFF"}})"));
    CHECK(Theme::parse(light, R"({"colours": {"bg": "#000000"}})"));
}

TEST_CASE("every letter and icon we show has a glyph", "[ui]") {
    auto atlas = Atlas::open(assets_beside_program() + "/fonts");
    REQUIRE(atlas);

    for (const Weight weight : {Weight::regular, Weight::medium, Weight::semibold, Weight::bold})
        for (const char32_t letter : std::u32string_view(
                 U"abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789.,:;?!-+/()–—→✓●−·”’…%&§"))
            CHECK((*atlas)->has(weight, letter));
    // Those that are drawn come before the private use area, where the font has its icons.
    for (const Icon icon :
         {Icon::action,    Icon::meetings,  Icon::year,        Icon::more,          Icon::inbox,
          Icon::person,    Icon::signed_in, Icon::play,        Icon::pause,         Icon::add,
          Icon::check,     Icon::close,     Icon::undo,        Icon::back,          Icon::forward,
          Icon::next,      Icon::up,        Icon::down,        Icon::date,          Icon::received,
          Icon::waiting,   Icon::saved,     Icon::receipt,     Icon::sending,       Icon::refused,
          Icon::retry,     Icon::usb,       Icon::save_to_usb, Icon::read_from_usb, Icon::lock,
          Icon::star,      Icon::watch,     Icon::know,        Icon::open,          Icon::under_way,
          Icon::effect,    Icon::sort_out,  Icon::keep_both,   Icon::write,         Icon::tablet,
          Icon::laptop,    Icon::decision,  Icon::standing,    Icon::discussion,    Icon::measurement,
          Icon::plan,      Icon::flag,      Icon::numbers,     Icon::invitation,    Icon::qr,
          Icon::explore,   Icon::backspace, Icon::settings,    Icon::help,          Icon::search,
          Icon::contrast,  Icon::text_size, Icon::language,    Icon::wall,          Icon::print,
          Icon::remove,    Icon::history,   Icon::home,        Icon::medicine,      Icon::pressure_ulcer,
          Icon::infection, Icon::food,      Icon::handover,    Icon::equipment,     Icon::communication,
          Icon::security,  Icon::bed,       Icon::information, Icon::shift,         Icon::space}) {
        INFO(std::hex << static_cast<std::uint32_t>(icon));
        CHECK((*atlas)->has(Weight::icons, static_cast<char32_t>(icon)));
    }
}

TEST_CASE("no page of the gallery cuts a text or crowds a finger, at any text size, either way up", "[ui]") {
    for (const GalleryPage& page : gallery_pages())
        for (const auto& [width, height] : {std::pair{1280, 800}, std::pair{800, 1280}, std::pair{1920, 1080}})
            for (const float text : {1.0f, 1.5f, 2.0f, 3.0f}) {
                UiDriver driver(page.draw, width, height);
                driver.frame().set_text_scale(text);
                driver.settle();
                INFO(page.name << " " << width << "x" << height << " text " << text);
                CHECK(driver.faults() == std::vector<std::string>{});
                CHECK_FALSE(driver.nodes().empty());
            }
}

TEST_CASE("ids stay the same from frame to frame and are unique", "[ui]") {
    for (const GalleryPage& page : gallery_pages()) {
        UiDriver driver(page.draw);
        std::map<std::uint64_t, std::string> before;
        for (const Node& node : driver.nodes())
            CHECK(before.emplace(node.id, node.name).second);

        driver.frame().draw(page.draw);

        for (const Node& node : driver.nodes())
            CHECK(before[node.id] == node.name);
    }
}

TEST_CASE("every day state is told apart without colour, in every theme", "[ui]") {
    const std::string theme = GENERATE("light", "dark", "high_contrast");
    INFO(theme);
    std::set<std::vector<bool>> pictures;
    for (const DayState state : {DayState::green, DayState::yellow, DayState::orange, DayState::red, DayState::missing,
                                 DayState::closed, DayState::today, DayState::waiting, DayState::future}) {
        UiDriver driver(
            [state](Ui& ui) {
                ui.day({100, 100, 88, 88}, {.state = state, .number = 8, .name = Text{"dag"}});
            },
            300, 300);
        REQUIRE(driver.frame().set_theme(theme));
        driver.settle();
        std::vector<bool> shape;
        const auto grey = [&](std::size_t x, std::size_t y) {
            const std::uint32_t p = driver.frame().pixels()[y * 300 + x];
            return static_cast<int>((p >> 16 & 255) * 3 + (p >> 8 & 255) * 6 + (p & 255)) / 10;
        };
        // The lower half against the middle of its left part: symbols, hatching, borders.
        const int ground = grey(120, 150);
        for (std::size_t y = 144; y < 188; ++y)
            for (std::size_t x = 100; x < 188; ++x)
                shape.push_back(std::abs(grey(x, y) - ground) > 24);
        // A closed day and a day to come differ by their fill, and by the word "stängt".
        shape.push_back(std::abs(ground - grey(20, 20)) > 8);
        pictures.insert(shape);
    }
    CHECK(pictures.size() == 9);
}

TEST_CASE("a display's density sets the scale, and one that lies does not", "[ui]") {
    CHECK(scale_for(149) == Approx(1));
    CHECK(scale_for(96) == Approx(1));
    CHECK(scale_for(298) == Approx(2));
    CHECK(scale_for(220) == Approx(1.5).margin(0.03));
    CHECK(scale_for(0) == Approx(1));
    CHECK(scale_for(2000) == Approx(1));
}
