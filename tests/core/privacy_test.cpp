// Every number here is made up: the published examples of the tax agency and the regions, or made by the generator
// below.

#include "core/guard/privacy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "tests/support/guard_corpus.hpp"

using namespace vaka;
using namespace vaka::corpus;

namespace {

const Date today = *Date::of(2026, 3, 16);

std::string rules_in(std::string_view text, Gate gate = Gate::save) {
    std::string rules;
    for (const Hit& hit : privacy_hits(text, today, gate))
        rules += (rules.empty() ? "" : " ") + std::string(hit.rule) + (hit.level == Level::block ? "!" : "");
    return rules;
}

std::string matched(std::string_view text) {
    std::vector<Hit> hits = privacy_hits(text, today);
    if (hits.empty())
        return "";
    return std::string(text.substr(hits.front().begin, hits.front().end - hits.front().begin));
}

}

TEST_CASE("what a ward writes every day passes clean", "[rules][privacy]") {
    std::string sentence = GENERATE(
        as<std::string>(), "Halkade på väg till duschen. Golvet var vått.", "Utebliven kvällsdos, upptäckt kl 21.30.",
        "RR 120/80, puls 72, saturation 96 %.", "NEWS 7 kl 14:30, läkare kontaktad 14:42.",
        "Temp 37,5 i går och 38,1 i dag.", "Gäller från 2026-03-14.", "2026-03-14 08:30 larmade sensorn.",
        "Larm 2025-05-17. 08.30 gick det igen", "2026-03-14 0830 larmade sensorn.",
        "260314 0830 rapport till avdelningen.", "20260314 08:15 upptäckt på ronden.",
        "Mellan 2026-03-01 och 2026-03-14.", "2026-03-01 - 2026-03-14", "2026-03-12 - 2026-04-12",
        "2026-03-14–2026-03-21", "2026-03-10 - 03-14", "12/3-14/3 2026", "1/3 - 12/3 2026", "8/12-10/12 2025",
        "12.03.2026 - 19.04.2026", "Uppföljning v 43.", "Uppföljning v 43-44.", "Två fall under v 7 och tre under v 8.",
        "Alvedon 500 mg 2x4 i stället för 1x4.", "Fick 10 ml i stället för 5 ml.",
        "Insulin 8 E gavs kl 07.15, ska vara 07.45.", "Ordination 1+1+1+0 signerades som 1+0+1+0.",
        "Dos 0,5 mg gavs som 5 mg.", "2-3 ggr per natt", "Anknytning 12345 svarade inte.",
        "Ring 1177 eller växeln, ankn 4321.", "tfn 2345 är ny jourtelefon", "Larm 08-12 och 13-17 svarade ingen.",
        "Passet 07:00-16:00 saknade sjuksköterska.", "07.00-16.00 och 13.30-21.30 var obemannade",
        "Bemanning 3+2+1, saknas 1.", "24 platser, 27 inskrivna.", "Vi hade 3 överbeläggningar och 2 utlokaliserade.",
        "Vikt 72,5 kg, 3 kg ned på 4 veckor.", "Vikt 72,5 71,8 70,9 70,2", "Blodtryck 120/80 118/76 122/84 130/90",
        "98/58 102/60 110/64", "Puls 88 90 84 80 76", "P-glukos 3,2 4,8 6,1", "Trycksår kategori 2 på hälen.",
        "Kateter sattes 14/3, drogs 16/3.", "Sepsis misstänkt, qSOFA 2.", "Hb 98, CRP 143, LPK 14,2.",
        "Kalium 2,9 och kreatinin 143.", "Läkaren ringde tillbaka efter 45 minuter.", "Brandlarmet gick 03:12.",
        "Ny rutin från 1 april.", "Rutin 2024:12 uppdaterad.", "Enligt SOSFS 2011:9 och HSLF-FS 2017:37.",
        "År 2025 hade vi 41 fall.", "Fallen minskade från 41 till 28, alltså 32 %.", "Personalbyte 2025-2026.",
        "Handlingsplan 2025-2030.", "Budget 1 250 000 kr.", "Lyften klarar 200 kg, vikten var 134.",
        "Hjulet på duschstolen 2 är löst.", "Madrassen höll 30 mmHg.", "Sugen nådde -20 kPa.",
        "Droppet gick på 125 ml/h i stället för 75.", "Född v 32+4.", "Apgar 7-8-9.", "pH 7,21, BE -8.",
        "GCS 13 till 15.", "VAS 8 före, 3 efter.", "Saknade signering 3 av 7 dagar.", "Fördröjning 2 h 15 min.",
        "Trygghetslarm ur funktion 22:10-22:55.", "Matsal 2 städades sent.", "Patienten fick fel kost.",
        "Boende föll vid toaletten.", "pat CVK lossnade", "Patienten NEWS 5.", "Vi såg risken i tid. Bra sett!",
        "Hiss 4 stod still.", "Läkemedelsvagn B2 olåst.", "Remiss 14 dagar försenad.", "Batch 4711 drogs in.",
        "20 mg 2026-03-14 och 40 mg 2026-03-15", "kl 8, 12, 16 och 20", "12-15 personer på mötet.",
        "Covid-19 på enheten, 4 smittade.", "ISO 13485 och IEC 60601-1.", "Fall per månad: 3, 2, 4, 1, 0, 2.",
        "90-100 %", "", "   ", "1 2 3", "1-2-3-4-5-6-7-8", "0-1-0-1-0", "3/4", "24/7", "112", "Vi var 3 på 24 boende.",
        "Kl 19.10 12 mars", "2026-12-24 08:00 öppnar vi igen.", "Nästa möte 2026-09-01 13:00.",
        "261001 1300 dialog med chefläkaren", "Ärende 2026-00123", "PVK satt i 5 dygn (max 3).", "30 kg/m² och 12 mål",
        "½ tablett i stället för 1");

    CAPTURE(sentence);
    CHECK(rules_in(sentence) == "");
    CHECK(rules_in(sentence, Gate::exchange) == "");
}

TEST_CASE("the published examples are found by their own rule", "[rules][privacy]") {
    auto [text, rules] = GENERATE(table<std::string, std::string>({
        {"19121212-1212", "pnr12!"},
        {"191212121212", "pnr12!"},
        {"121212-1212", "pnr10sep!"},
        {"121212+1212", "pnr10sep!"},
        {"1212121212", "pnr10!"},
        {"121212 1212", "pnr10!"},
        {"19121212-1213", "pnr_typo"},
        {"191212121213", "pnr_typo"},
        {"121212-1213", "pnr_typo"},
        {"121212+1213", "pnr_typo"},
        {"701063-2391", "sam10!"},
        {"19701063-2391", "sam12!"},
        {"6109732393", "sam10!"},
        {"196109732393", "sam12!"},
        {"701063-2392", "pnr_typo"},
        {"991981000011", "res_sll!"},
        {"991945000024", "res_sll!"},
        {"991993000033", "res_sll!"},
        {"99 1981 00001 1", "res_sll!"},
        {"991981-000011", "res_sll!"},
        {"991981000012", ""},
        {"19810829M070", "res_vgr!"},
        {"19810829-M070", "res_vgr!"},
        {"1981-08-29 m070", "res_vgr!"},
        {"19810829M071", "res_any"},
        {"22540312ABC1", "nrid!"},
        {"23140312-AB31", "nrid!"},
        {"00542045RTA3", "nrid!"},
        {"19540312TA1B", "res_rol!"},
        {"19540312-t123", "res_rol!"},
        {"19540312-SF1A", "res_liv!"},
        {"19540312SX9B", "res_liv!"},
        {"19540231-SF1A", "res_any"},
        {"19540312-1A34", "res_any"},
        {"19540312-12R4", "res_any"},
        {"12345678-AB12", "res_any"},
        {"20260314-natt", ""},
        {"20260314 kväll", ""},
        {"19540312", "birthdate"},
        {"1954-03-12", "birthdate"},
        {"540312", "birthdate"},
        {"2021-05-01", "birthdate"},
        {"2026-03-12", ""},
        {"260312", ""},
        {"född 2026-03-12", "birthdate"},
        {"född 260312", "birthdate"},
        {"född 1954", "birthdate"},
        {"född den 12 mars 1954", "birthdate"},
        {"Född 54-03-12", "birthdate"},
        {"fo\xCC\x88"
         "dd 1954",
         "birthdate"},
        {"pnr 1212", "last4!"},
        {"Pnr: 12 12", "last4!"},
        {"personnr 1212", "last4!"},
        {"personnummer 1212", "last4!"},
        {"p-nr 1212", "last4!"},
        {"pers.nr 1212", "last4!"},
        {"sista fyra 1212", "last4!"},
        {"sista fyra siffrorna är 1212", "last4!"},
        {"fyra sista: 1-2-1-2", "last4!"},
        {"sista 4 1212", "last4!"},
        {"4 sista 1212", "last4!"},
        {"sista fyra veckorna 2026", ""},
        {"rum 12", "room"},
        {"Rum nr 4", "room"},
        {"sal 3", "room"},
        {"säng 2", "room"},
        {"plats 4B", "room"},
        {"lgh 1203", "room"},
        {"lägenhet 12", "room"},
        {"rum12", "room"},
        {"rum 3:2", "room"},
        {"plats 08:30", ""},
        {"sal 2026-03-14", ""},
        {"uteplats 3", ""},
        {"herr Andersson", "title_name"},
        {"Fru Ek", "title_name"},
        {"fröken Åberg", "title_name"},
        {"Hr. Ek", "title_name"},
        {"Fr Ek", "title_name"},
        {"fr Malmö", ""},
        {"pat Anna", "title_name"},
        {"pat. Anna", "title_name"},
        {"patienten Żaneta", "title_name"},
        {"boende Åsa", "title_name"},
        {"brukaren Lo", "title_name"},
        {"patienten föll", ""},
        {"08-123 456 78", "phone_email"},
        {"070-123 45 67", "phone_email"},
        {"070 123 45 67", "phone_email"},
        {"+46 70 123 45 67", "phone_email"},
        {"0046701234567", "phone_email"},
        {"0520-12 34 56", "phone_email"},
        {"0791234567", "phone_email"},
        {"anna.ek@example.se", "phone_email"},
        {"boende A.B.", "initials"},
        {"pat A.B", "initials"},
        {"patienten A. B.", "initials"},
        {"patient AB", ""},
        {"LMA-nummer 50-123456", "lma"},
        {"LMA 501234567", "lma"},
        {"LMA 50", ""},
        {"Patient: Anna Svensson", "title_name"},
        {"patienten heter Anna", "title_name"},
        {"hr Karlsson", "title_name"},
        {"FRU BERG", "title_name"},
        {"fru von Essen", "title_name"},
        {"klienten Karin", "title_name"},
        {"dottern Karin", "title_name"},
        {"anhörig Lena Berg", "title_name"},
        {"Karins rum", "title_name"},
        {"ssk Maria", "title_name"},
        {"patienten Waran", ""},
        {"HR Avdelning", ""},
        {"Anna Svensson", "full_name"},
        {"Svensson, Anna", "full_name"},
        {"anna svensson", "full_name"},
        {"Gun von Essen", "full_name"},
        {"Sara Stedy", ""},
        {"Guillain-Barrés syndrom", ""},
        {"Sankt Göran Vård", ""},
        {"rum A12", "room"},
        {"bädd 3", "room"},
        {"säng B", "room"},
        {"säng i korridoren", ""},
        {"enkelrum 4", "room"},
        {"sal tolv", "room"},
        {"plats 10 min senare", ""},
        {"behandlingsrum 2", ""},
        {"född 14/3-85", "birthdate"},
        {"f. 1931", "birthdate"},
        {"född -31", "birthdate"},
        {"14 mars 1985", "birthdate"},
        {"den 14/3 1985", "birthdate"},
        {"14 mars 1985, 2385", "pnr12!"},
        {"85-0314-2385", "pnr10sep!"},
        {"850 314 2385", "pnr10!"},
        {"1985O3142385", "pnr12!"},
        {"åttiofem noll tre fjorton tjugotre åttiofem", "pnr10!"},
        {"2385-850314", "pnr10sep!"},
        {"född 850314, sista fyra är 2385", "birthdate last4!"},
        {"pnr 850314-2386", "pnr10!"},
        {"född 260314-0837", "pnr10sep!"},
        {"260314-0837", ""},
        {"(070) 123 45 67", "phone_email"},
        {"070.123.45.67", "phone_email"},
        {"tel 12 34 56", "phone_email"},
        {"växeln 08-123 456 78", ""},
        {"Storgatan 12", "address"},
        {"bor på Storgatan", "address"},
        {"luftvägen 2 ggr", ""},
        {"journalnr 12345", "record_id"},
        {"patient-ID 88123", "record_id"},
        {"journal 3", ""},
        {"Lot 231104", ""},
        {"Batch 20240315", ""},
        {"Rutin från 2019-05-01", ""},
    }));

    CAPTURE(text);
    CHECK(rules_in(text) == rules);
    CHECK(rules_in("Text före " + text + " text efter.") == rules);
    CHECK(rules_in("(" + text + ")") == rules);
}

TEST_CASE("every rule has an example above", "[rules][privacy]") {
    std::set<std::string_view> known(privacy_rules.begin(), privacy_rules.end());

    CHECK(known.size() == privacy_rules.size());
    for (std::string_view text :
         {"19121212-1212", "121212-1212",   "1212121212",   "19121212-1213",  "196109732393",  "6109732393",
          "22540312ABC1",  "19810829M070",  "991981000011", "19540312TA1B",   "19540312-SF1A", "12345678-AB12",
          "540312",        "pnr 1212",      "rum 12",       "fru Ek",         "070-123 45 67", "boende A.B.",
          "LMA 501234567", "Anna Svensson", "Storgatan 12", "journalnr 12345"})
        for (const Hit& hit : privacy_hits(text, today))
            known.erase(hit.rule);
    CHECK(known.empty());
}

TEST_CASE("no way of writing hides a personnummer", "[rules][privacy]") {
    std::string text =
        GENERATE(as<std::string>(), "1912 12 12 - 1212", "19121212.1212", "19121212/1212", "19121212:1212",
                 "19121212 1212", "19121212+1212", "19121212_1212", "19121212,1212", "19121212 (1212)",
                 "19 12 12 12 12 12", "1 9 1 2 1 2 1 2 1 2 1 2", "1-9-1-2-1-2-1-2-1-2-1-2", "1912-12-12-1212",
                 "1912.12.12.1212", "1912/12/12-1212", "191212\n121212", "19121212-\n1212", "19121212\r\n1212",
                 "1912121\n2-1212", "19121212-12\n12", "19121212  -  1212", "19121212 -- 1212", "nr1219121212-1212",
                 "x19121212-1212x", "\t19121212-1212", "9919121212121299", "121212 - 1212", "12-12-12-1212",
                 "12 12 12 1212", "12 12 12-12 12", "121212/1212", "121212.1212", "121212:1212", "121212\n1212",
                 "12121\n2-1212", "121212-1\n212", "1 2 1 2 1 2 1 2 1 2", "121212_1212",
                 "19121212\xC2\xA0"
                 "1212", // no-break space
                 "19121212\xE2\x80\x89-\xE2\x80\x89"
                 "1212", // thin spaces
                 "19121212\xE2\x80\x93"
                 "1212", // en dash
                 "19121212\xE2\x80\x94"
                 "1212", // em dash
                 "19121212\xE2\x88\x92"
                 "1212", // minus
                 "19121212\xE2\x80\x91"
                 "1212", // no-break hyphen
                 "19121212\xEF\xBC\x8D"
                 "1212", // full-width hyphen
                 "1912\xE2\x80\x8B"
                 "1212\xE2\x80\x8B-1212", // zero-width space
                 "19121212\xC2\xAD-12\xC2\xAD"
                 "12", // soft hyphen
                 "1912\xEF\xBB\xBF"
                 "1212-1212", // byte order mark
                 "1912\xE2\x81\xA0"
                 "1212-1212", // word joiner
                 "\xE2\x80\xAE"
                 "19121212-1212", // direction of writing
                 "1912\xCC\xB2"
                 "1212-1212", // underlined digit
                 "19121212\xE2\x80\xA8"
                 "1212",                               // line separator
                 std::string("1912\0001212-1212", 14), // NUL
                 "1912\x80"
                 "1212-1212", // not UTF-8
                 "1\xEF\xB8\x8F\xE2\x83\xA3"
                 "9121212-1212"); // keycap

    CAPTURE(text);
    std::vector<Hit> hits = privacy_hits(text, today);
    REQUIRE(hits.size() == 1);
    CHECK(hits.front().level == Level::block);
    std::string rest = without(text, hits.front());
    CHECK(privacy_hits(rest, today).empty());
    CHECK(rest.find("1212") == std::string::npos);
    CHECK(worst(privacy_hits("Föll i hallen " + text + " klockan tre", today)).value().level == Level::block);
}

TEST_CASE("the digits of every script are digits", "[rules][privacy]") {
    char32_t zero = GENERATE(as<char32_t>(), 0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0x17E0, 0xA620, 0x104A0,
                             0x11066, 0x16A60, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E950, 0x1FBF0, 0x2080);

    CHECK(rules_in(in_digits_from(zero, "19121212-1212")) == "pnr12!");
    CHECK(rules_in(in_digits_from(zero, "1912") + "1212-1212") == "pnr12!");
}

TEST_CASE("raised, circled and bracketed digits and full-width letters are read", "[rules][privacy]") {
    CHECK(rules_in("\xC2\xB9"
                   "9\xC2\xB9\xC2\xB2"
                   "1212-1212") == "pnr12!"); // ¹9¹²
    CHECK(rules_in("\xE2\x91\xA0"
                   "9\xE2\x91\xAB"
                   "1212-1212") == "pnr12!"); // ① and ⑫, two digits
    CHECK(rules_in("\xE2\x9D\xB6"
                   "9\xE2\x9D\xB6\xE2\x9D\xB7"
                   "1212-1212") == "pnr12!"); // ❶ ❷
    CHECK(rules_in("\xE2\x91\xB4"
                   "9\xE2\x91\xB4\xE2\x91\xB5"
                   "1212-1212") == "pnr12!"); // ⑴ ⑵
    CHECK(rules_in("19810829\xEF\xBC\xAD"
                   "070") == "res_vgr!");                                 // Ｍ
    CHECK(rules_in("\xEF\xBD\x92\xEF\xBD\x95\xEF\xBD\x8D 12") == "room"); // ｒｕｍ
}

TEST_CASE("a letter ends a number", "[rules][privacy]") {
    CHECK(rules_in("121212 och 1212") == "birthdate");
    CHECK(rules_in("19x121212-1212") == "pnr10sep!");
    CHECK(rules_in("1912a12b12c1212") == "");
}

TEST_CASE("every day from 1890 to today can be a birthday, and no other", "[rules][privacy]") {
    Dice dice(7);
    for (Date day = *Date::of(1890, 1, 1); day <= today; day = day.plus(1)) {
        // 260314-0830 is when something happened; birth numbers from 240 are no times.
        constexpr int no_time = 240;
        std::string number = personal_number(day, no_time + dice.below(1000 - no_time));
        std::string written = number.substr(0, 8) + "-" + number.substr(8);
        CAPTURE(written);
        REQUIRE(rules_in(written) == "pnr12!");
        REQUIRE(rules_in(number.substr(2, 6) + (day.year() < 1926 ? "+" : "-") + number.substr(8)) == "pnr10sep!");
        std::string coordination = personal_number(day, dice.below(1000), true);
        REQUIRE(rules_in(coordination) == "sam12!");
    }

    CHECK(rules_in("20000229-0006") == "pnr_typo");
    CHECK(rules_in(with_check_digit("190002290").insert(8, "-")) == "");
    CHECK(rules_in("19" + with_check_digit("000229001")) == "");
    CHECK(rules_in("20" + with_check_digit("000229001")) == "pnr12!");
    CHECK(rules_in("19" + with_check_digit("121301001")) == "");
    CHECK(rules_in("19" + with_check_digit("120431001")) == "");
    CHECK(rules_in("20" + with_check_digit("260317001")) == "");
    CHECK(rules_in("18" + with_check_digit("891231001")) == "");
}

TEST_CASE("a coordination number of an unknown birthday is found", "[rules][privacy]") {
    CHECK(rules_in("19" + with_check_digit("700060239")) == "sam12!");
    CHECK(rules_in("19" + with_check_digit("700063239")) == "sam12!");
    CHECK(rules_in("19" + with_check_digit("701060239")) == "sam12!");
    CHECK(rules_in("19" + with_check_digit("701092239")) == "");
}

TEST_CASE("a personnummer anywhere in a text is found, and gone when it is taken out", "[rules][privacy]") {
    const std::vector<std::string> words = {"Halkade", "i",           "duschen,", "golvet", "var",     "vått.",
                                            "Läkare",  "kontaktad",   "snabbt",   "och",    "rutinen", "följdes",
                                            "inte",    "överlämning", "från",     "akuten"};
    const std::vector<std::string> signs = {"",
                                            "-",
                                            " ",
                                            " - ",
                                            "\xE2\x80\x93",
                                            "/",
                                            ".",
                                            ":",
                                            "+",
                                            "\n",
                                            "-\n",
                                            "  ",
                                            "\xC2\xA0",
                                            "\xE2\x80\x8B",
                                            "\xC2\xAD",
                                            " \xE2\x88\x92 ",
                                            "\xEF\xBC\x8D"};
    const std::vector<char32_t> zeros = {U'0', U'0', U'0', 0xFF10, 0x660, 0x6F0, 0x1D7CE};
    Dice dice(20260316);
    const int days = static_cast<int>(days_between(today, *Date::of(1890, 1, 1)));
    for (int round = 0; round < 20000; ++round) {
        Date born = today.plus(-dice.below(days));
        // "260314-0830" is the time something happened: whose birthday reads as a day of now needs a dash and a birth
        // number that is no time.
        std::optional<Date> read_short = Date::of(2000 + born.year() % 100, born.month(), born.day());
        bool newborn = read_short && *read_short >= today.plus(-731) && *read_short <= today.plus(401);
        std::string number =
            personal_number(born, newborn ? 240 + dice.below(760) : dice.below(1000), dice.below(8) == 0);
        bool century = dice.below(3) > 0;
        std::string date = number.substr(century ? 0 : 2, century ? 8 : 6);
        std::string sign = newborn ? "-" : dice.one_of(signs);
        std::string inner = dice.below(4) == 0 ? dice.one_of<std::string>({"-", " ", ".", "/"}) : "";
        if (!inner.empty() && sign.empty())
            sign = " ";
        if (!inner.empty() && !newborn)
            date.insert(date.size() - 2, inner).insert(date.size() - 5, inner);
        std::string written = in_digits_from(dice.one_of(zeros), date + sign + number.substr(8));

        std::string text;
        std::string expected;
        int count = 1 + dice.below(8), place = dice.below(count + 1);
        for (int i = 0; i <= count; ++i) {
            if (i == place)
                text += (text.empty() ? "" : " ") + written;
            if (i < count)
                text += (text.empty() ? "" : " ") + dice.one_of(words);
        }

        CAPTURE(round, text, number, sign);
        std::vector<Hit> hits = privacy_hits(text, today);
        REQUIRE(hits.size() == 1);
        REQUIRE(hits.front().level == Level::block);
        REQUIRE(text.substr(hits.front().begin, hits.front().end - hits.front().begin) == written);
        std::string rest = without(text, hits.front());
        REQUIRE(privacy_hits(rest, today).empty());
        REQUIRE(rest.find("  ") == std::string::npos);
    }
}

TEST_CASE("dates, times and values in a row are hardly ever taken for a personnummer", "[rules][privacy]") {
    Dice dice(31);
    auto day = [&] {
        return today.plus(-dice.below(500));
    };
    auto two = [&](int below) {
        return padded(dice.below(below), 2);
    };
    auto value = [&]() -> std::string {
        switch (dice.below(10)) {
        case 0:
            return day().text();
        case 1:
            return day().text() + " - " + day().text();
        case 2:
            return two(24) + ":" + two(60);
        case 3:
            return two(24) + ":00-" + two(24) + ":30";
        case 4:
            return two(24) + "." + two(60);
        case 5:
            return std::to_string(90 + dice.below(90)) + "/" + std::to_string(50 + dice.below(50));
        case 6:
            return std::to_string(dice.below(140)) + "," + std::to_string(dice.below(10));
        case 7:
            return std::to_string(1 + dice.below(31)) + "/" + std::to_string(1 + dice.below(12));
        case 8:
            return day().text().erase(0, 2).erase(2, 1).erase(4, 1);
        default:
            return std::to_string(dice.below(40));
        }
    };
    int blocked = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text = value();
        for (int i = dice.below(3); i >= 0; --i)
            text += " " + value();
        std::optional<Hit> hit = worst(privacy_hits(text, today));
        blocked += hit && hit->level == Level::block ? 1 : 0;
    }

    CHECK(blocked <= 10);
}

TEST_CASE("any bytes at all give hits in order that lie within the text", "[rules][privacy]") {
    const std::vector<std::string> parts = {
        "19",           "12",          "1212", "-",   " ",   "rum",        "pnr",        "född",    "\xE2\x80\x8B",
        "\xFF",         "@",           ".",    "LMA", "+46", "0",          "M070",       "\n",      "fru Ek",
        "\xF0\x9D\x9F", "boende A.B.", "99",   "T",   "(",   "sista fyra", "2026-03-14", "\xCC\x88"};
    Dice dice(99);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (int i = dice.below(12); i >= 0; --i)
            text += dice.one_of(parts);
        CAPTURE(round, text);
        std::size_t end = 0;
        for (const Hit& hit : privacy_hits(text, today)) {
            REQUIRE(hit.begin >= end);
            REQUIRE(hit.end > hit.begin);
            REQUIRE(hit.end <= text.size());
            REQUIRE(without(text, hit).size() <= text.size());
            end = hit.end;
        }
    }
}

TEST_CASE("the hit is exactly the number, in bytes of the original", "[rules][privacy]") {
    CHECK(matched("Föll, 19121212-1212, åkte in") == "19121212-1212");
    CHECK(matched("Föll 1912 12 12 - 1212 igår") == "1912 12 12 - 1212");
    CHECK(matched("sista fyra: 1212.") == "1212");
    CHECK(matched("på rum 12 föll") == "rum 12");
    CHECK(matched("19121212\xE2\x80\x93"
                  "1212!") == "19121212\xE2\x80\x93"
                              "1212");
    CHECK(matched("se 19121212-1212\xE2\x83\xA3!") == "19121212-1212\xE2\x83\xA3");
}

TEST_CASE("a block hides the warnings it touches, and comes first", "[rules][privacy]") {
    CHECK(rules_in("rum 4, patienten Anna, 19121212-1212") == "room title_name pnr12!");
    CHECK(worst(privacy_hits("rum 4, 19121212-1212", today))->rule == "pnr12");
    CHECK(worst(privacy_hits("rum 4, fru Ek", today))->rule == "room");
    CHECK_FALSE(worst({}));
    CHECK(rules_in("född 19121212-1212") == "pnr12!");
    CHECK(rules_in("19121212-1212 och 121212-1212") == "pnr12! pnr10sep!");
}

TEST_CASE("a mistyped personnummer is a question at the tablet and a stop on the way out", "[rules][privacy]") {
    CHECK(rules_in("19121212-1213", Gate::save) == "pnr_typo");
    CHECK(rules_in("19121212-1213", Gate::exchange) == "pnr_typo!");
    CHECK(rules_in("rum 12", Gate::exchange) == "room");
}

TEST_CASE("taking a number out leaves a text as a person would have written it", "[rules][privacy]") {
    auto [text, rest] = GENERATE(table<std::string, std::string>({
        {"Halkade 19121212-1212 i duschen", "Halkade i duschen"},
        {"Halkade i duschen 19121212-1212", "Halkade i duschen"},
        {"19121212-1212 halkade", "halkade"},
        {"Halkade (19121212-1212) i duschen", "Halkade i duschen"},
        {"Halkade 19121212-1212, åkte in", "Halkade, åkte in"},
        {"Halkade 19121212-1212.", "Halkade."},
        {"19121212-1212", ""},
        {"Halkade\n19121212-1212\ni duschen", "Halkade\n\ni duschen"},
        {"a19121212-1212b", "ab"},
    }));

    CAPTURE(text);
    CHECK(without(text, privacy_hits(text, today).at(0)) == rest);
}

TEST_CASE("the preview shows dots for the number and nothing else", "[rules][privacy]") {
    CHECK(mask("19121212-1212") == "●●●●●●●●-●●●●");
    CHECK(mask("121212\xE2\x80\x93"
               "1212") == "●●●●●●-●●●●");
    CHECK(mask("19810829M070") == "●●●●●●●●●●●●");
}

TEST_CASE("twice the text takes twice the time, whatever stands in it", "[rules][privacy]") {
    constexpr std::size_t size = 1 << 15, more = 8;
    Dice dice(5);
    std::map<std::string, std::string> texts;
    for (std::size_t i = 0; i < size * more; ++i) {
        texts["digits"] += static_cast<char>('0' + dice.below(10));
        texts["nines"] += '9';
        texts["spaced digits"] += i % 2 == 0 ? static_cast<char>('0' + dice.below(10)) : ' ';
        texts["nineteens"] += i % 2 == 0 ? '1' : '9';
        texts["at signs"] += i % 2 == 0 ? 'a' : '@';
        texts["one word"] += 'a';
        texts["spaces"] += ' ';
        texts["letters like digits"] += i % 2 == 0 ? '1' : 'O';
    }
    auto fill = [&](const std::string& name, const std::string& part) {
        while (texts[name].size() < size * more)
            texts[name] += part;
    };
    fill("titles", "rum pnr sista fyra fru boende ");
    fill("numbers", "19121212-1212 ");
    fill("names", "Anna von Essen-Karlsson ");
    fill("numbers aloud", "åttiofem noll tre ");
    fill("months", "14 mars 1985 ");
    fill("ward text", "Halkade på väg till duschen kl 14:30. Golvet var vått, RR 120/80. ");

    auto seconds = [](std::string_view text) {
        double best = 1e9;
        for (int round = 0; round < 3; ++round) {
            std::clock_t begin = std::clock(); // of this program alone: the machine may be busy
            privacy_hits(text, today);
            best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        }
        return best;
    };
    for (const auto& [name, text] : texts) {
        double some = seconds(std::string_view(text).substr(0, size)), all = seconds(text);
        CAPTURE(name, some, all);
        CHECK(all < 4 * more * some + 0.05); // quadratic would be 8 times as much again
    }
}
