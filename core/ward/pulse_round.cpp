#include "core/ward/pulse_round.hpp"

#include <algorithm>

#include "core/base/json.hpp"

namespace vaka {

namespace {

constexpr std::string_view draft_name = "pulse";

}

std::int64_t PulseRound::people() const {
    std::int64_t most = 0;
    for (const auto& [question, answers] : counts)
        most = std::max(most, answers_in(answers));
    return most;
}

Result<std::optional<PulseRound>> PulseRound::kept(Store& store) {
    ASSIGN_OR_RETURN(draft, store.draft(draft_name));
    std::optional<PulseRound> none;
    if (!draft)
        return none;
    std::optional<Date> date = value_as<Date>(draft->of("date"));
    const RawJson* raw = draft->of("counts").raw();
    auto counts = raw ? parse_json(raw->json) : Result<Json>(Json());
    if (!date || !counts || !counts->is_object())
        return none;
    PulseRound round{.when = {*date, value_as<ShiftPart>(draft->of("part"))}};
    for (const auto& [question, answers] : counts->items())
        for (const Json& n : answers)
            round.counts[question].push_back(n.is_number_integer() ? std::max<std::int64_t>(0, n) : 0);
    return std::optional(std::move(round));
}

Result<void> PulseRound::keep(Store& store) const {
    return store.put_draft(
        draft_name,
        {{"date", value_of(when.date)}, {"part", value_of(when.part)}, {"counts", RawJson{canonical(Json(counts))}}});
}

Result<void> PulseRound::forget(Store& store) {
    return store.put_draft(draft_name, {});
}

Result<void> PulseRound::end(const Ward& ward) const {
    std::vector<Draft> drafts;
    for (const auto& [question, answers] : counts) {
        if (answers_in(answers) < fewest_answers)
            continue;
        PulseCount key{.date = when.date, .shift_part = when.part, .question_id = Code{question}};
        key.device_id = Id<Device>{ward.store.device()};
        ASSIGN_OR_RETURN(draft, ward.session.draft_of(key));
        auto count = record_of<PulseCount>(draft.after);
        add_answers(count, answers);
        draft.after = values_of(count);
        drafts.push_back(std::move(draft));
    }
    RETURN_IF_ERROR(ward.session.save(std::move(drafts)));
    // A count that was taken back would tell what the last ones answered.
    ward.session.forget_undo();
    return forget(ward.store);
}

}
