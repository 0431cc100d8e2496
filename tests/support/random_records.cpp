#include "tests/support/random_records.hpp"

namespace vaka::sim {

namespace {

constexpr std::string_view letters[] = {"a",  "Ö", " ", "é", "e\xcc\x81",        "\n", "\"",
                                        "\\", "%", "0", "7", "\xf0\x9f\x9b\x8f", "ß",  "'"};

std::string random_text(std::size_t max_length, SimRandom& random) {
    std::string out = "x";
    std::size_t wanted = 1 + random.below(max_length);
    while (length(out) < wanted)
        out += letters[random.below(std::size(letters))];
    while (length(out) > max_length)
        out.pop_back();
    return is_utf8(out) ? out : "x";
}

std::string random_code(SimRandom& random) {
    std::string out(1, static_cast<char>('a' + random.below(26)));
    for (std::uint64_t left = random.below(39); left > 0; --left)
        out += "abcxyz0189_"[random.below(11)];
    return out;
}

}

Uuid random_uuid(SimRandom& random) {
    Uuid out;
    random.fill(out.bytes);
    return out;
}

Value random_value(const Field& field, SimRandom& random) {
    switch (field.kind) {
    case Kind::text:
    case Kind::free_text:
        return random_text(field.rules.max_length, random);
    case Kind::integer:
        return field.rules.min + static_cast<std::int64_t>(
                                     random.below(static_cast<std::uint64_t>(field.rules.max - field.rules.min) + 1));
    case Kind::boolean:
        return random.chance(50);
    case Kind::date:
        return Date::from_days(static_cast<std::int64_t>(random.below(40'000)) - 5000).text();
    case Kind::instant:
        return static_cast<std::int64_t>(random.below(1ull << 53)) - (1ll << 52);
    case Kind::reference:
        return random_uuid(random).text();
    case Kind::code:
        return field.codes.empty() ? random_code(random) : std::string(field.codes[random.below(field.codes.size())]);
    case Kind::codes: {
        Codes codes;
        for (std::uint64_t left = 1 + random.below(5); left > 0; --left)
            codes.insert(random_code(random));
        return codes.codes;
    }
    }
    return {};
}

Values random_values(const RecordType& type, SimRandom& random) {
    Values out;
    for (const Field& field : type.fields)
        if (field.rules.required || random.chance(60))
            out[field.name] = random_value(field, random);
    return out;
}

}
