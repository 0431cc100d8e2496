#include "core/crdt/op_json.hpp"

#include <algorithm>

#include "core/base/json.hpp"
#include "core/base/value_json.hpp"

namespace vaka {

namespace {

Error unreadable(const char* what) {
    return {Fault::corrupt, "op_unreadable", what};
}

}

std::string op_text(const Op& op) {
    Values out = op.extra;
    out["at"] = op.at.ms;
    out["by"] = op.by;
    out["record"] = op.record.text();
    if (!op.seen.empty()) {
        Values seen;
        for (const auto& [device, seq] : op.seen)
            seen[device.text()] = seq;
        out["seen"] = RawJson{json_text(seen)};
    }
    out["sets"] = RawJson{json_text(op.sets)};
    out["tick"] = op.tick;
    out["type"] = op.type;
    if (op.who)
        out["who"] = op.who->text();
    return json_text(out);
}

Result<Op> op_from_json(const Json& json, const Uuid& device, std::uint64_t seq) {
    if (!json.is_object())
        return unreadable("op");
    Op op;
    op.device = device;
    op.seq = seq;
    bool has_at = false, has_record = false, has_sets = false, has_tick = false, has_type = false, has_by = false;
    for (const auto& [name, value] : json.items()) {
        auto text = value.get_ptr<const std::string*>();
        if (name == "at" && value.is_number_integer()) {
            op.at.ms = value.get<std::int64_t>();
            has_at = true;
        } else if (name == "by" && text && text->size() <= 40) {
            op.by = *text;
            has_by = true;
        } else if (name == "type" && text && text->size() <= 40) {
            op.type = *text;
            has_type = !op.type.empty();
        } else if (name == "record" && text && Uuid::parse(*text)) {
            op.record = *Uuid::parse(*text);
            has_record = true;
        } else if (name == "who" && text && Uuid::parse(*text)) {
            op.who = *Uuid::parse(*text);
        } else if (name == "tick" && value.is_number_unsigned() && value.get<std::uint64_t>() <= highest_tick) {
            op.tick = value.get<std::uint64_t>();
            has_tick = op.tick > 0;
        } else if (name == "sets" && value.is_object()) {
            op.sets = values_from_json(value);
            has_sets = true;
        } else if (name == "seen" && value.is_object() && !value.empty()) {
            for (const auto& [writer, highest] : value.items()) {
                auto id = Uuid::parse(writer);
                if (!id || !highest.is_number_unsigned())
                    return unreadable("seen");
                op.seen.emplace_back(*id, highest.get<std::uint64_t>());
            }
            std::ranges::sort(op.seen);
        } else if (name == "at" || name == "by" || name == "type" || name == "record" || name == "who" ||
                   name == "tick" || name == "sets" || name == "seen") {
            return unreadable(name.c_str());
        } else {
            op.extra[name] = value_from_json(value);
        }
    }
    if (!has_at || !has_by || !has_record || !has_sets || !has_tick || !has_type)
        return unreadable("missing");
    return op;
}

Result<Op> op_from_text(std::string_view text, const Uuid& device, std::uint64_t seq) {
    ASSIGN_OR_RETURN(json, parse_json(text, as_stored));
    return op_from_json(json, device, seq);
}

}
