/* The real world behind world.h: the system's clocks, its random numbers, its files.
 *
 * A file is a descriptor with its path, so that every message can name the path. Reading is
 * positional (pread) and therefore safe from several threads at once; appending belongs to one
 * thread. Nothing is buffered here: callers hand over large pieces.
 *
 * Random numbers are drawn from the system in blocks of 32, one block per thread, because some
 * query asks for one per row. A forked child must not repeat its parent's numbers: a counter that
 * every fork advances makes blocks of an earlier generation stale.
 */
#include "base/world.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/list.h"
#include "base/mem.h"

enum {
    RANDOM_BLOCK = 32,
    IO_BYTES_MAX = 1 << 30, /* of one system call; Linux takes a little less than 2 GiB */
};

struct yl_file {
    int fd;
    char path[];
};

/* ---- Errors ---- */

static const char *reason_text(int number, char *buf, size_t size)
{
    return strerror_r(number, buf, size); /* GNU's, thread-safe */
}

/* "cannot read 'path': No space left on device", with the status that the reason stands for. */
static yl_status fail(yl_error *err, const char *what, const char *path, int number)
{
    char buf[128];
    const char *text = reason_text(number, buf, sizeof buf);
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return YL_FAIL(err, NOT_FOUND, "cannot %s '%s': %s", what, path, text);
    case EEXIST:
        return YL_FAIL(err, EXISTS, "cannot %s '%s': %s", what, path, text);
    case EACCES:
    case EPERM:
    case EROFS:
        return YL_FAIL(err, PERMISSION, "cannot %s '%s': %s", what, path, text);
    case ENOMEM:
        return YL_FAIL(err, MEMORY, "cannot %s '%s': %s", what, path, text);
    default:
        return YL_FAIL(err, IO, "cannot %s '%s': %s", what, path, text);
    }
}

/* ---- Clock and randomness ---- */

static int64_t real_now_micros(yl_world *world)
{
    (void)world;
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int64_t real_monotonic_nanos(yl_world *world)
{
    (void)world;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static atomic_uint fork_generation = 1; /* 0 marks a thread that has drawn nothing yet */
static pthread_once_t fork_once = PTHREAD_ONCE_INIT;

static void after_fork(void)
{
    atomic_fetch_add_explicit(&fork_generation, 1, memory_order_relaxed);
}

static void watch_forks(void)
{
    pthread_atfork(NULL, NULL, after_fork);
}

static void fill_random(void *to, size_t size)
{
    char *p = to;
    while (size > 0) {
        ssize_t n = getrandom(p, size, 0);
        if (n < 0) {
            if (errno == EINTR)
                continue;
            abort(); /* a kernel without getrandom: there is no safe way on */
        }
        p += n;
        size -= (size_t)n;
    }
}

static uint64_t real_random(yl_world *world)
{
    static _Thread_local uint64_t block[RANDOM_BLOCK];
    static _Thread_local unsigned left, generation;
    (void)world;
    unsigned now = atomic_load_explicit(&fork_generation, memory_order_relaxed);
    if (left == 0 || generation != now) {
        pthread_once(&fork_once, watch_forks);
        fill_random(block, sizeof block);
        left = RANDOM_BLOCK;
        generation = now;
    }
    return block[--left];
}

/* ---- Files ---- */

static yl_status file_new(int fd, const char *path, yl_file **out, yl_error *err)
{
    size_t size = strlen(path) + 1;
    yl_file *file = yl_malloc(sizeof *file + size);
    if (file == NULL) {
        close(fd);
        return YL_FAIL_MEMORY(err);
    }
    file->fd = fd;
    memcpy(file->path, path, size);
    *out = file;
    return YL_OK;
}

static yl_status real_open_read(yl_world *world, const char *path, yl_file **out, yl_error *err)
{
    (void)world;
    int fd;
    do {
        fd = open(path, O_RDONLY | O_CLOEXEC);
    } while (fd < 0 && errno == EINTR);
    if (fd < 0)
        return fail(err, "open", path, errno);
    struct stat st;
    int number = fstat(fd, &st) != 0 ? errno : S_ISDIR(st.st_mode) ? EISDIR : 0;
    if (number != 0) {
        close(fd);
        return fail(err, "open", path, number);
    }
    posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    return file_new(fd, path, out, err);
}

/* Makes the directories above `path`. */
static yl_status make_parents(yl_world *world, const char *path, yl_error *err)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL || slash == path)
        return YL_OK;
    size_t size = (size_t)(slash - path);
    char *parent = yl_malloc(size + 1);
    if (parent == NULL)
        return YL_FAIL_MEMORY(err);
    memcpy(parent, path, size);
    parent[size] = '\0';
    yl_status status = world->make_dirs(world, parent, err);
    yl_free(parent);
    return status;
}

static yl_status real_create(yl_world *world, const char *path, yl_file **out, yl_error *err)
{
    enum { FLAGS = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC };
    int fd = open(path, FLAGS, 0666);
    if (fd < 0 && errno == ENOENT) {
        YL_TRY(make_parents(world, path, err));
        fd = open(path, FLAGS, 0666);
    }
    if (fd < 0)
        return fail(err, "create", path, errno);
    return file_new(fd, path, out, err);
}

static yl_status real_read_at(yl_file *file, uint64_t offset, void *to, size_t size, size_t *got,
                              yl_error *err)
{
    size_t done = 0;
    while (done < size) {
        size_t wanted = size - done < IO_BYTES_MAX ? size - done : IO_BYTES_MAX;
        ssize_t n = pread(file->fd, (char *)to + done, wanted, (off_t)(offset + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(err, "read", file->path, errno);
        if (n == 0)
            break;
        done += (size_t)n;
    }
    *got = done;
    return YL_OK;
}

static yl_status real_append(yl_file *file, const void *bytes, size_t size, yl_error *err)
{
    const char *p = bytes;
    while (size > 0) {
        ssize_t n = write(file->fd, p, size < IO_BYTES_MAX ? size : IO_BYTES_MAX);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(err, "write", file->path, errno);
        p += n;
        size -= (size_t)n;
    }
    return YL_OK;
}

static yl_status real_sync(yl_file *file, yl_error *err)
{
    return fdatasync(file->fd) == 0 ? YL_OK : fail(err, "sync", file->path, errno);
}

static yl_status real_close(yl_file *file, yl_error *err)
{
    if (file == NULL)
        return YL_OK;
    /* After EINTR the descriptor is closed on Linux; network file systems report late errors. */
    yl_status status =
        close(file->fd) == 0 || errno == EINTR ? YL_OK : fail(err, "close", file->path, errno);
    yl_free(file);
    return status;
}

/* ---- Directories ---- */

static void info_of(const struct stat *st, yl_file_info *out)
{
    out->size = (uint64_t)st->st_size;
    out->modified_ms = (int64_t)st->st_mtim.tv_sec * 1000 + st->st_mtim.tv_nsec / 1000000;
    out->is_directory = S_ISDIR(st->st_mode);
}

static yl_status real_stat(yl_world *world, const char *path, yl_file_info *out, yl_error *err)
{
    (void)world;
    struct stat st;
    if (stat(path, &st) != 0)
        return fail(err, "find", path, errno);
    info_of(&st, out);
    return YL_OK;
}

typedef YL_LIST(char *) name_list;

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void clear_names(name_list *names)
{
    for (size_t i = 0; i < names->size; i++)
        yl_free(names->items[i]);
    yl_list_clear(names);
}

static yl_status read_names(DIR *dir, const char *path, name_list *names, yl_error *err)
{
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(dir);
        if (entry == NULL)
            return errno == 0 ? YL_OK : fail(err, "list", path, errno);
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        size_t size = strlen(entry->d_name) + 1;
        char *name = yl_malloc(size);
        if (name == NULL)
            return YL_FAIL_MEMORY(err);
        memcpy(name, entry->d_name, size);
        if (!yl_list_push(names, name)) {
            yl_free(name);
            return YL_FAIL_MEMORY(err);
        }
    }
}

static yl_status real_list(yl_world *world, const char *path, yl_list_fn fn, void *arg,
                           yl_error *err)
{
    (void)world;
    DIR *dir = opendir(path);
    if (dir == NULL)
        return fail(err, "list", path, errno);
    name_list names = {0};
    yl_status status = read_names(dir, path, &names, err);
    if (status == YL_OK && names.size > 1)
        qsort(names.items, names.size, sizeof *names.items, compare_names);
    for (size_t i = 0; i < names.size && status == YL_OK; i++) {
        struct stat st;
        if (fstatat(dirfd(dir), names.items[i], &st, 0) != 0) {
            int number = errno;
            /* Gone since, or a link to nowhere, which is an entry all the same. */
            if (number != ENOENT ||
                fstatat(dirfd(dir), names.items[i], &st, AT_SYMLINK_NOFOLLOW) != 0) {
                if (number != ENOENT)
                    status = fail(err, "list", path, number);
                continue;
            }
            st.st_size = 0;
        }
        yl_file_info info;
        info_of(&st, &info);
        status = fn(arg, names.items[i], &info, err);
    }
    clear_names(&names);
    closedir(dir);
    return status;
}

/* Makes the entries of the directory that holds `path` durable. */
static yl_status sync_directory_of(const char *path, yl_error *err)
{
    const char *slash = strrchr(path, '/');
    size_t size = slash == NULL ? 1 : slash == path ? 1 : (size_t)(slash - path);
    char *parent = yl_malloc(size + 1);
    if (parent == NULL)
        return YL_FAIL_MEMORY(err);
    memcpy(parent, slash == NULL ? "." : path, size);
    parent[size] = '\0';
    yl_status status = YL_OK;
    int fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        status = fail(err, "open", parent, errno);
    } else {
        if (fsync(fd) != 0 && errno != EINVAL) /* some file systems cannot, and need not */
            status = fail(err, "sync", parent, errno);
        close(fd);
    }
    yl_free(parent);
    return status;
}

static yl_status real_rename(yl_world *world, const char *from, const char *to, yl_error *err)
{
    (void)world;
    if (rename(from, to) != 0) {
        int number = errno;
        char buf[128];
        yl_status status = fail(NULL, "rename", from, number);
        return yl_error_raise(err, status, (yl_span){0, 0}, __FILE__, __LINE__,
                              "cannot rename '%s' to '%s': %s", from, to,
                              reason_text(number, buf, sizeof buf));
    }
    return sync_directory_of(to, err);
}

static yl_status real_remove(yl_world *world, const char *path, yl_error *err)
{
    (void)world;
    return remove(path) == 0 ? YL_OK : fail(err, "remove", path, errno);
}

static yl_status real_make_dirs(yl_world *world, const char *path, yl_error *err)
{
    struct stat st;
    if (mkdir(path, 0777) == 0)
        return YL_OK;
    if (errno == EEXIST) {
        if (stat(path, &st) != 0)
            return fail(err, "make directory", path, errno);
        return S_ISDIR(st.st_mode) ? YL_OK : fail(err, "make directory", path, EEXIST);
    }
    if (errno != ENOENT)
        return fail(err, "make directory", path, errno);
    YL_TRY(make_parents(world, path, err));
    if (mkdir(path, 0777) != 0 && errno != EEXIST) /* another thread may have been faster */
        return fail(err, "make directory", path, errno);
    return YL_OK;
}

yl_world *yl_world_real(void)
{
    static yl_world world = {
        .now_micros = real_now_micros,
        .monotonic_nanos = real_monotonic_nanos,
        .random = real_random,
        .open_read = real_open_read,
        .create = real_create,
        .read_at = real_read_at,
        .append = real_append,
        .sync = real_sync,
        .close = real_close,
        .stat = real_stat,
        .list = real_list,
        .rename = real_rename,
        .remove = real_remove,
        .make_dirs = real_make_dirs,
    };
    return &world;
}

/* ---- Trees ---- */

typedef struct doomed {
    yl_world *world;
    const char *path;
} doomed;

static yl_status remove_entry(void *arg, const char *name, const yl_file_info *info, yl_error *err)
{
    doomed *parent = arg;
    (void)info;
    size_t head = strlen(parent->path), tail = strlen(name);
    char *path = yl_malloc(head + tail + 2);
    if (path == NULL)
        return YL_FAIL_MEMORY(err);
    memcpy(path, parent->path, head);
    path[head] = '/';
    memcpy(path + head + 1, name, tail + 1);
    yl_status status = yl_world_remove_tree(parent->world, path, err);
    yl_free(path);
    return status;
}

yl_status yl_world_remove_tree(yl_world *world, const char *path, yl_error *err)
{
    /* Files, empty directories, and links (which must not be followed) go at once. */
    yl_status status = world->remove(world, path, NULL);
    if (status == YL_OK || status == YL_ERR_NOT_FOUND)
        return YL_OK;
    yl_file_info info;
    if (world->stat(world, path, &info, NULL) == YL_OK && info.is_directory)
        YL_TRY(world->list(world, path, remove_entry, &(doomed){world, path}, err));
    yl_error late = {0};
    status = world->remove(world, path, &late);
    if (status == YL_OK || status == YL_ERR_NOT_FOUND)
        return YL_OK;
    return YL_FAIL(err, IO, "%s", late.message);
}
