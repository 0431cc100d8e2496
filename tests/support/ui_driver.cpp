#include "tests/support/ui_driver.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vaka::ui {

UiDriver::UiDriver(Frame::View view, int width, int height) : view_(std::move(view)) {
    auto frame = Frame::open(assets_beside_program());
    if (!frame)
        FAIL("no assets beside the tests: " << frame.error().detail);
    frame_ = std::move(*frame);
    frame_->set_calm(true);
    frame_->resize(width, height);
    settle();
}

int UiDriver::settle() {
    int frames = 0;
    while (frame_->wants_frame()) {
        frame_->draw(view_);
        if (!ui().fading() && ++frames > 200)
            FAIL("the page never settles");
    }
    return frames;
}

void UiDriver::feed(HostEvent event) {
    frame_->feed(std::move(event));
}

std::optional<Node> UiDriver::find(std::string_view name) const {
    const auto best = [&](auto matches) -> std::optional<Node> {
        const Nodes& all = nodes();
        auto found =
            std::find_if(all.begin(), all.end(), [&](const Node& node) { return node.target && matches(node); });
        if (found == all.end())
            found = std::find_if(all.begin(), all.end(), matches);
        return found == all.end() ? std::nullopt : std::optional(*found);
    };
    if (auto exact = best([&](const Node& node) { return node.name == name; }))
        return exact;
    return best([&](const Node& node) { return node.name.find(name) != std::string::npos; });
}

std::optional<Node> UiDriver::find(Role role, std::string_view name) const {
    for (const Node& node : nodes())
        if (node.role == role && node.name == name)
            return node;
    return {};
}

Node UiDriver::need(std::string_view name, std::optional<Role> role) {
    const auto node = role ? find(*role, name) : find(name);
    if (!node)
        FAIL("no \"" << name << "\" on the page:\n" << all());
    return *node;
}

void UiDriver::tap_at(float x, float y) {
    const float scale = ui().text_scale();
    feed({.kind = HostEvent::Kind::move, .x = x * scale, .y = y * scale});
    feed({.kind = HostEvent::Kind::press, .x = x * scale, .y = y * scale});
    feed({.kind = HostEvent::Kind::release, .x = x * scale, .y = y * scale});
    settle();
}

void UiDriver::tap_node(Node node) {
    if (!node.target || !node.enabled)
        FAIL("\"" << node.name << "\" cannot be tapped");
    // What is scrolled away is brought into sight first, as a person would do.
    if (node.visible.w < node.rect.w * 0.9f || node.visible.h < node.rect.h * 0.6f) {
        ui().focus_node(node.id);
        frame_->draw(view_);
        settle();
        for (const Node& moved : nodes())
            if (moved.id == node.id)
                node = moved;
    }
    tap_at(node.visible.centre_x(), node.visible.centre_y());
}

void UiDriver::tap(std::string_view name) {
    tap_node(need(name, std::nullopt));
}

void UiDriver::tap(Role role, std::string_view name) {
    tap_node(need(name, role));
}

void UiDriver::press(std::string_view name) {
    const Node node = need(name, std::nullopt);
    const float scale = ui().text_scale();
    feed({.kind = HostEvent::Kind::press, .x = node.rect.centre_x() * scale, .y = node.rect.centre_y() * scale});
    settle();
}

void UiDriver::release() {
    feed({.kind = HostEvent::Kind::release, .x = -1, .y = -1});
    settle();
}

void UiDriver::drag(float from_x, float from_y, float to_x, float to_y) {
    const float scale = ui().text_scale();
    feed({.kind = HostEvent::Kind::press, .x = from_x * scale, .y = from_y * scale});
    settle();
    feed({.kind = HostEvent::Kind::move, .x = to_x * scale, .y = to_y * scale});
    settle();
    feed({.kind = HostEvent::Kind::release, .x = to_x * scale, .y = to_y * scale});
    settle();
}

void UiDriver::type(std::string_view text) {
    HostEvent event{.kind = HostEvent::Kind::text};
    event.text = text;
    feed(std::move(event));
    settle();
}

void UiDriver::key(Key key, bool shift, bool ctrl) {
    feed({.kind = HostEvent::Kind::key, .key = key, .shift = shift, .ctrl = ctrl});
    settle();
}

bool UiDriver::has(std::string_view name) const {
    return std::any_of(nodes().begin(), nodes().end(), [&](const Node& node) {
        return node.name.find(name) != std::string::npos || node.value.find(name) != std::string::npos;
    });
}

bool UiDriver::has(Role role, std::string_view name) const {
    return find(role, name).has_value();
}

std::string UiDriver::value(std::string_view name) const {
    const auto node = find(name);
    if (!node)
        FAIL("no \"" << name << "\" on the page:\n" << all());
    return node->value;
}

std::string UiDriver::focused() const {
    for (const Node& node : nodes())
        if (node.focused)
            return node.name;
    return {};
}

std::string UiDriver::all() const {
    std::string text;
    for (const Node& node : nodes()) {
        text += std::string(role_name(node.role)) + " \"" + node.name + "\"";
        if (!node.value.empty())
            text += " = \"" + node.value + "\"";
        text += "\n";
    }
    return text;
}

}
