// The smallest program on Dear ImGui and SDL2: one window, a text, three buttons, a table. What Vaka's window is
// measured against. `bare` shows itself and waits; `bare FRAMES` draws so many and prints milliseconds a frame.

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_sdl2.h>
#include <imgui_impl_sdlrenderer2.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_Init(SDL_INIT_VIDEO);
    SDL_Window* window = SDL_CreateWindow("bare", 0, 0, 1280, 800, 0);
    SDL_Renderer* renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplSDL2_InitForSDLRenderer(window, renderer);
    ImGui_ImplSDLRenderer2_Init(renderer);

    auto draw = [&](int rows) {
        ImGui_ImplSDLRenderer2_NewFrame();
        ImGui_ImplSDL2_NewFrame();
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({1280, 800});
        ImGui::Begin("bare", nullptr, ImGuiWindowFlags_NoDecoration);
        ImGui::TextUnformatted("One window, a text, three buttons.");
        ImGui::Button("One");
        ImGui::Button("Two");
        ImGui::Button("Three");
        if (rows > 0 && ImGui::BeginTable("rows", 4)) {
            for (int i = 0; i < rows; ++i)
                for (int column = 0; column < 4; ++column) {
                    ImGui::TableNextColumn();
                    ImGui::Text("row %d, column %d", i, column);
                }
            ImGui::EndTable();
        }
        ImGui::End();
        ImGui::Render();
        SDL_SetRenderDrawColor(renderer, 20, 20, 20, 255);
        SDL_RenderClear(renderer);
        ImGui_ImplSDLRenderer2_RenderDrawData(ImGui::GetDrawData());
        SDL_RenderPresent(renderer);
    };

    for (int settle = 0; settle < 3; ++settle)
        draw(0);
    std::puts("ready");
    std::fflush(stdout);
    if (int frames = argc > 1 ? std::atoi(argv[1]) : 0; frames > 0) {
        for (int rows : {0, 30}) {
            auto start = std::chrono::steady_clock::now();
            for (int i = 0; i < frames; ++i)
                draw(rows);
            std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
            std::printf("frame %.3f\n", took.count() / frames);
        }
        return 0;
    }
    SDL_Event event;
    while (SDL_WaitEvent(&event) != 0 && event.type != SDL_QUIT) {
    }
    return 0;
}
