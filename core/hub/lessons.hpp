// Lessons on their way between units (lärdomar, domain 2.3): what a unit shares about an incident becomes a record in
// every other unit's log, written by the server and without the unit's name. Only the server runs this.

#pragma once

#include <optional>
#include <vector>

#include "core/model/learning.hpp"
#include "core/store/store.hpp"
#include "core/sync/bundle.hpp"

namespace vaka {

// An incident whose lesson may have changed, and the op that changed it.
struct LessonNews {
    Uuid incident;
    Uuid device;
    std::uint64_t seq = 0;
};

// What a bundle says about lessons; nothing for an ordinary day.
std::vector<LessonNews> lesson_news(const Bundle& bundle);

// What waits to be passed on lies in the unit's store, so that a stop between two units loses nothing.
Result<void> remember_lesson_news(Store& store, const std::vector<LessonNews>& news);
Result<std::vector<LessonNews>> remembered_lesson_news(Store& store);
Result<void> keep_lesson_news(Store& store, const std::vector<LessonNews>& news);

// What the unit shares about this incident now; nothing when it shares nothing, or when the privacy guard says no.
Result<std::optional<Lesson>> shared_lesson(Store& store, const Uuid& incident, Date today);

// What the unit has shared about incidents since that day and still shares, each on the day it was shared.
Result<std::vector<Lesson>> lessons_since(Store& store, Date since, Date today);

// Makes another unit's log say just this about the incident. Writes nothing when it does already.
Result<void> put_lesson(Store& other, const Uuid& incident, const std::optional<Lesson>& lesson, Instant now);

}
