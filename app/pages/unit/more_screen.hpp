// Mer: what is used seldom. The doors to the other pages, and how this tablet shows things.

#pragma once

#include <array>

#include "app/pages/reading.hpp"

namespace vaka {

class MoreScreen {
public:
    static constexpr std::array<int, 5> text_sizes = {100, 125, 150, 200, 300};
    static constexpr std::array<int, 4> screen_sizes = {100, 80, 125, 200}; // automatic first
    static constexpr std::array<std::string_view, 3> themes = {"light", "dark", "high_contrast"};

    explicit MoreScreen(App& app) : app_(app) { refresh(); }
    void refresh();

    const Settings& settings() const { return app_.settings; }
    void set_text_size(int percent) { app_.settings.text_percent = percent; }
    void set_theme(std::string_view theme) { app_.settings.theme = theme; }
    void set_language(std::string_view language) { app_.settings.language = language; }
    void set_calm(bool calm) { app_.settings.calm = calm; }
    void set_keyboard(bool keyboard) { app_.settings.keyboard = keyboard; }
    void set_screen_size(int percent) { app_.settings.size_percent = percent; }

    std::size_t to_sort_out() const { return to_sort_out_; } // two versions of one thing
    const std::optional<Error>& trouble() const { return trouble_; }

private:
    App& app_;
    std::size_t to_sort_out_ = 0;
    Reading reading_;
    std::optional<Error> trouble_;
};

}
