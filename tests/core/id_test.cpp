// Ids: born with a time, or named by words.

#include <catch2/catch.hpp>

#include <span>
#include <vector>

#include "core/base/id.hpp"

using namespace vaka;

namespace {

class FixedClock : public Clock {
public:
    explicit FixedClock(Instant now) : now_(now) {}
    Instant now() const override { return now_; }

private:
    Instant now_;
};

class CountingRandom : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = next_++;
    }

private:
    std::uint8_t next_ = 0xf0;
};

Uuid named(std::vector<std::string> words) {
    return named_uuid(words);
}

}

TEST_CASE("an id is read only in the form it is written in", "[base][id]") {
    std::string text = "00112233-4455-6677-8899-aabbccddeeff";

    CHECK(Uuid::parse(text)->text() == text);
    CHECK(Uuid{}.is_nil());
    CHECK(Uuid{}.text() == "00000000-0000-0000-0000-000000000000");
    for (const char* bad : {"", "00112233445566778899aabbccddeeff", "00112233-4455-6677-8899-AABBCCDDEEFF",
                            "00112233-4455-6677-8899-aabbccddeefg", "00112233-4455-6677-8899-aabbccddeef",
                            "0011223344-55-6677-8899-aabbccddeeff", "{00112233-4455-6677-8899-aabbccddeeff}"})
        CHECK_FALSE(Uuid::parse(bad));
}

TEST_CASE("a born id has its time in front, its version, and the rest is random", "[base][id]") {
    FixedClock clock{{0x0123456789ab}};
    CountingRandom random;

    CHECK(born_uuid(clock, random).text() == "01234567-89ab-70f1-b2f3-f4f5f6f7f8f9");
    CHECK(born_uuid(clock, random) != born_uuid(clock, random));
}

TEST_CASE("the same words name the same record, and only they", "[base][id]") {
    CHECK(named({"day_mark", "2024-02-29"}) == named({"day_mark", "2024-02-29"}));
    CHECK(named({"ab", "c"}) != named({"a", "bc"}));
    CHECK(named({"a", ""}) != named({"a"}));
    CHECK(named({}) != named({""}));
    // Frozen: another value here would split every named record of every ward in two.
    CHECK(named({"day_mark", "2024-02-29"}).text() == "82dff425-caa2-8d22-b082-0eda070974e9");
    CHECK(UuidHash{}(named({"a"})) != UuidHash{}(named({"b"})));
}
