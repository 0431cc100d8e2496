#include "app/pages/sync/sort_out_screen.hpp"

#include <algorithm>

#include "core/model/records.hpp"
#include "core/model/unit.hpp"

namespace vaka {

namespace {

using Ranges = SortOutScreen::Ranges;
using Version = SortOutScreen::Version;

constexpr std::size_t short_field = 120;

// Words, and each other sign alone; spaces are nobody's.
Ranges words_of(std::string_view text) {
    auto is_space = [](char c) {
        return c == ' ' || c == '\n' || c == '\t';
    };
    auto is_sign = [](char c) {
        return std::string_view(".,;:!?()\"").find(c) != std::string_view::npos;
    };
    Ranges words;
    bool in_word = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_space(text[i])) {
            in_word = false;
        } else if (in_word && !is_sign(text[i])) {
            words.back().second = i + 1;
        } else {
            words.emplace_back(i, i + 1);
            in_word = !is_sign(text[i]);
        }
    }
    return words;
}

// Words beside each other become one range.
Ranges joined(const Ranges& words, const std::vector<bool>& same) {
    Ranges out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (same[i])
            continue;
        if (i > 0 && !same[i - 1])
            out.back().second = words[i].second;
        else
            out.push_back(words[i]);
    }
    return out;
}

const Op* op_at(const std::vector<Op>& ops, const Stamp& stamp) {
    auto found = std::ranges::find(ops, stamp, &Op::stamp);
    return found == ops.end() ? nullptr : &*found;
}

}

SortOutScreen::SortOutScreen(App& app) : app_(app) {
    refresh();
}

void SortOutScreen::refresh() {
    if (revision_ == app_.ward.store.revision() || writing_ || reopened_)
        return;
    if (auto done = read(); !done)
        trouble_ = done.error();
}

Result<void> SortOutScreen::read() {
    revision_ = app_.ward.store.revision();
    ASSIGN_OR_RETURN(clashes, app_.ward.store.clashes());
    clashes_ = std::move(clashes);
    place_ = std::min(place_, clashes_.empty() ? 0 : clashes_.size() - 1);
    matter_.reset();
    if (clashes_.empty())
        return {};
    ASSIGN_OR_RETURN(matter, read_matter(clashes_[place_]));
    matter_ = std::move(matter);
    return {};
}

Result<SortOutScreen::Matter> SortOutScreen::read_matter(const Clash& clash) {
    Matter matter{clash, {}, {}, 0};
    const RecordType& type = *record_type_named(clash.type);
    ASSIGN_OR_RETURN(values, app_.ward.store.values(type, clash.record));
    matter.saying = saying_of(type, values.value_or(Values()));
    ASSIGN_OR_RETURN(history, app_.ward.store.history(clash.type, clash.record));
    ASSIGN_OR_RETURN(heads, app_.ward.store.heads(clash.type, clash.record));

    auto add = [&](const Op* op, Value value) -> Result<void> {
        Version version{"", false, {}, std::move(value), "", {}};
        if (auto words = version.value.text())
            version.text = *words;
        if (op) {
            version.at = op->at;
            version.is_here = op->device == app_.ward.store.device();
            ASSIGN_OR_RETURN(device, app_.ward.store.get(Id<Device>{op->device}));
            if (device)
                version.device = device->name;
        }
        matter.versions.push_back(std::move(version));
        return {};
    };
    if (matter.removal()) {
        // The one who took it away, and the latest who changed it without knowing.
        const Op* remover = nullptr;
        const Op* changer = nullptr;
        for (const Op& op : history)
            (op.sets.of(removed_field) == true ? remover : changer) = &op;
        RETURN_IF_ERROR(add(changer, {}));
        RETURN_IF_ERROR(add(remover, true));
        return matter;
    }
    if (const Field* field = type.field(clash.field))
        matter.longest = field->rules.max_length;
    auto open = heads.find(clash.field);
    if (open == heads.end())
        return matter;
    for (const Head& head : open->second)
        RETURN_IF_ERROR(add(op_at(history, head.stamp), head.value));
    if (matter.versions.size() == 2) {
        auto [first, second] = differences(matter.versions[0].text, matter.versions[1].text);
        matter.versions[0].differs = std::move(first);
        matter.versions[1].differs = std::move(second);
    }
    return matter;
}

void SortOutScreen::choose(std::size_t version) {
    if (matter_ && version < matter_->versions.size())
        put(matter_->versions[version].value);
}

bool SortOutScreen::can_keep_both() const {
    if (!matter_ || matter_->removal() || matter_->versions.size() != 2)
        return false;
    std::size_t letters = 0;
    for (const Version& version : matter_->versions) {
        if (version.text.empty())
            return false;
        letters += length(version.text);
    }
    return letters + 3 <= matter_->longest;
}

void SortOutScreen::keep_both() {
    if (!can_keep_both())
        return;
    std::string between = matter_->longest > short_field ? "\n" : " / ";
    put(matter_->versions[0].text + between + matter_->versions[1].text);
}

void SortOutScreen::write() {
    if (!matter_ || matter_->removal())
        return;
    writing_ = true;
    text = GuardedText(matter_->versions.back().text);
}

void SortOutScreen::save() {
    if (can_save())
        put(trimmed(text.savable()));
}

Go SortOutScreen::wait() {
    last_.reset();
    reopened_ = false;
    revision_ = 0;
    if (place_ + 1 >= clashes_.size())
        return Back{};
    ++place_;
    refresh();
    return {};
}

void SortOutScreen::reopen() {
    if (!last_)
        return;
    matter_ = std::exchange(last_, std::nullopt);
    reopened_ = true;
}

void SortOutScreen::put(const Value& value) {
    trouble_ = trouble_of(write_value(value));
    if (trouble_)
        return;
    last_ = std::move(matter_);
    sorted_at_ = app_.ward.session.now();
    reopened_ = false;
    writing_ = false;
    revision_ = 0;
    refresh();
}

// Writes the field also when it shows this value already: what ends the matter is a write that has seen every version.
Result<void> SortOutScreen::write_value(const Value& value) {
    const Clash& clash = matter_->clash;
    ASSIGN_OR_RETURN(draft, app_.ward.session.open(*record_type_named(clash.type), clash.record));
    draft.before.erase(clash.field);
    draft.after.erase(clash.field);
    if (!value.absent())
        draft.after[clash.field] = value;
    for (const Version& version : matter_->versions)
        if (value.absent() && !version.value.absent())
            draft.before[clash.field] = version.value;
    return app_.ward.session.save(std::move(draft));
}

std::pair<Ranges, Ranges> differences(std::string_view a, std::string_view b) {
    Ranges words_a = words_of(a);
    Ranges words_b = words_of(b);
    auto word = [](std::string_view text, auto range) {
        return text.substr(range.first, range.second - range.first);
    };
    // The longest common row of words, from the end; texts are at most a few hundred letters.
    std::vector<std::vector<int>> common(words_a.size() + 1, std::vector<int>(words_b.size() + 1));
    for (std::size_t i = words_a.size(); i-- > 0;)
        for (std::size_t j = words_b.size(); j-- > 0;)
            common[i][j] = word(a, words_a[i]) == word(b, words_b[j]) ? common[i + 1][j + 1] + 1
                                                                      : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<bool> same_a(words_a.size());
    std::vector<bool> same_b(words_b.size());
    for (std::size_t i = 0, j = 0; i < words_a.size() && j < words_b.size();) {
        if (word(a, words_a[i]) == word(b, words_b[j])) {
            same_a[i++] = true;
            same_b[j++] = true;
        } else if (common[i + 1][j] >= common[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return {joined(words_a, same_a), joined(words_b, same_b)};
}

}
