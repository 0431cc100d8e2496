// A person at the tablet, for tests: taps, types and looks by the names that a screen reader would say. Draws real
// frames in memory; nothing waits.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/faults.hpp"
#include "app/ui/frame.hpp"

namespace vaka::ui {

class UiDriver {
public:
    // `view` draws the page that is tested; it may change which page that is.
    explicit UiDriver(Frame::View view, int width = 1280, int height = 800);

    Frame& frame() { return *frame_; }
    Ui& ui() { return frame_->ui(); }
    const Nodes& nodes() const { return frame_->ui().nodes(); }

    // Draws until the page has settled. Returns how many frames that took.
    int settle();

    // All of these fail the test when there is no such thing on the page (a target, for taps and focus).
    void tap(std::string_view name);
    void tap(Role role, std::string_view name);
    void tap_at(float x, float y);     // in px of look.md
    void press(std::string_view name); // a finger down, and still there
    void release();
    void drag(float from_x, float from_y, float to_x, float to_y);
    void type(std::string_view text);
    void key(Key key, bool shift = false, bool ctrl = false);

    bool has(std::string_view name) const; // a node with this name or value
    bool has(Role role, std::string_view name) const;
    std::optional<Node> find(std::string_view name) const; // a target before a text, an exact name before a part of one
    std::optional<Node> find(Role role, std::string_view name) const;
    std::string value(std::string_view name) const;
    std::string focused() const; // the name of the node in focus, or nothing
    std::string all() const;     // a line a node, for the message of a failed test

    std::vector<std::string> faults() const { return ui::faults(frame_->ui()); } // empty when all is well

private:
    Node need(std::string_view name, std::optional<Role> role);
    void feed(HostEvent event);
    void tap_node(Node node);

    Frame::View view_;
    std::unique_ptr<Frame> frame_;
};

}
