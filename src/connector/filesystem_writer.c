/* Writers: batches to staged files.
 *
 * A writer has one open file per partition that it meets (one in all without partitions), each
 * with a buffer. A row's partition is the text of its partition columns; the rows of a batch are
 * sorted into lists per partition, and each list is encoded as a batch with a selection. The file
 * that was not used for the longest time is ended when too many are open; rows that come for its
 * partition later get a new file.
 *
 *     <table>/.staging_<uuid>/task-<n>/<partition>/part-<uuid>-task-<n>-file-<k>   while written
 *     <table>/<partition>/part-<uuid>-task-<n>-file-<k>                            after commit
 *
 * In streaming the names are part-<uuid>-<n>-<k>, as Flink has them, and a file ends with the
 * checkpoint or when it is larger than sink.rolling-policy.file-size.
 */
#include <stdio.h>

#include "base/mem.h"
#include "connector/filesystem_internal.h"
#include "data/bytes.h"
#include "data/hash.h"

enum {
    OPEN_FILES_MAX = 256,
    BUFFER_BYTES = 256 * 1024,     /* of a writer with one file */
    BUFFER_BYTES_MANY = 32 * 1024, /* of each of many */
};

/* A partition and its open file. */
typedef struct part {
    uint64_t hash;
    char *dir;     /* "p=x/q=1", or "" */
    yl_file *file; /* NULL: none is open */
    char *staged;  /* its name below the table's directory */
    char *name;    /* its last component */
    yl_strbuf buffer;
    uint64_t bytes; /* in the file */
    uint64_t used;  /* when it was written to last, for eviction */
    uint16_t *rows; /* of the batch at hand */
    uint32_t n_rows, rows_capacity;
} part;

struct yl_writer {
    yl_sink *sink;
    uint32_t subtask;
    yl_encoder *encoder;
    YL_LIST(part *) parts; /* in the order of their first rows */
    uint32_t *slots;       /* hash table of part numbers + 1 */
    uint32_t n_slots;
    uint32_t n_open, counter;
    uint64_t clock;
    YL_LIST(part *) touched; /* by the batch at hand */
    yl_strbuf key, record, path;
    yl_strbuf records; /* of files ended since the last prepare */
    uint32_t *columns; /* stored columns, for the encoder */
};

/* ---- Life ---- */

static void remove_staged(yl_writer *w, const char *staged)
{
    yl_world *world = w->sink->context.world;
    yl_strbuf path = {0};
    yl_strbuf_printf(&path, "%s/%s", w->sink->config->location, staged);
    if (!path.oom)
        (void)world->remove(world, path.data, NULL);
    yl_strbuf_clear(&path);
}

static void part_free(yl_writer *w, part *p)
{
    if (p->file != NULL) { /* not ended: nobody will want it */
        (void)w->sink->context.world->close(p->file, NULL);
        remove_staged(w, p->staged);
    }
    yl_strbuf_clear(&p->buffer);
    yl_free(p->dir);
    yl_free(p->staged);
    yl_free(p->name);
    yl_free(p->rows);
    yl_free(p);
}

void yl_fs_writer_close(yl_writer *w)
{
    if (w == NULL)
        return;
    for (size_t i = 0; i < w->parts.size; i++)
        part_free(w, w->parts.items[i]);
    yl_list_clear(&w->parts);
    yl_list_clear(&w->touched);
    if (w->encoder != NULL)
        w->sink->config->format->encoder_close(w->encoder);
    yl_strbuf_clear(&w->key);
    yl_strbuf_clear(&w->record);
    yl_strbuf_clear(&w->path);
    yl_strbuf_clear(&w->records);
    yl_free(w->slots);
    yl_free(w);
}

yl_status yl_fs_writer_open(yl_sink *sink, uint32_t subtask, yl_writer **out, yl_error *err)
{
    const fs_config *config = sink->config;
    yl_writer *w = yl_calloc(1, sizeof *w);
    if (w == NULL)
        return YL_FAIL_MEMORY(err);
    w->sink = sink;
    w->subtask = subtask;
    yl_encoder_spec spec = {.config = config->format_config,
                            .schema = config->stored,
                            .columns = config->stored_columns,
                            .env = sink->context.env};
    yl_status status = config->format->encoder_open(&spec, &w->encoder, err);
    if (status != YL_OK) {
        yl_fs_writer_close(w);
        return status;
    }
    *out = w;
    return YL_OK;
}

/* ---- Files ---- */

static char *copy_text(const yl_strbuf *text)
{
    char *copy = text->oom ? NULL : yl_malloc(text->size + 1);
    if (copy != NULL)
        memcpy(copy, yl_strbuf_text(text), text->size + 1);
    return copy;
}

static yl_status begin_file(yl_writer *w, part *p, yl_error *err)
{
    const fs_config *config = w->sink->config;
    yl_world *world = w->sink->context.world;
    yl_strbuf_reset(&w->path);
    yl_strbuf_printf(&w->path, config->streaming ? "part-%s-%u-%u" : "part-%s-task-%u-file-%u",
                     w->sink->uuid, w->subtask, w->counter++);
    yl_free(p->name);
    p->name = copy_text(&w->path);
    yl_strbuf_reset(&w->path);
    yl_strbuf_printf(&w->path, "%s/task-%u/%s%s%s", w->sink->staging, w->subtask, p->dir,
                     p->dir[0] == '\0' ? "" : "/", p->name == NULL ? "" : p->name);
    yl_free(p->staged);
    p->staged = copy_text(&w->path);
    yl_strbuf_reset(&w->path);
    yl_strbuf_printf(&w->path, "%s/%s", config->location, p->staged == NULL ? "" : p->staged);
    if (p->name == NULL || p->staged == NULL || w->path.oom)
        return YL_FAIL_MEMORY(err);
    p->bytes = 0;
    YL_TRY(world->create(world, w->path.data, &p->file, err));
    w->n_open++;
    return YL_OK;
}

static yl_status flush(yl_writer *w, part *p, yl_error *err)
{
    if (p->buffer.size == 0)
        return YL_OK;
    YL_TRY(w->sink->context.world->append(p->file, p->buffer.data, p->buffer.size, err));
    p->bytes += p->buffer.size;
    yl_io_stats *stats = w->sink->context.stats;
    if (stats != NULL)
        atomic_fetch_add_explicit(&stats->bytes, (long long)p->buffer.size, memory_order_relaxed);
    yl_strbuf_reset(&p->buffer);
    return YL_OK;
}

static yl_status add_record(yl_writer *w, const yl_strbuf *record, yl_error *err)
{
    yl_put_u32(&w->records, (uint32_t)record->size);
    yl_strbuf_str(&w->records, yl_strbuf_view(record));
    return w->records.oom || record->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

/* Makes the file durable and notes it for the next commit. */
static yl_status end_file(yl_writer *w, part *p, yl_error *err)
{
    yl_world *world = w->sink->context.world;
    YL_TRY(flush(w, p, err));
    YL_TRY(world->sync(p->file, err));
    yl_file *file = p->file;
    p->file = NULL;
    w->n_open--;
    YL_TRY(world->close(file, err));
    yl_strbuf_clear(&p->buffer);
    yl_strbuf_reset(&w->record);
    yl_put_u8(&w->record, FS_RECORD_FILE);
    yl_put_str(&w->record, yl_str_of(p->staged));
    yl_put_str(&w->record, yl_str_of(p->dir));
    yl_put_str(&w->record, yl_str_of(p->name));
    return add_record(w, &w->record, err);
}

/* ---- Partitions ---- */

static void insert_slot(yl_writer *w, uint32_t number)
{
    uint32_t mask = w->n_slots - 1, at = (uint32_t)w->parts.items[number]->hash & mask;
    while (w->slots[at] != 0)
        at = (at + 1) & mask;
    w->slots[at] = number + 1;
}

static bool grow_slots(yl_writer *w)
{
    uint32_t n = w->n_slots == 0 ? 16 : w->n_slots * 2;
    uint32_t *slots = yl_calloc(n, sizeof *slots);
    if (slots == NULL)
        return false;
    yl_free(w->slots);
    w->slots = slots;
    w->n_slots = n;
    for (uint32_t i = 0; i < w->parts.size; i++)
        insert_slot(w, i);
    return true;
}

/* The partition whose directory stands in w->key. */
static part *find_part(yl_writer *w)
{
    yl_str key = {yl_strbuf_text(&w->key), w->key.size};
    uint64_t hash = yl_hash_bytes(key);
    for (uint32_t at = (uint32_t)hash; w->n_slots > 0; at++) {
        uint32_t slot = w->slots[at & (w->n_slots - 1)];
        if (slot == 0)
            break;
        part *p = w->parts.items[slot - 1];
        if (p->hash == hash && yl_str_equal(yl_str_of(p->dir), key))
            return p;
    }
    if ((w->parts.size + 1) * 2 > w->n_slots && !grow_slots(w))
        return NULL;
    part *p = yl_calloc(1, sizeof *p);
    if (p == NULL)
        return NULL;
    p->hash = hash;
    p->dir = copy_text(&w->key);
    if (p->dir == NULL || !yl_list_push(&w->parts, p)) {
        yl_free(p->dir);
        yl_free(p);
        return NULL;
    }
    insert_slot(w, (uint32_t)w->parts.size - 1);
    return p;
}

/* Writes the row's directory into w->key. */
static void print_partition(yl_writer *w, const yl_batch *batch, uint32_t row)
{
    const yl_sink_spec *spec = w->sink->context.spec;
    const fs_config *config = w->sink->config;
    yl_strbuf_reset(&w->key);
    for (uint32_t i = 0; i < config->n_partition; i++) {
        yl_strbuf_reset(&w->path);
        if (spec->static_values != NULL && spec->static_values[i].data != NULL)
            yl_strbuf_str(&w->path, spec->static_values[i]);
        else
            (void)yl_fs_partition_text(batch->columns[config->partition[i]], row, &w->path);
        yl_str value = yl_strbuf_view(&w->path);
        if (i > 0)
            yl_strbuf_char(&w->key, '/');
        yl_fs_escape(&w->key, config->physical.fields[config->partition[i]].name);
        yl_strbuf_char(&w->key, '=');
        yl_fs_escape(&w->key, value.size == 0 ? config->default_partition : value);
        w->key.oom |= w->path.oom;
    }
}

static bool is_static(const yl_writer *w)
{
    const yl_sink_spec *spec = w->sink->context.spec;
    for (uint32_t i = 0; i < w->sink->config->n_partition; i++)
        if (spec->static_values == NULL || spec->static_values[i].data == NULL)
            return false;
    return true;
}

/* ---- Rows ---- */

/* Ends the file that was not used for the longest time. */
static yl_status evict(yl_writer *w, yl_error *err)
{
    part *oldest = NULL;
    for (size_t i = 0; i < w->parts.size; i++) {
        part *p = w->parts.items[i];
        if (p->file != NULL && (oldest == NULL || p->used < oldest->used))
            oldest = p;
    }
    return end_file(w, oldest, err);
}

static yl_status write_part(yl_writer *w, part *p, const yl_batch *batch, yl_error *err)
{
    const fs_config *config = w->sink->config;
    p->used = ++w->clock;
    if (p->file == NULL) {
        if (w->n_open >= OPEN_FILES_MAX)
            YL_TRY(evict(w, err));
        YL_TRY(begin_file(w, p, err));
    }
    YL_TRY(config->format->encode(w->encoder, batch, &p->buffer, err));
    if (p->buffer.size >= (w->n_open > 8 ? BUFFER_BYTES_MANY : BUFFER_BYTES))
        YL_TRY(flush(w, p, err));
    if (config->streaming && p->bytes + p->buffer.size > (uint64_t)config->roll_bytes)
        YL_TRY(end_file(w, p, err));
    return YL_OK;
}

static yl_status note_row(yl_writer *w, part *p, uint32_t row, uint32_t capacity, yl_error *err)
{
    if (p->n_rows == 0 && !yl_list_push(&w->touched, p))
        return YL_FAIL_MEMORY(err);
    if (p->n_rows == p->rows_capacity) {
        uint32_t wanted = p->rows_capacity == 0 ? 64 : p->rows_capacity * 2;
        if (wanted > capacity)
            wanted = capacity;
        uint16_t *rows = yl_realloc(p->rows, wanted * sizeof *rows);
        if (rows == NULL)
            return YL_FAIL_MEMORY(err);
        p->rows = rows;
        p->rows_capacity = wanted;
    }
    p->rows[p->n_rows++] = (uint16_t)row;
    return YL_OK;
}

/* Sorts the batch's rows into their partitions. */
static yl_status sort_rows(yl_writer *w, const yl_batch *batch, yl_error *err)
{
    part *p = NULL;
    for (uint32_t i = 0; i < batch->count; i++) {
        uint32_t row = yl_batch_row(batch, i);
        print_partition(w, batch, row);
        if (w->key.oom)
            return YL_FAIL_MEMORY(err);
        if (p == NULL || !yl_str_equal(yl_strbuf_view(&w->key), yl_str_of(p->dir)))
            p = find_part(w);
        if (p == NULL)
            return YL_FAIL_MEMORY(err);
        YL_TRY(note_row(w, p, row, YL_BATCH_ROWS_MAX + 1, err));
    }
    return YL_OK;
}

static yl_status write_sorted(yl_writer *w, const yl_batch *batch, yl_error *err)
{
    for (size_t i = 0; i < w->touched.size; i++) {
        part *p = w->touched.items[i];
        yl_batch view = *batch;
        view.sel = p->rows;
        view.count = p->n_rows;
        YL_TRY(write_part(w, p, &view, err));
    }
    return YL_OK;
}

yl_status yl_fs_write(yl_writer *w, const yl_batch *batch, yl_error *err)
{
    yl_io_stats *stats = w->sink->context.stats;
    if (batch->count == 0)
        return YL_OK;
    for (uint32_t i = 0; batch->kinds != NULL && i < batch->count; i++)
        if (batch->kinds[yl_batch_row(batch, i)] != YL_INSERT)
            return YL_FAIL(err, INTERNAL, "table %.*s takes only insertions",
                           YL_STR_ARGS(w->sink->context.spec->table_name));
    if (stats != NULL)
        atomic_fetch_add_explicit(&stats->rows, batch->count, memory_order_relaxed);
    if (is_static(w)) { /* without partitions, too */
        print_partition(w, batch, 0);
        part *p = w->key.oom ? NULL : find_part(w);
        return p == NULL ? YL_FAIL_MEMORY(err) : write_part(w, p, batch, err);
    }
    yl_status status = sort_rows(w, batch, err);
    if (status == YL_OK)
        status = write_sorted(w, batch, err);
    for (size_t i = 0; i < w->touched.size; i++)
        w->touched.items[i]->n_rows = 0;
    w->touched.size = 0;
    return status;
}

yl_status yl_fs_prepare(yl_writer *w, uint64_t epoch, bool end_of_input, yl_strbuf *records,
                        yl_error *err)
{
    (void)epoch;
    for (size_t i = 0; i < w->parts.size; i++)
        if (w->parts.items[i]->file != NULL)
            YL_TRY(end_file(w, w->parts.items[i], err));
    if (end_of_input) {
        yl_strbuf_reset(&w->record);
        yl_put_u8(&w->record, FS_RECORD_END);
        yl_put_str(&w->record, yl_str_of(w->sink->staging));
        YL_TRY(add_record(w, &w->record, err));
    }
    yl_strbuf_str(records, yl_strbuf_view(&w->records));
    yl_strbuf_reset(&w->records);
    return records->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}
