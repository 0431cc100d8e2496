// Which page is shown, the way back from it, and the open store that the pages work on. The only one that acts on a Go.

#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "app/pages/open_page.hpp"
#include "core/ward/content_of_unit.hpp"

namespace vaka {

class Navigator {
public:
    // `try_out` makes a made-up ward at machine.store_path.
    Navigator(Machine& machine, Settings& settings, const Content& content, std::function<Result<void>()> try_out);

    // The cross when there is a store at machine.store_path, the first run when there is none.
    void open();

    OpenPage& page() { return *pages_.back(); }
    std::size_t depth() const { return pages_.size(); }
    void go(const Go& go);

    // Before a frame: other processes' changes, the exchange, settings, and the page itself.
    void refresh();
    // Changes when there is something new to see. The wall is told at the minute: it has nobody who waits for it.
    std::uint64_t revision() const;
    // How long nothing happens by itself: the exchange, the next minute of a huddle or of the wall, midnight.
    std::int64_t ms_until_due() const;
    // Drafts on the disk; when the tablet rests and before it stops.
    void keep();
    // Somebody is here: who has signed in stays so for another while.
    void touched();

    const Around& around() const { return around_; }
    // The unit's own once a ward is open.
    const Content& content() const { return ward_ ? ward_->content_of_unit.content() : content_; }
    App* app() { return ward_ ? &ward_->app : nullptr; } // none before the first run is done

private:
    struct OpenWard {
        OpenWard(Machine& machine, Settings& settings, const Content& content, std::unique_ptr<Store> opened,
                 Role role);

        std::unique_ptr<Store> store;
        Session session;
        ContentOfUnit content_of_unit;
        std::unique_ptr<Transport> transport;
        std::unique_ptr<Exchange> exchange;
        App app;
    };

    Result<void> open_ward();
    Result<void> connect();
    Result<void> read_settings();
    Result<void> keep_settings();
    // The unit's choices take effect: content, colours, how long somebody stays signed in.
    Result<void> follow_unit();
    void lock_when_idle();
    void look_around();
    void show(const Go& go) { pages_.push_back(std::make_unique<OpenPage>(ward_->app, go)); }
    void back(const Back& how);

    Machine& machine_;
    Settings& settings_;
    const Content& content_;
    std::function<Result<void>()> try_out_;
    std::unique_ptr<OpenWard> ward_;
    std::vector<std::unique_ptr<OpenPage>> pages_; // never empty after open(); the last is shown
    Settings kept_settings_;
    Around around_;
    std::uint64_t seen_revision_ = 0;
    std::optional<Id<Staff>> seen_person_;
    std::uint64_t followed_revision_ = 0;
    std::int64_t lock_after_ = 0; // ms
    Instant touched_at_;
    std::uint64_t changes_ = 0;
    std::uint64_t told_revision_ = 0; // of the store, as far as revision() has told of it
};

}
