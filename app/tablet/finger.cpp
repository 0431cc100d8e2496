#include "app/tablet/finger.hpp"

#include <algorithm>
#include <cstdio>

#include "app/ui/faults.hpp"

namespace vaka {

Finger::Finger(Tablet& tablet, ui::Frame& frame, std::string folder)
    : tablet_(tablet), frame_(frame), folder_(std::move(folder)) {
    settle();
}

void Finger::settle() {
    constexpr int most_frames = 200;
    frame_.feed({.kind = HostEvent::Kind::redraw});
    for (int i = 0; i < most_frames && frame_.wants_frame(); ++i) {
        if (auto dressed = tablet_.dress(frame_); !dressed)
            std::fprintf(stderr, "vaka: %s\n", dressed.error().detail.c_str());
        frame_.set_calm(true);
        frame_.draw([&](ui::Ui& ui) { tablet_.draw(ui); });
    }
}

const ui::Node* Finger::find(std::string_view name) const {
    const ui::Nodes& nodes = frame_.ui().nodes();
    auto found = std::ranges::find_if(nodes, [&](const ui::Node& node) { return node.target && node.name == name; });
    if (found == nodes.end())
        found = std::ranges::find_if(
            nodes, [&](const ui::Node& node) { return node.target && node.name.find(name) != std::string::npos; });
    return found == nodes.end() ? nullptr : &*found;
}

bool Finger::sees(std::string_view name) const {
    const ui::Node* node = find(name);
    return node && node->enabled;
}

bool Finger::tap(std::string_view name) {
    const ui::Node* node = find(name);
    // What is scrolled away is brought into sight first.
    if (node && node->visible.h < node->rect.h * 0.6f) {
        frame_.ui().focus_node(node->id);
        settle();
        node = find(name);
    }
    if (!node || !node->enabled || node->visible.h <= 0) {
        faults_.push_back("there is no \"" + std::string(name) + "\" to tap");
        return false;
    }
    float scale = frame_.ui().text_scale();
    float x = node->visible.centre_x() * scale, y = node->visible.centre_y() * scale;
    for (HostEvent::Kind kind : {HostEvent::Kind::move, HostEvent::Kind::press, HostEvent::Kind::release})
        frame_.feed({.kind = kind, .x = x, .y = y});
    settle();
    return true;
}

bool Finger::tap_any(std::initializer_list<std::string_view> names) {
    for (std::string_view name : names)
        if (sees(name))
            return tap(name);
    return tap(*names.begin());
}

void Finger::type(std::string_view text) {
    HostEvent event{.kind = HostEvent::Kind::text};
    event.text = text;
    frame_.feed(std::move(event));
    settle();
}

void Finger::key(Key key) {
    frame_.feed({.kind = HostEvent::Kind::key, .key = key});
    settle();
}

Result<void> Finger::picture(const std::string& name) {
    settle();
    ++pictures_;
    for (const std::string& fault : ui::faults(frame_.ui()))
        faults_.push_back(name + ": " + fault);
    if (folder_.empty())
        return {};
    return frame_.write_png(folder_ + "/" + name + ".png");
}

}
