// SQLite's file layer in memory, which forgets what was not synced when the power goes, and fails when told.
// A machine is the first part of a path: "hub/registry.vaka" lies on the machine "hub". Synced and unsynced bytes of
// each file are kept apart, by sectors of 512 bytes.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/env.hpp"

namespace vaka::sim {

class FaultyVfs {
public:
    // Registered with SQLite under this name until it is destroyed. Requires: the name is free.
    explicit FaultyVfs(std::string name);
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs&) = delete;

    const std::string& name() const { return name_; }

    // --- Power ---

    // From now on nothing on this machine can be read or written.
    void cut(const std::string& machine);
    bool is_cut(const std::string& machine) const;
    // Power again. Unsynced bytes are gone; with `torn`, chance keeps some of the unsynced sectors. What was open
    // before stays dead, so everything that has a file open must be made anew.
    void restart(const std::string& machine, Random* torn = nullptr);

    // --- Faults, at the n:th write, truncation, sync or deletion from now, counted from 0 ---

    enum class Trouble {
        cut,  // the power goes before it is done
        full, // no write that makes a file longer gets through until heal()
        io,   // it fails, once
    };
    void fail(const std::string& machine, Trouble trouble, std::uint64_t n);
    void heal(const std::string& machine);
    std::uint64_t steps(const std::string& machine) const; // so far

    // --- Copies ---

    using Image = std::map<std::string, std::string>; // path below the machine -> bytes
    Image image(const std::string& machine) const;
    void put(const std::string& machine, const Image& image);
    void wipe(); // Requires: nothing is open
    // Whether any file of the machine has these bytes in it.
    bool holds(const std::string& machine, std::string_view bytes) const;

private:
    friend struct Layer; // the functions that SQLite calls
    struct File;
    struct Machine;
    struct Registration;

    Machine& machine_of(std::string_view path);

    std::string name_;
    std::map<std::string, std::unique_ptr<Machine>, std::less<>> machines_;
    std::unique_ptr<Registration> registration_;
};

}
