// What an act has saved, said over the page, with the way to take it back: one sheet for every act.

#pragma once

#include "app/pages/draw.hpp"

namespace vaka {

struct Receipt {
    Text did;
    Text saved; // when, or what follows from it
    std::string_view undo = "undo.undo";
};

inline Text saved_at(const Draw& draw, Instant at) {
    return draw.tr("undo.saved", {{"time", draw.dates.time(at).text}});
}

// `undo` takes the act back; `forget` lets it be, after a tap beside the sheet.
template <typename Undo, typename Forget>
void receipt_sheet(const Draw& draw, const Receipt& receipt, Undo undo, Forget forget) {
    switch (draw.ui.undo_sheet({receipt.did, receipt.saved, draw.tr(receipt.undo)})) {
    case ui::UndoAnswer::none:
        break;
    case ui::UndoAnswer::undo:
        undo();
        break;
    case ui::UndoAnswer::away:
        forget();
        break;
    }
}

}
