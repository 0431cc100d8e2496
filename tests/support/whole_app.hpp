// The whole app on a desk: every page, the way between them, and a person who taps. It has the desk's store file open
// as another program would, so that it can be stopped and started again.

#pragma once

#include "app/pages/draw.hpp"
#include "app/pages/navigator.hpp"
#include "tests/support/desk.hpp"
#include "tests/support/ui_driver.hpp"

namespace vaka::sim {

class WholeApp {
public:
    explicit WholeApp(Desk& desk, int width = 1280, int height = 800)
        : navigator(desk.app().machine, desk.settings, desk.app().ward.content, nullptr),
          content_(desk.app().ward.content), strings_(shipped_strings("sv")),
          driver((navigator.open(), [this](ui::Ui& ui) { show(ui); }), width, height) {}

    Navigator navigator;

    // Counted; a tap that leads to another page shows it.
    void tap(std::string_view name) {
        ++taps;
        driver.tap(name);
        again();
    }
    void key(Key key) {
        driver.key(key);
        again();
    }
    void type(std::string_view text) {
        ++texts;
        driver.type(text);
    }
    void go(const Go& to) {
        navigator.go(to);
        again();
    }
    template <typename Page> Page& page() {
        auto* shown = navigator.page().as<Page>();
        ensure(shown, "this page is shown");
        return *shown;
    }
    template <typename Page> bool shows() { return navigator.page().as<Page>() != nullptr; }

    int taps = 0;
    int texts = 0;

private:
    void show(ui::Ui& ui) {
        navigator.refresh();
        Draw with{ui, strings_, navigator.around(), content_};
        navigator.go(draw(navigator.page(), with));
    }
    void again() {
        driver.frame().feed({.kind = HostEvent::Kind::redraw});
        driver.settle();
    }

    const Content& content_;
    Strings strings_;

public:
    ui::UiDriver driver;
};

}
