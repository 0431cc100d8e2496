#include "app/ui/faults.hpp"

#include "app/ui/ui.hpp"

namespace vaka::ui {

std::vector<std::string> faults(const Ui& ui) {
    std::vector<std::string> faults;
    for (const std::string& text : ui.clipped())
        faults.push_back("cut: " + text);
    // A target keeps its size on the screen when the text grows; half a px is lost to rounding.
    const float least = 72 / ui.text_scale() - 0.5f;
    const Nodes& nodes = ui.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        if (!node.target)
            continue;
        if (node.name.empty())
            faults.push_back("unnamed: " + std::string(role_name(node.role)));
        if (node.rect.w < least || node.rect.h < least)
            faults.push_back("small: " + node.name);
        for (std::size_t k = i + 1; k < nodes.size(); ++k) {
            const Node& other = nodes[k];
            if (other.target && node.visible.h > 1 && other.visible.h > 1 &&
                node.visible.inset(0.5f).overlaps(other.visible.inset(0.5f)))
                faults.push_back("overlap: " + node.name + " and " + other.name);
        }
    }
    return faults;
}

}
