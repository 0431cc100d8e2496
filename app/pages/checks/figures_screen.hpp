// Dagens siffror: places and people as numbers, one set a day or a part of the day. Begins with what was written the
// time before, so that mostly one number changes.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/pages/reading.hpp"
#include "core/rules/checks.hpp"

namespace vaka {

class FiguresScreen {
public:
    using Figures = std::map<std::string, std::int64_t, std::less<>>; // by the code of the figure

    explicit FiguresScreen(App& app);
    void refresh();

    Date day() const { return when_.date; }
    bool can_go_later() const { return when_.date < app_.ward.session.today(); }
    void turn(int days);
    const std::vector<ShiftPart>& parts() const { return parts_; } // none when the unit does not divide its days
    const std::optional<ShiftPart>& part() const { return when_.part; }
    void choose_part(ShiftPart part);

    const std::vector<const Check*>& figures() const { return figures_; }
    std::optional<std::int64_t> value(const Check& figure) const;
    std::optional<std::int64_t> before(const Check& figure) const; // the time before
    void set(const Check& figure, std::int64_t value);
    void step(const Check& figure, int by);

    // The pad in front of the page.
    const Check* typing() const { return typing_; }
    std::string typed() const { return typed_; }
    void type_into(const Check& figure);
    void press(char digit);
    void erase();
    void typing_done();
    void stop_typing() { typing_ = nullptr; }

    bool is_written() const { return written_.has_value(); }
    bool can_save() const; // something is not on the disk as it stands here
    void save();
    bool can_undo() const { return saved_; }
    void undo();
    void forget_undo() { saved_ = false; }
    std::optional<Instant> saved_at() const { return saved_at_; }
    void keep();
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    Result<std::optional<Figures>> figures_at(const CheckTime& when) const;
    Result<void> write();
    void show(const CheckTime& when);
    void did(const Result<void>& result);

    App& app_;
    Reading reading_;
    CheckTime when_;
    std::vector<ShiftPart> parts_;
    std::vector<const Check*> figures_;
    std::optional<Figures> written_;
    Figures before_;
    Figures values_; // as they stand on the page
    bool touched_ = false;
    const Check* typing_ = nullptr;
    std::string typed_;
    bool saved_ = false;
    std::optional<Instant> saved_at_;
    Values kept_;
    std::optional<Error> trouble_;
};

}
