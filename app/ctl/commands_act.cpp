// What is done with an action, as the huddle and the action list do it: its incident follows.

#include <CLI/CLI.hpp>

#include <array>

#include "app/ctl/commands.hpp"
#include "core/ward/action.hpp"

namespace vaka {

namespace {

using Act = Result<Drafts> (*)(const Ward&, const AsRead<Action>&);
constexpr std::string_view answering = "effect";

constexpr std::array<std::pair<std::string_view, Act>, 4> acts = {{{"start", action_started},
                                                                   {"finish", action_finished},
                                                                   {"reopen", action_reopened},
                                                                   {"cancel", action_cancelled}}};

template <typename Code> Result<std::optional<Code>> code_typed(Ctl& ctl, const std::string& typed) {
    auto code = code_of<Code>(typed);
    if (code || typed.empty())
        return code;
    return ctl.unknown({Fault::invalid, "answer_unknown", typed}, {code_names<Code>.begin(), code_names<Code>.end()});
}

Result<Drafts> answered(Ctl& ctl, const Ward& ward, const AsRead<Action>& action) {
    ASSIGN_OR_RETURN(result, code_typed<EffectResult>(ctl, ctl.typed.answer));
    ASSIGN_OR_RETURN(next, code_typed<EffectNext>(ctl, ctl.typed.next));
    return effect_answered(ward, action, {.result = result, .next = next});
}

Result<Drafts> drafts_of(Ctl& ctl, const Ward& ward, const AsRead<Action>& action) {
    std::vector<std::string_view> known = {answering};
    for (const auto& [name, act] : acts) {
        if (name == ctl.typed.act)
            return act(ward, action);
        known.push_back(name);
    }
    if (ctl.typed.act == answering)
        return answered(ctl, ward, action);
    return ctl.unknown({Fault::invalid, "act_unknown", ctl.typed.act}, known);
}

// What the action has become, and the incident that it came from.
Result<Said> become(Ctl& ctl, const Ward& ward, const Id<Action>& id) {
    ASSIGN_OR_RETURN(action, as_read(ward, id));
    if (!action)
        return Error{Fault::not_found, "record_missing", "action"};
    const std::string status(code_name(action->record.status));
    Said said{ctl.tr("ctl.act.action", {{"status", ctl.tr("action_status." + status).text}}).text,
              {{"id", id.uuid.text()}, {"type", "action"}, {"status", status}}};
    if (action->record.source_kind != ActionSource::event || !action->record.source_id)
        return said;
    ASSIGN_OR_RETURN(incident, as_read(ward, Id<Incident>{*action->record.source_id}));
    if (!incident)
        return said;
    const std::string follows(code_name(incident->record.status));
    said.text += "\n" + ctl.tr("ctl.act.incident", {{"status", ctl.tr("incident_status." + follows).text}}).text;
    said.json["incident"] = {{"id", incident->id.uuid.text()}, {"status", follows}};
    return said;
}

Result<Said> run_act(Ctl& ctl) {
    auto uuid = Uuid::parse(ctl.typed.id);
    if (!uuid)
        return Error{Fault::invalid, "field_bad_value", "action.id"};
    const Id<Action> id{*uuid};
    ASSIGN_OR_RETURN(store, ctl.open_store());
    ASSIGN_OR_RETURN(session, ctl.sign_in(*store));
    ASSIGN_OR_RETURN(content, ctl.console.content());
    const Ward ward{*store, session, content};
    ASSIGN_OR_RETURN(action, as_read(ward, id));
    if (!action)
        return Error{Fault::not_found, "record_missing", "action"};
    ASSIGN_OR_RETURN(drafts, drafts_of(ctl, ward, *action));
    RETURN_IF_ERROR(session.save(std::move(drafts)));
    return become(ctl, ward, id);
}

}

void add_act_commands(CLI::App& app, Ctl& ctl) {
    CLI::App& act = add_command(app, ctl, "act", run_act);
    add_store_argument(act, ctl);
    act.add_option("ACT", ctl.typed.act, ctl.tr("ctl.help.act").text)->required();
    act.add_option("ID", ctl.typed.id, ctl.tr("ctl.help.action").text)->required();
    act.add_option("ANSWER", ctl.typed.answer, ctl.tr("ctl.help.answer").text);
    act.add_option("--next", ctl.typed.next, ctl.tr("ctl.help.next").text);
    add_role_option(act, ctl);
}

}
