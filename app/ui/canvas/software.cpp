#include "app/ui/canvas/software.hpp"

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_sdlrenderer2.h>

#include "app/ui/canvas/atlas.hpp"

namespace vaka::ui {

struct Software::Parts {
    SDL_Surface* surface = nullptr;
    SDL_Renderer* renderer = nullptr;
    SDL_Texture* texture = nullptr;
    SdlHost::Memory target;
    std::uint64_t revision = 0;
    ImGuiContext* context = nullptr;

    void close();
    void open(const SdlHost::Memory& memory);
    void update(const Atlas& atlas);
};

Software::Software() : parts_(std::make_unique<Parts>()) {}

Software::~Software() {
    parts_->close();
}

void Software::Parts::close() {
    if (context) {
        ImGui::SetCurrentContext(context);
        ImGui_ImplSDLRenderer2_Shutdown();
        ImGui::DestroyContext(context);
        context = nullptr;
    }
    if (texture)
        SDL_DestroyTexture(texture);
    if (renderer)
        SDL_DestroyRenderer(renderer);
    if (surface)
        SDL_FreeSurface(surface);
    texture = nullptr;
    renderer = nullptr;
    surface = nullptr;
}

void Software::Parts::open(const SdlHost::Memory& memory) {
    close();
    target = memory;
    surface = SDL_CreateRGBSurfaceWithFormatFrom(memory.data, memory.width, memory.height, 32, memory.stride * 4,
                                                 SDL_PIXELFORMAT_ARGB8888);
    renderer = surface ? SDL_CreateSoftwareRenderer(surface) : nullptr;
    if (!renderer)
        return;
    context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplSDLRenderer2_Init(renderer);
    revision = 0;
}

void Software::Parts::update(const Atlas& atlas) {
    if (texture && revision == atlas.revision())
        return;
    revision = atlas.revision();
    // The atlas grows when more letters are needed than its page holds.
    int width = 0, height = 0;
    if (texture)
        SDL_QueryTexture(texture, nullptr, nullptr, &width, &height);
    if (texture && (width != atlas.width() || height != atlas.height())) {
        SDL_DestroyTexture(texture);
        texture = nullptr;
    }
    if (!texture) {
        texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC, atlas.width(),
                                    atlas.height());
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
        SDL_SetTextureScaleMode(texture, SDL_ScaleModeNearest);
    }
    std::vector<std::uint32_t> white(atlas.pixels().size());
    for (std::size_t i = 0; i < white.size(); ++i)
        white[i] = static_cast<std::uint32_t>(atlas.pixels()[i]) << 24 | 0xFFFFFFu;
    SDL_UpdateTexture(texture, nullptr, white.data(), atlas.width() * 4);
}

void Software::draw(const ImDrawData& frame, const Atlas& atlas, const SdlHost::Memory& target) {
    Parts& parts = *parts_;
    const SdlHost::Memory& known = parts.target;
    if (!parts.renderer || target.data != known.data || target.width != known.width || target.height != known.height ||
        target.stride != known.stride)
        parts.open(target);
    if (!parts.renderer)
        return;
    parts.update(atlas);
    ImGui::SetCurrentContext(parts.context);
    // One texture is all there is: letters, symbols and white.
    for (ImDrawList* list : frame.CmdLists)
        for (ImDrawCmd& command : list->CmdBuffer)
            command.TextureId = parts.texture;
    ImGui_ImplSDLRenderer2_RenderDrawData(const_cast<ImDrawData*>(&frame));
    SDL_RenderFlush(parts.renderer);
}

}
