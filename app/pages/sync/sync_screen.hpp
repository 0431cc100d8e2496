// Synk: what is saved here, what waits and what the server has received; what came back and why; and the USB stick for
// the ward that has no network. Saved and received are two things and never mixed up.

#pragma once

#include <optional>
#include <vector>

#include "app/pages/context.hpp"
#include "app/pages/guarded_text.hpp"
#include "core/ward/saying.hpp"

namespace vaka {

class SyncScreen {
public:
    struct Waiting {
        Saying saying;
        Instant saved_at;
    };

    // Something that came back. Its text can be corrected and saved anew.
    struct Back {
        std::uint64_t seq = 0;
        Saying saying;
        Error why;
        Instant saved_at;
        bool has_text = false;
    };

    // What the stick did, in numbers; the view has the words.
    struct Usb {
        Instant at;
        bool saved = false;       // asked to save; else to read
        std::size_t files = 0;    // from others, read
        std::size_t changes = 0;  // new here
        std::size_t troubles = 0; // files that could not be read
        bool receipt = false;     // the server's receipt was among them
    };

    explicit SyncScreen(App& app);
    void refresh();

    const SyncStatus& status() const { return status_; }
    bool is_connected() const { return status_.state != SyncState::no_server; }
    const std::string& unit_name() const { return unit_name_; }
    const std::string& device_name() const { return device_name_; }

    // The latest; the rest is only counted.
    const std::vector<Waiting>& waiting() const { return waiting_; }
    std::size_t more_waiting() const { return more_waiting_; }
    void try_now();

    const std::vector<Back>& returned() const { return returned_; }
    void seen(std::size_t back); // "Jag har sett det"
    void correct(std::size_t back);
    const Back* correcting() const;
    GuardedText text;      // what is being corrected
    bool can_save() const; // what the server would send back again is not saved either
    void save_corrected();
    void leave_corrected() { correcting_.reset(); }

    // The stick. With several in, one is asked for first.
    void save_to_usb() { begin(true); }
    void read_from_usb() { begin(false); }
    const std::vector<std::string>& sticks() const { return sticks_; } // to choose among
    void choose_stick(std::optional<std::size_t> stick);
    bool stick_is_missing() const { return stick_is_missing_; }
    const std::optional<Usb>& usb() const { return usb_; } // what was just done
    const std::optional<Usb>& last_usb() const { return last_usb_; }
    const std::optional<Error>& usb_trouble() const { return usb_trouble_; }

    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    void begin(bool save);
    Result<void> exchange_with(const std::string& folder);
    Result<void> save_text();

    App& app_;
    SyncStatus status_;
    std::string unit_name_;
    std::string device_name_;
    std::vector<Waiting> waiting_;
    std::size_t more_waiting_ = 0;
    std::vector<Back> returned_;
    std::optional<std::uint64_t> correcting_;
    std::string field_; // whose text is being corrected
    std::vector<std::string> sticks_;
    bool saving_ = false;
    bool stick_is_missing_ = false;
    std::optional<Usb> usb_;
    std::optional<Usb> last_usb_;
    std::optional<Error> usb_trouble_;
    std::uint64_t revision_ = 0;
    std::optional<Error> trouble_;
};

}
