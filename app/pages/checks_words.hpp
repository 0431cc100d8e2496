// What waits of the daily checks, in a line: "Väntar: läget, siffrorna".

#pragma once

#include "app/pages/draw.hpp"
#include "core/ward/checks.hpp"

namespace vaka {

Text waiting_checks(const Draw& draw, const ChecksToday& now);
// Where there is less room: "3 väntar".
Text waiting_checks_count(const Draw& draw, const ChecksToday& now);

}
