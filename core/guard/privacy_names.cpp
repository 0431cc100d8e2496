// Names of people: after a word that says that a person follows ("patienten", "fru", "dottern", "heter"), and a given
// name with a surname. A capital alone is never a name: a word must say so, or the lists in names.hpp.

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/guard/findings.hpp"
#include "core/guard/names.hpp"

namespace vaka {

namespace {

template <std::size_t n> constexpr auto sorted(std::array<std::u32string_view, n> texts) {
    std::ranges::sort(texts);
    return texts;
}

template <std::size_t n> bool is_in(const std::array<std::u32string_view, n>& texts, std::u32string_view word) {
    return std::ranges::binary_search(texts, word);
}

template <typename... Texts> constexpr auto set_of(Texts... texts) {
    return sorted(std::array<std::u32string_view, sizeof...(texts)>{texts...});
}

constexpr auto titles =
    set_of(U"herr", U"herrn", U"hr", U"fru", U"frun", U"fröken", U"frk", U"fr", U"tant", U"farbror", U"mr", U"mrs",
           U"ms", U"miss", U"madame", U"änkefru", U"herrarna", U"damen", U"mannen", U"kvinnan", U"gubben", U"gumman");

constexpr auto people =
    set_of(U"pat", U"pt", U"patient", U"patienten", U"patientens", U"patienter", U"patienterna", U"medpatient",
           U"medpatienten", U"rumskamrat", U"rumskamraten", U"brukare", U"brukaren", U"klient", U"klienten", U"kund",
           U"kunden", U"boende", U"boenden", U"vårdtagare", U"vårdtagaren", U"vårdtagar", U"omsorgstagare",
           U"omsorgstagaren", U"hyresgäst", U"hyresgästen", U"gästen", U"barnet", U"pojken", U"flickan", U"bebisen",
           U"modern", U"fadern", U"mamma", U"mamman", U"pappa", U"pappan", U"mor", U"far", U"dotter", U"dottern",
           U"dotterns", U"son", U"sonen", U"sonens", U"syster", U"systern", U"bror", U"brodern", U"hustru", U"hustrun",
           U"make", U"maken", U"maka", U"makan", U"sambo", U"sambon", U"särbo", U"särbon", U"partner", U"partnern",
           U"anhörig", U"anhörige", U"anhöriga", U"anhörigas", U"närstående", U"släkting", U"släktingen", U"barnbarn",
           U"barnbarnet", U"dotterson", U"dotterdotter", U"sonson", U"sondotter", U"mormor", U"morfar", U"farmor",
           U"farfar", U"moster", U"faster", U"morbror", U"kusin", U"kusinen", U"svärson", U"svärsonen", U"svärdotter",
           U"svärdottern", U"svärmor", U"svärfar", U"granne", U"grannen", U"vän", U"vännen", U"väninna", U"väninnan",
           U"pojkvän", U"pojkvännen", U"flickvän", U"flickvännen", U"tvilling", U"tvillingen", U"man", U"god", U"gode",
           U"förvaltare", U"förvaltaren", U"ombud", U"ombudet", U"kontaktperson", U"kontaktpersonen", U"besökare",
           U"besökaren", U"nyfödda", U"styvson", U"styvdotter", U"fästman", U"fästmö", U"exman", U"exfru", U"änka",
           U"änkan", U"änkling", U"änklingen", U"personen", U"barnen", U"föräldern", U"ungdomen", U"eleven");

// Words that are words of relation only now and then: the name must be one of the lists.
constexpr auto sometimes_people =
    set_of(U"man", U"god", U"gode", U"far", U"mor", U"bror", U"kund", U"make", U"vän", U"granne", U"son", U"patienter",
           U"patienterna", U"anhöriga", U"närstående", U"patientens", U"barnen", U"personen", U"partner", U"mannen",
           U"ombud", U"ms", U"eleven", U"ungdomen", U"kunden", U"miss", U"pt", U"besökare", U"damen");

constexpr auto staff = set_of(
    U"doktor", U"doktorn", U"dr", U"läkare", U"läkaren", U"överläkare", U"överläkaren", U"kirurgen", U"st", U"ssk",
    U"usk", U"sjuksköterska", U"sjuksköterskan", U"sköterska", U"sköterskan", U"undersköterska", U"undersköterskan",
    U"vårdbiträdet", U"vårdbiträde", U"barnmorska", U"barnmorskan", U"kollega", U"kollegan", U"vikarien", U"vikarie",
    U"chefen", U"enhetschef", U"enhetschefen", U"fysioterapeut", U"fysioterapeuten", U"arbetsterapeuten",
    U"arbetsterapeut", U"kurator", U"kuratorn", U"nattpersonal", U"studenten", U"timvikarie", U"timvikarien",
    U"skötare", U"skötaren", U"handläggare", U"handläggaren", U"biståndshandläggare");

constexpr auto naming = set_of(U"heter", U"hette", U"kallas", U"kallad", U"kallades", U"namn", U"namnet", U"namns",
                               U"alias", U"förnamn", U"efternamn", U"patientnamn", U"tilltalsnamn", U"smeknamn");
constexpr auto who = set_of(U"han", U"hon", U"hen", U"honom", U"henne", U"som", U"personen", U"mannen", U"kvinnan",
                            U"killen", U"tjejen", U"hans", U"hennes");
constexpr auto fillers = set_of(U"är", U"var", U"heter", U"hette", U"namn", U"namnet", U"vid", U"som", U"kallas",
                                U"fru", U"herr", U"hr", U"man", U"mannen", U"ett", U"en", U"för");
constexpr auto particles =
    set_of(U"von", U"af", U"av", U"de", U"van", U"der", U"den", U"al", U"el", U"bin", U"ibn", U"ben", U"abu", U"ter",
           U"la", U"le", U"da", U"di", U"dos", U"du", U"del", U"della", U"zu", U"ten", U"st", U"mac", U"mc", U"o");

// What else begins with a capital where a name could stand: what things, illnesses and methods are called after, sights
// of a ward, names of systems.
constexpr auto not_names = set_of(
    U"addison", U"addisons", U"alzheimer", U"alzheimers", U"apgar", U"asperger", U"aspergers", U"aldrete", U"atrium",
    U"barrett", U"barthel", U"basedow", U"bechterew", U"bell", U"bells", U"borg", U"braden", U"bristol", U"charcot",
    U"cosmic", U"covid", U"crohn", U"crohns", U"cushing", U"cushings", U"doppler", U"down", U"downs", U"downton",
    U"dupuytren", U"ehlers", U"foley", U"fowler", U"glasgow", U"guillain", U"barré", U"graves", U"heimlich", U"hodgkin",
    U"hodgkins", U"holter", U"huntington", U"huntingtons", U"internet", U"influensa", U"janusinfo", U"kaiser",
    U"kawasaki", U"korsakoff", U"lazarus", U"lewy", U"lifecare", U"lyme", U"marfan", U"melior", U"ménière", U"ménières",
    U"mini", U"norton", U"noro", U"nitha", U"parkinson", U"parkinsons", U"pascal", U"platina", U"procapita", U"raynaud",
    U"raynauds", U"ringer", U"ringers", U"romberg", U"senior", U"sepsis", U"sjögren", U"sjögrens", U"synergi", U"teams",
    U"takecare", U"tourette", U"tourettes", U"treserva", U"trendelenburg", U"turner", U"turners", U"valsalva",
    U"venturi", U"wernicke", U"wilson", U"wilsons", U"ericsson", U"samhall", U"stedy", U"plus", U"flex", U"move",
    U"lite", U"combi", U"safety", U"blood", U"first", U"alert", U"swedish", U"system", U"sjukhus", U"sjukhuset",
    U"kyrka", U"kyrkan", U"region", U"avdelning", U"avd", U"enhet", U"team", U"vård", U"hemtjänst", U"kommun",
    U"akuten", U"psykiatri", U"geriatrik", U"medicin", U"kirurgi", U"ortopedi", U"neurologi", U"barn", U"mottagning",
    U"vårdcentral", U"syndrom", U"gröna", U"korset", U"socialstyrelsen", U"ivo", U"löf", U"sverige", U"stockholm",
    U"göteborg", U"malmö", U"uppsala", U"västerås", U"örebro", U"linköping", U"helsingborg", U"norrköping",
    U"jönköping", U"umeå", U"svenska", U"svensk", U"engelska", U"arabiska", U"nightingale", U"lindgrens", U"whipple",
    U"billroth", U"bishop", U"finland", U"norge", U"danmark", U"alvedon", U"panodil", U"waran", U"eliquis", U"xarelto",
    U"fragmin", U"innohep", U"klexane", U"furix", U"lasix", U"impugan", U"oxynorm", U"oxycontin", U"morfin", U"ketogan",
    U"stesolid", U"sobril", U"oxascand", U"imovane", U"stilnoct", U"propavan", U"atarax", U"haldol", U"risperdal",
    U"zyprexa", U"seroquel", U"levaxin", U"metformin", U"novorapid", U"lantus", U"toujeo", U"tresiba", U"insulin",
    U"humalog", U"trombyl", U"plavix", U"brilique", U"seloken", U"emconcor", U"enalapril", U"madopark", U"sinemet",
    U"sifrol", U"betapred", U"prednisolon", U"kåvepenin", U"heracillin", U"tazocin", U"cefotaxim", U"bactrim",
    U"ciproxin", U"flagyl", U"selexid", U"furadantin", U"omeprazol", U"losec", U"movicol", U"cilaxoral", U"laxoberal",
    U"dulcolax", U"inolaxol", U"resorb", U"citodon", U"tradolan", U"ipren", U"naproxen", U"voltaren", U"digoxin",
    U"kaleorid", U"natriumklorid", U"glukos", U"ringerfundin", U"addex", U"kabiven", U"behepan", U"folacin",
    U"calcichew", U"alendronat", U"bricanyl", U"pulmicort", U"ventoline", U"ventilastin", U"combivent", U"atrovent",
    U"spiriva", U"symbicort", U"nitroglycerin", U"suscard", U"imdur", U"akineton", U"ebixa", U"aricept", U"exelon",
    U"mirtazapin", U"sertralin", U"citalopram", U"ergenyl", U"lamictal", U"keppra", U"lyrica", U"gabapentin",
    U"fentanyl", U"durogesic", U"norspan", U"dolcontin", U"midazolam", U"buccolam", U"naloxon", U"adrenalin",
    U"tavegyl", U"aerius", U"primperan", U"ondansetron", U"postafen", U"heparin", U"konakion", U"cyklokapron",
    U"vancomycin", U"meronem", U"zinacef", U"ekvacillin", U"doktacillin", U"nutridrink", U"fresubin", U"resource");

// Drugs that are in no list have their endings, and so have houses.
bool is_thing(std::u32string_view word) {
    if (is_in(not_names, word))
        return true;
    constexpr std::array<std::u32string_view, 38> endings = {
        U"pril",      U"statin",  U"olol",        U"sartan",  U"cillin",  U"mycin",    U"prazol", U"zepam",
        U"zolam",     U"formin",  U"dipin",       U"xaban",   U"gliptin", U"floxacin", U"apin",   U"tralin",
        U"oxetin",    U"azin",    U"axin",        U"kain",    U"gården",  U"hemmet",   U"huset",  U"kliniken",
        U"sjukhuset", U"boendet", U"avdelningen", U"enheten", U"skolan",  U"rutinen",  U"listan", U"systemet",
        U"journalen", U"syndrom", U"metoden",     U"skalan",  U"testet",  U"pumpen"};
    return std::ranges::any_of(
        endings, [&](std::u32string_view ending) { return word.size() > ending.size() && word.ends_with(ending); });
}

enum class Form { small, capital, capitals };

// One or more words with dashes between: Anna-Karin, Al-Masri.
struct Part {
    Span span;
    Form form = Form::small;
    NameStrength given = NameStrength::none;
    NameStrength family = NameStrength::none;
    bool thing = false;
    bool empty() const { return span.begin == span.end; }
    bool listed() const { return given != NameStrength::none || family != NameStrength::none; }
    bool sure() const { return given == NameStrength::sure || family == NameStrength::sure; }
};

class Names {
public:
    explicit Names(const Reading& reading) : r_(reading) {}
    std::vector<Finding> findings();

private:
    void after_word(std::size_t nth);
    void full_name(std::size_t nth);
    void of_somebody(std::size_t nth);

    Part part_at(std::size_t at) const;
    Form form_of(Span span) const;
    bool somebody_before(std::size_t nth) const;
    bool said_which(std::size_t nth) const;
    std::size_t past_name(std::size_t end) const;
    std::size_t past_particles(std::size_t at) const;
    void add(std::string_view rule, std::size_t first, std::size_t end) {
        found_.push_back({rule, Level::warn, first, end - 1});
    }

    const Reading& r_;
    std::vector<Finding> found_;
};

std::vector<Finding> Names::findings() {
    constexpr std::size_t longest = 40;
    const std::vector<Span>& words = r_.words();
    for (std::size_t nth = 0; nth < words.size(); ++nth) {
        Span word = words[nth];
        bool glued = word.begin > 0 && is_digit(r_.sign(word.begin - 1));
        bool too_short = word.end - word.begin == 1 && !is_capital(r_.sign(word.begin));
        if (glued || too_short || word.end - word.begin > longest)
            continue;
        after_word(nth);
        full_name(nth);
        of_somebody(nth);
    }
    return std::move(found_);
}

NameStrength stronger(NameStrength a, NameStrength b) {
    return std::max(a, b);
}

// A name or the name with an s: Annas, Svenssons.
template <typename Look> NameStrength with_genitive(std::u32string_view word, Look look) {
    NameStrength found = look(word);
    if (found == NameStrength::none && word.size() > 3 && word.back() == U's')
        found = look(word.substr(0, word.size() - 1));
    return found;
}

Part Names::part_at(std::size_t at) const {
    Part part;
    part.span = r_.word_at(at);
    if (part.empty())
        return part;
    part.given = with_genitive(r_.small(part.span), given_name);
    part.family = with_genitive(r_.small(part.span), surname);
    part.thing = is_thing(r_.small(part.span));
    for (int more = 0; more < 2; ++more) {
        std::size_t end = part.span.end;
        bool joins =
            (r_.sign(end) == U'-' || r_.sign(end) == U'\'' || r_.sign(end) == U'’') && is_letter(r_.sign(end + 1));
        if (!joins)
            break;
        Span next = r_.word_at(end + 1);
        part.given = stronger(part.given, with_genitive(r_.small(next), given_name));
        part.family = stronger(part.family, with_genitive(r_.small(next), surname));
        part.thing = part.thing || (part.given == NameStrength::none && !is_capital(r_.sign(next.begin)));
        part.span.end = next.end;
    }
    part.form = form_of(part.span);
    return part;
}

Form Names::form_of(Span span) const {
    if (!is_capital(r_.sign(span.begin)))
        return Form::small;
    std::size_t small = 0, letters = 0;
    for (std::size_t at = span.begin; at < span.end; ++at) {
        letters += is_letter(r_.sign(at)) ? 1 : 0;
        small += is_letter(r_.sign(at)) && !is_capital(r_.sign(at)) ? 1 : 0;
    }
    return small == 0 && letters > 1 ? Form::capitals : Form::capital;
}

// "den boende" lives there; "boende" alone may be the house.
bool Names::said_which(std::size_t nth) const {
    return nth > 0 && r_.is_one_of({U"den", U"vår", U"en", U"till"}, r_.words()[nth - 1]);
}

// Is it said who is named: "patienten heter", "hon kallas"?
bool Names::somebody_before(std::size_t nth) const {
    const std::vector<Span>& words = r_.words();
    for (std::size_t back = 1; back <= 3 && back <= nth; ++back) {
        std::u32string_view word = r_.small(words[nth - back]);
        if (is_in(people, word) || is_in(titles, word) || is_in(who, word))
            return true;
    }
    return false;
}

std::size_t Names::past_particles(std::size_t at) const {
    for (int more = 0; more < 3; ++more) {
        Span word = r_.word_at(at);
        bool joins = r_.sign(word.end) == U' ' || r_.sign(word.end) == U'-' || r_.sign(word.end) == U'\'';
        if (word.begin == word.end || !joins || !is_in(particles, r_.small(word)))
            break;
        at = word.end + 1;
    }
    return at;
}

// Takes the rest of a name along: "Anna Maria von Essen".
std::size_t Names::past_name(std::size_t end) const {
    for (int more = 0; more < 3; ++more) {
        if (r_.sign(end) != U' ')
            break;
        std::size_t at = past_particles(end + 1);
        Part part = part_at(at);
        bool named = part.form == Form::small ? part.sure() : part.listed() || (at > end + 1 && !part.thing);
        bool name_like = part.form == Form::capital && !part.thing;
        if (part.empty() || !(named || name_like))
            break;
        end = part.span.end;
    }
    return end;
}

// "patienten Anna", "fru von Essen", "hon heter Anna", "Patient: Anna Svensson". "pat CVK" and "patienten Waran" are
// none.
void Names::after_word(std::size_t nth) {
    Span word = r_.words()[nth];
    std::u32string_view text = r_.small(word);
    bool title = is_in(titles, text), person = is_in(people, text), works = is_in(staff, text);
    bool named = is_in(naming, text);
    if (!title && !person && !works && !named)
        return;
    bool in_capitals = form_of(word) == Form::capitals;
    bool short_for_from = text == U"fr" && !is_capital(r_.sign(word.begin));
    bool must_be_listed = works || is_in(sometimes_people, text) || (named && !somebody_before(nth)) ||
                          (text == U"hr" && in_capitals) || short_for_from || (text == U"boende" && !said_which(nth));

    bool must_be_sure = works || (named && !somebody_before(nth));

    std::size_t at = r_.past(U" .:,(\"\n-=”'", word.end);
    if (at == word.end || r_.sign(word.end) == U'-')
        return;
    bool plain = true;
    for (std::size_t i = word.end; i < at; ++i)
        plain = plain && r_.sign(i) == U' ';
    bool dotted_title = title && r_.sign(word.end) == U'.';
    must_be_listed = must_be_listed || !(plain || dotted_title);
    for (int more = 0; more < 3; ++more) {
        Span filler = r_.word_at(at);
        bool may = is_in(fillers, r_.small(filler)) && (named || person || title) && form_of(filler) != Form::capital;
        std::size_t next = r_.past(U" :\"”'", filler.end);
        bool says_is = r_.is_one_of({U"är", U"var", U"för"}, filler);
        if (!may || next == filler.end || (says_is && !named))
            break;
        must_be_listed = must_be_listed || says_is;
        at = next;
    }
    std::size_t begins = past_particles(at);
    Part part = part_at(begins);
    if (part.empty())
        return;
    bool is_name = false;
    switch (part.form) {
    case Form::capital:
        is_name =
            part.span.end - part.span.begin >= 2 && (must_be_sure    ? part.sure() || part.given != NameStrength::none
                                                     : part.listed() ? !is_in(not_names, r_.small(part.span))
                                                                     : !must_be_listed && !part.thing);
        break;
    case Form::capitals:
        is_name = part.sure() || (title && part.listed()) || (in_capitals && part.given != NameStrength::none && named);
        break;
    case Form::small: {
        // "patienten bo" says nothing, "patienten bo ek" and "fru ek" do.
        Part second = r_.sign(part.span.end) == U' ' ? part_at(past_particles(part.span.end + 1)) : Part{};
        bool both = part.given != NameStrength::none && second.family != NameStrength::none;
        is_name = (part.sure() && !short_for_from) || (title && !must_be_listed && part.listed()) ||
                  (begins > at && part.listed()) || (both && !works);
        break;
    }
    }
    if (is_name)
        add("title_name", word.begin, past_name(part.span.end));
}

// A given name and a surname beside each other, in any order, or an initial and a surname.
void Names::full_name(std::size_t nth) {
    Span word = r_.words()[nth];
    bool after_dash = word.begin > 0 && (r_.sign(word.begin - 1) == U'-' || r_.sign(word.begin - 1) == U'@' ||
                                         r_.sign(word.begin - 1) == U'\'');
    if (after_dash)
        return;
    std::u32string_view said = r_.small(word);
    bool small_and_no_name = !is_capital(r_.sign(word.begin)) && r_.sign(word.end) != U'-' &&
                             with_genitive(said, given_name) == NameStrength::none &&
                             with_genitive(said, surname) == NameStrength::none;
    if (small_and_no_name)
        return;
    if (is_in(titles, said) || is_in(people, said) || is_in(staff, said) || is_in(naming, said))
        return;
    Part first = part_at(word.begin);
    std::u32string_view text = r_.small(first.span);
    bool capital = first.form == Form::capital;
    bool initial = word.end - word.begin == 1 && is_capital(r_.sign(word.begin));
    if (nth > 0 && r_.sign(word.begin - 1) == U' ') {
        Span before = r_.words()[nth - 1];
        bool of_a_house =
            r_.is_one_of({U"sankt", U"sankta", U"st", U"t", U"drottning", U"kung", U"prinsessan"}, before);
        if (of_a_house && before.end + 1 == word.begin)
            return;
    }
    if (first.given == NameStrength::none && first.family == NameStrength::none && !initial && !capital)
        return;
    if (capital && !initial && first.family == NameStrength::sure && text.find(U"sson") != text.npos && !first.thing)
        add("full_name", first.span.begin, past_name(first.span.end));

    std::size_t at = first.span.end;
    bool comma = r_.sign(at) == U',';
    if (comma || (initial && r_.sign(at) == U'.'))
        ++at;
    if (initial && r_.sign(at) == U'.' && at == first.span.end)
        ++at;
    if (r_.sign(at) != U' ' && r_.sign(at) != U'\n')
        return;
    std::size_t begins = past_particles(at + 1);
    Part second = part_at(begins);
    // Helena Sjögren is somebody, Sjögrens an illness.
    bool named_after = is_in(not_names, r_.small(second.span)) && surname(r_.small(second.span)) != NameStrength::sure;
    if (second.empty() || named_after)
        return;
    bool second_capital = second.form == Form::capital;
    bool second_initial = second.span.end == second.span.begin + 1 && second_capital;
    bool is_name = false;
    if (initial) {
        is_name = second_capital && second.family == NameStrength::sure;
    } else if (capital && second_capital) {
        if (second_initial)
            is_name = !comma && first.given == NameStrength::sure && !r_.is_word_sign(second.span.end) && !first.thing;
        else if (!comma)
            is_name = (first.given == NameStrength::sure && (!second.thing || second.family == NameStrength::sure)) ||
                      (first.given != NameStrength::none && second.family != NameStrength::none) ||
                      (second.family == NameStrength::sure && !first.thing) ||
                      (first.family != NameStrength::none && second.given == NameStrength::sure) ||
                      (first.given != NameStrength::none && begins > at + 1);
        if (comma)
            is_name = first.family != NameStrength::none && second.given != NameStrength::none;
    } else {
        bool in_order = first.given == NameStrength::sure && second.family != NameStrength::none;
        bool turned = first.family == NameStrength::sure && second.given == NameStrength::sure;
        bool sure_family = first.given != NameStrength::none && second.family == NameStrength::sure;
        bool by_particle = first.given == NameStrength::sure && begins > at + 1 && second_capital;
        is_name = in_order || turned || sure_family || by_particle;
    }
    if (first.form == Form::capitals && second.form == Form::capitals)
        is_name = is_name || (first.given != NameStrength::none && second.family != NameStrength::none);
    if (is_name)
        add("full_name", first.span.begin, past_name(second.span.end));
}

// "Annas mamma", "Karins säng".
void Names::of_somebody(std::size_t nth) {
    Span word = r_.words()[nth];
    std::u32string_view text = r_.small(word);
    if (!is_capital(r_.sign(word.begin)) || text.size() < 4 || text.back() != U's' || r_.sign(word.end) != U' ')
        return;
    if (given_name(text) != NameStrength::none || given_name(text.substr(0, text.size() - 1)) != NameStrength::sure)
        return;
    constexpr auto belongings =
        set_of(U"rum", U"säng", U"rollator", U"dörr", U"mediciner", U"medicin", U"läkemedel", U"dosett", U"lägenhet",
               U"kläder", U"rullstol", U"insulin", U"sår", U"journal", U"pappa", U"man", U"fru", U"larm", U"kateter");
    Span next = r_.word_at(word.end + 1);
    if (is_in(people, r_.small(next)) || is_in(belongings, r_.small(next)))
        add("title_name", word.begin, word.end);
}

}

std::vector<Finding> findings_in_names(const Reading& reading) {
    return Names(reading).findings();
}

}
