#include "core/ward/saying.hpp"

#include "core/model/action.hpp"
#include "core/model/checks.hpp"
#include "core/model/content_item.hpp"
#include "core/model/huddle.hpp"
#include "core/model/incident.hpp"
#include "core/model/records.hpp"
#include "core/model/unit.hpp"

namespace vaka {

namespace {

using About = Saying::About;

// An op that names what its record must have is the one that made it.
bool is_birth(const RecordType& type, const Values& sets) {
    for (const Field& field : type.fields)
        if (field.rules.required && !sets.contains(field.name))
            return false;
    return true;
}

About about(const Incident& incident) {
    if (incident.type == IncidentType::positive)
        return About::star;
    return incident.type == IncidentType::harm ? About::harm : About::risk;
}

Saying day_saying(const DayMark& mark, const Values& sets) {
    Saying said{About::day, "saying.day.changed", mark.day, mark.shift_part};
    if (sets.of("closed") == true)
        said.key = "saying.day.closed";
    else if (sets.contains("confirmed_colour") && mark.confirmed_colour)
        said.key = "saying.day." + std::string(code_name(*mark.confirmed_colour));
    return said;
}

Saying huddle_saying(const Huddle& huddle) {
    return {About::huddle, "saying.huddle." + std::string(code_name(huddle.status)), huddle.held_on, huddle.shift_part};
}

Saying incident_saying(const Incident& incident, const Values& sets, bool born) {
    std::string key = "saying.incident.changed";
    if (sets.of("reported") == true)
        key = "saying.incident.reported";
    else if (sets.of("lesson_shared") == true)
        key = "saying.incident.shared";
    if (born && incident.type)
        key = incident.severity == Severity::serious && incident.type == IncidentType::harm
                  ? "saying.incident.serious"
                  : "saying.incident." + std::string(code_name(*incident.type));
    return {about(incident), key, incident.occurred_on, incident.shift_part, incident.category_id};
}

Saying action_saying(const Action& action, const Values& sets, bool born) {
    std::string key = "saying.action.changed";
    if (born)
        key = "saying.action.new";
    else if (sets.contains("status"))
        key = "saying.action." + std::string(code_name(action.status));
    else if (sets.contains("due"))
        key = "saying.action.moved";
    else if (sets.contains("help_wanted"))
        key = "saying.action.help";
    return {About::action, key, action.due, {}, {}, action.title.text};
}

}

Saying saying_of(Store& store, const Op& op) {
    const RecordType* type = record_type_named(op.type);
    if (!type)
        return {About::other, "saying.other"};
    Values values;
    if (auto shown = store.values(*type, op.record); shown && *shown)
        values = **shown;
    values.update(op.sets);
    if (op.sets.of(removed_field) == true) {
        Saying said = saying_of(*type, values);
        said.key = "saying.removed." + op.type;
        return said;
    }
    bool born = is_birth(*type, op.sets);
    if (type == &record_type<DayMark>())
        return day_saying(record_of<DayMark>(values), op.sets);
    if (type == &record_type<Incident>())
        return incident_saying(record_of<Incident>(values), op.sets, born);
    if (type == &record_type<Action>())
        return action_saying(record_of<Action>(values), op.sets, born && !op.sets.contains("done_on"));
    Saying said = saying_of(*type, values);
    if (type == &record_type<EffectCheck>()) {
        auto id = record_of<EffectCheck>(values).action_id;
        if (auto action = id ? store.get(*id) : Result<std::optional<Action>>(std::nullopt); action && *action)
            said.name = (*action)->title.text;
    }
    return said;
}

Saying saying_of(const RecordType& type, const Values& values) {
    if (type.name == record_type<DayMark>().name)
        return day_saying(record_of<DayMark>(values), {});
    if (type.name == record_type<Huddle>().name)
        return huddle_saying(record_of<Huddle>(values));
    if (type.name == record_type<Incident>().name) {
        auto incident = record_of<Incident>(values);
        Saying said{about(incident), "saying.record.incident", incident.occurred_on, incident.shift_part,
                    incident.category_id};
        if (incident.type)
            said.key = "saying.record." + std::string(code_name(*incident.type));
        return said;
    }
    if (type.name == record_type<Action>().name)
        return {About::action, "saying.record.action", {}, {}, {}, record_of<Action>(values).title.text};

    Saying said{About::other, "saying.changed." + std::string(type.name)};
    if (type.name == record_type<Watch>().name) {
        auto watch = record_of<Watch>(values);
        said.about = About::watch;
        said.day = watch.date;
        said.name = watch.text.text;
    } else if (type.name == record_type<EffectCheck>().name) {
        said.about = About::action;
    } else if (type.name == record_type<Staff>().name) {
        said.about = About::staff;
        said.name = record_of<Staff>(values).display_name;
    } else if (type.name == record_type<PulseCount>().name) {
        said.day = record_of<PulseCount>(values).date;
    } else if (type.name == record_type<DailyFigures>().name) {
        said.day = record_of<DailyFigures>(values).date;
    }
    return said;
}

}
