/* The injected world: clock, randomness and files through one table that a job carries.
 *
 * Production uses yl_world_real(). Tests and simulation give their own table: a virtual clock, a
 * seeded generator, a file system that fails. Nothing below base/ asks the system itself.
 * All functions may be called from any thread.
 */
#ifndef YL_BASE_WORLD_H
#define YL_BASE_WORLD_H

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

typedef struct yl_world yl_world;
typedef struct yl_file yl_file; /* an open file of the world */

typedef struct yl_file_info {
    uint64_t size;
    int64_t modified_ms; /* since the epoch */
    bool is_directory;
} yl_file_info;

/* Called for each entry of a directory, in order of names; not for "." and "..". */
typedef yl_status (*yl_list_fn)(void *arg, const char *name, const yl_file_info *info,
                                yl_error *err);

struct yl_world {
    int64_t (*now_micros)(yl_world *world);      /* wall clock, microseconds since the epoch */
    int64_t (*monotonic_nanos)(yl_world *world); /* never goes back; for budgets and deadlines */
    uint64_t (*random)(yl_world *world);         /* 64 random bits */

    /* Every error message names the path and the system's reason. Paths are NUL-terminated. */
    yl_status (*open_read)(yl_world *world, const char *path, yl_file **out, yl_error *err);
    /* Fails with EXISTS when there is a file already. Missing directories are made. */
    yl_status (*create)(yl_world *world, const char *path, yl_file **out, yl_error *err);
    /* Up to `size` bytes at `offset`; *got is 0 only at the end. */
    yl_status (*read_at)(yl_file *file, uint64_t offset, void *to, size_t size, size_t *got,
                         yl_error *err);
    yl_status (*append)(yl_file *file, const void *bytes, size_t size, yl_error *err);
    yl_status (*sync)(yl_file *file, yl_error *err);
    yl_status (*close)(yl_file *file, yl_error *err); /* frees `file` in any case */
    yl_status (*stat)(yl_world *world, const char *path, yl_file_info *out, yl_error *err);
    yl_status (*list)(yl_world *world, const char *path, yl_list_fn fn, void *arg, yl_error *err);
    /* Atomic; replaces an existing file; then syncs the directory. */
    yl_status (*rename)(yl_world *world, const char *from, const char *to, yl_error *err);
    yl_status (*remove)(yl_world *world, const char *path, yl_error *err); /* file or empty dir */
    yl_status (*make_dirs)(yl_world *world, const char *path, yl_error *err);
};

/* The system's own clock, randomness and files. Static. */
yl_world *yl_world_real(void);

/* Appends `path`, made absolute by the process's working directory, without "." and "..". */
yl_status yl_path_absolute(const char *path, yl_strbuf *out, yl_error *err);

/* The same world, in which only paths below `roots` (`n` directories; copied) exist: every other
 * one is refused with PERMISSION before the system is asked. "..", links and relative paths are
 * resolved first. `inner` outlives it. */
yl_status yl_world_rooted(yl_world *inner, const char *const *roots, size_t n, yl_world **out,
                          yl_error *err);
void yl_world_rooted_free(yl_world *world); /* NULL is fine */
/* OK when the world lets `path` be used: for checks before any work. */
yl_status yl_path_allowed(yl_world *world, const char *path, yl_error *err);

/* Removes a directory with everything below it; a missing one is fine. */
yl_status yl_world_remove_tree(yl_world *world, const char *path, yl_error *err);

#endif
