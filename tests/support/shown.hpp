// A screen on the display: drawn by its own view and driven by the names that a screen reader would say.

#pragma once

#include "app/pages/draw.hpp"
#include "tests/support/desk.hpp"
#include "tests/support/ui_driver.hpp"

namespace vaka::sim {

// `draw` is found where the test declares it or includes app/pages/draw.hpp.
template <typename Screen> class Shown {
public:
    Shown(Desk& desk, Screen& screen, const std::string& language = "sv", int width = 1280, int height = 800)
        : desk_(desk), screen_(screen), strings_(shipped_strings(language)),
          driver([this](ui::Ui& ui) { show(ui); }, width, height) {}

private:
    void show(ui::Ui& ui) {
        around.now = swedish_time(desk_.clock().now());
        around.unit_name = Desk::unit_name;
        if (desk_.app().exchange)
            around.sync = desk_.app().exchange->status();
        Draw with{ui, strings_, around, desk_.app().ward.content};
        if (Go go = draw(screen_, with))
            went = go;
    }

    Desk& desk_;
    Screen& screen_;
    Strings strings_;

public:
    Around around;
    Go went; // where the page last wanted to go
    ui::UiDriver driver;
};

// Draws the page in both languages, lying and upright, at every text size; what is wrong, or nothing.
template <typename Screen> std::string faults_everywhere(Desk& desk, Screen& screen) {
    std::string faults;
    for (const char* language : {"sv", "en"}) {
        Shown<Screen> shown(desk, screen, language);
        for (auto [width, height] : {std::pair(1280, 800), std::pair(800, 1280)})
            for (int percent : {100, 150, 200}) {
                std::string where =
                    std::string(language) + " " + std::to_string(width) + " " + std::to_string(percent) + " %: ";
                shown.driver.frame().set_text_scale(static_cast<float>(percent) / 100);
                shown.driver.frame().resize(width, height);
                shown.driver.settle();
                for (const std::string& fault : shown.driver.faults())
                    faults += where + fault + "\n";
                for (const ui::Node& node : shown.driver.nodes())
                    if (node.target && node.name.empty())
                        faults += where + "a target without a name\n";
                for (const ui::Node& node : shown.driver.nodes())
                    if (node.name.find("[") == 0)
                        faults += where + "no words for " + node.name + "\n";
            }
    }
    return faults;
}

}
