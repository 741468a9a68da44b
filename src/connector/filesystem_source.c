/* The enumerator: which piece of which file is read next.
 *
 * Plain files of a format whose record borders can be found are cut into chunks of about half a
 * MiB. A reader that asks gets the next chunk, read and cut to its borders under the source's
 * lock: only the walk over the bytes from the file's beginning knows where records end. The walk
 * and the read run at several times the speed of decoding, and the bytes are then warm in the
 * cache of the reader that decodes them. Other files (compressed, or of formats without borders)
 * are given away whole and read by one reader.
 *
 * Order: files by name, chunks by position. A single reader thus sees the records in order.
 *
 * State: the files, the position of the next chunk with the format's border state, and chunks to
 * be handed out again. A checkpoint takes the readers' states first and this one last. Chunks
 * that a reader took in between are in neither its state nor behind our position, so each
 * reader's chunks since its last snapshot are remembered (`since`) and written as pending.
 */
#include "base/mem.h"
#include "connector/filesystem_internal.h"
#include "data/bytes.h"

enum {
    STATE_VERSION = 1,
    SLACK_BYTES = 4096, /* of a chunk's end are looked through for a border */
};

/* ---- Life ---- */

static void source_close(yl_source *s)
{
    if (s == NULL)
        return;
    if (s->open != NULL)
        (void)s->context.world->close(s->open, NULL);
    for (uint32_t i = 0; i < s->n_readers; i++)
        yl_list_clear(&s->since[i]);
    yl_free(s->since);
    yl_list_clear(&s->pending);
    yl_list_clear(&s->files);
    yl_free(s->tail);
    yl_fs_pool_unref(s->pool);
    yl_arena_free(s->arena);
    pthread_mutex_destroy(&s->lock);
    yl_free(s);
}

static void count_bytes(yl_source *s)
{
    long long total = 0;
    for (size_t i = 0; i < s->files.size; i++)
        total += (long long)s->files.items[i].size;
    atomic_fetch_add_explicit(&s->context.stats->bytes_total, total, memory_order_relaxed);
}

static yl_status source_open(const yl_source_context *context, yl_source **out, yl_error *err)
{
    yl_source *s = yl_calloc(1, sizeof *s);
    if (s == NULL)
        return YL_FAIL_MEMORY(err);
    pthread_mutex_init(&s->lock, NULL);
    s->context = *context;
    s->config = context->spec->config;
    s->arena = yl_arena_new("filesystem source", 0);
    s->pool = yl_fs_pool_new();
    s->since = yl_calloc(context->parallelism, sizeof *s->since);
    if (s->arena == NULL || s->pool == NULL || s->since == NULL) {
        source_close(s);
        return YL_FAIL_MEMORY(err);
    }
    s->n_readers = context->parallelism;
    yl_status status = yl_fs_list(s->arena, context->world, s->config, SIZE_MAX, &s->files, err);
    if (status != YL_OK) {
        source_close(s);
        return status == YL_OK || err == NULL
                   ? status
                   : yl_error_prefix(err, "table %.*s: ", YL_STR_ARGS(context->spec->table_name));
    }
    if (context->stats != NULL)
        count_bytes(s);
    *out = s;
    return YL_OK;
}

/* ---- Cutting files into chunks ---- */

static bool is_cut(const yl_source *s, const fs_file *file)
{
    return file->codec == FS_PLAIN && s->config->format->splittable;
}

/* Keeps the bytes behind a chunk for the next one. */
static yl_status keep_tail(yl_source *s, const char *bytes, size_t size, yl_error *err)
{
    if (size > s->tail_capacity) {
        char *grown = yl_realloc(s->tail, size);
        if (grown == NULL)
            return YL_FAIL_MEMORY(err);
        s->tail = grown;
        s->tail_capacity = size;
    }
    if (size > 0)
        memcpy(s->tail, bytes, size);
    s->tail_size = size;
    return YL_OK;
}

static void next_file(yl_source *s)
{
    if (s->open != NULL)
        (void)s->context.world->close(s->open, NULL);
    s->open = NULL;
    s->at_file++;
    s->offset = s->border_state = 0;
    s->tail_size = 0;
}

/* A buffer twice as large with the same contents; the old one is put back. */
static fs_buffer *grow_buffer(yl_source *s, fs_buffer *old, size_t size)
{
    fs_buffer *grown = yl_fs_buffer_get(s->pool, old->capacity * 2);
    if (grown != NULL)
        memcpy(grown->bytes, old->bytes, size);
    yl_fs_buffer_put(old);
    return grown;
}

/* Reads on until the buffer holds a border behind `from` or the file's end. *cut: where. */
static yl_status read_chunk(yl_source *s, fs_buffer **buffer, size_t *have, size_t *cut,
                            bool *at_end, yl_error *err)
{
    const fs_file *file = &s->files.items[s->at_file];
    const yl_format_type *format = s->config->format;
    size_t walked = 0; /* bytes that find_border has passed */
    for (;;) {
        uint64_t position = s->offset + *have, left = 0;
        size_t room = (*buffer)->capacity - *have, got = 0;
        if (position < file->size)
            left = file->size - position;
        size_t wanted = left < room ? (size_t)left : room;
        if (wanted > 0)
            YL_TRY(s->context.world->read_at(s->open, position, (*buffer)->bytes + *have, wanted,
                                             &got, err));
        *have += got;
        *at_end = got == left || got < wanted; /* the latter: the file has shrunk */
        *cut = *have;
        if (*at_end)
            return YL_OK;
        size_t from = *have - walked > SLACK_BYTES ? *have - walked - SLACK_BYTES : 1;
        size_t size = *have - walked;
        size_t border = format->find_border(s->config->format_config, (*buffer)->bytes + walked,
                                            size, from, &s->border_state, NULL);
        if (border < size) {
            *cut = walked + border;
            return YL_OK;
        }
        walked = *have;
        if ((*buffer)->capacity > FS_RECORD_BYTES_MAX)
            return YL_FAIL(err, BUDGET, "%s, byte %llu: a record is larger than %d MiB", file->path,
                           (unsigned long long)s->offset, FS_RECORD_BYTES_MAX >> 20);
        *buffer = grow_buffer(s, *buffer, *have);
        if (*buffer == NULL)
            return YL_FAIL_MEMORY(err);
    }
}

/* The next chunk of the file at hand, which has bytes left. */
static yl_status next_chunk(yl_source *s, fs_piece *out, yl_error *err)
{
    yl_world *world = s->context.world;
    const fs_file *file = &s->files.items[s->at_file];
    if (s->open == NULL)
        YL_TRY(world->open_read(world, file->path, &s->open, err));
    size_t capacity = FS_CHUNK_BYTES;
    while (capacity < s->tail_size)
        capacity *= 2;
    fs_buffer *buffer = yl_fs_buffer_get(s->pool, capacity);
    if (buffer == NULL)
        return YL_FAIL_MEMORY(err);
    size_t have = s->tail_size, cut = 0;
    bool at_end = false;
    if (have > 0)
        memcpy(buffer->bytes, s->tail, have);
    yl_status status = read_chunk(s, &buffer, &have, &cut, &at_end, err);
    if (status == YL_OK)
        status = keep_tail(s, buffer->bytes + cut, have - cut, err);
    if (status != YL_OK) {
        yl_fs_buffer_put(buffer);
        return status;
    }
    out->chunk = (fs_chunk){.file = s->at_file, .begin = s->offset, .end = s->offset + cut};
    out->buffer = buffer;
    out->size = cut;
    s->offset += cut;
    if (at_end)
        next_file(s);
    return YL_OK;
}

/* A chunk of an earlier run: the range is known, the bytes are read again. */
static yl_status read_pending(yl_source *s, fs_chunk chunk, fs_piece *out, yl_error *err)
{
    yl_world *world = s->context.world;
    yl_file *file;
    size_t size = (size_t)(chunk.end - chunk.begin), got = 0;
    *out = (fs_piece){.chunk = chunk};
    if (chunk.stream)
        return YL_OK;
    out->buffer = yl_fs_buffer_get(s->pool, size < FS_CHUNK_BYTES ? FS_CHUNK_BYTES : size);
    if (out->buffer == NULL)
        return YL_FAIL_MEMORY(err);
    const char *path = s->files.items[chunk.file].path;
    yl_status status = world->open_read(world, path, &file, err);
    if (status == YL_OK) {
        status = world->read_at(file, chunk.begin, out->buffer->bytes, size, &got, err);
        (void)world->close(file, NULL);
    }
    if (status == YL_OK && got < size)
        status =
            YL_FAIL(err, DATA, "%s is shorter than it was when the checkpoint was taken", path);
    out->size = size;
    if (status != YL_OK) {
        yl_fs_buffer_put(out->buffer);
        out->buffer = NULL;
    }
    return status;
}

static yl_status next_locked(yl_source *s, uint32_t subtask, fs_piece *out, bool *found,
                             yl_error *err)
{
    *found = true;
    if (s->failed != YL_OK)
        return YL_FAIL(err, IO, "reading has failed before");
    if (s->pending.size > 0) {
        YL_TRY(read_pending(s, s->pending.items[s->pending.size - 1], out, err));
        s->pending.size--;
    } else {
        while (s->at_file < s->files.size && s->files.items[s->at_file].size == 0)
            next_file(s);
        if (s->at_file >= s->files.size) {
            *found = false;
            return YL_OK;
        }
        if (is_cut(s, &s->files.items[s->at_file])) {
            YL_TRY(next_chunk(s, out, err));
        } else {
            *out = (fs_piece){.chunk = {.file = s->at_file, .stream = true}};
            next_file(s);
        }
    }
    if (yl_list_push(&s->since[subtask], out->chunk))
        return YL_OK;
    yl_fs_buffer_put(out->buffer);
    return YL_FAIL_MEMORY(err);
}

yl_status yl_fs_source_next(yl_source *s, uint32_t subtask, fs_piece *out, bool *found,
                            yl_error *err)
{
    pthread_mutex_lock(&s->lock);
    *out = (fs_piece){0};
    yl_status status = next_locked(s, subtask, out, found, err);
    s->failed = status;
    if (status == YL_OK && !*found)
        s->since[subtask].size = 0; /* this reader has finished all it was given */
    pthread_mutex_unlock(&s->lock);
    return status;
}

void yl_fs_source_note_snapshot(yl_source *s, uint32_t subtask)
{
    pthread_mutex_lock(&s->lock);
    s->since[subtask].size = 0;
    pthread_mutex_unlock(&s->lock);
}

uint64_t yl_fs_source_line(yl_source *s, uint32_t index, uint64_t offset)
{
    const fs_file *file = &s->files.items[index];
    yl_world *world = s->context.world;
    uint64_t at = 0, state = 0, lines = 0;
    yl_file *open = NULL;
    fs_buffer *buffer = yl_fs_buffer_get(s->pool, FS_CHUNK_BYTES);
    bool known = file->codec == FS_PLAIN && s->config->format->find_border != NULL &&
                 buffer != NULL && world->open_read(world, file->path, &open, NULL) == YL_OK;
    while (known && at < offset) {
        size_t wanted = offset - at < FS_CHUNK_BYTES ? (size_t)(offset - at) : FS_CHUNK_BYTES;
        size_t got = 0;
        known =
            world->read_at(open, at, buffer->bytes, wanted, &got, NULL) == YL_OK && got == wanted;
        if (known) /* a border beyond the bytes is never found, so all of them are walked */
            s->config->format->find_border(s->config->format_config, buffer->bytes, got, got + 1,
                                           &state, &lines);
        at += got;
    }
    if (open != NULL)
        (void)world->close(open, NULL);
    yl_fs_buffer_put(buffer);
    return known ? lines + 1 : 0;
}

/* ---- State ---- */

void yl_fs_put_chunk(yl_strbuf *out, const fs_chunk *chunk)
{
    yl_put_varint(out, chunk->file);
    yl_put_u8(out, chunk->stream);
    yl_put_varint(out, chunk->begin);
    yl_put_varint(out, chunk->end);
}

static yl_status get_chunk(yl_source *s, yl_byte_reader *in, yl_error *err)
{
    fs_chunk chunk = {.file = (uint32_t)yl_get_varint(in), .stream = yl_get_u8(in) != 0};
    chunk.begin = yl_get_varint(in);
    chunk.end = yl_get_varint(in);
    YL_TRY(yl_byte_reader_check(in, "the state of a file source", err));
    bool whole = chunk.stream || (chunk.begin <= chunk.end && chunk.end - chunk.begin <= INT32_MAX);
    if (chunk.file >= s->files.size || !whole)
        return YL_FAIL(err, CORRUPT, "the state of a file source names a piece that cannot be");
    if (!chunk.stream && chunk.begin == chunk.end)
        return YL_OK;
    return yl_list_push(&s->pending, chunk) ? YL_OK : YL_FAIL_MEMORY(err);
}

static void put_file(yl_strbuf *out, const fs_file *file, uint32_t n_partition)
{
    yl_put_str(out, yl_str_of(file->path));
    yl_put_varint(out, file->size);
    yl_put_signed(out, file->modified_ms);
    yl_put_u8(out, (uint8_t)file->codec);
    for (uint32_t i = 0; i < n_partition; i++) {
        yl_put_u8(out, file->values[i].data != NULL);
        yl_put_str(out, file->values[i]);
    }
}

static yl_status get_file(yl_source *s, yl_byte_reader *in, yl_error *err)
{
    fs_file file = {0};
    uint32_t n = s->config->n_partition;
    yl_str *values = yl_arena_alloc(s->arena, (n + 1) * sizeof *values);
    file.path = yl_arena_strdup(s->arena, yl_get_str(in));
    file.size = yl_get_varint(in);
    file.modified_ms = yl_get_signed(in);
    file.codec = (fs_codec)yl_get_u8(in);
    if (values == NULL || file.path == NULL || yl_arena_oom(s->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++) {
        bool there = yl_get_u8(in) != 0;
        yl_str value = yl_arena_str(s->arena, yl_get_str(in));
        if (there)
            values[i] = value.data == NULL ? YL_STR("") : value;
    }
    file.values = values;
    YL_TRY(yl_byte_reader_check(in, "the state of a file source", err));
    if (file.codec > FS_ZSTD)
        return YL_FAIL(err, CORRUPT, "the state of a file source names an unknown compression");
    return yl_list_push(&s->files, file) ? YL_OK : YL_FAIL_MEMORY(err);
}

static yl_status source_snapshot(yl_source *s, yl_strbuf *out, yl_error *err)
{
    pthread_mutex_lock(&s->lock);
    yl_put_u8(out, STATE_VERSION);
    yl_put_varint(out, s->config->n_partition);
    yl_put_varint(out, s->files.size);
    for (size_t i = 0; i < s->files.size; i++)
        put_file(out, &s->files.items[i], s->config->n_partition);
    yl_put_varint(out, s->at_file);
    yl_put_varint(out, s->offset);
    yl_put_varint(out, s->border_state);
    size_t n = s->pending.size;
    for (uint32_t r = 0; r < s->n_readers; r++)
        n += s->since[r].size;
    yl_put_varint(out, n);
    for (size_t i = 0; i < s->pending.size; i++)
        yl_fs_put_chunk(out, &s->pending.items[i]);
    for (uint32_t r = 0; r < s->n_readers; r++)
        for (size_t i = 0; i < s->since[r].size; i++)
            yl_fs_put_chunk(out, &s->since[r].items[i]);
    pthread_mutex_unlock(&s->lock);
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

static yl_status restore_shared(yl_source *s, yl_str state, yl_error *err)
{
    yl_byte_reader in = yl_byte_reader_of(state);
    uint8_t version = yl_get_u8(&in);
    if (version != STATE_VERSION)
        return YL_FAIL(err, CORRUPT, "the state of a file source has the unknown version %u",
                       version);
    if (yl_get_varint(&in) != s->config->n_partition)
        return YL_FAIL(err, INVALID,
                       "the table's partition columns have changed since the checkpoint");
    size_t n = yl_get_count(&in, 4);
    s->files.size = 0;
    for (size_t i = 0; i < n; i++)
        YL_TRY(get_file(s, &in, err));
    s->at_file = (uint32_t)yl_get_varint(&in);
    s->offset = yl_get_varint(&in);
    s->border_state = yl_get_varint(&in);
    n = yl_get_count(&in, 4);
    for (size_t i = 0; i < n; i++)
        YL_TRY(get_chunk(s, &in, err));
    return yl_byte_reader_end(&in, "the state of a file source", err);
}

static yl_status source_restore(yl_source *s, yl_str state, const yl_str *readers, uint32_t n,
                                yl_error *err)
{
    YL_TRY(restore_shared(s, state, err));
    for (uint32_t i = 0; i < n; i++) {
        yl_byte_reader in = yl_byte_reader_of(readers[i]);
        size_t chunks = yl_get_count(&in, 4);
        for (size_t k = 0; k < chunks; k++)
            YL_TRY(get_chunk(s, &in, err));
        YL_TRY(yl_byte_reader_end(&in, "the state of a file reader", err));
    }
    return YL_OK;
}

const yl_source_type yl_fs_source = {
    .name = "filesystem",
    .open = source_open,
    .restore = source_restore,
    .snapshot = source_snapshot,
    .close = source_close,
    .reader_open = yl_fs_reader_open,
    .poll = yl_fs_reader_poll,
    .reader_snapshot = yl_fs_reader_snapshot,
    .reader_close = yl_fs_reader_close,
};
