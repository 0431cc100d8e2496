#include "app/pages/unit/content_preview.hpp"

#include <algorithm>

namespace vaka {

namespace {

constexpr float gap = 16;
constexpr float line_height = 40;

struct Shown {
    ui::Icon icon = ui::Icon::none;
    std::string number;
    Text words;
};

std::vector<Shown> preview_of(const Draw& draw, const ContentScreen& content) {
    std::vector<Shown> shown;
    if (content.list_name() == "categories") {
        for (const Category* category : content.buttons())
            shown.push_back({category_icon(category->icon), "", draw.label(category->label)});
        return shown;
    }
    for (const ContentScreen::Item* item : content.active()) {
        ui::Icon icon = item->icon.empty() ? ui::Icon::none : category_icon(item->icon);
        std::string number = icon == ui::Icon::none ? std::to_string(shown.size() + 1) : "";
        shown.push_back({icon, number, draw.label(item->label)});
    }
    return shown;
}

}

void content_preview(const ContentScreen& content, const Draw& draw, ui::Box& box) {
    ui::Ui& ui = draw.ui;
    bool buttons = content.list_name() == "categories";
    Text title = draw.tr("content.preview." + std::string(content.list_name()));
    Text note = draw.tr(!buttons                       ? "content.preview.note"
                        : content.buttons_follow_use() ? "content.preview.use"
                                                       : "content.preview.order");
    std::vector<Shown> shown = preview_of(draw, content);
    auto across = static_cast<std::size_t>(buttons && box.w >= 420 ? 2 : 1);
    float width = (box.w - 48) / static_cast<float>(across);
    std::vector<float> heights;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        float height = std::max(line_height, ui.measured(width - 44, [&](ui::Box& in) {
            ui.text(in.top(), shown[i].words, ui::Type::body);
        }) + 12);
        if (i % across == 0)
            heights.push_back(height);
        else
            heights.back() = std::max(heights.back(), height);
    }
    float tall = 48 + ui.measured(box.w - 48, [&](ui::Box& in) { ui.text(in.top(), title, ui::Type::label); }) + 4 +
                 ui.measured(box.w - 48, [&](ui::Box& in) { ui.text(in.top(), note, ui::Type::note); }) + 12;
    for (float height : heights)
        tall += height;
    ui::Box inside = ui.card(box.cut_top(tall, gap));
    ui.heading(inside.top(4), title, ui::Type::label);
    ui.text(inside.top(12), note, ui::Type::note, ui::Tone::ink2);
    for (std::size_t line = 0; line < heights.size(); ++line) {
        auto columns = inside.cut_top(heights[line]).columns(static_cast<int>(across), 0);
        for (std::size_t i = 0; i < across && line * across + i < shown.size(); ++i) {
            const Shown& one = shown[line * across + i];
            ui::Box at = columns[i];
            ui::Box sign = at.cut_left(28, 16).with_height(28);
            if (one.icon == ui::Icon::none)
                ui.line(sign, UserText{one.number}, ui::Type::label, ui::Tone::ink2);
            else
                ui.icon(sign, one.icon, ui::Tone::ink2, 28);
            ui.text(at, one.words, ui::Type::body);
        }
    }
}

}
