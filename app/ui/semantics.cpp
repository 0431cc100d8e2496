#include "app/ui/semantics.hpp"

namespace vaka::ui {

std::string_view role_name(Role role) {
    switch (role) {
    case Role::text:
        return "text";
    case Role::heading:
        return "heading";
    case Role::status:
        return "status";
    case Role::image:
        return "image";
    case Role::button:
        return "button";
    case Role::tile:
        return "tile";
    case Role::segment:
        return "segment";
    case Role::check:
        return "check";
    case Role::field:
        return "field";
    case Role::row:
        return "row";
    case Role::day:
        return "day";
    case Role::month:
        return "month";
    case Role::navigation:
        return "navigation";
    case Role::dialog:
        return "dialog";
    }
    return "";
}

}
