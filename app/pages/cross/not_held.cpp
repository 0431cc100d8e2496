#include "app/pages/cross/not_held.hpp"

namespace vaka {

NotHeldAnswer ask_why_not_held(const Draw& draw) {
    ui::OptionList list{.title = draw.tr("day.why_not_held"), .cancel = draw.tr("date.cancel")};
    for (std::string_view code : code_names<NotHeldReason>)
        list.options.push_back(Text{label_of(draw.content.not_held, code, draw.strings.language())});
    auto answer = draw.ui.option_dialog(list);
    NotHeldAnswer out{.cancelled = answer.cancelled, .reason = {}};
    if (answer.option)
        out.reason = static_cast<NotHeldReason>(*answer.option);
    return out;
}

}
