#include "app/pages/incident/hand_over_sheet.hpp"

#include <array>

#include "app/pages/button_row.hpp"

namespace vaka {

namespace {

constexpr float gap = 16;

struct SheetLine {
    Text label;
    std::string value;
};

std::vector<SheetLine> sheet_lines(const FollowUpScreen& follow, const Draw& draw) {
    const Incident& incident = follow.incident();
    std::vector<SheetLine> lines;
    auto add = [&](const Text& label, const std::string& value) {
        if (!value.empty())
            lines.push_back({label, value});
    };
    add(draw.tr("sheet.unit"), follow.unit_name());
    if (incident.occurred_on)
        add(draw.tr("sheet.day"), draw.dates.weekday(*incident.occurred_on).text + " " + incident.occurred_on->text());
    add(draw.tr("sheet.type"),
        draw.tr(is_serious(incident) ? "severity.serious" : "incident_type." + std::string(code_name(*incident.type)))
            .text);
    add(draw.tr("sheet.category"), draw.category(incident.category_id).text);
    add(draw.tr("sheet.what"), incident.what.text);
    add(draw.tr("sheet.did"), incident.immediate_action.text);
    std::string why;
    for (const Cause& cause : draw.content.causes)
        if (incident.contributing_causes.contains(cause.code))
            why += (why.empty() ? "" : ", ") + draw.label(cause.label).text;
    add(draw.tr("sheet.causes"), why);
    add(draw.tr("sheet.suggestion"), incident.patient_suggestion.text);
    std::string planned;
    for (const auto& stored : follow.actions())
        planned += (planned.empty() ? "" : "; ") + stored.record.title.text;
    add(draw.tr("sheet.actions"), planned);
    return lines;
}

std::string sheet_text(const Draw& draw, const std::vector<SheetLine>& lines) {
    std::string text = draw.tr("sheet.heading").text + "\n";
    for (const SheetLine& line : lines)
        text += "\n" + line.label.text + "\n" + line.value + "\n";
    return text;
}

std::optional<ui::Message> sheet_message(const FollowUpScreen& follow, const Draw& draw) {
    std::string system = system_named(draw, follow.deviation_system());
    if (follow.sheet_trouble())
        return ui::Message{ui::Mood::stopped, ui::Icon::refused, draw.strings.sentence(*follow.sheet_trouble()), {}};
    if (follow.stick_is_missing())
        return ui::Message{ui::Mood::plain, ui::Icon::usb, draw.tr("sync_page.usb.insert"), {}};
    if (!follow.sheet_file().empty())
        return ui::Message{ui::Mood::good, ui::Icon::received, draw.tr("sheet.saved", {{"file", follow.sheet_file()}}),
                           draw.tr("sheet.saved.how")};
    if (follow.copied())
        return ui::Message{ui::Mood::good, ui::Icon::received, draw.tr("sheet.copied"),
                           draw.tr("sheet.copied.how", {{"system", system}})};
    return {};
}

void ask_stick(FollowUpScreen& follow, const Draw& draw) {
    if (follow.sticks().empty())
        return;
    ui::OptionList list{.title = draw.tr("sync_page.usb.which"), .cancel = draw.tr("date.cancel")};
    for (const std::string& folder : follow.sticks())
        list.options.push_back(UserText{folder.substr(folder.find_last_of('/') + 1)});
    auto answer = draw.ui.option_dialog(list);
    if (answer.option || answer.cancelled)
        follow.choose_stick(answer.option);
}

}

void hand_over_sheet(FollowUpScreen& follow, const Draw& draw, ui::Box page) {
    ui::Ui& ui = draw.ui;
    bool wide = ui.landscape();
    page = page.inset(wide ? 40 : ui.margin(), 0);
    std::vector<SheetLine> lines = sheet_lines(follow, draw);
    std::array buttons = {
        ui::Button{.word = draw.tr("sheet.copy_all"), .icon = ui::Icon::check, .kind = ui::ButtonKind::primary},
        ui::Button{.word = draw.tr("sheet.save"), .icon = ui::Icon::save_to_usb}};
    float height = 24 + ui.measured(page.w, [&](ui::Box& in) { button_row(ui, in.top(), buttons); });
    bool stands = ui.footer_fits(height);
    ui::Box foot = stands ? page.cut_bottom(height, 12) : ui::Box{};
    ui::Box content = ui.begin_scroll(page, "sheet");
    content.cut_top(8);
    if (auto message = sheet_message(follow, draw)) {
        const ui::Box at = content;
        ui.message(content.top(), *message);
        ui.bring(message->title.str(), at.with_height(content.y - at.y));
        content.cut_top(gap);
    }
    Text how = draw.tr("sheet.how");
    ui.text(content.top(gap), how, ui::Type::body, ui::Tone::ink2);
    std::vector<ui::Row> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ui::Row row{.title = lines[i].label, .detail = UserText{lines[i].value}};
        if (follow.copied() && follow.copied()->line == i)
            row.right = draw.tr("sheet.line_copied");
        rows.push_back(std::move(row));
    }
    if (auto tapped = ui.row_card(content.top(gap), rows)) {
        ui.copy(lines[*tapped].value);
        follow.note_copied(*tapped);
    }
    std::string system = system_named(draw, follow.deviation_system());
    Text reported = draw.tr("follow.reported", {{"system", system}});
    bool is_reported = follow.incident().reported;
    if (follow.incident().must_report && ui.check_box(content.top(gap), reported, is_reported))
        follow.set_reported(!is_reported);
    std::optional<std::size_t> tapped;
    if (!stands)
        tapped = button_row(ui, content.cut_top(height), buttons);
    ui.end_scroll(content.y);
    if (stands)
        tapped = button_row(ui, foot, buttons);
    if (tapped == 0u) {
        ui.copy(sheet_text(draw, lines));
        follow.note_copied(std::nullopt);
    } else if (tapped) {
        follow.save_sheet(sheet_text(draw, lines));
    }
    ask_stick(follow, draw);
}

}
