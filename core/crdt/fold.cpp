#include "core/crdt/fold.hpp"

#include <algorithm>

#include "core/base/value_json.hpp"

namespace vaka {

Heads fold(std::vector<Op> ops) {
    std::ranges::sort(ops, {}, &Op::stamp);
    auto same = [](const Op& a, const Op& b) {
        return a.device == b.device && a.seq == b.seq;
    };
    ops.erase(std::unique(ops.begin(), ops.end(), same), ops.end());

    Heads heads;
    // A writer's stamp is above everything it saw, so in stamp order a write can only be seen by a later one. Each
    // write drops what it saw; what remains was seen by nobody. Writes that another write had already dropped stay
    // dropped, because the dropper comes before them in nobody's history.
    for (Op& op : ops) {
        for (auto& [field, value] : std::move(op.sets).take()) {
            std::vector<Head>& open = heads[field];
            std::erase_if(open, [&](const Head& head) { return saw(op, head.stamp.device, head.stamp.seq); });
            open.push_back({op.stamp(), std::move(value)});
        }
    }
    return heads;
}

bool is_clash(std::span<const Head> heads) {
    return std::ranges::any_of(heads, [&](const Head& head) { return head.value != heads.front().value; });
}

std::string heads_text(const Heads& heads) {
    Values out;
    for (const auto& [field, open] : heads) {
        std::string list;
        for (const Head& head : open) {
            list += list.empty() ? '[' : ',';
            list += "[" + std::to_string(head.stamp.tick) + ",\"" + head.stamp.device.text() + "\"," +
                    std::to_string(head.stamp.seq) + ",";
            append_json(list, head.value);
            list += ']';
        }
        out[field] = RawJson{list + "]"};
    }
    return json_text(out);
}

}
