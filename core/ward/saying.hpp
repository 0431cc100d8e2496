// One change as people would say it: "Onsdag 21 oktober blev grön", "Ny risk: Läkemedel". The key of a sentence in
// assets/strings and what goes into it; the view puts the words together.

#pragma once

#include "core/crdt/op.hpp"
#include "core/model/cross.hpp"
#include "core/store/store.hpp"

namespace vaka {

struct Saying {
    enum class About { day, huddle, risk, harm, star, watch, action, staff, other };
    About about = About::other;
    std::string key = "saying.other"; // {day} is the day
    std::optional<Date> day;
    std::optional<ShiftPart> part; // of the day
    Code category;                 // said after the sentence, when there is one …
    std::string name;              // … or this
};

Saying saying_of(Store& store, const Op& op);
// What the record is, without a change: "Tillbud, tisdag 20 oktober".
Saying saying_of(const RecordType& type, const Values& values);

}
