#include "app/tablet/tablet.hpp"

#include <array>

#include "core/demo/demo_ward.hpp"
#include "core/sync/enrol.hpp"

namespace vaka {

namespace {

constexpr std::array<std::string_view, 2> languages = {"sv", "en"};
constexpr std::size_t largest_asset = 4u << 20;

// Of the made-up ward: enough to look back on.
constexpr std::uint64_t demo_seed = 1;
constexpr int demo_days = 120;

}

Result<std::unique_ptr<Tablet>> Tablet::open(Machine machine, const Settings& settings, const std::string& assets) {
    std::unique_ptr<Tablet> tablet(new Tablet(std::move(machine), settings));
    Files& files = tablet->machine_.files;
    for (std::string_view language : languages) {
        ASSIGN_OR_RETURN(strings, Strings::load(files, assets + "/strings", language));
        tablet->strings_.emplace(language, std::move(strings));
    }
    std::vector<std::string> texts;
    for (std::string_view name : content_names) {
        ASSIGN_OR_RETURN(json, files.read(assets + "/content/" + std::string(name) + ".json", largest_asset));
        texts.push_back(std::move(json));
    }
    ASSIGN_OR_RETURN(content, Content::parse(texts));
    tablet->content_ = std::move(content);
    tablet->navigator_ = std::make_unique<Navigator>(
        tablet->machine_, tablet->settings_, tablet->content_,
        [made = tablet.get(), demo = assets + "/content/demo.json"] { return made->make_ward(demo); });
    tablet->navigator_->open();
    return tablet;
}

void Tablet::draw(ui::Ui& ui) {
    navigator_->refresh();
    auto strings = strings_.find(settings_.language);
    const Draw with{ui, strings == strings_.end() ? strings_.begin()->second : strings->second, navigator_->around(),
                    navigator_->content()};
    navigator_->go(vaka::draw(navigator_->page(), with));
}

Result<void> Tablet::dress(ui::Frame& frame) {
    if (dressed_ == settings_)
        return {};
    dressed_ = settings_;
    frame.set_text_scale(static_cast<float>(settings_.text_percent) / 100);
    frame.set_calm(settings_.calm);
    frame.set_size(static_cast<float>(settings_.size_percent) / 100);
    frame.ui().set_keyboard(settings_.keyboard);
    return frame.set_theme(settings_.theme);
}

Result<void> Tablet::make_ward(const std::string& demo) const {
    ASSIGN_OR_RETURN(json, machine_.files.read(demo, largest_asset));
    ASSIGN_OR_RETURN(ward, DemoWard::parse(json));
    ASSIGN_OR_RETURN(keys, device_keys(machine_.keystore, machine_.clock, machine_.random));
    ASSIGN_OR_RETURN(store, new_store(machine_.store_path, keys, ward.unit_name()));
    return ward.write(*store, demo_seed, demo_days, swedish_time(machine_.clock.now()).date);
}

}
