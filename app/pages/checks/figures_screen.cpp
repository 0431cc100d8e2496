#include "app/pages/checks/figures_screen.hpp"

#include <algorithm>

#include "core/days.hpp"
#include "core/rules/cross.hpp"

namespace vaka {

namespace {

constexpr std::string_view draft_name = "figures";
constexpr std::int64_t most = 9'999;
constexpr int days_back = 14;

FiguresScreen::Figures figures_in(const Values& values) {
    FiguresScreen::Figures figures;
    for (const auto& [name, value] : values)
        if (auto figure = value.integer())
            figures[name] = *figure;
    return figures;
}

}

FiguresScreen::FiguresScreen(App& app) : app_(app) {
    if (auto unit = unit_of(app_.ward.store))
        when_ = check_time(*unit, swedish_time(app_.ward.session.now()));
    refresh();
    auto draft = app_.ward.store.draft(draft_name);
    if (!draft || !*draft)
        return;
    auto begun = record_of<DailyFigures>(**draft);
    if (begun.date != when_.date || begun.shift_part != when_.part)
        return;
    values_ = figures_in(**draft);
    touched_ = true;
}

void FiguresScreen::refresh() {
    if (!reading_.is_due(app_))
        return;
    did(read());
}

void FiguresScreen::turn(int days) {
    show({when_.date.plus(days), when_.part});
}

void FiguresScreen::choose_part(ShiftPart part) {
    show({when_.date, part});
}

void FiguresScreen::show(const CheckTime& when) {
    keep();
    when_ = when;
    touched_ = saved_ = false;
    reading_.forget();
    refresh();
}

std::optional<std::int64_t> FiguresScreen::value(const Check& figure) const {
    auto found = values_.find(figure.code);
    return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::int64_t> FiguresScreen::before(const Check& figure) const {
    auto found = before_.find(figure.code);
    return found == before_.end() ? std::nullopt : std::optional(found->second);
}

void FiguresScreen::set(const Check& figure, std::int64_t value) {
    values_[figure.code] = std::clamp<std::int64_t>(value, 0, most);
    touched_ = true;
    saved_ = false;
}

void FiguresScreen::step(const Check& figure, int by) {
    set(figure, value(figure).value_or(0) + by);
}

void FiguresScreen::type_into(const Check& figure) {
    typing_ = &figure;
    typed_.clear();
}

void FiguresScreen::press(char digit) {
    if (typed_.size() < 4)
        typed_ += digit;
}

void FiguresScreen::erase() {
    if (!typed_.empty())
        typed_.pop_back();
}

void FiguresScreen::typing_done() {
    if (typing_ && !typed_.empty())
        set(*typing_, std::stoll(typed_));
    typing_ = nullptr;
}

bool FiguresScreen::can_save() const {
    return !values_.empty() && (!written_ || values_ != *written_);
}

void FiguresScreen::save() {
    auto done = can_save() ? write() : Result<void>();
    did(done);
    if (!done)
        return;
    touched_ = false;
    saved_ = true;
    saved_at_ = app_.ward.session.now();
    keep();
    refresh();
}

void FiguresScreen::undo() {
    auto undone = app_.ward.session.undo();
    did(undone ? Result<void>() : Result<void>(undone.error()));
    saved_ = false;
    refresh();
}

void FiguresScreen::keep() {
    Values body;
    if (touched_ && can_save()) {
        body = values_of(DailyFigures{.date = when_.date, .shift_part = when_.part});
        for (const auto& [code, value] : values_)
            body[code] = value;
    }
    if (body == kept_)
        return;
    if (auto done = app_.ward.store.put_draft(draft_name, body); !done)
        trouble_ = done.error();
    kept_ = std::move(body);
}

Result<void> FiguresScreen::write() {
    ASSIGN_OR_RETURN(draft, app_.ward.session.draft_of(DailyFigures{.date = when_.date, .shift_part = when_.part}));
    for (const auto& [code, value] : values_)
        draft.after[code] = value;
    return app_.ward.session.save(std::move(draft));
}

Result<std::optional<FiguresScreen::Figures>> FiguresScreen::figures_at(const CheckTime& when) const {
    Values key = values_of(DailyFigures{.date = when.date, .shift_part = when.part});
    ASSIGN_OR_RETURN(id, named_id(record_type<DailyFigures>(), app_.ward.store.unit(), key));
    ASSIGN_OR_RETURN(found, app_.ward.store.values(record_type<DailyFigures>(), id));
    if (!found || found->contains(removed_field))
        return std::optional<Figures>();
    return std::optional(figures_in(*found));
}

Result<void> FiguresScreen::read() {
    ASSIGN_OR_RETURN(unit, unit_of(app_.ward.store));
    parts_ = shift_parts_of(unit);
    if (parts_.empty())
        when_.part.reset();
    else if (!when_.part || std::ranges::find(parts_, *when_.part) == parts_.end())
        when_.part = parts_.front();
    figures_ = app_.ward.content.checks_of(unit.profile, CheckKind::figure);
    ASSIGN_OR_RETURN(written, figures_at(when_));
    written_ = std::move(written);
    before_.clear();
    for (int back = 1; back <= days_back && before_.empty(); ++back) {
        ASSIGN_OR_RETURN(earlier, figures_at({when_.date.plus(-back), when_.part}));
        if (earlier)
            before_ = std::move(*earlier);
    }
    if (touched_)
        return {};
    values_ = written_.value_or(before_);
    if (values_.empty() && unit.places && find_item(app_.ward.content.checks, "places"))
        values_["places"] = *unit.places;
    return {};
}

void FiguresScreen::did(const Result<void>& result) {
    trouble_ = trouble_of(result);
}

}
