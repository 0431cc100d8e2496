#include "core/hub/lessons.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/guard/privacy.hpp"
#include "core/model/incident.hpp"
#include "core/store/facts.hpp"

namespace vaka {

namespace {

// More than a unit shares in years; whoever sends nonsense costs no more than this.
constexpr std::size_t most_remembered = 1000;

bool touches_lesson(const Json& sets) {
    // A new incident has a category too; alone it shares nothing.
    bool sorted_anew = sets.contains("category_id") && !sets.contains("occurred_on");
    return sorted_anew || sets.contains("lesson_shared") || sets.contains("lesson_text") ||
           sets.contains(removed_field);
}

std::optional<Uuid> incident_touched(const Json& op) {
    auto type = op.find("type"), record = op.find("record"), sets = op.find("sets");
    if (type == op.end() || *type != record_type<Incident>().name || record == op.end() || !record->is_string() ||
        sets == op.end() || !touches_lesson(*sets))
        return {};
    return Uuid::parse(record->get_ref<const std::string&>());
}

}

std::vector<LessonNews> lesson_news(const Bundle& bundle) {
    std::vector<LessonNews> news;
    for (const LogPart& part : bundle.logs)
        for (std::size_t i = 0; i < part.ops.size(); ++i)
            if (auto incident = incident_touched(part.ops[i]))
                news.push_back({*incident, part.device, part.after + i + 1});
    return news;
}

Result<void> remember_lesson_news(Store& store, const std::vector<LessonNews>& news) {
    if (news.empty())
        return {};
    ASSIGN_OR_RETURN(all, remembered_lesson_news(store));
    std::ranges::copy(news, std::back_inserter(all));
    if (all.size() > most_remembered)
        all.erase(all.begin(), all.end() - most_remembered);
    return keep_lesson_news(store, all);
}

Result<std::vector<LessonNews>> remembered_lesson_news(Store& store) {
    std::vector<LessonNews> news;
    ASSIGN_OR_RETURN(kept, store.fact(lesson_news_fact));
    if (!kept)
        return news;
    ASSIGN_OR_RETURN(json, parse_json(*kept));
    for (const Json& one : json) {
        auto incident = Uuid::parse(one.value("incident", "")), device = Uuid::parse(one.value("device", ""));
        if (incident && device)
            news.push_back({*incident, *device, one.value("seq", std::uint64_t{0})});
    }
    return news;
}

Result<void> keep_lesson_news(Store& store, const std::vector<LessonNews>& news) {
    Json json = Json::array();
    for (const LessonNews& one : news)
        json.push_back({{"incident", one.incident.text()}, {"device", one.device.text()}, {"seq", one.seq}});
    return store.put_fact(lesson_news_fact, canonical(json));
}

Result<std::optional<Lesson>> shared_lesson(Store& store, const Uuid& incident, Date today) {
    std::optional<Lesson> lesson;
    ASSIGN_OR_RETURN(values, store.values(record_type<Incident>(), incident));
    if (!values || values->contains(removed_field))
        return lesson;
    auto known = record_of<Incident>(*values);
    std::string text(trimmed(known.lesson_text.text));
    if (!known.lesson_shared || text.empty())
        return lesson;
    auto hit = worst(privacy_hits(text, today, Gate::exchange));
    if (hit && hit->level == Level::block)
        return lesson;
    lesson = Lesson{.source_id = incident, .shared_on = today, .category_id = known.category_id, .text = {text}};
    return lesson;
}

Result<std::vector<Lesson>> lessons_since(Store& store, Date since, Date today) {
    std::vector<Lesson> lessons;
    ASSIGN_OR_RETURN(incidents, store.list<Incident>(between<&Incident::occurred_on>(since, today)));
    for (const auto& [id, incident] : incidents) {
        if (!incident.lesson_shared)
            continue;
        ASSIGN_OR_RETURN(lesson, shared_lesson(store, id.uuid, today));
        if (!lesson)
            continue;
        ASSIGN_OR_RETURN(history, store.history(record_type<Incident>().name, id.uuid));
        for (const Op& op : history)
            if (op.sets.of("lesson_shared") == true)
                lesson->shared_on = std::min(today, swedish_time(op.at).date);
        lessons.push_back(std::move(*lesson));
    }
    return lessons;
}

Result<void> put_lesson(Store& other, const Uuid& incident, const std::optional<Lesson>& lesson, Instant now) {
    const RecordType& type = record_type<Lesson>();
    ASSIGN_OR_RETURN(id, named_id(type, other.unit(), values_of(Lesson{.source_id = incident})));
    ASSIGN_OR_RETURN(known, other.values(type, id));
    Values before = known.value_or(Values());
    Values after = before;
    if (lesson) {
        after = values_of(*lesson);
        // Corrected words are no new lesson; one that was taken back and shared again is.
        if (!before.contains(removed_field) && before.contains("shared_on"))
            after["shared_on"] = before.of("shared_on");
    } else if (!before.empty()) {
        after[removed_field] = true;
    }
    Values sets = changes(type, before, after);
    if (sets.empty())
        return {};
    auto written = other.commit({std::string(role_code(Role::server)), {}, now},
                                {{std::string(type.name), id, std::move(sets), other.frontier()}});
    return written ? Result<void>() : written.error();
}

}
