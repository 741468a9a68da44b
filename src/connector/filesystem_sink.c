/* Commits: staged files to their final names.
 *
 * Until its commit a file lies in a hidden directory below the table's, on the same file system,
 * and is complete and durable; the commit renames it. INSERT OVERWRITE then removes what was
 * there before in the directories that were written (of a table without partitions always, even if
 * there are no rows), and nothing before the new files have their names.
 *
 * Committing twice is the same as once: a file that has its final name already stays, and an
 * overwriting commit spares the files that its own records name. A file that has neither name is
 * an error. After a crash the records come with `recover`; they name the staging directory of the
 * run that is gone, which is removed when all its records are done. In batch nothing is visible
 * before the end, and INSERT OVERWRITE replaces once: recovered records wait for the last commit,
 * unless they say that the input had ended.
 *
 * In batch, abort removes everything that was staged. In streaming, files that belong to a
 * checkpoint must survive it: only those that are still being written go (filesystem_writer.c).
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "connector/filesystem_internal.h"
#include "data/bytes.h"

typedef struct commit_file {
    const char *staged, *dir, *final; /* full paths */
    const char *name;
} commit_file;

typedef struct old_entry {
    const char *path;
    bool is_directory;
} old_entry;

typedef struct commit {
    yl_sink *sink;
    yl_world *world;
    yl_arena *arena;
    YL_LIST(commit_file) files;
    YL_LIST(const char *) ended; /* staging directories whose input has ended */
    YL_LIST(old_entry) old;      /* what INSERT OVERWRITE removes */
    const char *clearing;        /* the directory whose old files are being listed */
} commit;

/* ---- Life ---- */

static void make_uuid(yl_world *world, char *out)
{
    uint64_t high = world->random(world), low = world->random(world);
    high = (high & ~UINT64_C(0xF000)) | 0x4000; /* version 4 */
    low = (low & ~(UINT64_C(3) << 62)) | UINT64_C(1) << 63;
    snprintf(out, FS_UUID_TEXT + 1, "%08x-%04x-%04x-%04x-%012llx", (unsigned)(high >> 32),
             (unsigned)(high >> 16 & 0xFFFF), (unsigned)(high & 0xFFFF), (unsigned)(low >> 48),
             (unsigned long long)(low & UINT64_C(0xFFFFFFFFFFFF)));
}

static void sink_close(yl_sink *sink)
{
    if (sink == NULL)
        return;
    yl_list_clear(&sink->recovered);
    yl_arena_free(sink->arena);
    yl_free(sink);
}

static yl_status check_place(yl_sink *sink, yl_error *err)
{
    const char *location = sink->config->location;
    yl_world *world = sink->context.world;
    yl_file_info info;
    YL_TRY(yl_path_allowed(world, location, err));
    sink->fresh = world->stat(world, location, &info, NULL) != YL_OK;
    if (!sink->fresh && !info.is_directory)
        return YL_FAIL(err, INVALID, "cannot write into '%s': it is a file, not a directory",
                       location);
    if (sink->context.spec->overwrite && sink->config->streaming)
        return YL_FAIL(err, INVALID, "INSERT OVERWRITE is possible in batch mode only");
    return YL_OK;
}

static yl_status sink_open(const yl_sink_context *context, yl_sink **out, yl_error *err)
{
    yl_sink *sink = yl_calloc(1, sizeof *sink);
    if (sink == NULL)
        return YL_FAIL_MEMORY(err);
    sink->context = *context;
    sink->config = context->spec->config;
    sink->arena = yl_arena_new("filesystem sink", 0);
    yl_status status = sink->arena == NULL ? YL_FAIL_MEMORY(err) : check_place(sink, err);
    if (status == YL_OK) {
        make_uuid(context->world, sink->uuid);
        sink->staging = yl_arena_printf(sink->arena, ".staging_%s", sink->uuid);
        if (yl_arena_oom(sink->arena))
            status = YL_FAIL_MEMORY(err);
    }
    if (status != YL_OK) {
        sink_close(sink);
        return status == YL_ERR_MEMORY || err == NULL
                   ? status
                   : yl_error_prefix(err, "table %.*s: ", YL_STR_ARGS(context->spec->table_name));
    }
    *out = sink;
    return YL_OK;
}

static void sink_abort(yl_sink *sink)
{
    yl_world *world = sink->context.world;
    yl_strbuf path = {0};
    if (sink->config->streaming)
        return;
    yl_strbuf_printf(&path, "%s/%s", sink->config->location, sink->staging);
    if (!path.oom)
        (void)yl_world_remove_tree(world, path.data, NULL);
    if (sink->fresh) /* ours, if it is empty */
        (void)world->remove(world, sink->config->location, NULL);
    yl_strbuf_clear(&path);
}

/* ---- Records ---- */

static const char *full_path(commit *c, yl_str relative)
{
    return yl_arena_printf(c->arena, relative.size == 0 ? "%s" : "%s/%.*s",
                           c->sink->config->location, YL_STR_ARGS(relative));
}

/* Names come out of a checkpoint: nothing may lead out of the table's directory. */
static bool is_inside(yl_str name)
{
    if (name.size > 0 && name.data[0] == '/')
        return false;
    for (size_t i = 0; i + 1 < name.size; i++) {
        bool begins = i == 0 || name.data[i - 1] == '/';
        bool ends = i + 2 == name.size || name.data[i + 2] == '/';
        if (begins && ends && name.data[i] == '.' && name.data[i + 1] == '.')
            return false;
    }
    return memchr(name.data, '\0', name.size) == NULL;
}

static yl_status read_record(commit *c, yl_str record, yl_error *err)
{
    yl_byte_reader in = yl_byte_reader_of(record);
    uint8_t kind = yl_get_u8(&in);
    yl_str staged = yl_get_str(&in), dir = {"", 0}, name = {"", 0};
    if (kind == FS_RECORD_FILE) {
        dir = yl_get_str(&in);
        name = yl_get_str(&in);
    }
    YL_TRY(yl_byte_reader_end(&in, "a commit record of a file sink", err));
    if ((kind != FS_RECORD_FILE && kind != FS_RECORD_END) || staged.size == 0 ||
        !is_inside(staged) || !is_inside(dir) || !is_inside(name) ||
        (kind == FS_RECORD_FILE && name.size == 0))
        return YL_FAIL(err, CORRUPT, "a commit record of a file sink is damaged");
    if (kind == FS_RECORD_END) {
        const char *path = full_path(c, staged);
        if (yl_arena_oom(c->arena) || !yl_list_push(&c->ended, path))
            return YL_FAIL_MEMORY(err);
        return YL_OK;
    }
    commit_file file = {.staged = full_path(c, staged), .dir = full_path(c, dir)};
    file.name = yl_arena_strdup(c->arena, name);
    if (yl_arena_oom(c->arena))
        return YL_FAIL_MEMORY(err);
    file.final = yl_fs_join(c->arena, file.dir, file.name);
    if (yl_arena_oom(c->arena) || !yl_list_push(&c->files, file))
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

/* ---- Overwriting ---- */

static bool is_ours(const commit *c, const char *name)
{
    for (size_t i = 0; i < c->files.size; i++)
        if (strcmp(c->files.items[i].name, name) == 0 &&
            strcmp(c->files.items[i].dir, c->clearing) == 0)
            return true;
    return false;
}

static yl_status add_old(void *arg, const char *name, const yl_file_info *info, yl_error *err)
{
    commit *c = arg;
    if (yl_fs_hidden(name) || is_ours(c, name))
        return YL_OK;
    old_entry entry = {yl_fs_join(c->arena, c->clearing, name), info->is_directory};
    if (yl_arena_oom(c->arena) || !yl_list_push(&c->old, entry))
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

static yl_status list_old(commit *c, const char *dir, yl_error *err)
{
    c->clearing = dir;
    return c->world->list(c->world, dir, add_old, c, err);
}

/* True for the first file of each directory; they are sorted. */
static bool is_first(const commit *c, size_t i)
{
    return i == 0 || strcmp(c->files.items[i - 1].dir, c->files.items[i].dir) != 0;
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const commit_file *)a)->final, ((const commit_file *)b)->final);
}

/* ---- Commit ---- */

static yl_status move_file(commit *c, const commit_file *file, yl_error *err)
{
    yl_file_info info;
    yl_world *world = c->world;
    yl_status status = world->stat(world, file->staged, &info, NULL);
    if (status == YL_OK)
        return world->rename(world, file->staged, file->final, err);
    if (status != YL_ERR_NOT_FOUND)
        return world->stat(world, file->staged, &info, err);
    if (world->stat(world, file->final, &info, NULL) == YL_OK)
        return YL_OK; /* an earlier attempt came that far */
    return YL_FAIL(err, CORRUPT, "neither '%s' nor '%s' exists: a part of the output is lost",
                   file->staged, file->final);
}

static yl_status put_success_file(commit *c, const char *dir, yl_error *err)
{
    yl_file *file;
    const char *name = yl_arena_strdup(c->arena, c->sink->config->success_name);
    const char *path = yl_fs_join(c->arena, dir, name);
    if (yl_arena_oom(c->arena))
        return YL_FAIL_MEMORY(err);
    yl_error found = {0};
    yl_status status = c->world->create(c->world, path, &file, &found);
    if (status == YL_ERR_EXISTS)
        return YL_OK;
    if (status != YL_OK)
        return YL_FAIL(err, IO, "%s", found.message);
    return c->world->close(file, err);
}

static yl_status make_directories(commit *c, yl_error *err)
{
    const fs_config *config = c->sink->config;
    if (c->ended.size > 0 || c->files.size > 0)
        YL_TRY(c->world->make_dirs(c->world, config->location, err));
    for (size_t i = 0; i < c->files.size && config->n_partition > 0; i++)
        if (is_first(c, i))
            YL_TRY(c->world->make_dirs(c->world, c->files.items[i].dir, err));
    return YL_OK;
}

/* What was there before is listed first and removed last: whoever is killed in between finds some
 * rows twice, and none lost. */
static yl_status list_all_old(commit *c, yl_error *err)
{
    const fs_config *config = c->sink->config;
    if (!c->sink->context.spec->overwrite)
        return YL_OK;
    if (config->n_partition == 0)
        return c->ended.size > 0 ? list_old(c, config->location, err) : YL_OK;
    for (size_t i = 0; i < c->files.size; i++)
        if (is_first(c, i))
            YL_TRY(list_old(c, c->files.items[i].dir, err));
    return YL_OK;
}

static yl_status remove_old(commit *c, yl_error *err)
{
    for (size_t i = 0; i < c->old.size; i++) {
        const old_entry *entry = &c->old.items[i];
        YL_TRY(entry->is_directory ? yl_world_remove_tree(c->world, entry->path, err)
                                   : c->world->remove(c->world, entry->path, err));
    }
    return YL_OK;
}

/* All new files get their names, or none: what was moved before a failure is moved back, and so is
 * the file that failed, which may have its name already. */
static yl_status move_files(commit *c, yl_error *err)
{
    yl_status status = YL_OK;
    size_t moved = 0;
    while (moved < c->files.size && (status = move_file(c, &c->files.items[moved], err)) == YL_OK)
        moved++;
    for (size_t i = 0; status != YL_OK && i <= moved; i++)
        (void)c->world->rename(c->world, c->files.items[i].final, c->files.items[i].staged, NULL);
    return status;
}

static yl_status put_success_files(commit *c, yl_error *err)
{
    const fs_config *config = c->sink->config;
    if (!config->success_file)
        return YL_OK;
    if (config->n_partition == 0)
        return c->ended.size > 0 ? put_success_file(c, config->location, err) : YL_OK;
    for (size_t i = 0; i < c->files.size; i++)
        if (is_first(c, i))
            YL_TRY(put_success_file(c, c->files.items[i].dir, err));
    return YL_OK;
}

static yl_status run_commit(commit *c, const yl_str *records, uint32_t n, yl_error *err)
{
    for (size_t i = 0; i < c->sink->recovered.size; i++)
        YL_TRY(read_record(c, c->sink->recovered.items[i], err));
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(read_record(c, records[i], err));
    if (c->files.size > 1) /* directories in a row, and the same order in every run */
        qsort(c->files.items, c->files.size, sizeof *c->files.items, compare_files);
    YL_TRY(make_directories(c, err));
    YL_TRY(list_all_old(c, err));
    YL_TRY(move_files(c, err));
    YL_TRY(remove_old(c, err));
    YL_TRY(put_success_files(c, err));
    for (size_t i = 0; i < c->ended.size; i++)
        YL_TRY(yl_world_remove_tree(c->world, c->ended.items[i], err));
    return YL_OK;
}

static yl_status sink_commit(yl_sink *sink, const yl_str *records, uint32_t n, yl_error *err)
{
    commit c = {.sink = sink, .world = sink->context.world, .arena = yl_arena_new("commit", 0)};
    yl_status status = c.arena == NULL ? YL_FAIL_MEMORY(err) : run_commit(&c, records, n, err);
    yl_list_clear(&c.files);
    yl_list_clear(&c.ended);
    yl_list_clear(&c.old);
    yl_arena_free(c.arena);
    return status;
}

static bool has_end(const yl_str *records, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (records[i].size > 0 && (uint8_t)records[i].data[0] == FS_RECORD_END)
            return true;
    return false;
}

/* Records of a run whose input had ended are committed here, because nothing else may follow; the
 * last commit of a run that goes on repeats them, and spares their files when it overwrites. */
static yl_status sink_recover(yl_sink *sink, const yl_str *records, uint32_t n, yl_error *err)
{
    if (sink->config->streaming)
        return sink_commit(sink, records, n, err);
    for (uint32_t i = 0; i < n; i++) {
        yl_str copy = yl_arena_str(sink->arena, records[i]);
        if (yl_arena_oom(sink->arena) || !yl_list_push(&sink->recovered, copy))
            return YL_FAIL_MEMORY(err);
    }
    return has_end(records, n) ? sink_commit(sink, NULL, 0, err) : YL_OK;
}

const yl_sink_type yl_fs_sink = {
    .name = "filesystem",
    .open = sink_open,
    .recover = sink_recover,
    .commit = sink_commit,
    .abort = sink_abort,
    .close = sink_close,
    .writer_open = yl_fs_writer_open,
    .write = yl_fs_write,
    .prepare = yl_fs_prepare,
    .writer_close = yl_fs_writer_close,
};
