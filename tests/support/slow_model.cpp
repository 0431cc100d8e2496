#include "tests/support/slow_model.hpp"

#include <algorithm>

#include "core/model/records.hpp"

namespace vaka::sim {

namespace {

using Written = SlowModel::Written;

bool knew(const Written& later, const Written& earlier) {
    if (later.op.device == earlier.op.device)
        return later.op.seq > earlier.op.seq;
    auto found = later.knew.find(earlier.op.device);
    return found != later.knew.end() && found->second >= earlier.op.seq;
}

// Higher shows, when two have not seen each other.
bool is_before(const Written* a, const Written* b) {
    return std::tuple(a->op.tick, a->op.device, a->op.seq) < std::tuple(b->op.tick, b->op.device, b->op.seq);
}

std::vector<const Written*> heads_of(const std::vector<const Written*>& ops, const std::string& field) {
    std::vector<const Written*> out;
    for (const Written* one : ops) {
        if (!one->op.sets.contains(field))
            continue;
        bool replaced = std::ranges::any_of(
            ops, [&](const Written* other) { return other->op.sets.contains(field) && knew(*other, *one); });
        if (!replaced)
            out.push_back(one);
    }
    std::ranges::sort(out, is_before);
    return out;
}

const Written* shown_head(const std::vector<const Written*>& heads, const std::string& field, const Field* described) {
    if (!described || described->rules.several != Several::worst)
        return heads.back();
    auto badness = [&](const Written* head) {
        for (std::size_t i = 0; i < described->codes.size(); ++i)
            if (head->op.sets.of(field) == Value(described->codes[i]))
                return static_cast<int>(i);
        return -1;
    };
    const Written* worst = heads.back();
    for (const Written* head : heads)
        if (badness(head) > badness(worst) || (badness(head) == badness(worst) && is_before(worst, head)))
            worst = head;
    return worst;
}

bool says_different_things(const std::vector<const Written*>& heads, const std::string& field) {
    return std::ranges::any_of(
        heads, [&](const Written* head) { return head->op.sets.of(field) != heads.front()->op.sets.of(field); });
}

bool is_removed_unseen(const std::vector<const Written*>& ops, const std::vector<const Written*>& removals) {
    const Written* remover = removals.back();
    return remover->op.sets.of(removed_field) == Value(true) && std::ranges::any_of(ops, [&](const Written* op) {
               return op != remover && !knew(*remover, *op) && !knew(*op, *remover);
           });
}

}

void SlowModel::add(Written written) {
    std::pair place{written.op.device, written.op.seq};
    all_.emplace(place, std::move(written));
}

std::string SlowModel::difference(Store& store) const {
    // Which ops this replica has, and whether they are the ones that were saved.
    std::map<std::pair<std::string, Uuid>, Ops> ops_by_record;
    for (const auto& [device, last] : store.frontier().all()) {
        auto items = store.log().items(device, 0, 1'000'000);
        if (!items || items->size() != last)
            return "the log of " + device.text() + " is not whole";
        for (const LogItem& item : *items) {
            auto written = all_.find({device, item.seq});
            std::string place = device.text() + " " + std::to_string(item.seq);
            if (written == all_.end())
                return "nobody wrote " + place;
            if (written->second.hash != item.hash)
                return "somebody else wrote " + place;
            if (!item.emptied)
                ops_by_record[{written->second.op.type, written->second.op.record}].push_back(&written->second);
        }
    }

    std::map<std::string, std::size_t> records_by_type;
    std::set<std::tuple<std::string, Uuid, std::string>> clashes;
    for (const auto& [record, ops] : ops_by_record) {
        const auto& [type_name, id] = record;
        const RecordType* type = record_type_named(type_name);
        ++records_by_type[type_name];
        std::string where = type_name + " " + id.text();
        std::set<std::string> fields;
        for (const Written* written : ops)
            for (const auto& [field, value] : written->op.sets)
                fields.insert(field);

        auto folded = store.heads(type_name, id);
        if (!folded || folded->size() != fields.size())
            return where + " has other fields";
        Values shows;
        for (const std::string& name : fields) {
            std::vector<const Written*> heads = heads_of(ops, name);
            const std::vector<Head>& open = folded->find(name)->second;
            bool same = open.size() == heads.size();
            for (std::size_t i = 0; same && i < heads.size(); ++i)
                same = open[i].stamp.seq == heads[i]->op.seq && open[i].stamp.device == heads[i]->op.device &&
                       open[i].value == heads[i]->op.sets.of(name);
            if (!same)
                return where + " " + name + " has other heads";
            if (!type)
                continue;
            const Field* field = type->field(name);
            const Value& value = shown_head(heads, name, field)->op.sets.of(name);
            bool is_shown = name == removed_field ? value == Value(true)
                                                  : field && !value.absent() && check_value(*type, *field, value);
            if (is_shown)
                shows[name] = value;
            if (field && field->rules.several == Several::ask && says_different_things(heads, name))
                clashes.emplace(type_name, id, name);
            if (name == removed_field && is_removed_unseen(ops, heads))
                clashes.emplace(type_name, id, name);
        }
        if (!type)
            continue;
        auto row = store.values(*type, id);
        if (!row || *row != std::optional<Values>(shows))
            return where + " shows something else";
    }

    for (const RecordType* type : record_types()) {
        auto rows = store.rows(*type, {.with_removed = true});
        if (!rows || rows->size() != records_by_type[std::string(type->name)])
            return std::string(type->name) + " has another number of rows";
    }
    auto found = store.clashes();
    if (!found || found->size() != clashes.size())
        return "other clashes";
    for (const Clash& clash : *found)
        if (!clashes.contains({clash.type, clash.record, clash.field}))
            return "a clash in " + clash.type + " " + clash.record.text() + " " + clash.field;
    return "";
}

}
