#include "tests/support/guard_corpus.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.hpp"

namespace vaka::corpus {

std::string padded(int number, int width) {
    std::string text = std::to_string(number);
    return std::string(static_cast<std::size_t>(width) - text.size(), '0') + text;
}

std::string with_check_digit(std::string nine) {
    int sum = 0;
    for (std::size_t i = 0; i < nine.size(); ++i) {
        int value = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return nine + std::to_string((10 - sum % 10) % 10);
}

std::string personal_number(Date born, int serial, bool coordination) {
    std::string ten = with_check_digit(padded(born.year() % 100, 2) + padded(born.month(), 2) +
                                       padded(born.day() + (coordination ? 60 : 0), 2) + padded(serial, 3));
    return padded(born.year() / 100, 2) + ten;
}

std::string in_digits_from(char32_t zero, std::string_view text) {
    std::string out;
    for (char c : text)
        if (c >= '0' && c <= '9')
            append_utf8(out, zero + static_cast<char32_t>(c - '0'));
        else
            out += c;
    return out;
}

std::string spelled(int number) {
    static const std::array<std::string, 20> small = {
        "noll", "ett",  "två",  "tre",     "fyra",    "fem",    "sex",    "sju",     "åtta",  "nio",
        "tio",  "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"};
    static const std::array<std::string, 10> tens = {"",       "",       "tjugo",   "trettio", "fyrtio",
                                                     "femtio", "sextio", "sjuttio", "åttio",   "nittio"};
    if (number < 20)
        return small[static_cast<std::size_t>(number)];
    return tens[static_cast<std::size_t>(number / 10)] +
           (number % 10 > 0 ? small[static_cast<std::size_t>(number % 10)] : "");
}

namespace {

using Texts = std::vector<std::string>;

const Texts before = {"",
                      "Föll vid toaletten. ",
                      "Det gäller ",
                      "Fel dos gavs till ",
                      "Ring hem om ",
                      "Enligt remissen ",
                      "Fick fel kost, ",
                      "Larmet gick sent (",
                      "Vi såg att ",
                      "Bytte säng med "};
const Texts after = {"",         ".",      " föll i natt.", ", åkte in till akuten", " i duschen", " fick fel dos",
                     "\nOk nu.", " väntar"};

std::string in_prose(Dice& dice, const std::string& what) {
    return dice.one_of(before) + what + dice.one_of(after);
}

std::string month_name(int month) {
    static const std::array<std::string, 12> names = {"januari",   "februari", "mars",     "april",
                                                      "maj",       "juni",     "juli",     "augusti",
                                                      "september", "oktober",  "november", "december"};
    return names[static_cast<std::size_t>(month - 1)];
}

Date somebody_born(Dice& dice, Date today) {
    constexpr int youngest = 3 * 366, years = 36000;
    return today.plus(-youngest - dice.below(years));
}

std::string digits_aloud(std::string_view digits, std::string_view between) {
    std::string out;
    for (char c : digits)
        out += (out.empty() ? "" : std::string(between)) + spelled(c - '0');
    return out;
}

std::string pairs_aloud(std::string_view digits) {
    std::string out;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        int two = (digits[i] - '0') * 10 + (digits[i + 1] - '0');
        out += (out.empty() ? "" : " ") + std::string(two < 10 ? "noll " : "") + spelled(two);
    }
    return out;
}

std::string alike(Dice& dice, std::string text, std::string_view digit, const Texts& letters) {
    std::string out;
    int changed = 0;
    for (char c : text)
        if (c == digit[0] && changed < 3) {
            out += dice.one_of(letters);
            ++changed;
        } else {
            out += c;
        }
    return out;
}

}

std::vector<Sample> numbers(Dice& dice, Date today) {
    std::vector<Sample> samples;
    auto add = [&](const std::string& kind, const std::string& what, bool must_block = true) {
        samples.push_back({kind, {in_prose(dice, what)}, must_block});
    };
    const Texts signs = {"",
                         "-",
                         " ",
                         "+",
                         " - ",
                         "/",
                         ".",
                         ":",
                         "_",
                         ",",
                         ", ",
                         "--",
                         "\xE2\x80\x93",
                         "\xE2\x88\x92",
                         "\n",
                         "-\n",
                         " \xE2\x80\x94 ",
                         "\xC2\xA0",
                         "\xE2\x80\x8B",
                         " (",
                         "*",
                         "…",
                         "|"};
    const Texts inner = {"", "-", " ", ".", "/"};
    for (int round = 0; round < 60; ++round) {
        Date born = somebody_born(dice, today);
        std::string n = personal_number(born, dice.below(1000), dice.below(6) == 0);
        std::string yy = n.substr(2, 2), mm = n.substr(4, 2), dd = n.substr(6, 2), four = n.substr(8);
        std::string six = yy + mm + dd, eight = n.substr(0, 8);
        std::string sign = dice.one_of(signs);
        add("one sign", (dice.below(2) == 0 ? six : eight) + sign + four);
        std::string in = dice.one_of(inner), mid = in.empty() ? "-" : dice.one_of<std::string>({"-", " ", "/"});
        add("date in parts", (dice.below(2) == 0 ? yy : n.substr(0, 4)) + in + mm + in + dd + mid + four);
        add("other parts", dice.one_of<std::string>({yy + "-" + mm + dd + "-" + four,
                                                     six.substr(0, 3) + " " + six.substr(3) + " " + four,
                                                     yy + mm + " " + dd + four, yy + " " + mm + dd + " " + four,
                                                     n.substr(0, 4) + " " + n.substr(4, 4) + " " + four,
                                                     six + " " + four.substr(0, 2) + " " + four.substr(2),
                                                     six + "-" + four.substr(0, 2) + "-" + four.substr(2)}));
        std::string spaced;
        for (char c : dice.below(2) == 0 ? six + four : n)
            spaced += (spaced.empty() ? "" : " ") + std::string(1, c);
        add("digit by digit", spaced);
        add("other scripts",
            in_digits_from(dice.one_of<char32_t>({0xFF10, 0x660, 0x6F0, 0x966, 0x1D7CE, 0x2080, 0xE50}),
                           eight + "-" + four));
        std::string lookalike = dice.below(2) == 0 ? alike(dice, eight + four, "0", {"O", "o", "\xD0\x9E", "\xCE\x9F"})
                                                   : alike(dice, eight + "-" + four, "1", {"l", "I"});
        if (lookalike != eight + four && lookalike != eight + "-" + four)
            add("look-alike letters", lookalike);
        add("aloud", dice.below(2) == 0 ? digits_aloud(six + four, dice.one_of<std::string>({" ", ", ", "-"}))
                                        : pairs_aloud(dice.below(2) == 0 ? six + four : n));
        if (n[6] >= '6')
            continue; // coordination numbers have no day to say
        std::string day = std::to_string(born.day());
        std::string year = dice.below(2) == 0 ? "19" + yy : yy;
        if (born.year() >= 2000)
            year = std::to_string(born.year());
        else if (born.year() < 1900)
            continue;
        add("day first",
            dice.one_of<std::string>({day + " " + month_name(born.month()) + " " + n.substr(0, 4) + ", " + four,
                                      day + "/" + std::to_string(born.month()) + "-" + yy + " " + four,
                                      day + "/" + std::to_string(born.month()) + " " + n.substr(0, 4) + "-" + four,
                                      "den " + day + " " + month_name(born.month()) + " " + n.substr(0, 4) + " " + four,
                                      dd + "." + mm + "." + n.substr(0, 4) + " " + four}));
        add("parts apart", dice.one_of<std::string>(
                               {"född " + six + ", sista fyra " + four, "född " + eight + " och slutar på " + four,
                                six + " med de sista siffrorna " + four,
                                "född " + n.substr(0, 4) + "-" + mm + "-" + dd + ". Sista fyra är " + four,
                                "sista fyra är " + four + ", född " + six}));
        add("turned", dice.one_of<std::string>(
                          {four + "-" + six, four + " " + six, four + ", " + six, "sista fyra " + four + " " + six}));
        // 2385 alone after a word, and a number that the check digit denies.
        std::string wrong = six + four.substr(0, 3) + std::to_string((four[3] - '0' + 1 + dice.below(9)) % 10);
        add("a word says it",
            dice.one_of<std::string>({"pnr " + four, "personnummer: " + four,
                                      "p-nr " + four.substr(0, 2) + " " + four.substr(2), "sista fyra: " + four,
                                      "de fyra sista " + four, "personnumret är " + wrong, "pnr " + six,
                                      "Personnr " + wrong, "pers.nr " + four, "sista 4 " + four}));
        add("mistyped", wrong.substr(0, 6) + "-" + wrong.substr(6), false);
        samples.push_back({"two lines", {in_prose(dice, six + "\n" + four)}, true});
        samples.push_back({"two fields", {"Det gäller " + (dice.below(2) == 0 ? six : eight), four}, true});
        if (dice.below(2) == 0)
            samples.push_back({"two fields", {four, "Fel dos.", "född " + six}, true});
    }
    const Texts letters = {"A", "B", "C", "D", "E", "H", "J", "K", "L", "M",
                           "N", "P", "R", "S", "T", "U", "X", "Y", "Z"};
    for (int round = 0; round < 30; ++round) {
        Date born = somebody_born(dice, today);
        std::string date = padded(born.year(), 4) + padded(born.month(), 2) + padded(born.day(), 2);
        std::string sign = dice.one_of<std::string>({"", "-", " "});
        auto digit = [&] {
            return std::to_string(dice.below(10));
        };
        add("reserve numbers", date + sign + "T" + digit() + digit() + dice.one_of(letters));
        add("reserve numbers",
            date + "-S" + dice.one_of<std::string>({"F", "U", "X", "P", "L"}) + digit() + dice.one_of(letters));
        add("reserve numbers", "22" + date.substr(2) + sign + "AB" + digit() + digit());
        add("reserve numbers",
            date + dice.one_of<std::string>({"", "-"}) + digit() + dice.one_of(letters) + digit() + digit(), false);
        // Stockholm: 99, a year, six digits of which the last checks all twelve.
        std::string eleven = "99" + std::to_string(1940 + dice.below(70)) + padded(dice.below(100000), 5);
        for (int last = 0; last < 10; ++last) {
            int sum = 0;
            std::string all = eleven + std::to_string(last);
            for (std::size_t k = 0; k < 12; ++k) {
                int value = (all[11 - k] - '0') * (k % 2 == 0 ? 1 : 2);
                sum += value > 9 ? value - 9 : value;
            }
            if (sum % 10 == 0)
                add("reserve numbers", dice.below(2) == 0 ? all : all.substr(0, 6) + "-" + all.substr(6));
        }
    }
    return samples;
}

namespace {

const Texts given = {"Anna",      "Karin",    "Lena",   "Erik",       "Lars",      "Maria", "Fatima", "Mohamed",
                     "Gun-Britt", "Birgitta", "Olle",   "Kerstin",    "Johan",     "Elsa",  "Signe",  "Bertil",
                     "Åsa",       "Göran",    "Zahra",  "Aleksander", "Inga-Lill", "Sven",  "Ulla",   "Bengt",
                     "Hussein",   "Marja",    "Veikko", "Karl-Erik",  "Märta",     "Rune",  "Ebba",   "Hugo",
                     "Alice",     "Agnes",    "Nils",   "Stina",      "Bo",        "Hans",  "Linnéa", "Per"};
const Texts family = {"Andersson", "Karlsson", "Lindqvist", "Berg",       "Ek",        "Nyström",
                      "Svensson",  "Hansson",  "Lundgren",  "Sjöberg",    "Hedlund",   "Ali",
                      "Hassan",    "Virtanen", "Nguyen",    "Åkerman",    "Björk",     "Söderlund",
                      "Petersson", "Wallin",   "Forsberg",  "Holmgren",   "Lindkvist", "Ahmed",
                      "Bergkvist", "Norén",    "Öberg",     "Hermansson", "Strand",    "Blom"};
const Texts seldom = {"Żaneta", "Ottiliana", "Tjorven", "Zbigniewa", "Hjördisa",
                      "Quim",   "Åsbjörg",   "Mwajuma", "Torvalda",  "Ronnel"};

std::string capitals(std::string text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        CodePoint point = first_code_point(std::string_view(text).substr(at));
        char32_t c = point.value;
        if ((c >= U'a' && c <= U'z') || (c >= 0xE0 && c <= 0xFE))
            c -= 32;
        append_utf8(out, c);
        at += point.bytes;
    }
    return out;
}

}

std::vector<Sample> identities(Dice& dice, Date today) {
    std::vector<Sample> samples;
    auto add = [&](const std::string& kind, const std::string& what) {
        samples.push_back({kind, {in_prose(dice, what)}, false});
    };
    auto someone = [&] {
        return dice.one_of(given) + (dice.below(2) == 0 ? " " + dice.one_of(family) : "");
    };
    const Texts titles = {"herr", "fru", "hr", "Fru", "Herr", "Hr.", "fröken", "FRU", "HERR", "tant"};
    const Texts people = {
        "patienten",       "Patient:",           "pat",         "pat.",        "klienten",       "brukaren",
        "boende",          "den boende",         "vårdtagaren", "hyresgästen", "omsorgstagaren", "kunden",
        "patienten heter", "patientens namn är", "barnet",      "pt"};
    const Texts relations = {"dottern", "sonen",   "anhörig", "hustrun",  "maken",         "mamman",     "pappan",
                             "brodern", "systern", "grannen", "god man",  "sambon",        "närstående", "barnbarnet",
                             "dotter",  "son",     "mamma",   "anhöriga", "kontaktperson", "väninnan"};
    const Texts particle = {"von ", "af ", "de ", "van der ", "al-", "El "};
    for (int round = 0; round < 60; ++round) {
        std::string last = dice.one_of(family), title = dice.one_of(titles);
        add("title and name", title + " " + (title == "FRU" || title == "HERR" ? capitals(last) : last));
        if (round % 3 == 0)
            add("title and name", lower(title) + " " + lower(last));
        add("patient and name", dice.one_of(people) + " " + someone());
        if (round % 4 == 0)
            add("patient and name",
                dice.one_of<std::string>({"patienten ", "klienten ", "brukaren "}) + dice.one_of(seldom));
        std::string first = dice.one_of(given);
        if (first != "Bo" && first != "Hans" && first != "Per" && first != "Sven") {
            add("patient and name, small", "patienten " + lower(first));
            add("patient and name, capitals", "PATIENTEN " + capitals(first) + " " + capitals(last));
        }
        add("relation and name", dice.one_of(relations) + " " + someone());
        add("particle", dice.one_of(titles) + " " + dice.one_of(particle) +
                            dice.one_of<std::string>({"Essen", "Klint", "Geer", "Berg", "Masri", "Rosen"}));
        add("called",
            dice.one_of<std::string>({"hon heter ", "han heter ", "mannen hette ", "kallas ", "namn: ", "namnet är "}) +
                someone());

        std::string digit = std::to_string(1 + dice.below(40)), letter = dice.one_of<std::string>({"A", "B", "C", "D"});
        add("room", dice.one_of<std::string>({"rum ", "rum nr ", "sal ", "enkelrum ", "rummet ", "dubbelrum ",
                                              "vårdrum ", "Rum ", "patientrum ", "rum: "}) +
                        dice.one_of<std::string>(
                            {digit, letter + digit, digit + letter, digit + ":" + std::to_string(1 + dice.below(4))}));
        add("bed",
            dice.one_of<std::string>({"säng ", "bädd ", "plats ", "vårdplats ", "Säng ", "sängplats ", "BÄDD "}) +
                dice.one_of<std::string>({digit, letter, digit + letter}));
        add("room, aloud", dice.one_of<std::string>({"rum ", "sal ", "säng "}) + spelled(2 + dice.below(18)));
        add("flat", dice.one_of<std::string>({"lgh ", "lägenhet ", "lägenheten ", "lgh nr "}) +
                        std::to_string(1001 + dice.below(500)));

        Date born = somebody_born(dice, today);
        std::string d = std::to_string(born.day()), m = std::to_string(born.month()), y = std::to_string(born.year()),
                    yy = padded(born.year() % 100, 2);
        add("birth",
            dice.one_of<std::string>({"född " + d + "/" + m + "-" + yy, "f. " + y, "f " + y, "född -" + yy, "född " + y,
                                      "född den " + d + " " + month_name(born.month()), "f. " + d + "/" + m + " " + y,
                                      "född " + yy + padded(born.month(), 2) + padded(born.day(), 2),
                                      "född i " + month_name(born.month()) + " " + y, "f." + y, "födelseår " + y,
                                      "fyller år " + d + " " + month_name(born.month()),
                                      "Född " + d + "." + m + "." + y, "födelsedatum " + born.text()}));
        add("birth without a word", dice.one_of<std::string>({born.text(), d + " " + month_name(born.month()) + " " + y,
                                                              d + "/" + m + " " + y}));

        std::string a = padded(dice.below(1000), 3), b = padded(dice.below(100), 2), c = padded(dice.below(100), 2);
        std::string mobile = dice.one_of<std::string>({"70", "72", "73", "76", "79"});
        add("telephone", dice.one_of<std::string>(
                             {"0" + mobile + "-" + a + " " + b + " " + c, "(0" + mobile + ") " + a + " " + b + " " + c,
                              "0" + mobile + "." + a + "." + b + "." + c, "0" + mobile + a + b + c,
                              "+46 " + mobile + " " + a + " " + b + " " + c, "+46(0)" + mobile + "-" + a + b + c,
                              "0" + mobile + "/" + a + b + c, "0046" + mobile + a + b + c,
                              "08-" + a + " " + b + " " + c + "0", "0520-" + b + " " + c + " " + b,
                              "tel " + a + " " + b + " " + c, "0" + mobile + " " + b + " " + c + " " + a,
                              "mobil: 0" + mobile + " " + a + b + c, "0" + mobile + " - " + a + " " + b + " " + c}));
        add("e-mail", lower(dice.one_of<std::string>({"anna.ek", "k.berg", "lena_b", "olle"})) + "@" +
                          dice.one_of<std::string>({"exempel.se", "post.example.com"}));
        add("address", dice.one_of<std::string>({"Storgatan ", "Björkvägen ", "Kyrkogatan ", "Skolgränd ",
                                                 "Ängsstigen ", "Norra Parkgatan ", "storgatan "}) +
                           std::to_string(1 + dice.below(80)) +
                           dice.one_of<std::string>({"", "A", " B", ", 123 45 Byn"}));
        add("address", dice.one_of<std::string>(
                           {"bor på Storgatan", "bor på Björkvägen 4", "adress: Solbacka 3", "bor i Norrby 12"}));
        add("other numbers", dice.one_of<std::string>({"journalnr ", "journalnummer ", "journal nr ", "patient-ID ",
                                                       "pat.nr ", "journalnummer: ", "patientid ", "vårdtillfälle nr ",
                                                       "kundnr ", "passnummer ", "patientnummer "}) +
                                 std::to_string(10000 + dice.below(900000)));
        add("other numbers", "LMA-nummer 50-" + std::to_string(100000 + dice.below(900000)));
        add("initials", dice.one_of<std::string>({"patienten ", "pat ", "boende ", "brukaren "}) + letter + "." +
                            dice.one_of<std::string>({"K.", " S.", "L", " P"}));
    }
    return samples;
}

std::vector<Sample> plain_names(Dice& dice) {
    std::vector<Sample> samples;
    for (int round = 0; round < 300; ++round) {
        std::string first = dice.one_of(given), last = dice.one_of(family);
        bool two = dice.below(6) == 0;
        std::string name = first + (two ? " " + dice.one_of(given) : "") + " " + last;
        switch (dice.below(5)) {
        case 0:
            samples.push_back({"surname first", {in_prose(dice, last + ", " + first)}, false});
            break;
        case 1:
            samples.push_back({"in capitals", {in_prose(dice, capitals(name))}, false});
            break;
        case 2:
            samples.push_back({"in small letters", {in_prose(dice, lower(name))}, false});
            break;
        default:
            samples.push_back({"given name and surname", {in_prose(dice, name)}, false});
            break;
        }
    }
    return samples;
}

std::vector<Score> scores(const std::vector<Sample>& samples, Date today, bool innocent) {
    std::vector<Score> scores;
    for (const Sample& sample : samples) {
        auto score = std::ranges::find(scores, sample.kind, &Score::kind);
        if (score == scores.end())
            score = scores.insert(scores.end(), Score{sample.kind, 0, 0, 0, {}});
        bool blocked = false, warned = false;
        std::string text, rules;
        for (const std::string& field : sample.fields) {
            text += (text.empty() ? "" : " ¦ ") + field;
            for (const Hit& hit : privacy_hits(field, today)) {
                (hit.level == Level::block ? blocked : warned) = true;
                rules += " " + std::string(hit.rule);
            }
        }
        if (sample.fields.size() > 1)
            blocked = blocked || rule_broken_by({sample.fields.begin(), sample.fields.end()}, today).has_value();
        ++score->count;
        score->blocked += blocked ? 1 : 0;
        score->warned += warned && !blocked ? 1 : 0;
        bool as_it_should = innocent ? !blocked && !warned : sample.must_block ? blocked : blocked || warned;
        if (!as_it_should)
            score->passed.push_back(text + (rules.empty() ? "" : " →" + rules));
    }
    return scores;
}

Score total(const std::vector<Score>& scores) {
    Score all{"all", 0, 0, 0, {}};
    for (const Score& score : scores) {
        all.count += score.count;
        all.blocked += score.blocked;
        all.warned += score.warned;
        all.passed.insert(all.passed.end(), score.passed.begin(), score.passed.end());
    }
    return all;
}

}
