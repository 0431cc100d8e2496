// The icons by meaning. Code points are of the Material Icons font (look.md 2.5); `cross` and `fall` are drawn.

#pragma once

#include <cstdint>

namespace vaka::ui {

enum class Icon : std::uint32_t {
    none = 0,
    cross = 1,         // navigation: Korset (drawn)
    fall = 2,          // category Fall (drawn: directions_walk, turned, over a line)
    warning = 3,       // a risk in a list (drawn: the day's triangle)
    action = 0xE2E6,   // task_alt
    meetings = 0xF233, // groups; also staffing
    year = 0xE917,     // donut_large
    more = 0xE5D3,     // more_horiz
    inbox = 0xE156,    // Min sida, already reported
    person = 0xE7FD,
    signed_in = 0xE853, // account_circle
    play = 0xE037,
    pause = 0xE034,
    add = 0xE145,
    check = 0xE5CA,
    minus = 0xE15B, // remove
    close = 0xE5CD,
    undo = 0xE166,
    back = 0xE5CB,     // chevron_left
    forward = 0xE5CC,  // chevron_right
    next = 0xE5C8,     // arrow_forward
    up = 0xE5CE,       // expand_less: scroll up
    down = 0xE5CF,     // expand_more: scroll down
    date = 0xE878,     // event
    received = 0xE86C, // check_circle
    waiting = 0xE8B5,  // schedule: waiting, late
    saved = 0xE161,    // save
    receipt = 0xF18C,  // mark_email_read
    sending = 0xE627,  // sync
    refused = 0xE160,  // report
    retry = 0xE5D5,    // refresh
    usb = 0xE1E0,
    save_to_usb = 0xE2C4,   // file_download
    read_from_usb = 0xE2C6, // file_upload
    lock = 0xE897,          // privacy guard
    star = 0xE838,          // went well
    watch = 0xE8F4,         // visibility: risk seen
    hidden = 0xE8F5,        // visibility_off
    know = 0xEF49,          // campaign: good to know
    open = 0xE836,          // radio_button_unchecked: action open
    under_way = 0xE422,     // timelapse
    effect = 0xE8E5,        // trending_up: did it get better
    sort_out = 0xE0B6,      // call_split: two versions
    keep_both = 0xE252,     // merge_type
    write = 0xE3C9,         // edit
    tablet = 0xE32F,
    laptop = 0xE31E,
    decision = 0xE90E,    // gavel
    standing = 0xF10D,    // push_pin
    discussion = 0xE0BF,  // forum
    measurement = 0xE41C, // straighten
    plan = 0xE616,        // event_note
    flag = 0xE153,        // status of the plan
    numbers = 0xE26B,     // bar_chart
    invitation = 0xE0DA,  // vpn_key
    qr = 0xF206,          // qr_code_scanner
    explore = 0xE87A,     // try it
    backspace = 0xE14A,
    shift = 0xE5D8, // arrow_upward: a capital
    space = 0xE256, // space_bar
    settings = 0xE8B8,
    content = 0xE242, // format_list_numbered
    checks = 0xE862,  // assignment_turned_in
    help = 0xE887,
    search = 0xE8B6,
    contrast = 0xE3A9,  // brightness_4: theme
    text_size = 0xE245, // format_size
    language = 0xE894,
    wall = 0xE333, // tv
    print = 0xE8AD,
    remove = 0xE872, // delete
    history = 0xE889,
    home = 0xE88A,
    medicine = 0xF033,       // medication
    pressure_ulcer = 0xE3F3, // healing
    infection = 0xF221,      // coronavirus
    food = 0xE56C,           // restaurant
    handover = 0xE8D4,       // swap_horiz
    equipment = 0xF10B,      // handyman
    communication = 0xE0B7,  // chat
    security = 0xE32A,       // violence, threats
    bed = 0xE53A,            // hotel
    information = 0xE88E,    // info
};

}
