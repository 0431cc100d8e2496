// Att reda ut: two people wrote the same thing at the same time. Nothing is lost; somebody chooses what shows. What is
// written here has seen every version, so the choice ends the matter on all tablets.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/pages/context.hpp"
#include "app/pages/guarded_text.hpp"
#include "core/ward/saying.hpp"

namespace vaka {

class SortOutScreen {
public:
    // Bytes of a text: [begin, end).
    using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

    struct Version {
        std::string device;   // its name; empty when this unit does not know it
        bool is_here = false; // this very tablet
        Instant at;
        Value value;      // absent: it was taken away
        std::string text; // of the value
        Ranges differs;   // unlike the other one, when there are two
    };

    // One matter: a field that says different things, or a record that one took away and another changed.
    struct Matter {
        Clash clash;
        Saying saying;
        std::vector<Version> versions;
        std::size_t longest = 0; // letters the field can hold
        bool removal() const { return clash.field == removed_field; }
    };

    explicit SortOutScreen(App& app);
    void refresh();

    std::size_t count() const { return clashes_.size(); }
    std::size_t place() const { return place_; } // which of them is shown, from 0
    const std::optional<Matter>& matter() const { return matter_; }

    void choose(std::size_t version);
    bool can_keep_both() const; // two texts, and both fit in the field
    void keep_both();
    void write(); // "Skriv en ny"
    bool is_writing() const { return writing_; }
    GuardedText text;
    bool can_save() const { return writing_ && !trimmed(text.savable()).empty(); }
    void save();
    void leave_writing() { writing_ = false; }
    Go wait(); // "Vänta": the next one, or back after the last

    // What was sorted out just now can be chosen anew.
    bool was_sorted() const { return last_.has_value() && !reopened_; }
    Instant sorted_at() const { return sorted_at_; }
    void reopen();
    void forget_sorted() { last_.reset(); }

    const std::optional<Error>& trouble() const { return trouble_; }

private:
    Result<void> read();
    Result<Matter> read_matter(const Clash& clash);
    void put(const Value& value);
    Result<void> write_value(const Value& value);

    App& app_;
    std::vector<Clash> clashes_;
    std::size_t place_ = 0;
    std::optional<Matter> matter_;
    std::optional<Matter> last_;
    bool reopened_ = false;
    bool writing_ = false;
    Instant sorted_at_;
    std::uint64_t revision_ = 0;
    std::optional<Error> trouble_;
};

// What each text has that the other has not, in whole words.
std::pair<SortOutScreen::Ranges, SortOutScreen::Ranges> differences(std::string_view a, std::string_view b);

}
