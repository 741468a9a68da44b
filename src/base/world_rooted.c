/* A world whose files lie below given directories; see world.h.
 *
 * It stands between a job and another world and checks every path before it hands the call on.
 * A path is compared after resolution: made absolute, "." and ".." taken away, and the links of
 * its longest existing part followed, because a link inside of a root may lead out of it. Roots
 * are resolved in the same way when the world is made. Open files are the inner world's.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/list.h"
#include "base/mem.h"
#include "base/world.h"

typedef struct rooted_world {
    yl_world base;
    yl_world *inner;
    char **roots; /* resolved, without a slash at the end; "" is the root of the file system */
    size_t n;
} rooted_world;

/* ---- Resolution ---- */

/* Takes "//", "." and ".." out of the absolute `path`, in place. */
static void normalise(char *path)
{
    char *to = path;
    for (const char *p = path; *p != '\0';) {
        while (*p == '/')
            p++;
        const char *name = p;
        while (*p != '\0' && *p != '/')
            p++;
        size_t size = (size_t)(p - name);
        if (size == 0 || (size == 1 && name[0] == '.'))
            continue;
        if (size == 2 && name[0] == '.' && name[1] == '.') {
            while (to > path && *--to != '/')
                ;
            continue;
        }
        *to++ = '/';
        memmove(to, name, size);
        to += size;
    }
    *to = '\0';
}

yl_status yl_path_absolute(const char *path, yl_strbuf *out, yl_error *err)
{
    char *full = yl_malloc(PATH_MAX * 2);
    if (full == NULL)
        return YL_FAIL_MEMORY(err);
    full[0] = '\0';
    size_t head = 0, size = strlen(path);
    if (path[0] != '/') {
        if (getcwd(full, PATH_MAX) == NULL)
            full[0] = '\0'; /* the working directory is gone: the path stays below "/" */
        head = strlen(full);
    }
    if (head + size + 2 > PATH_MAX * 2) {
        yl_free(full);
        return YL_FAIL(err, INVALID, "the path '%s' is too long", path);
    }
    full[head] = '/';
    memcpy(full + head + 1, path, size + 1);
    normalise(full);
    yl_strbuf_puts(out, full[0] == '\0' ? "/" : full);
    yl_free(full);
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

/* The absolute path without links, "." and ".."; NULL with `err` set. "" stands for "/". */
static char *resolve(const char *path, yl_error *err)
{
    char real[PATH_MAX], *full = yl_malloc(PATH_MAX * 2);
    if (full == NULL) {
        (void)YL_FAIL_MEMORY(err);
        return NULL;
    }
    full[0] = '\0';
    if (path[0] != '/' && getcwd(full, PATH_MAX) == NULL)
        goto too_long;
    size_t head = strlen(full), size = strlen(path);
    if (head + size + 2 > PATH_MAX)
        goto too_long;
    full[head] = '/';
    memcpy(full + head + 1, path, size + 1);
    /* ".." behind a link means the link's target, so links go first, from the longest prefix. */
    for (size_t cut = head + 1 + size;;) {
        char saved = full[cut];
        full[cut] = '\0';
        bool found = realpath(full[0] == '\0' ? "/" : full, real) != NULL;
        int number = errno;
        full[cut] = saved;
        if (found) {
            size_t real_size = strlen(real), rest = strlen(full + cut);
            if (real_size + rest + 2 > PATH_MAX)
                goto too_long;
            memmove(full + real_size, full + cut, rest + 1);
            memcpy(full, real, real_size);
            break;
        }
        if (number != ENOENT && number != ENOTDIR) {
            (void)YL_FAIL(err, PERMISSION, "cannot resolve '%s': %s", path,
                          number == EACCES ? "no permission" : "not a usable path");
            yl_free(full);
            return NULL;
        }
        do {
            cut--;
        } while (cut > 0 && full[cut] != '/');
    }
    normalise(full);
    return full;
too_long:
    yl_free(full);
    (void)YL_FAIL(err, PERMISSION, "cannot resolve '%s': the path is too long", path);
    return NULL;
}

static bool below(const char *path, const char *root)
{
    size_t size = strlen(root);
    return strncmp(path, root, size) == 0 && (path[size] == '\0' || path[size] == '/');
}

static yl_status check(yl_world *world, const char *path, yl_error *err)
{
    rooted_world *rooted = (rooted_world *)world;
    char *full = resolve(path, err);
    if (full == NULL)
        return err != NULL ? err->status : YL_ERR_PERMISSION;
    bool allowed = false;
    for (size_t i = 0; i < rooted->n && !allowed; i++)
        allowed = below(full, rooted->roots[i]);
    yl_free(full);
    if (allowed)
        return YL_OK;
    return YL_FAIL(err, PERMISSION, "'%s' is outside of the directories that may be used", path);
}

/* ---- The table ---- */

static yl_world *inner_of(yl_world *world)
{
    return ((rooted_world *)world)->inner;
}

static int64_t rooted_now_micros(yl_world *world)
{
    return inner_of(world)->now_micros(inner_of(world));
}

static int64_t rooted_monotonic_nanos(yl_world *world)
{
    return inner_of(world)->monotonic_nanos(inner_of(world));
}

static uint64_t rooted_random(yl_world *world)
{
    return inner_of(world)->random(inner_of(world));
}

static yl_status rooted_open_read(yl_world *world, const char *path, yl_file **out, yl_error *err)
{
    YL_TRY(check(world, path, err));
    return inner_of(world)->open_read(inner_of(world), path, out, err);
}

static yl_status rooted_create(yl_world *world, const char *path, yl_file **out, yl_error *err)
{
    YL_TRY(check(world, path, err));
    return inner_of(world)->create(inner_of(world), path, out, err);
}

static yl_status rooted_stat(yl_world *world, const char *path, yl_file_info *out, yl_error *err)
{
    YL_TRY(check(world, path, err));
    return inner_of(world)->stat(inner_of(world), path, out, err);
}

static yl_status rooted_list(yl_world *world, const char *path, yl_list_fn fn, void *arg,
                             yl_error *err)
{
    YL_TRY(check(world, path, err));
    return inner_of(world)->list(inner_of(world), path, fn, arg, err);
}

static yl_status rooted_rename(yl_world *world, const char *from, const char *to, yl_error *err)
{
    YL_TRY(check(world, from, err));
    YL_TRY(check(world, to, err));
    return inner_of(world)->rename(inner_of(world), from, to, err);
}

static yl_status rooted_remove(yl_world *world, const char *path, yl_error *err)
{
    YL_TRY(check(world, path, err));
    return inner_of(world)->remove(inner_of(world), path, err);
}

static yl_status rooted_make_dirs(yl_world *world, const char *path, yl_error *err)
{
    YL_TRY(check(world, path, err));
    return inner_of(world)->make_dirs(inner_of(world), path, err);
}

yl_status yl_path_allowed(yl_world *world, const char *path, yl_error *err)
{
    return world->open_read == rooted_open_read ? check(world, path, err) : YL_OK;
}

yl_status yl_world_rooted(yl_world *inner, const char *const *roots, size_t n, yl_world **out,
                          yl_error *err)
{
    rooted_world *rooted = yl_calloc(1, sizeof *rooted);
    if (rooted == NULL)
        return YL_FAIL_MEMORY(err);
    rooted->base = *inner; /* what works on open files stays the inner world's */
    rooted->base.now_micros = rooted_now_micros;
    rooted->base.monotonic_nanos = rooted_monotonic_nanos;
    rooted->base.random = rooted_random;
    rooted->base.open_read = rooted_open_read;
    rooted->base.create = rooted_create;
    rooted->base.stat = rooted_stat;
    rooted->base.list = rooted_list;
    rooted->base.rename = rooted_rename;
    rooted->base.remove = rooted_remove;
    rooted->base.make_dirs = rooted_make_dirs;
    rooted->inner = inner;
    rooted->roots = yl_calloc(n, sizeof *rooted->roots);
    if (rooted->roots == NULL) {
        yl_world_rooted_free(&rooted->base);
        return YL_FAIL_MEMORY(err);
    }
    for (; rooted->n < n; rooted->n++) {
        char *root = resolve(roots[rooted->n], err);
        if (root == NULL) {
            yl_world_rooted_free(&rooted->base);
            return err != NULL ? err->status : YL_ERR_PERMISSION;
        }
        rooted->roots[rooted->n] = root;
    }
    *out = &rooted->base;
    return YL_OK;
}

void yl_world_rooted_free(yl_world *world)
{
    rooted_world *rooted = (rooted_world *)world;
    if (rooted == NULL)
        return;
    for (size_t i = 0; i < rooted->n; i++)
        yl_free(rooted->roots[i]);
    yl_free(rooted->roots);
    yl_free(rooted);
}
