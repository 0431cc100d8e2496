#include "core/model/records.hpp"

#include "core/model/action.hpp"
#include "core/model/checks.hpp"
#include "core/model/content_item.hpp"
#include "core/model/cross.hpp"
#include "core/model/huddle.hpp"
#include "core/model/incident.hpp"
#include "core/model/learning.hpp"
#include "core/model/unit.hpp"

namespace vaka {

std::span<const RecordType* const> record_types() {
    static const std::array types = {
        &record_type<Unit>(),       &record_type<Staff>(),        &record_type<Device>(),
        &record_type<Huddle>(),     &record_type<DayMark>(),      &record_type<Incident>(),
        &record_type<Watch>(),      &record_type<Action>(),       &record_type<EffectCheck>(),
        &record_type<PulseCount>(), &record_type<DailyFigures>(), &record_type<ChecklistTick>(),
        &record_type<ChartNote>(),  &record_type<Lesson>(),       &record_type<ContentItem>(),
    };
    return types;
}

const RecordType* record_type_named(std::string_view name) {
    for (const RecordType* type : record_types())
        if (type->name == name)
            return type;
    return nullptr;
}

std::string record_types_fingerprint() {
    std::string out;
    for (const RecordType* type : record_types()) {
        out += type->name;
        for (const Field& field : type->fields) {
            out += ' ';
            out += field.name;
            out += static_cast<char>('a' + static_cast<int>(field.kind));
            out += static_cast<char>('0' + static_cast<int>(field.rules.several));
            out += field.rules.index ? 'i' : '-';
            for (std::string_view code : field.codes) {
                out += ',';
                out += code;
            }
        }
        out += '\n';
    }
    return out;
}

}
