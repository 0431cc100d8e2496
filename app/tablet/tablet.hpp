// The app without its window: its words, its content, the open ward and the page that is shown. main.cpp gives it a
// clock, a disk and a screen; pictures and the played day give it others.

#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/pages/draw.hpp"
#include "app/pages/navigator.hpp"
#include "app/ui/frame.hpp"

namespace vaka {

class Tablet {
public:
    // `assets` is the folder with strings/ and content/.
    static Result<std::unique_ptr<Tablet>> open(Machine machine, const Settings& settings, const std::string& assets);
    Tablet(const Tablet&) = delete;

    Navigator& navigator() { return *navigator_; }
    Settings& settings() { return settings_; }
    const Content& content() const { return content_; }

    // One frame of the page that is shown; acts on what was tapped.
    void draw(ui::Ui& ui);
    // Theme, text size and motion as the settings say; does nothing while they stay the same.
    Result<void> dress(ui::Frame& frame);

private:
    explicit Tablet(Machine machine, const Settings& settings) : machine_(std::move(machine)), settings_(settings) {}

    Result<void> make_ward(const std::string& demo) const;

    Machine machine_;
    Settings settings_;
    std::map<std::string, Strings, std::less<>> strings_; // by language
    Content content_;
    std::unique_ptr<Navigator> navigator_;
    std::optional<Settings> dressed_;
};

}
