#include "tests/support/faulty_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <vector>

#include "tests/support/sim.hpp"

namespace vaka::sim {

namespace {

constexpr std::size_t sector = 512;

std::string_view machine_name(std::string_view path) {
    return path.substr(0, path.find('/'));
}

}

struct FaultyVfs::File {
    Machine* machine = nullptr;
    std::string bytes;          // as a reader sees it
    std::string synced;         // as a power cut leaves it
    std::vector<bool> unsynced; // by sector of `bytes`
    bool named = false;         // its name is on the disk too
    bool dead = false;

    // Locks on the file, by the handles that hold them.
    int readers = 0;
    const void* reserved = nullptr;
    const void* pending = nullptr;

    // The shared memory of its write-ahead log.
    int mapped = 0;
    std::vector<std::unique_ptr<std::byte[]>> regions;
    std::array<int, SQLITE_SHM_NLOCK> shared{};
    std::array<const void*, SQLITE_SHM_NLOCK> exclusive{};

    void write(std::size_t at, std::string_view what) {
        if (bytes.size() < at + what.size())
            bytes.resize(at + what.size());
        std::copy(what.begin(), what.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
        mark(at, at + what.size());
    }
    void mark(std::size_t from, std::size_t to) {
        unsynced.resize(std::max(unsynced.size(), (bytes.size() + sector - 1) / sector));
        for (std::size_t i = from / sector; i * sector < to; ++i)
            unsynced[i] = true;
    }
    void keep_sector(std::size_t i) {
        std::size_t end = std::min(bytes.size(), (i + 1) * sector);
        if (end <= i * sector)
            return;
        if (synced.size() < end)
            synced.resize(end);
        std::memcpy(synced.data() + i * sector, bytes.data() + i * sector, end - i * sector);
    }
    void sync() {
        synced.resize(bytes.size());
        for (std::size_t i = 0; i < unsynced.size(); ++i)
            if (unsynced[i])
                keep_sector(i);
        unsynced.clear();
    }
    // What a power cut leaves.
    std::string left(Random* torn) {
        if (!torn)
            return synced;
        auto chance = [&] {
            std::array<std::uint8_t, 1> die{};
            torn->fill(die);
            return die[0] < 128;
        };
        if (bytes.size() < synced.size() && chance())
            synced.resize(bytes.size());
        for (std::size_t i = 0; i < unsynced.size(); ++i)
            if (unsynced[i] && chance())
                keep_sector(i);
        return synced;
    }
};

struct FaultyVfs::Machine {
    std::map<std::string, std::unique_ptr<File>> files;
    std::vector<std::unique_ptr<File>> dead;    // handles may still point there
    std::map<std::string, std::string> removed; // deleted, but not yet on the disk
    bool off = false;
    std::uint64_t steps = 0;
    std::uint64_t trouble_at = 0;
    std::optional<Trouble> trouble;

    void bury(const std::string& path) {
        auto found = files.find(path);
        dead.push_back(std::move(found->second));
        files.erase(found);
    }
    // One more write, truncation, sync or deletion. What it must answer, or SQLITE_OK.
    int step(bool grows, int io_error) {
        bool now = trouble && steps >= trouble_at;
        ++steps;
        if (off)
            return SQLITE_IOERR;
        if (!now)
            return SQLITE_OK;
        if (*trouble == Trouble::full)
            return grows ? SQLITE_FULL : SQLITE_OK;
        off = *trouble == Trouble::cut;
        trouble.reset();
        return io_error;
    }
};

struct FaultyVfs::Registration {
    sqlite3_vfs vfs{};
    std::vector<std::unique_ptr<File>> temporary;
    std::uint64_t chance = 1;
};

// The functions that SQLite calls. They give SQLite's codes and never throw.
struct Layer {
    using File = FaultyVfs::File;

    struct Handle {
        sqlite3_file base;
        File* file;
        FaultyVfs::Machine* machine; // nullptr for a temporary file
        bool is_log;                 // a journal: syncing it syncs the folder
        int level;
        std::uint32_t shm_shared; // a bit for each lock held, or no_map
    };

    static Handle& handle(sqlite3_file* base) { return *reinterpret_cast<Handle*>(base); }
    static bool is_gone(const Handle& h) { return h.file->dead || (h.machine && h.machine->off); }

    static int close(sqlite3_file* base) {
        Handle& h = handle(base);
        unlock(base, SQLITE_LOCK_NONE);
        shm_unmap(base, 0);
        h.base.pMethods = nullptr;
        return SQLITE_OK;
    }

    static int read(sqlite3_file* base, void* to, int amount, sqlite3_int64 at) {
        Handle& h = handle(base);
        if (is_gone(h))
            return SQLITE_IOERR_READ;
        auto size = static_cast<std::size_t>(amount), from = static_cast<std::size_t>(at);
        const std::string& bytes = h.file->bytes;
        std::size_t there = from < bytes.size() ? std::min(size, bytes.size() - from) : 0;
        std::memcpy(to, bytes.data() + std::min(from, bytes.size()), there);
        std::memset(static_cast<char*>(to) + there, 0, size - there);
        return there == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }

    static int write(sqlite3_file* base, const void* what, int amount, sqlite3_int64 at) {
        Handle& h = handle(base);
        if (is_gone(h))
            return SQLITE_IOERR_WRITE;
        auto size = static_cast<std::size_t>(amount), to = static_cast<std::size_t>(at);
        if (h.machine)
            if (int trouble = h.machine->step(to + size > h.file->bytes.size(), SQLITE_IOERR_WRITE))
                return trouble;
        h.file->write(to, {static_cast<const char*>(what), size});
        return SQLITE_OK;
    }

    static int truncate(sqlite3_file* base, sqlite3_int64 size) {
        Handle& h = handle(base);
        if (is_gone(h))
            return SQLITE_IOERR_TRUNCATE;
        if (h.machine)
            if (int trouble = h.machine->step(false, SQLITE_IOERR_TRUNCATE))
                return trouble;
        h.file->bytes.resize(static_cast<std::size_t>(size));
        h.file->unsynced.resize(std::min(h.file->unsynced.size(), (h.file->bytes.size() + sector - 1) / sector));
        return SQLITE_OK;
    }

    static int sync(sqlite3_file* base, int) {
        Handle& h = handle(base);
        if (is_gone(h))
            return SQLITE_IOERR_FSYNC;
        if (!h.machine)
            return SQLITE_OK;
        if (int trouble = h.machine->step(false, SQLITE_IOERR_FSYNC))
            return trouble;
        h.file->sync();
        if (h.is_log) {
            h.machine->removed.clear();
            for (auto& [path, file] : h.machine->files)
                file->named = true;
        }
        return SQLITE_OK;
    }

    static int file_size(sqlite3_file* base, sqlite3_int64* size) {
        Handle& h = handle(base);
        if (is_gone(h))
            return SQLITE_IOERR_FSTAT;
        *size = static_cast<sqlite3_int64>(h.file->bytes.size());
        return SQLITE_OK;
    }

    static int lock(sqlite3_file* base, int level) {
        Handle& h = handle(base);
        File& file = *h.file;
        if (h.level >= level)
            return SQLITE_OK;
        if (is_gone(h))
            return SQLITE_IOERR_LOCK;
        if (level == SQLITE_LOCK_SHARED) {
            if (file.pending)
                return SQLITE_BUSY;
            ++file.readers;
        } else {
            if (file.reserved && file.reserved != base)
                return SQLITE_BUSY;
            if (level == SQLITE_LOCK_RESERVED) {
                file.reserved = base;
            } else {
                if (file.pending && file.pending != base)
                    return SQLITE_BUSY;
                file.pending = base;
                h.level = SQLITE_LOCK_PENDING;
                if (file.readers > 1)
                    return SQLITE_BUSY;
            }
        }
        h.level = level;
        return SQLITE_OK;
    }

    static int unlock(sqlite3_file* base, int level) {
        Handle& h = handle(base);
        File& file = *h.file;
        if (h.level <= level)
            return SQLITE_OK;
        if (file.reserved == base)
            file.reserved = nullptr;
        if (file.pending == base)
            file.pending = nullptr;
        if (level == SQLITE_LOCK_NONE)
            --file.readers;
        h.level = level;
        return SQLITE_OK;
    }

    static int is_reserved(sqlite3_file* base, int* out) {
        *out = handle(base).file->reserved != nullptr;
        return SQLITE_OK;
    }

    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sector_size(sqlite3_file*) { return static_cast<int>(sector); }
    // As on a real disk: writing a sector does not harm the next one.
    static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static int shm_map(sqlite3_file* base, int region, int size, int extend, void volatile** out) {
        Handle& h = handle(base);
        File& file = *h.file;
        *out = nullptr;
        if (is_gone(h))
            return SQLITE_IOERR_SHMMAP;
        if (h.shm_shared == no_map) {
            h.shm_shared = 0;
            ++file.mapped;
        }
        auto wanted = static_cast<std::size_t>(region);
        while (extend && file.regions.size() <= wanted)
            file.regions.push_back(std::make_unique<std::byte[]>(static_cast<std::size_t>(size)));
        if (wanted < file.regions.size())
            *out = file.regions[wanted].get();
        return SQLITE_OK;
    }

    static int shm_lock(sqlite3_file* base, int first, int count, int flags) {
        Handle& h = handle(base);
        File& file = *h.file;
        bool locks = (flags & SQLITE_SHM_LOCK) != 0, shares = (flags & SQLITE_SHM_SHARED) != 0;
        if (locks && is_gone(h))
            return SQLITE_IOERR_SHMLOCK;
        if (locks)
            for (int i = first; i < first + count; ++i) {
                auto slot = static_cast<std::size_t>(i);
                bool others = file.exclusive[slot] && file.exclusive[slot] != base;
                if (others || (!shares && file.shared[slot] > ((h.shm_shared >> i) & 1 ? 1 : 0)))
                    return SQLITE_BUSY;
            }
        for (int i = first; i < first + count; ++i) {
            auto slot = static_cast<std::size_t>(i);
            std::uint32_t bit = 1u << i;
            if (shares && locks && !(h.shm_shared & bit))
                h.shm_shared |= bit, ++file.shared[slot];
            else if (shares && !locks && (h.shm_shared & bit))
                h.shm_shared &= ~bit, --file.shared[slot];
            else if (!shares)
                file.exclusive[slot] = locks ? base : nullptr;
        }
        return SQLITE_OK;
    }

    static void shm_barrier(sqlite3_file*) {}

    static int shm_unmap(sqlite3_file* base, int) {
        Handle& h = handle(base);
        if (h.shm_shared == no_map)
            return SQLITE_OK;
        for (int i = 0; i < SQLITE_SHM_NLOCK; ++i) {
            auto slot = static_cast<std::size_t>(i);
            if ((h.shm_shared >> i) & 1)
                --h.file->shared[slot];
            if (h.file->exclusive[slot] == base)
                h.file->exclusive[slot] = nullptr;
        }
        h.shm_shared = no_map;
        if (--h.file->mapped == 0)
            h.file->regions.clear();
        return SQLITE_OK;
    }

    static FaultyVfs& disk(sqlite3_vfs* vfs) { return *static_cast<FaultyVfs*>(vfs->pAppData); }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* base, int flags, int* out_flags) {
        FaultyVfs& self = disk(vfs);
        Handle& h = handle(base);
        h = {};
        h.shm_shared = no_map;
        if (!name) {
            self.registration_->temporary.push_back(std::make_unique<File>());
            h.file = self.registration_->temporary.back().get();
        } else {
            FaultyVfs::Machine& machine = self.machine_of(name);
            auto found = machine.files.find(name);
            if (machine.off)
                return SQLITE_CANTOPEN;
            if (found == machine.files.end()) {
                if (!(flags & SQLITE_OPEN_CREATE))
                    return SQLITE_CANTOPEN;
                found = machine.files.emplace(name, std::make_unique<File>()).first;
                found->second->machine = &machine;
            }
            h.file = found->second.get();
            h.machine = &machine;
            h.is_log = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
        }
        h.base.pMethods = methods();
        if (out_flags)
            *out_flags = flags;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
        FaultyVfs::Machine& machine = disk(vfs).machine_of(name);
        if (machine.off)
            return SQLITE_IOERR_DELETE;
        auto found = machine.files.find(name);
        if (found == machine.files.end())
            return SQLITE_IOERR_DELETE_NOENT;
        if (int trouble = machine.step(false, SQLITE_IOERR_DELETE))
            return trouble;
        if (!sync_folder && found->second->named)
            machine.removed[name] = found->second->synced;
        machine.bury(name);
        return SQLITE_OK;
    }

    static int access(sqlite3_vfs* vfs, const char* name, int, int* out) {
        FaultyVfs::Machine& machine = disk(vfs).machine_of(name);
        *out = machine.files.contains(name);
        return machine.off ? SQLITE_IOERR_ACCESS : SQLITE_OK;
    }

    static int full_path(sqlite3_vfs*, const char* name, int size, char* out) {
        return std::snprintf(out, static_cast<std::size_t>(size), "%s", name) < size ? SQLITE_OK : SQLITE_CANTOPEN;
    }

    static int random(sqlite3_vfs* vfs, int size, char* out) {
        SimRandom random(disk(vfs).registration_->chance++);
        random.fill({reinterpret_cast<std::uint8_t*>(out), static_cast<std::size_t>(size)});
        return size;
    }
    static int sleep(sqlite3_vfs*, int us) { return us; }
    static int time(sqlite3_vfs*, sqlite3_int64* out) {
        *out = 212'000'000'000'000; // Julian day in milliseconds; nothing here reads it
        return SQLITE_OK;
    }
    static int last_error(sqlite3_vfs*, int, char*) { return 0; }

    static const sqlite3_io_methods* methods() {
        static const sqlite3_io_methods all = [] {
            sqlite3_io_methods m{};
            m.iVersion = 2;
            m.xClose = close;
            m.xRead = read;
            m.xWrite = write;
            m.xTruncate = truncate;
            m.xSync = sync;
            m.xFileSize = file_size;
            m.xLock = lock;
            m.xUnlock = unlock;
            m.xCheckReservedLock = is_reserved;
            m.xFileControl = control;
            m.xSectorSize = sector_size;
            m.xDeviceCharacteristics = characteristics;
            m.xShmMap = shm_map;
            m.xShmLock = shm_lock;
            m.xShmBarrier = shm_barrier;
            m.xShmUnmap = shm_unmap;
            return m;
        }();
        return &all;
    }

    static constexpr std::uint32_t no_map = 1u << 31;
};

FaultyVfs::FaultyVfs(std::string name) : name_(std::move(name)), registration_(std::make_unique<Registration>()) {
    sqlite3_vfs& vfs = registration_->vfs;
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(Layer::Handle);
    vfs.mxPathname = 200;
    vfs.zName = name_.c_str();
    vfs.pAppData = this;
    vfs.xOpen = Layer::open;
    vfs.xDelete = Layer::remove;
    vfs.xAccess = Layer::access;
    vfs.xFullPathname = Layer::full_path;
    vfs.xRandomness = Layer::random;
    vfs.xSleep = Layer::sleep;
    vfs.xGetLastError = Layer::last_error;
    vfs.xCurrentTimeInt64 = Layer::time;
    ensure(sqlite3_vfs_register(&vfs, 0) == SQLITE_OK, "the file layer is registered");
}

FaultyVfs::~FaultyVfs() {
    sqlite3_vfs_unregister(&registration_->vfs);
}

FaultyVfs::Machine& FaultyVfs::machine_of(std::string_view path) {
    std::string_view name = machine_name(path);
    auto found = machines_.find(name);
    if (found == machines_.end())
        found = machines_.emplace(std::string(name), std::make_unique<Machine>()).first;
    return *found->second;
}

void FaultyVfs::cut(const std::string& machine) {
    machine_of(machine).off = true;
}

bool FaultyVfs::is_cut(const std::string& machine) const {
    auto found = machines_.find(machine);
    return found != machines_.end() && found->second->off;
}

void FaultyVfs::restart(const std::string& name, Random* torn) {
    Machine& machine = machine_of(name);
    std::map<std::string, std::string> left = std::move(machine.removed);
    machine.removed.clear();
    for (auto& [path, file] : machine.files) {
        file->dead = true;
        if (file->named)
            left[path] = file->left(torn);
        machine.dead.push_back(std::move(file));
    }
    machine.files.clear();
    machine.off = false;
    machine.trouble.reset();
    for (auto& [path, bytes] : left)
        put(name, {{path.substr(name.size() + 1), std::move(bytes)}});
}

void FaultyVfs::fail(const std::string& name, Trouble trouble, std::uint64_t n) {
    Machine& machine = machine_of(name);
    machine.trouble = trouble;
    machine.trouble_at = machine.steps + n;
}

void FaultyVfs::heal(const std::string& machine) {
    machine_of(machine).trouble.reset();
}

std::uint64_t FaultyVfs::steps(const std::string& machine) const {
    auto found = machines_.find(machine);
    return found == machines_.end() ? 0 : found->second->steps;
}

FaultyVfs::Image FaultyVfs::image(const std::string& name) const {
    Image out;
    if (auto found = machines_.find(name); found != machines_.end())
        for (const auto& [path, file] : found->second->files)
            out[path.substr(name.size() + 1)] = file->bytes;
    return out;
}

void FaultyVfs::put(const std::string& name, const Image& image) {
    Machine& machine = machine_of(name);
    for (const auto& [path, bytes] : image) {
        auto file = std::make_unique<File>();
        file->machine = &machine;
        file->bytes = file->synced = bytes;
        file->named = true;
        machine.files[name + "/" + path] = std::move(file);
    }
}

void FaultyVfs::wipe() {
    machines_.clear();
    registration_->temporary.clear();
}

bool FaultyVfs::holds(const std::string& name, std::string_view bytes) const {
    auto found = machines_.find(name);
    return found != machines_.end() && std::ranges::any_of(found->second->files, [&](const auto& entry) {
               return entry.second->bytes.find(bytes) != std::string::npos ||
                      entry.second->synced.find(bytes) != std::string::npos;
           });
}

}
