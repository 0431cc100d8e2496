#include "tests/app/gallery.hpp"

#include <algorithm>
#include <array>

namespace vaka::ui {
namespace {

Text t(const char* text) {
    return {text};
}

// October 2026 of look.md.
std::vector<Day> october() {
    constexpr std::array<const char*, 7> weekdays = {"må", "ti", "on", "to", "fr", "lö", "sö"};
    std::vector<Day> days;
    for (int number = 1; number <= 31; ++number) {
        const auto weekday = static_cast<std::size_t>((number + 2) % 7);
        Day day{.state = number <= 20 ? DayState::green : DayState::future,
                .number = number,
                .weekday = t(weekdays[weekday]),
                .weekend = weekday >= 5,
                .name = Text{std::to_string(number) + " oktober"}};
        if (number == 6 || number == 13 || number == 16 || number == 19)
            day.state = DayState::yellow;
        if (number == 9)
            day.state = DayState::orange;
        if (number == 10 || number == 11) {
            day.state = DayState::closed;
            day.word = t("stängt");
        }
        if (number == 14) {
            day.state = DayState::missing;
            day.word = t("saknas");
        }
        if (number == 21) {
            day.state = DayState::waiting;
            day.word = t("väntar");
        }
        if (number == 22) {
            day.state = DayState::today;
            day.word = t("i dag");
        }
        day.star = number == 7 || number == 13 || number == 17;
        day.changed = number == 16;
        days.push_back(day);
    }
    return days;
}

Legend legend() {
    return {
        {t("Inget hände"), t("Risk, tillbud"), t("Gick bra"), t("Skada"), t("Allvarlig skada"), t("Ändrad efteråt")}};
}

void navigate(Ui& ui, Box& page, std::size_t selected) {
    std::vector<NavItem> items = {{Icon::cross, t("Korset")},
                                  {Icon::action, t("Åtgärder")},
                                  {Icon::meetings, t("Möten")},
                                  {Icon::year, t("Året")},
                                  {Icon::more, t("Mer")}};
    items[selected].selected = true;
    const NavItem foot{Icon::person, t("Byt person")};
    ui.navigation(page, items, &foot);
}

float side_column(Ui& ui, Box column) {
    const Text title = t("Starta mötet"), detail = t("Onsdag 21 oktober väntar på sin färg");
    ui.start_panel(column.top(16), title, detail);
    const Button report{.word = t("Ny risk eller händelse"), .icon = Icon::add, .align = Align::left};
    ui.button(column.top(16), report);
    const std::array<Row, 2> rows = {
        {{.mark = RowMark::open, .title = t("Prova nya larmet"), .detail = t("Undersköterska · i dag")},
         {.mark = RowMark::late,
          .title = t("Rutin för kvällsdosen"),
          .detail = t("Sjuksköterska"),
          .alert = t("försenad 2 dagar")}}};
    ui.row_card(column.top(16), rows);
    const NumberCard risks{.number = t("7"), .words = t("risker upptäckta. Bra sett!"), .proud = true, .opens = true};
    const NumberCard quiet{.number = t("13"), .words = t("dagar sedan senaste skada"), .opens = true};
    const float half = (column.w - 16) / 2;
    const float tall = std::max({121.0f, ui.measured(half, [&](Box& in) { ui.number_card(in.top(), risks); }),
                                 ui.measured(half, [&](Box& in) { ui.number_card(in.top(), quiet); })});
    const auto numbers = column.cut_top(tall, 16).columns(2, 16);
    ui.number_card(numbers[0], risks);
    ui.number_card(numbers[1], quiet);
    const std::array<Row, 1> well = {
        {{.icon = Icon::star, .icon_tone = Tone::accent, .title = t("3 saker gick bra"), .chevron = true}}};
    ui.row_card(column.top(), well);
    return column.y;
}

void cross_page(Ui& ui) {
    Box page = ui.page();
    navigate(ui, page, 0);
    ui.head(page, {.title = t("Oktober 2026"),
                   .back = t("Föregående månad"),
                   .forward = t("Nästa månad"),
                   .note = t("Avdelning 12"),
                   .sync = Sync{SyncState::received, t("Allt mottaget 07:42")}});
    const auto days = october();
    const Legend words = legend();
    if (ui.landscape()) {
        page.cut_left(ui.margin());
        page.cut_right(ui.margin());
        page.cut_top(4);
        const Box column = page.cut_right(408, 32);
        ui.cross(page, Ui::cross_cell(page.w, page.h - 38), days, &words);
        side_column(ui, column);
        return;
    }
    Box content = ui.begin_scroll(page.inset(ui.margin(), 0), "cross");
    content.cut_top(4);
    const float cell = Ui::cross_cell(content.w, 1e6f);
    ui.cross(content.top(24), cell, days, &words);
    ui.end_scroll(side_column(ui, content));
}

void question_page(Ui& ui) {
    Box page = ui.page();
    const float side = ui.landscape() ? 64 : ui.margin();
    const Button pause{.word = t("Pausa"), .icon = Icon::pause, .kind = ButtonKind::leave, .align = Align::left};
    Box head = page.cut_top(ui.landscape() ? 104 : 96).inset(side, 0);
    ui.button(head.with_width(ui.button_width(pause) - 20).centred(ui.button_width(pause) - 20, 72).moved(0, 0), pause);
    ui.timer(head.cut_right(140), {.used = 0.1f, .caption = t("1 min")});
    if (ui.landscape())
        ui.steps({page.centre_x() - 320, 31, 640, 60}, {.current = 1, .total = 6, .caption = t("Fråga 1 av 6")});
    else {
        ui.line({page.x, head.y, page.w, head.h}, t("Fråga 1 av 6"), Type::small, Tone::ink2, Align::centre);
        ui.steps(page.cut_top(40).inset(side, 4), {.current = 1, .total = 6});
    }
    const Button skip{.word = t("Hoppa över"), .kind = ButtonKind::leave, .align = Align::right};
    const bool stands = ui.footer_fits(120);
    const auto draw_foot = [&](Box foot) {
        ui.button(foot.cut_right(ui.button_width(skip) - 20), skip);
        if (foot.w < 240)
            return;
        ui.icon(foot.cut_left(28, 12), Icon::inbox, Tone::ink2, 28);
        ui.line(foot, t("Redan anmält: inget"), Type::body, Tone::ink2);
    };
    if (stands)
        draw_foot(page.cut_bottom(ui.landscape() ? 112 : 120).with_height(72).inset(side, 0));

    const std::array<ChoiceTile, 4> tiles = {
        {{DayState::green, t("Inget har hänt"), t("Ingen har sett en risk eller en skada."), t("Dagen blir grön")},
         {DayState::yellow, t("Risk"), t("Något kan gå fel. Det har inte hänt."), t("Dagen blir gul")},
         {DayState::yellow, t("Tillbud"), t("Det var nära. Ingen kom till skada."), t("Dagen blir gul")},
         {DayState::orange, t("Skada"), t("Någon kom till skada, liten eller stor."),
          t("Dagen blir orange eller röd")}}};
    Box content = ui.begin_scroll(page.inset(side, 0), "question");
    content.cut_top(ui.landscape() ? 40 : 16);
    ui.heading(content.top(8), t("Har något hänt senaste dygnet?"), Type::question);
    ui.text(content.top(36), t("Det gäller onsdag 21 oktober: dag, kväll och natt."), Type::lead, Tone::ink2);
    if (ui.landscape()) {
        const auto columns = content.cut_top(384).columns(4, 20);
        for (std::size_t i = 0; i < 4; ++i) {
            ChoiceTile tile = tiles[i];
            tile.tall = true;
            ui.choice_tile(columns[i], tile);
        }
    } else {
        for (const ChoiceTile& tile : tiles)
            ui.choice_tile(content.top(20), tile);
    }
    if (!stands)
        draw_foot(content.cut_top(72));
    ui.end_scroll(content.y);
}

void summary_page(Ui& ui) {
    Box page = ui.page();
    const float side = ui.landscape() ? 64 : ui.margin();
    const bool stands = ui.footer_fits(224);
    Box foot = stands ? page.cut_bottom(ui.landscape() ? 168 : 224).inset(side, 0) : Box{};
    const Button undo{.word = t("Ångra"), .icon = Icon::undo, .big = true};
    const Button done{.word = t("Klart för i dag"), .icon = Icon::check, .kind = ButtonKind::primary, .big = true};
    if (ui.landscape()) {
        ui.button(foot.cut_left(400, 48).with_height(96), undo);
        ui.button(foot.with_height(96), done);
    } else if (stands) {
        ui.button(foot.cut_top(96, 12), undo);
        ui.button(foot.with_height(96), done);
    }
    const Day day{.state = DayState::green,
                  .number = 21,
                  .weekday = t("onsdag"),
                  .star = true,
                  .name = t("onsdag 21 oktober"),
                  .value = t("Inget hände")};
    const std::array<Row, 4> rows = {{{.icon = Icon::star,
                                       .icon_tone = Tone::accent,
                                       .title = t("Gick bra"),
                                       .detail = t("Tidig kontroll i går kväll"),
                                       .right = t("1"),
                                       .right_is_number = true,
                                       .chevron = true},
                                      {.icon = Icon::watch,
                                       .icon_tone = Tone::accent,
                                       .title = t("Håll koll i dag"),
                                       .detail = t("Få på plats i kväll. Halt vid entrén."),
                                       .right = t("2"),
                                       .right_is_number = true,
                                       .chevron = true},
                                      {.icon = Icon::action,
                                       .icon_tone = Tone::accent,
                                       .title = t("Åtgärder i dag"),
                                       .detail = t("Prova nya larmet. Rutin för kvällsdosen."),
                                       .right = t("2"),
                                       .right_is_number = true,
                                       .chevron = true},
                                      {.icon = Icon::know,
                                       .icon_tone = Tone::accent,
                                       .title = t("Bra att veta"),
                                       .detail = t("Inget nytt"),
                                       .chevron = true}}};
    if (ui.landscape()) {
        ui.steps({page.centre_x() - 320, 31, 640, 60}, {.current = 7, .total = 6, .caption = t("Alla frågor klara")});
        ui.timer(Box{page.right() - 264, 16, 200, 72}, {.used = 0.6f, .caption = t("6 min")});
    }
    Box content = ui.begin_scroll({page.x + side, page.y + 104, page.w - 2 * side, page.h - 104}, "summary");
    content.cut_top(ui.landscape() ? 48 : 0);
    if (ui.landscape()) {
        ui.day_picture(content.with_width(400).with_height(400), day);
        content.cut_left(448);
    } else {
        const float square = std::min(280.0f, content.w);
        ui.day_picture(content.cut_top(square, 24).with_width(square), day);
    }
    content.cut_top(-8);
    ui.heading(content.top(4), t("Onsdag 21 oktober är grön"), Type::question);
    Box saved = content.cut_top(
        std::max(36.0f, ui.measured(content.w - 36,
                                    [&](Box& in) {
                                        ui.text(in.top(), t("Sparat 09:36. Skickas när nätet finns."), Type::body);
                                    })),
        20);
    ui.icon(saved.cut_left(24, 10), Icon::saved, Tone::good, 26);
    ui.text(saved.moved(0, 4), t("Sparat 09:36. Skickas när nätet finns."), Type::body, Tone::ink2);
    const float rest = ui.landscape() ? 296 : 0;
    ui.row_card(content.top(stands ? 0.0f : 24.0f).at_least(rest), rows);
    if (!stands) {
        ui.button(content.cut_top(96, 12), undo);
        ui.button(content.cut_top(96), done);
    }
    ui.end_scroll(content.y);
}

void incident_page(Ui& ui, bool guarded) {
    Box page = ui.page();
    ui.leave_head(
        page, {.leave = t("Avbryt"), .title = t("Ny händelse"), .right = t("I går, 21 okt"), .right_icon = Icon::date});
    const float side = ui.landscape() ? 40 : ui.margin();
    page = page.inset(side, 0);
    struct Category {
        Icon icon;
        const char* word;
    };
    constexpr std::array<Category, 9> categories = {{{Icon::fall, "Fall"},
                                                     {Icon::medicine, "Läkemedel"},
                                                     {Icon::pressure_ulcer, "Trycksår"},
                                                     {Icon::infection, "Smitta"},
                                                     {Icon::food, "Mat och dryck"},
                                                     {Icon::handover, "Överlämning"},
                                                     {Icon::equipment, "Hjälpmedel"},
                                                     {Icon::meetings, "Bemanning"},
                                                     {Icon::more, "Fler"}}};
    const bool two = ui.landscape();
    const Button save = guarded
                            ? Button{.word = t("Spara utan texten"), .big = true}
                            : Button{.word = t("Spara"), .icon = Icon::check, .kind = ButtonKind::primary, .big = true};
    const bool stands = ui.footer_fits(120);
    if (stands) {
        Box foot = page.cut_bottom(two ? 104 : 120);
        ui.button((two ? foot.cut_right(620) : foot).with_height(88), save);
    }
    Box content = ui.begin_scroll(page, "incident");
    Box left = two ? content.with_width(540) : content;
    left.cut_top(16);
    ui.heading(left.top(12), t("Vad handlar det om?"), Type::label);
    const bool narrow = left.w < 500;
    const float tile_height = 164;
    for (std::size_t row = 0; row < (narrow ? 5u : 3u); ++row) {
        const std::size_t across = narrow ? 2 : 3;
        const auto columns = left.cut_top(tile_height, 12).columns(static_cast<int>(across), 12);
        for (std::size_t i = 0; i < across && row * across + i < categories.size(); ++i) {
            const Category& category = categories[row * across + i];
            ui.category_tile(columns[i], category.icon, t(category.word), row == 0 && i == 0);
        }
    }
    left.cut_top(12);
    const Text result = t("Tillbud. Dagen blir gul."), thanks = t("Bra att du säger till.");
    if (!two)
        ui.result_panel(left.top(0), DayState::yellow, result, thanks);
    Box right = two ? content : left;
    if (two)
        right.cut_left(580);
    else
        right.cut_top(8);
    right.cut_top(16);
    const std::array<Segment, 3> harmed = {{{t("Nej")}, {t("Ja")}, {t("Ja, allvarligt")}}};
    ui.heading(right.top(12), t("Kom någon till skada?"), Type::label);
    const float harm_height = ui.measured(right.w, [&](Box& in) { ui.segments(in.top(), harmed, {}); });
    ui.segments(right.cut_top(harm_height, 16), harmed, 0);
    const std::array<Segment, 2> happened = {{{t("Det hände")}, {t("Det kunde ha hänt")}}};
    ui.heading(right.top(12), t("Hände det, eller kunde det ha hänt?"), Type::label);
    ui.segments(right.top(16), happened, 0);
    static std::string what = "Halkade på väg till duschen. Golvet var vått.",
                       secret = "Halkade i duschen, 19121212-1212", nothing;
    Field field{.label = t("Vad hände?"), .help = t("Inga namn, personnummer, rumsnummer.")};
    if (guarded) {
        field.help = {};
        field.masked = {{19, 32}};
        ui.text_field(right.top(8), field, secret);
        const Guard guard{.title = t("Det ser ut som ett personnummer."),
                          .detail = t("Det sparas inte och lämnar aldrig plattan."),
                          .act = t("Ta bort numret")};
        ui.guard(right.top(12), guard);
    } else {
        ui.text_field(right.top(16), field, what);
    }
    const Field done{.label = t("Vad gjorde ni direkt?"), .placeholder = t("Torkade golvet, satte upp skylt")};
    ui.text_field(right.top(0), done, nothing);
    if (!guarded)
        ui.check_box(right.top(), t("Ska in i avvikelsesystemet"), true, t("Påminn före passets slut"));
    if (stands)
        ui.end_scroll(right.y);
    else {
        ui.button(right.cut_top(112).with_height(88).moved(0, 16), save);
        ui.end_scroll(right.y);
    }
    if (two)
        ui.result_panel(Box{page.x, page.bottom() - 12, 540, 100}, DayState::yellow, result, thanks);
}

void actions_page(Ui& ui) {
    Box page = ui.page();
    navigate(ui, page, 1);
    ui.head(page, {.title = t("Åtgärder"), .sync = Sync{SyncState::received, t("Allt mottaget 07:42")}});
    page = page.inset(ui.margin(), 0);
    const std::array<ChainStep, 4> steps = {{{.mark = StepMark::day,
                                              .title = t("Risk anmäldes"),
                                              .detail = t("Dos kunde missas vid passbyte"),
                                              .when = t("6 okt")},
                                             {.mark = StepMark::done,
                                              .title = t("Mötet beslutade"),
                                              .detail = t("Skriv en kort rutin, prova en vecka"),
                                              .when = t("7 okt")},
                                             {.mark = StepMark::late,
                                              .title = t("Skulle vara klar"),
                                              .detail = t("Försenad 2 dagar"),
                                              .when = t("20 okt"),
                                              .alert = true},
                                             {.mark = StepMark::coming,
                                              .title = t("Blev det bättre?"),
                                              .detail = t("Frågan kommer på mötet"),
                                              .when = t("+ 4 veckor")}}};
    if (ui.landscape()) {
        Box inside = ui.card(page.cut_right(440, 32).inset(0, 0).with_height(page.h - 32), 29);
        ui.heading(inside.top(4), t("Rutin för kvällsdosen"), Type::heading);
        Box who = inside.cut_top(30, 18);
        ui.icon(who.cut_left(22, 8), Icon::person, Tone::ink2, 24);
        ui.line(who, t("Sjuksköterska"), Type::small, Tone::ink2);
        ui.chain(inside, steps);
        const auto pair = inside.cut_bottom(72, 12).columns(2, 12);
        ui.button(pair[0], {.word = t("Flytta datum")});
        ui.button(pair[1], {.word = t("Be om hjälp")});
        ui.button(inside.cut_bottom(80),
                  {.word = t("Klar"), .icon = Icon::check, .kind = ButtonKind::primary, .big = true});
    }
    Box content = ui.begin_scroll(page, "actions");
    const std::array<Segment, 3> filters = {
        {{t("Att göra"), t("5")}, {t("Blev det bättre?"), t("2")}, {t("Klara"), t("14")}}};
    ui.filters(content.top(24), filters, 0);
    const auto group = [&](const char* title, std::span<const Row> rows) {
        Box head = content.moved(4, 0);
        ui.heading(head.top(8), t(title), Type::small_label, Tone::ink2);
        content.cut_top(head.y - content.y);
        ui.row_card(content.top(20), rows);
    };
    const std::array<Row, 1> late = {{{.mark = RowMark::late,
                                       .title = t("Rutin för kvällsdosen"),
                                       .detail = t("Sjuksköterska"),
                                       .right = t("Försenad 2 dagar"),
                                       .right_is_alert = true,
                                       .selected = true}}};
    const std::array<Row, 2> week = {
        {{.mark = RowMark::open, .title = t("Prova nya larmet"), .detail = t("Undersköterska"), .right = t("i dag")},
         {.mark = RowMark::under_way,
          .title = t("Halkskydd vid duschen"),
          .detail = t("Arbetsterapeut · pågår"),
          .right = t("fre 23 okt")}}};
    const std::array<Row, 2> later = {{{.mark = RowMark::under_way,
                                        .title = t("Checklista vid överlämning"),
                                        .detail = t("Sjuksköterska · pågår"),
                                        .right = t("30 okt")},
                                       {.mark = RowMark::done,
                                        .title = t("Märk upp lyftselar"),
                                        .detail = t("Hjälpmedelsansvarig"),
                                        .right = t("5 nov")}}};
    group("Försenade", late);
    group("Den här veckan", week);
    group("Senare", later);
    if (!ui.landscape())
        ui.chain(content.top(20), steps);
    ui.end_scroll(content.y);
}

void sync_page(Ui& ui) {
    Box page = ui.page();
    navigate(ui, page, 4);
    ui.head(page, {.title = t("Synk"), .note = t("Avdelning 12 · Plattan på expeditionen")});
    page = page.inset(ui.margin(), 0);
    page.cut_top(4);
    Box content = ui.begin_scroll(page, "sync");
    const bool two = ui.landscape();
    Box left = two ? content.with_width(content.w - 472) : content;
    Box card = left.cut_top(
        two ? 272
            : std::max(300.0f, 250 + ui.measured(left.w - 66,
                                                 [&](Box& in) {
                                                     ui.text(in.top(), t("Nätet saknas. Allt finns sparat på plattan."),
                                                             Type::body);
                                                 })),
        24);
    Box inside = ui.card(card, 33);
    ui.heading(inside.top(), t("3 saker väntar"), Type::title);
    ui.text(inside.top(24), t("Nätet saknas. Allt finns sparat på plattan."), Type::body, Tone::ink2);
    ui.sync_path(inside, {.titles = {t("Sparat här"), t("Väntar"), t("Mottaget")},
                          .details = {t("allt, nu"), t("3 saker"), t("senast 07:42")},
                          .waiting = true});
    const std::array<Row, 3> rows = {
        {{.icon = Icon::cross, .title = t("Onsdag 21 oktober blev grön"), .right = t("sparat 09:36"), .opens = false},
         {.icon = Icon::warning, .title = t("Ny risk: Läkemedel"), .right = t("sparat 09:31"), .opens = false},
         {.icon = Icon::action, .title = t("Åtgärd klar: Nya handtag"), .right = t("sparat 08:55"), .opens = false}}};
    ui.row_card(left.top(24).at_least(two ? 235.0f : 0.0f), rows);
    const Button retry{.word = t("Försök nu"), .icon = Icon::retry, .big = true};
    ui.button(left.cut_top(96, 24), retry);
    Box right = two ? content : left;
    if (two)
        right = right.cut_right(440);
    Box usb = ui.card(right.with_height(462), 33);
    ui.icon(usb.cut_top(48, 12).with_width(48), Icon::usb, Tone::accent, 48);
    ui.heading(usb.top(8), t("Inget nät länge?"), Type::heading);
    ui.text(usb.top(24), t("Ta med sakerna på ett USB-minne. Filen är låst, bara servern kan läsa den."), Type::body,
            Tone::ink2);
    const Button to_usb{.word = t("Spara till USB"), .icon = Icon::save_to_usb, .kind = ButtonKind::primary};
    const Button from_usb{.word = t("Läs in från USB"), .icon = Icon::read_from_usb};
    ui.button(usb.top(12).at_least(80), to_usb);
    ui.button(usb.top(16).at_least(80), from_usb);
    ui.text(usb.top(), t("Senast med USB: 14 oktober, kvittens inläst."), Type::note, Tone::ink2);
    ui.end_scroll(std::max(left.y, usb.y + 33));
}

void welcome_page(Ui& ui) {
    Box page = ui.page();
    const bool two = ui.landscape();
    const Text headline = t("Tryggare vård,\nen dag i taget."),
               detail = t("Gröna korset, åtgärder och möten på en platta. Fungerar utan nät.");
    if (two)
        ui.welcome(page.cut_left(520), t("Vaka"), headline, detail);
    page = ui.begin_scroll(two ? page.inset(64, 0) : page, "welcome");
    if (!two) {
        ui.welcome(page.top(), t("Vaka"), headline, detail);
        page = page.inset(ui.margin(), 0);
    }
    page.cut_top(two ? 92 : 24);
    ui.heading(page.top(12), t("Språk"), Type::label);
    const std::array<Segment, 2> languages = {{{t("Svenska")}, {t("English")}}};
    ui.segments(page.top(48), languages, 0);
    ui.heading(page.top(20), t("Hur vill du börja?"), Type::title);
    const Text invited = t("Jag har en inbjudan"), code_help = t("Koden kommer från din chef eller från IT.");
    Box probe = page.inset(29, 0);
    probe.cut_left(56);
    const float words = ui.measured(probe.w, [&](Box& in) { ui.text(in.top(), invited, Type::heading_medium); }) +
                        ui.measured(probe.w, [&](Box& in) { ui.text(in.top(), code_help, Type::note); });
    const bool stacked = page.w < 420;
    const Button read_qr{
        .word = t("Läs av en QR-kod"), .icon = Icon::qr, .kind = ButtonKind::quiet, .align = Align::left};
    const float qr_height = ui.measured(probe.w + 56, [&](Box& in) { ui.button(in.top(), read_qr); });
    Box inside = ui.card(page.cut_top(words + 20 + 72 + (stacked ? 84.0f : 4.0f) + qr_height + 45, 16), 29);
    Box head = inside.cut_top(words, 20);
    ui.icon(head.cut_left(40, 16), Icon::invitation, Tone::accent, 40);
    ui.heading(head.top(), invited, Type::heading_medium);
    ui.text(head, code_help, Type::note, Tone::ink2);
    static std::string code;
    Box row = inside.cut_top(72, 4);
    const Button join{.word = t("Anslut"), .kind = ButtonKind::primary};
    if (stacked)
        ui.button(inside.cut_top(72, 8), join);
    else
        ui.button(row.cut_right(ui.button_width(join), 12), join);
    ui.text_field(row, {.placeholder = t("VAKA-____-____"), .capitals = true, .large = true, .name = "Inbjudan"}, code);
    ui.button(inside.cut_top(qr_height), read_qr);
    const std::array<Row, 1> rows = {{{.icon = Icon::explore,
                                       .icon_tone = Tone::accent,
                                       .title = t("Prova först"),
                                       .detail = t("En påhittad avdelning. Inget skickas."),
                                       .chevron = true}}};
    const float tall = std::max(112.0f, ui.measured(page.w, [&](Box& in) { ui.row_card(in.top(), rows); }));
    ui.row_card(page.cut_top(tall), rows);
    ui.end_scroll(page.y + 24);
}

void pin_page(Ui& ui) {
    cross_page(ui);
    const float subtitle = 44, foot = 72 + 12;
    Box inside = ui.begin_dialog(t("Skriv din kod"),
                                 subtitle + ui.measured(0, [&](Box& in) { ui.pin_pad(in.top(), {}); }) + foot);
    inside.cut_top(-8);
    ui.text(inside.cut_top(28, 32), t("Mötet behöver ingen kod."), Type::body, Tone::ink2, Align::centre);
    const Box below = inside.cut_bottom(72, 12);
    ui.pin_pad(inside, {.entered = 2, .close = t("Stäng"), .erase = t("Sudda")});
    ui.button(below, {.word = t("Fortsätt utan kod"), .kind = ButtonKind::quiet});
    ui.end_dialog();
}

void date_page(Ui& ui) {
    cross_page(ui);
    ui.date_dialog({.title = t("Vilken dag?"),
                    .month_name = t("Oktober 2026"),
                    .weekdays = {t("må"), t("ti"), t("on"), t("to"), t("fr"), t("lö"), t("sö")},
                    .month = {2026, 10},
                    .chosen = Date::of(2026, 10, 21),
                    .today = Date::of(2026, 10, 22),
                    .last = Date::of(2026, 10, 22),
                    .earlier = t("Tidigare"),
                    .later = t("Senare"),
                    .cancel = t("Avbryt")});
}

void option_page(Ui& ui) {
    cross_page(ui);
    ui.option_dialog({.title = t("Vem är ansvarig?"),
                      .options = {t("Sjuksköterska"), t("Undersköterska"), t("Arbetsterapeut"), t("Enhetschef")},
                      .chosen = 1,
                      .cancel = t("Avbryt")});
}

void wall_page(Ui& ui) {
    const Box page = ui.begin_wall();
    const auto days = october();
    const Legend words = legend();
    const bool upright = page.h > page.w;
    ui.cross(Box{page.x + 64, 55, 992, 992}, upright ? 122 : 130, days, &words);
    Box column = upright ? Box{188, 1012, 704, 890} : Box{1152, 55, 704, 992};
    ui.line(column.cut_top(48), t("Avdelning 12"), Type::wall_body, Tone::ink2);
    ui.line(column.cut_top(84, 32), t("Torsdag 22 oktober"), Type::hero);
    Box next = column.cut_top(128, 24);
    ui.panel(next, Tone::accent_soft);
    next.cut_left(40);
    ui.icon(next.cut_left(64, 28), Icon::meetings, Tone::accent, 64);
    ui.line(next, t("Möte i dag 09:30"), Type::wall_label, Tone::accent);
    Box risks = column.cut_top(196, 24);
    ui.panel(risks, Tone::warn_soft);
    ui.line(risks.cut_left(226), t("7"), Type::wall_big_number, Tone::warn_ink, Align::centre);
    ui.text(risks.moved(0, 42), t("risker upptäckta.\nBra sett!"), Type::wall_label, Tone::warn_ink);
    for (const auto& [number, text] :
         {std::pair{"13", "dagar sedan\nsenaste skada"}, std::pair{"5", "åtgärder klara\ni oktober"}}) {
        Box card = column.cut_top(160, 24);
        ui.card(card);
        ui.line(card.cut_left(226), t(number), Type::wall_number, Tone::ink, Align::centre);
        ui.text(card.moved(0, 36), t(text), Type::wall_body, Tone::ink2);
    }
    ui.end_wall();
}

void year_page(Ui& ui) {
    Box page = ui.page();
    navigate(ui, page, 3);
    ui.head(page, {.title = t("2026"), .back = t("Året före"), .forward = t("Året efter")});
    page = page.inset(ui.margin(), 0);
    constexpr std::array<const char*, 12> names = {"Januari",   "Februari", "Mars",     "April",
                                                   "Maj",       "Juni",     "Juli",     "Augusti",
                                                   "September", "Oktober",  "November", "December"};
    auto days = october();
    days[27].state = DayState::red;
    Box content = ui.begin_scroll(page, "year");
    const std::size_t across = content.w >= 1000 ? 4 : content.w >= 600 ? 3 : content.w >= 400 ? 2 : 1;
    float bottom = content.y;
    for (std::size_t i = 0; i < 12; ++i) {
        const Box at =
            content.columns(static_cast<int>(across), 24)[i % across].moved(0, static_cast<float>(i / across) * 230);
        ui.heading(at, t(names[i]), Type::label, i == 9 ? Tone::accent : Tone::ink);
        ui.small_cross({at.x, at.y + 36, 176, 176}, 22, 3, days, t(names[i]), t("4 risker, 1 skada"));
        bottom = at.y + 222;
    }
    ui.end_scroll(bottom);
}

void wheel_page(Ui& ui) {
    Box page = ui.page();
    navigate(ui, page, 3);
    ui.head(page, {.title = t("2026"), .back = t("Året före"), .forward = t("Året efter")});
    page = page.inset(ui.margin(), 8);
    constexpr std::array<const char*, 12> names = {"jan", "feb", "mar", "apr", "maj", "jun",
                                                   "jul", "aug", "sep", "okt", "nov", "dec"};
    YearWheel wheel{
        .selected = 10, .today = 0.808f, .above = t("i dag"), .date = t("22 okt"), .below = t("vecka 43 · tertial 3")};
    for (std::size_t i = 0; i < 12; ++i)
        wheel.months[i] = {
            .word = t(names[i]), .name = t(names[i]), .marks = {{i < 9, Icon::plan}, {i < 9, Icon::meetings}}};
    wheel.months[9].marks = {{false, Icon::plan}, {false, Icon::meetings}, {false, Icon::measurement}};
    if (!ui.landscape())
        page = ui.begin_scroll(page, "wheel");
    ui.year_wheel(ui.landscape() ? page.cut_left(676, 36) : page.cut_top(page.w, 24), wheel);
    const std::array<Row, 2> rows = {{{.number = t("28"),
                                       .under_number = t("on"),
                                       .title = t("Trycksår: mätning"),
                                       .detail = t("Hela avdelningen"),
                                       .chevron = true},
                                      {.number = t("29"),
                                       .under_number = t("to"),
                                       .title = t("APT"),
                                       .detail = t("Dagordning klar"),
                                       .chevron = true}}};
    ui.row_card(page.cut_top(ui.landscape() ? 0 : ui.measured(page.w, [&](Box& in) { ui.row_card(in.top(), rows); })),
                rows);
    if (!ui.landscape())
        ui.end_scroll(page.y);
}

void chart_page(Ui& ui) {
    Box page = ui.page();
    ui.leave_head(page, {.leave = t("Stäng")});
    page = ui.begin_scroll(page.inset(40, 0), "chart");
    Box inside = ui.card(page.cut_top(412, 24), 25);
    ui.heading(inside.top(), t("Vi ser fler risker än i somras"), Type::heading);
    ui.text(inside.top(16), t("Anmälda risker per vecka. 9 veckor i rad över medianen."), Type::note, Tone::ink2);
    RunChart chart{.centre = 2,
                   .centre_words = t("median v 24–34: 2"),
                   .signal_from = 11,
                   .signal_to = 20,
                   .name = t("Risker per vecka"),
                   .value = t("Vi ser fler risker än i somras")};
    for (int value : {2, 1, 3, 2, 2, 1, 2, 3, 1, 2, 2, 4, 3, 3, 5, 4, 3, 4, 5, 4}) {
        const int week = 24 + static_cast<int>(chart.points.size());
        chart.points.push_back({.value = value});
        if (week % 4 == 0 || week == 43)
            chart.points.back().label = Text{"v " + std::to_string(week)};
    }
    ui.run_chart(inside, chart);
    const std::array<Bar, 3> bars = {
        {{t("Läkemedel"), 9, t("9")}, {t("Fall"), 5, t("5")}, {t("Överlämning"), 2, t("2")}}};
    ui.bars(page.top(24), bars);
    Box chips = page.cut_top(40, 24);
    chips.cut_left(ui.chip(chips, Icon::standing, t("Stående punkt")), 12);
    if (chips.w > 200)
        ui.chip(chips, Icon::discussion, t("Diskussion"));
    ui.progress(page.cut_top(60, 16), 0.22f, t("412 av 1 900"));
    const std::string sentence = "Kvällsdosen gavs en timme sent. Doslistan låg i fel pärm.";
    const std::array<ByteRange, 2> marks = {
        {{sentence.find("en timme"), sentence.find(". Dos")}, {sentence.find("i fel"), sentence.size() - 1}}};
    ui.marked_text(page.top(16), UserText{sentence}, marks);
    const Button next{.word = t("Nästa punkt"), .icon = Icon::next, .kind = ButtonKind::primary, .icon_last = true};
    ui.button(page.cut_top(80, 16).with_width(240), next);
    const Task task{.icon = Icon::refused,
                    .icon_tone = Tone::danger,
                    .title = t("Bedöm: kunde skadan undvikas?"),
                    .detail = t("Avdelning 14 · 15 okt"),
                    .button = {.word = t("Bedöm"), .kind = ButtonKind::secondary}};
    ui.task(page.top(16), task);
    const Guard doubt{.kind = GuardKind::doubt,
                      .title = t("Kan någon kännas igen?"),
                      .detail = t("Skriv roller i stället för namn."),
                      .act = t("Ändra"),
                      .keep = t("Nej, behåll")};
    ui.guard(page.top(16), doubt);
    const Text done = t("Mötet är klart 09:36"), reopen = t("Öppna igen");
    ui.done_panel(page.top(16), done, reopen);
    ui.end_scroll(page.y);
}

void components_page(Ui& ui) {
    Box page = ui.begin_scroll(ui.page().inset(ui.page().w >= 700 ? 40 : 20, 0), "components");
    const auto next_line = [&](float height, float gap = 24) {
        return page.cut_top(height, gap);
    };
    page.cut_top(20);
    ui.heading(page.top(12), t("Dagen i korset"), Type::heading);
    std::array<Day, 12> days;
    const auto sample = october();
    days = {sample[4],  sample[5],  sample[8],  sample[11], sample[13], sample[9],
            sample[21], sample[20], sample[22], sample[15], sample[16], sample[17]};
    days[3].state = DayState::red;
    days[9].star = true;
    days[10].star = false;
    days[10].partly_missing = true;
    days[11].selected = true;
    const float across = page.w >= 1198 ? 12 : page.w >= 590 ? 6 : page.w >= 290 ? 3 : 1;
    Box line = next_line(87, 12);
    for (std::size_t i = 0; i < 12; ++i) {
        if (i > 0 && i % static_cast<std::size_t>(across) == 0)
            line = next_line(87, 12);
        ui.begin_scope(std::to_string(i));
        ui.day(line.cut_left(87, 14), days[i]);
        ui.end_scope();
    }
    page.cut_top(12);
    ui.heading(page.top(12), t("Knappar"), Type::heading);
    const std::array<Button, 8> buttons = {
        {{.word = t("Spara"), .kind = ButtonKind::primary},
         {.word = t("Spara"), .enabled = false, .name = "av"},
         {.word = t("Ändra")},
         {.word = t("Visa den här"), .icon = Icon::check, .kind = ButtonKind::equal},
         {.word = t("Hoppa över"), .kind = ButtonKind::quiet},
         {.word = t("Pausa"), .icon = Icon::pause, .kind = ButtonKind::leave},
         {.word = t("Ta bort numret"), .kind = ButtonKind::stop},
         {.word = t("Att göra i dag"), .icon = Icon::action, .count = t("2"), .late = true}}};
    line = next_line(72, 12);
    for (const Button& button : buttons) {
        if (ui.button_width(button) > line.w)
            line = next_line(
                ui.measured(std::min(page.w, ui.button_width(button)), [&](Box& in) { ui.button(in.top(), button); }),
                12);
        ui.button(line.cut_left(std::min(line.w, ui.button_width(button)), 16), button);
    }
    line = next_line(72, 12);
    ui.check_box(line.cut_left(std::min(line.w, 220.0f), 24), t("Vald"), true);
    if (line.w < 400)
        line = next_line(72, 12);
    ui.steps(line.cut_left(std::min(line.w, 200.0f), 24).centred(std::min(line.w, 200.0f), 10),
             {.current = 2, .total = 6});
    if (line.w < 140)
        line = next_line(72, 12);
    ui.timer(line.with_width(140), {.used = 0.4f, .caption = t("4 min")});
    ui.heading(page.top(12), t("Fält"), Type::heading);
    static std::string empty, wet = "Golvet var vått", number = "19121212-1212", locked = "Låst av chefen",
                              story = "En lång text som ska brytas över flera rader när den inte ryms på en.";
    const std::array<Field, 4> fields = {{{.placeholder = t("Kort, vad som hände"), .name = "tomt"},
                                          {.name = "fokus"},
                                          {.masked = {{0, 13}}, .name = "stopp"},
                                          {.enabled = false, .name = "av"}}};
    const std::array<std::string*, 4> values = {&empty, &wet, &number, &locked};
    const int columns = page.w >= 1000 ? 4 : page.w >= 500 ? 2 : 1;
    for (std::size_t i = 0; i < 4; ++i) {
        if (i % static_cast<std::size_t>(columns) == 0)
            line = next_line(72, 16);
        const float wide = (page.w - 16 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        ui.text_field(line.cut_left(wide, 16), fields[i], *values[i]);
    }
    const Field several{.label = t("Berätta"), .help = t("Inga namn, personnummer, rumsnummer."), .lines = 3};
    ui.text_field(page.top(24), several, story);
    ui.heading(page.top(12), t("Meddelanden"), Type::heading);
    for (const Message& message :
         {Message{Mood::good, Icon::received, t("Mottaget av servern"), t("Allt till och med 07:42.")},
          Message{Mood::proud, Icon::watch, t("Bra att du säger till"), t("Dagen blir gul.")},
          Message{Mood::stopped, Icon::lock, t("Det ser ut som ett personnummer"),
                  t("Det sparas inte och lämnar aldrig plattan.")}})
        ui.message(page.top(12), message);
    for (const auto& [state, words] : {std::pair{SyncState::waiting, "3 saker väntar, senast mottaget 07:42"},
                                       std::pair{SyncState::sending, "Skickar 3 saker"},
                                       std::pair{SyncState::refused, "1 sak kom tillbaka: se varför"}})
        ui.sync_line(next_line(72, 0), {state, t(words)}, Align::left);
    const EmptyState nothing{.title = t("Inga åtgärder i dag"),
                             .detail = t("När ni beslutar något på mötet hamnar det här.")};
    ui.empty_state(page.top(24), nothing);
    page.cut_top(200);
    ui.end_scroll(page.y);
    ui.undo_sheet({.title = t("Åtgärden är klar"), .detail = t("Sparat 09:41"), .word = t("Ångra")});
}

}

std::vector<GalleryPage> gallery_pages() {
    return {{"cross", cross_page},
            {"question", question_page},
            {"summary", summary_page},
            {"incident",
             [](Ui& ui) {
                 incident_page(ui, false);
             }},
            {"guard",
             [](Ui& ui) {
                 incident_page(ui, true);
             }},
            {"actions", actions_page},
            {"sync", sync_page},
            {"welcome", welcome_page},
            {"pin", pin_page},
            {"date", date_page},
            {"option", option_page},
            {"wall", wall_page},
            {"year", year_page},
            {"wheel", wheel_page},
            {"chart", chart_page},
            {"components", components_page}};
}

}
