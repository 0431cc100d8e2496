// Writes the gallery as pictures: vaka_gallery FOLDER [WIDTHxHEIGHT [THEME [TEXT% [PAGE]]]].

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/ui/frame.hpp"
#include "tests/app/gallery.hpp"

int main(int count, char** words) {
    using namespace vaka::ui;
    const std::string folder = count > 1 ? words[1] : ".";
    int width = 1280, height = 800;
    if (count > 2 && std::sscanf(words[2], "%dx%d", &width, &height) != 2)
        return 2;
    auto frame = Frame::open(assets_beside_program());
    if (!frame || (count > 3 && !(*frame)->set_theme(words[3]))) {
        std::fprintf(stderr, "vaka_gallery: no assets beside the program\n");
        return 1;
    }
    const int percent = count > 4 ? std::atoi(words[4]) : 100;
    (*frame)->set_calm(true);
    (*frame)->set_text_scale(static_cast<float>(percent) / 100);
    (*frame)->resize(width, height);
    for (const GalleryPage& page : gallery_pages()) {
        if (count > 5 && page.name != words[5])
            continue;
        for (int i = 0; i < 3; ++i)
            (*frame)->draw(page.draw);
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < 20; ++i) {
            (*frame)->draw(page.draw);
            (void)(*frame)->pixels();
        }
        const double ms =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / 20;
        std::printf("%-12s %6.2f ms a frame", page.name.c_str(), ms);
        for (const std::string& text : (*frame)->ui().clipped())
            std::printf("  cut: %s", text.c_str());
        std::printf("\n");
        if (!(*frame)->write_png(folder + "/" + page.name + ".png"))
            return 1;
    }
    return 0;
}
