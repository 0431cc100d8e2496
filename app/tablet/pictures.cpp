#include "app/tablet/pictures.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/pages/charts/charts_screen.hpp"
#include "app/pages/checks/checklist_screen.hpp"
#include "app/pages/checks/figures_screen.hpp"
#include "app/pages/checks/pulse_screen.hpp"
#include "app/pages/huddle/huddle_screen.hpp"
#include "app/pages/unit/content_screen.hpp"
#include "app/pages/unit/unit_screen.hpp"
#include "app/tablet/finger.hpp"
#include "core/model/learning.hpp"
#include "core/ward/shared_tablet.hpp"
#include "platform/files.hpp"
#include "platform/keystore.hpp"
#include "platform/system.hpp"

namespace vaka {

namespace {

namespace fs = std::filesystem;

std::string two_digits(int n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

// A server that is never reached, so that a copy of a store is never taken for the store.
class NoNet : public Transport {
public:
    void send(const std::string&, std::string) override {}
    std::optional<Reply> poll() override { return {}; }
};

// A folder of its own for the copy, gone afterwards.
class Copy {
public:
    explicit Copy(const std::string& store) {
        std::string pattern = (fs::temp_directory_path() / "vaka-pictures-XXXXXX").string();
        if (mkdtemp(pattern.data()))
            folder_ = pattern;
        fs::path from(store);
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(from.has_parent_path() ? from.parent_path() : ".", ignored))
            if (entry.is_regular_file() && entry.path().filename().string().starts_with(from.filename().string()))
                fs::copy_file(entry.path(), fs::path(folder_) / entry.path().filename(), ignored);
        store_ = (fs::path(folder_) / from.filename()).string();
    }
    ~Copy() {
        std::error_code ignored;
        if (!folder_.empty())
            fs::remove_all(folder_, ignored);
    }
    Copy(const Copy&) = delete;

    const std::string& store() const { return store_; }

private:
    std::string folder_;
    std::string store_;
};

// The same words in the two languages, as they stand on the pages.
struct Names {
    const char *start, *nothing, *field_good, *field_watch, *field_note, *risk, *harm, *report, *others, *yes,
        *happened, *what, *category, *save, *end, *skip, *no;
    const char *good_text, *watch_text, *note_text, *what_text, *secret_text, *doubt_text;
};

constexpr Names swedish = {"Starta mötet",
                           "Inget har hänt",
                           "Vad gick bra?",
                           "Vad håller ni koll på?",
                           "Vad ska alla veta?",
                           "Risk",
                           "Skada",
                           "Ny risk eller händelse",
                           "Fler",
                           "Ja, allvarligt",
                           "Det hände",
                           "Vad hände?",
                           "Fall",
                           "Spara",
                           "Avsluta mötet",
                           "Hoppa över",
                           "Nej",
                           "Tidig kontroll i går kväll",
                           "Halt vid entrén",
                           "Nya larmrutinen gäller från i dag",
                           "Halkade på väg till duschen. Golvet var vått.",
                           "Halkade i duschen, 19121212-1212",
                           "Fru Andersson halkade i duschen"};
constexpr Names english = {"Start the huddle",
                           "Nothing happened",
                           "What went well?",
                           "What do you keep an eye on?",
                           "What shall everyone know?",
                           "Risk",
                           "Harm",
                           "New risk or incident",
                           "More",
                           "Yes, seriously",
                           "It happened",
                           "What happened?",
                           "Falls",
                           "Save",
                           "End the huddle",
                           "Skip",
                           "No",
                           "An early check last night",
                           "Slippery by the entrance",
                           "The new alarm routine starts today",
                           "Slipped on the way to the shower. The floor was wet.",
                           "Slipped in the shower, 19121212-1212",
                           "Fru Andersson slipped in the shower"};

class Album {
public:
    Album(const PictureOptions& options, const std::string& language, int width, int height)
        : options_(options), language_(language), names_(language == "sv" ? swedish : english), copy_(options.store),
          keystore_(copy_.store() + "."), clock_(options.now), width_(width), height_(height) {}

    Result<int> fill() {
        ASSIGN_OR_RETURN(frame, ui::Frame::open(options_.assets));
        frame->resize(width_, height_);
        frame_ = std::move(frame);
        ASSIGN_OR_RETURN(tablet, open(copy_.store()));
        tablet_ = std::move(tablet);
        finger_.emplace(*tablet_, *frame_, options_.folder);
        Navigator& pages = tablet_->navigator();
        if (!pages.app())
            return Error{Fault::not_found, "store_missing", options_.store};
        RETURN_IF_ERROR(cross());
        RETURN_IF_ERROR(huddle());
        RETURN_IF_ERROR(incident());
        RETURN_IF_ERROR(keyboard());
        RETURN_IF_ERROR(day());
        RETURN_IF_ERROR(follow_up());
        RETURN_IF_ERROR(others());
        RETURN_IF_ERROR(checks());
        RETURN_IF_ERROR(unit());
        RETURN_IF_ERROR(wall());
        RETURN_IF_ERROR(crosses());
        if (options_.theme == "light" && options_.text_percent == 100)
            RETURN_IF_ERROR(themes());
        RETURN_IF_ERROR(first_run());
        faults_.insert(faults_.end(), finger_->faults().begin(), finger_->faults().end());
        return finger_->pictures() + more_;
    }

    const std::vector<std::string>& faults() const { return faults_; }

private:
    Result<std::unique_ptr<Tablet>> open(const std::string& store) {
        Settings settings{.language = language_, .theme = options_.theme, .text_percent = options_.text_percent};
        Machine machine{clock_, random_, files_, keystore_, store, "", "Plattan"};
        machine.connect = [](const std::string&) {
            return std::make_unique<NoNet>();
        };
        machine.sticks = [] {
            return std::vector<std::string>();
        };
        ASSIGN_OR_RETURN(tablet, Tablet::open(std::move(machine), settings, options_.assets));
        // What the copied store says of the tablet is not what was asked for here.
        tablet->settings() = settings;
        return tablet;
    }

    Result<void> shot(const std::string& name) {
        return finger_->picture(language_ + "-" + std::to_string(width_) + "x" + std::to_string(height_) + "-" +
                                two_digits(++number_) + "-" + name);
    }
    void go(const Go& to) {
        tablet_->navigator().go(to);
        finger_->settle();
    }

    Result<void> cross() {
        RETURN_IF_ERROR(shot("korset"));
        finger_->key(Key::tab);
        return {};
    }

    // What the last huddle watched and what others have learned, so that there is something to look back on.
    Result<void> look_back() {
        App& app = *tablet_->navigator().app();
        Date today = app.ward.session.today();
        bool sv = language_ == "sv";
        Watch watch{.date = today.plus(-1),
                    .text = {sv ? "Få på plats i natt" : "Few on duty tonight"},
                    .question_id = Code{"q_ahead"},
                    .level = WatchLevel::high};
        RETURN_IF_ERROR(app.ward.session.add(watch));
        Lesson lesson{.source_id = born_uuid(clock_, random_),
                      .shared_on = today.plus(-2),
                      .category_id = Code{"medication"},
                      .text = {sv ? "Räkna kvällsdoserna två tillsammans" : "Count the evening doses together"}};
        ASSIGN_OR_RETURN(id, named_id(record_type<Lesson>(), app.ward.store.unit(), values_of(lesson)));
        RETURN_IF_ERROR(app.ward.store.commit({std::string(role_code(Role::server)), {}, clock_.now()},
                                              {{"lesson", id, values_of(lesson), app.ward.store.frontier()}}));
        finger_->settle();
        return {};
    }

    // With large text there is one button, which says what goes on.
    void next_question() {
        if (language_ == "sv")
            finger_->tap_any({names_.skip, "Nästa fråga", "Inget särskilt", "Inget i dag"});
        else
            finger_->tap_any({names_.skip, "Next question", "Nothing special", "Nothing today"});
    }

    Result<void> huddle() {
        RETURN_IF_ERROR(look_back());
        finger_->tap(names_.start);
        RETURN_IF_ERROR(shot("mote-hande"));
        finger_->tap(language_ == "sv" ? "Ni höll koll på" : "You kept an eye on");
        RETURN_IF_ERROR(shot("mote-holl-koll"));
        finger_->tap(language_ == "sv" ? "Till frågan" : "To the question");
        clock_.pass_minutes(1);
        finger_->tap(names_.nothing);
        RETURN_IF_ERROR(shot("mote-gick-bra"));
        finger_->tap(names_.field_good);
        finger_->type(names_.good_text);
        finger_->tap(names_.save);
        RETURN_IF_ERROR(shot("mote-gick-bra-sparat"));
        next_question();
        finger_->tap(names_.category);
        finger_->tap(names_.field_watch);
        finger_->type(names_.watch_text);
        RETURN_IF_ERROR(shot("mote-kan-ga-fel"));
        finger_->tap(names_.save);
        next_question();
        RETURN_IF_ERROR(shot("mote-extra-koll"));
        next_question();
        RETURN_IF_ERROR(shot("mote-atgarder"));
        next_question();
        finger_->tap(names_.field_note);
        finger_->type(names_.note_text);
        RETURN_IF_ERROR(shot("mote-alla-vet"));
        finger_->tap(names_.save);
        clock_.pass_minutes(4);
        RETURN_IF_ERROR(shot("mote-sammanfattning"));
        finger_->tap(language_ == "sv" ? "Yrken på plats" : "Professions here");
        finger_->tap(language_ == "sv" ? "Sjuksköterska" : "Nurse");
        RETURN_IF_ERROR(shot("mote-yrken"));
        go(ToCross{});
        return shot("korset-pagar");
    }

    Result<void> incident() {
        finger_->tap(names_.report);
        RETURN_IF_ERROR(shot("handelse-tom"));
        finger_->tap(names_.category);
        finger_->tap(names_.no);
        finger_->tap(names_.happened);
        finger_->tap(names_.what);
        finger_->type(names_.what_text);
        RETURN_IF_ERROR(shot("handelse"));
        go(ToCross{});
        (void)tablet_->navigator().app()->ward.store.put_draft("incident", {}).has_value();
        finger_->tap(names_.report);
        finger_->tap(names_.category);
        finger_->tap(names_.no);
        finger_->tap(names_.happened);
        finger_->tap(names_.what);
        finger_->type(names_.secret_text);
        RETURN_IF_ERROR(shot("handelse-skydd"));
        go(ToCross{});
        (void)tablet_->navigator().app()->ward.store.put_draft("incident", {}).has_value();
        finger_->tap(names_.report);
        finger_->tap(names_.category);
        finger_->tap(names_.yes);
        finger_->tap(names_.what);
        finger_->type(names_.doubt_text);
        RETURN_IF_ERROR(shot("handelse-tvekan"));
        finger_->tap(names_.others);
        RETURN_IF_ERROR(shot("handelse-fler"));
        go(ToCross{});
        (void)tablet_->navigator().app()->ward.store.put_draft("incident", {}).has_value();
        return {};
    }

    // On the screen, for a tablet that has none.
    Result<void> keyboard() {
        tablet_->settings().keyboard = true;
        go(ToIncident{});
        finger_->tap(names_.what);
        finger_->type(names_.what_text);
        RETURN_IF_ERROR(shot("handelse-tangentbord"));
        // Also when the text grows while one types.
        tablet_->settings().text_percent = std::max(options_.text_percent, 200);
        RETURN_IF_ERROR(shot("handelse-tangentbord-200"));
        tablet_->settings().text_percent = options_.text_percent;
        tablet_->settings().keyboard = false;
        go(ToCross{});
        (void)tablet_->navigator().app()->ward.store.put_draft("incident", {}).has_value();
        return {};
    }

    Result<void> day() {
        Date today = swedish_time(clock_.now()).date;
        Store& store = tablet_->navigator().app()->ward.store;
        ASSIGN_OR_RETURN(incidents, store.list<Incident>(between<&Incident::occurred_on>(today.plus(-60), today)));
        Date shown = today.plus(-2);
        for (const auto& [id, incident] : incidents)
            if (incident.type == IncidentType::harm || incident.type == IncidentType::near_miss)
                shown = *incident.occurred_on;
        go(ToDay{shown});
        RETURN_IF_ERROR(shot("dagen"));
        finger_->tap(language_ == "sv" ? "Ändra färg" : "Change the colour");
        RETURN_IF_ERROR(shot("dagen-farg"));
        finger_->tap(language_ == "sv" ? "Röd: allvarlig skada" : "Red: serious harm");
        RETURN_IF_ERROR(shot("dagen-andrad"));
        tablet_->navigator().go(ToCross{});
        go(ToDay{shown});
        finger_->tap(language_ == "sv" ? "Ändra färg" : "Change the colour");
        finger_->tap(language_ == "sv" ? "Grön: inget hände" : "Green: nothing happened");
        RETURN_IF_ERROR(shot("dagen-orsak"));
        go(ToDay{today.plus(-1)});
        return shot("dagen-i-gar");
    }

    // Of the worst that is told, which asks for most.
    Result<void> follow_up() {
        Date today = swedish_time(clock_.now()).date;
        ASSIGN_OR_RETURN(incidents, tablet_->navigator().app()->ward.store.list<Incident>(
                                        between<&Incident::occurred_on>(today.plus(-366), today)));
        for (auto [type, name] : {std::pair(IncidentType::harm, "uppfoljning-skada"),
                                  std::pair(IncidentType::near_miss, "uppfoljning-tillbud")}) {
            const Stored<Incident>* shown = nullptr;
            for (const auto& stored : incidents)
                if (stored.record.type == type && (!shown || stored.record.severity >= shown->record.severity))
                    shown = &stored;
            if (!shown)
                continue;
            go(ToFollowUp{shown->id});
            RETURN_IF_ERROR(shot(name));
            finger_->key(Key::page_down);
            RETURN_IF_ERROR(shot(std::string(name) + "-nedre"));
        }
        finger_->tap(language_ == "sv" ? "Underlag att kopiera" : "Sheet to copy");
        RETURN_IF_ERROR(shot("underlag"));
        finger_->tap(language_ == "sv" ? "Kopiera allt" : "Copy everything");
        RETURN_IF_ERROR(shot("underlag-kopierat"));
        for (int days : {2, 5})
            RETURN_IF_ERROR(tablet_->navigator().app()->ward.session.add(Incident{.occurred_on = today.plus(-days),
                                                                                  .type = IncidentType::near_miss,
                                                                                  .category_id = Code{"fall"},
                                                                                  .what = {names_.what_text},
                                                                                  .must_report = true}));
        go(ToCross{});
        RETURN_IF_ERROR(shot("korset-ska-in"));
        go(ToFound{});
        RETURN_IF_ERROR(shot("ska-in"));
        go(ToCross{});
        return {};
    }

    // One picture for each question.
    Result<void> patterns() {
        go(ToCross{});
        go(ToCharts{});
        auto* charts = tablet_->navigator().page().as<ChartsScreen>();
        const auto questions = charts->questions();
        for (const ChartQuestion& question : questions) {
            charts->ask(question);
            finger_->settle();
            RETURN_IF_ERROR(shot("monster-" + question.code().code));
        }
        // Who leads the work sees more, and may freeze the lines.
        Session& session = tablet_->navigator().app()->ward.session;
        RETURN_IF_ERROR(session.sign_in(Role::unit_manager));
        charts->ask(questions.front());
        finger_->settle();
        RETURN_IF_ERROR(shot("monster-chef"));
        if (charts->can_freeze()) {
            charts->begin_freeze();
            finger_->settle();
            RETURN_IF_ERROR(shot("monster-utgangslage"));
            charts->leave_note();
        }
        return session.sign_in(shared_role(session.device_role()));
    }

    Result<void> others() {
        Date today = swedish_time(clock_.now()).date;
        struct Page {
            Go go;
            const char* name;
        };
        for (const Page& page : {Page{ToFound{.what = ToFound::What::risks, .day = today}, "risker"},
                                 Page{ToFound{.what = ToFound::What::good, .day = today}, "gick-bra"},
                                 Page{ToActions{}, "atgarder"}, Page{ToNewAction{}, "ny-atgard"},
                                 Page{ToYear{}, "aret"}, Page{ToMonth{.day = today}, "manaden"}, Page{ToMore{}, "mer"},
                                 Page{ToSync{}, "synk"}, Page{ToSortOut{}, "reda-ut"}, Page{ToStaff{}, "byt-person"}}) {
            go(ToCross{});
            go(page.go);
            RETURN_IF_ERROR(shot(page.name));
        }
        RETURN_IF_ERROR(patterns());
        // The first on the list who has a PIN.
        ASSIGN_OR_RETURN(people, tablet_->navigator().app()->ward.store.list<Staff>());
        for (const auto& [id, staff] : people) {
            if (staff.pin_hash.empty() || staff.inactive || !finger_->sees(staff.display_name))
                continue;
            finger_->tap(staff.display_name);
            RETURN_IF_ERROR(shot("pin"));
            break;
        }
        go(ToCross{});
        return {};
    }

    Result<void> checks() {
        go(ToChecks{});
        RETURN_IF_ERROR(shot("dagens-koll"));
        go(ToPulse{});
        RETURN_IF_ERROR(shot("laget"));
        auto* pulse = tablet_->navigator().page().as<PulseScreen>();
        for (std::size_t answer : {3u, 2u, 2u, 1u, 4u, 2u, 3u, 2u, 2u, 2u}) {
            clock_.pass_minutes(1);
            pulse->answer(answer);
        }
        finger_->settle();
        RETURN_IF_ERROR(shot("laget-svar"));
        go(pulse->end());
        RETURN_IF_ERROR(shot("dagens-koll-svar"));
        go(ToFigures{});
        RETURN_IF_ERROR(shot("siffror"));
        tablet_->navigator().page().as<FiguresScreen>()->save();
        finger_->settle();
        RETURN_IF_ERROR(shot("siffror-sparat"));
        go(ToChecklist{.code = "holidays"});
        tablet_->navigator().page().as<ChecklistScreen>()->tick(0, TickState::done);
        tablet_->navigator().page().as<ChecklistScreen>()->tick(2, TickState::not_needed);
        finger_->settle();
        RETURN_IF_ERROR(shot("checklista"));
        go(ToCross{});
        return {};
    }

    Result<void> wall() {
        go(ToWall{});
        RETURN_IF_ERROR(shot("vagg"));
        finger_->key(Key::escape);
        RETURN_IF_ERROR(shot("vagg-ut"));
        go(ToCross{});
        return {};
    }

    Result<void> unit() {
        Session& session = tablet_->navigator().app()->ward.session;
        go(ToContent{});
        RETURN_IF_ERROR(shot("innehall-titta"));
        RETURN_IF_ERROR(session.sign_in(Role::unit_manager));
        go(ToContent{});
        auto* content = tablet_->navigator().page().as<ContentScreen>();
        RETURN_IF_ERROR(shot("innehall"));
        content->choose(1);
        finger_->settle();
        RETURN_IF_ERROR(shot("innehall-kategori"));
        content->choose_list(1);
        content->choose(4);
        content->move(-1);
        finger_->settle();
        RETURN_IF_ERROR(shot("innehall-fragor"));
        content->add();
        finger_->settle();
        RETURN_IF_ERROR(shot("innehall-ny"));
        content->cancel();
        content->undo();
        go(ToUnit{});
        RETURN_IF_ERROR(shot("sa-arbetar-vi"));
        auto* unit = tablet_->navigator().page().as<UnitScreen>();
        for (UnitScreen::Setting setting : {UnitScreen::Setting::scheme, UnitScreen::Setting::planned_time,
                                            UnitScreen::Setting::shift_division, UnitScreen::Setting::name}) {
            unit->choose(setting);
            finger_->settle();
            RETURN_IF_ERROR(shot("sa-arbetar-vi-" + std::to_string(static_cast<int>(setting))));
        }
        RETURN_IF_ERROR(session.sign_in(shared_role(session.device_role())));
        go(ToCross{});
        return {};
    }

    // A unit that divides its days, has three colours and a cross for falls beside the main one.
    Result<void> crosses() {
        App& app = *tablet_->navigator().app();
        Date today = app.ward.session.today();
        ASSIGN_OR_RETURN(unit, unit_of(app.ward.store));
        Unit divided = unit;
        divided.shift_division = ShiftDivision::day_evening_night;
        divided.theme_crosses = {{"fall", "medication"}};
        divided.colour_scheme_id = Code{"se3"};
        auto change = [&](const Unit& from, const Unit& to) -> Result<void> {
            Role before = app.ward.session.role();
            RETURN_IF_ERROR(app.ward.session.sign_in(Role::unit_manager));
            RETURN_IF_ERROR(
                app.ward.session.change(Id<Unit>{app.ward.store.unit()}, from, to, app.ward.store.frontier()));
            return app.ward.session.sign_in(before);
        };
        RETURN_IF_ERROR(change(unit, divided));
        Incident evening{.occurred_on = today.plus(-2),
                         .shift_part = ShiftPart::evening,
                         .type = IncidentType::near_miss,
                         .category_id = Code{"fall"}};
        RETURN_IF_ERROR(app.ward.session.add(evening));
        HuddleScreen(app, {today, ShiftPart::night}).press();
        HuddleScreen(app, {today, ShiftPart::day}).press();
        go(ToCross{});
        RETURN_IF_ERROR(shot("korset-delar"));
        go(ToCross{.theme = Code{"fall"}});
        RETURN_IF_ERROR(shot("korset-tema"));
        go(ToYear{.theme = Code{"fall"}});
        RETURN_IF_ERROR(shot("aret-tema"));
        go(ToHuddle{.held_on = today, .part = ShiftPart::evening});
        RETURN_IF_ERROR(shot("mote-delar"));
        go(ToCross{});
        go(ToIncident{.day = today.plus(-1)});
        RETURN_IF_ERROR(shot("handelse-delar"));
        go(ToCross{});
        go(ToDay{today.plus(-1)});
        RETURN_IF_ERROR(shot("dagen-delar"));
        go(ToCross{});
        return change(divided, unit);
    }

    Result<void> themes() {
        for (const char* theme : {"dark", "high_contrast"}) {
            tablet_->settings().theme = theme;
            go(ToCross{});
            RETURN_IF_ERROR(shot(std::string("korset-") + theme));
            go(ToIncident{});
            RETURN_IF_ERROR(shot(std::string("handelse-") + theme));
        }
        tablet_->settings().theme = options_.theme;
        for (int percent : {150, 200}) {
            tablet_->settings().text_percent = percent;
            go(ToCross{});
            RETURN_IF_ERROR(shot("korset-" + std::to_string(percent)));
            go(ToHuddle{});
            RETURN_IF_ERROR(shot("mote-" + std::to_string(percent)));
            go(ToIncident{});
            RETURN_IF_ERROR(shot("handelse-" + std::to_string(percent)));
        }
        tablet_->settings().text_percent = options_.text_percent;
        return {};
    }

    Result<void> first_run() {
        more_ = finger_->pictures();
        faults_ = finger_->faults();
        ASSIGN_OR_RETURN(fresh, open(copy_.store() + "-none"));
        finger_.emplace(*fresh, *frame_, options_.folder);
        auto taken = shot("forsta-start");
        faults_.insert(faults_.end(), finger_->faults().begin(), finger_->faults().end());
        finger_.emplace(*tablet_, *frame_, options_.folder);
        more_ += 1;
        return taken;
    }

    const PictureOptions& options_;
    std::string language_;
    const Names& names_;
    Copy copy_;
    SystemRandom random_;
    DiskFiles files_;
    FileKeystore keystore_;
    StandingClock clock_;
    int width_;
    int height_;
    std::unique_ptr<ui::Frame> frame_;
    std::unique_ptr<Tablet> tablet_;
    std::optional<Finger> finger_;
    int number_ = 0;
    int more_ = 0;
    std::vector<std::string> faults_;
};

}

Result<int> take_pictures(const PictureOptions& options) {
    if (std::error_code failed; !options.folder.empty())
        fs::create_directories(options.folder, failed);
    int taken = 0;
    std::size_t faults = 0;
    for (const std::string& language : options.languages)
        for (const PictureSize& size : options.sizes) {
            Album album(options, language, size.width, size.height);
            ASSIGN_OR_RETURN(filled, album.fill());
            taken += filled;
            for (const std::string& fault : album.faults())
                std::fprintf(stderr, "%s\n", fault.c_str());
            faults += album.faults().size();
        }
    if (faults > 0)
        return Error{Fault::invalid, "pages_have_faults", std::to_string(faults)};
    return taken;
}

Result<int> play_day(Tablet& tablet, ui::Frame& frame, StandingClock& clock, const std::string& folder) {
    Navigator& pages = tablet.navigator();
    tablet.settings().language = "sv";
    Finger finger(tablet, frame, folder);
    if (!pages.app()) {
        std::printf("En ny platta: prova med en påhittad avdelning\n");
        finger.tap("Prova");
    }
    if (!pages.app())
        return Error{Fault::not_found, "store_missing", ""};
    // The first day from now on that has had no huddle.
    for (int day = 0; day < 366; ++day) {
        auto now = huddle_now(pages.app()->ward, pages.app()->ward.session.today());
        if (!now)
            return now.error();
        if (!now->huddle)
            break;
        clock.set(instant_of({pages.app()->ward.session.today().plus(1), 9, 30}));
    }
    pages.go(ToCross{});

    int number = 0;
    auto step = [&](const char* words, const std::string& name, std::int64_t minutes = 1) -> Result<void> {
        finger.settle();
        LocalTime local = swedish_time(clock.now());
        std::printf("%s %02d:%02d  %s\n", local.date.text().c_str(), local.hour, local.minute, words);
        clock.pass_minutes(minutes);
        return finger.picture("dag-" + two_digits(++number) + "-" + name);
    };
    RETURN_IF_ERROR(step("Plattan vaknar vid mötet: gårdagen väntar på sin färg", "korset"));
    finger.tap("Starta mötet");
    RETURN_IF_ERROR(step("Tryck 1: Starta mötet", "fraga"));
    finger.tap_any({"Inget har hänt", "Inget mer"});
    RETURN_IF_ERROR(step("Tryck 2: Inget har hänt. Dagen är sparad", "sparat"));
    finger.tap("Vad gick bra?");
    finger.type("Tidig kontroll räddade kvällen");
    finger.tap("Spara");
    RETURN_IF_ERROR(step("Vad gick bra: skrivet och sparat", "gick-bra"));
    finger.tap("Avsluta mötet");
    RETURN_IF_ERROR(step("Sammanfattningen", "sammanfattning"));
    finger.tap("Klart för i dag");
    RETURN_IF_ERROR(step("Mötet är klart", "klart", 190));

    finger.tap("Ny risk eller händelse");
    finger.tap("Läkemedel");
    finger.tap("Nej");
    finger.tap("Det hände");
    finger.tap("Vad hände?");
    finger.type("Kvällsdosen låg kvar på brickan när åtta hade gått. Upptäcktes före överlämningen.");
    RETURN_IF_ERROR(step("Ett tillbud: fyra tryck och en text", "tillbud"));
    finger.tap("Spara");
    RETURN_IF_ERROR(step("Tillbudet är sparat och dagen gul", "gul-dag"));

    finger.tap("Åtgärder");
    finger.tap("Ny åtgärd");
    finger.tap("Vad ska göras?");
    finger.type("Räkna kvällsdoser vid överlämning");
    finger.tap("Välj");
    finger.tap("Sjuksköterska");
    RETURN_IF_ERROR(step("En åtgärd skrivs", "atgard"));
    finger.tap("Spara åtgärden");
    RETURN_IF_ERROR(step("Åtgärden står på listan", "atgarder"));

    clock.set(instant_of({pages.app()->ward.session.today().plus(1), 7, 15}));
    pages.go(ToCross{});
    RETURN_IF_ERROR(step("Nästa morgon: gårdagen är gul och mötet väntar", "nasta-morgon"));
    finger.tap("Starta mötet");
    RETURN_IF_ERROR(step("Mötet vet vad som redan är anmält", "redan-anmalt"));
    pages.keep();
    for (const std::string& fault : finger.faults())
        std::fprintf(stderr, "%s\n", fault.c_str());
    if (!finger.faults().empty())
        return Error{Fault::invalid, "pages_have_faults", std::to_string(finger.faults().size())};
    return finger.pictures();
}

}
