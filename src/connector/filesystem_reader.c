/* Readers: pieces of files to batches.
 *
 * A reader holds one piece at a time: a chunk that the enumerator has read, or the part at hand of
 * a file that it reads alone (`stream`), whose unfinished record at the end is carried to the next
 * part. A batch may span pieces of one file. Columns:
 *
 *     in the files      decoded, the others are not looked at
 *     partitions        one value per file, CONST
 *     metadata          one value per file, CONST
 *
 * Position: the first byte that is not in a batch given away. An error of the decoder is kept
 * back until the rows before it are given; decoding is repeated then, which changes nothing
 * because the decoder stands in front of the bad record. Line numbers are counted only then.
 */
#include "base/mem.h"
#include "connector/filesystem_internal.h"
#include "data/bytes.h"

typedef enum column_kind { COLUMN_STORED, COLUMN_PARTITION, COLUMN_METADATA } column_kind;

typedef struct column {
    column_kind kind;
    uint32_t index;   /* of the decoder's vectors, the partition column or the metadata */
    yl_vector *value; /* of the file at hand, one row; not of STORED */
} column;

struct yl_reader {
    yl_source *source;
    uint32_t subtask;
    uint32_t n_columns, n_stored;
    column *columns;        /* of the batch */
    uint32_t *stored;       /* what the decoder is asked for */
    const yl_field *fields; /* of the batch */
    yl_decoder *decoder;
    yl_vector **decoded; /* of the batch being filled */
    int64_t left;        /* of the limit; INT64_MAX = none */

    /* The piece. */
    bool active;
    fs_chunk chunk; /* begin: position of bytes[0] in the file (decompressed) */
    yl_heap *heap;  /* owns the buffer */
    const char *bytes;
    size_t size, at;
    bool last;            /* nothing of the file follows the piece */
    bool stuck;           /* of a stream: the rest of the piece is an unfinished record */
    fs_input *input;      /* stream */
    uint64_t input_bytes; /* of it that are counted */
    uint32_t values_file; /* the file that columns[].value are of; UINT32_MAX = none */
};

/* ---- Life ---- */

static void drop_piece(yl_reader *r)
{
    yl_heap_unref(r->heap);
    r->heap = NULL;
    r->bytes = NULL;
    r->size = r->at = 0;
    r->stuck = false;
}

void yl_fs_reader_close(yl_reader *r)
{
    if (r == NULL)
        return;
    drop_piece(r);
    yl_fs_input_close(r->input);
    if (r->decoder != NULL)
        r->source->config->format->decoder_close(r->decoder);
    for (uint32_t i = 0; r->columns != NULL && i < r->n_columns; i++)
        yl_vector_unref(r->columns[i].value);
    yl_free(r->columns);
    yl_free(r->stored);
    yl_free(r->decoded);
    yl_free(r);
}

/* Where table column `c` is: among the stored ones or among the partitions. */
static column find_column(const fs_config *config, uint32_t c)
{
    for (uint32_t i = 0; i < config->n_partition; i++)
        if (config->partition[i] == c)
            return (column){.kind = COLUMN_PARTITION, .index = i};
    for (uint32_t i = 0; i < config->stored.n; i++)
        if (config->stored_columns[i] == c)
            return (column){.kind = COLUMN_STORED, .index = i};
    return (column){.kind = COLUMN_METADATA, .index = FS_METADATA};
}

static yl_status find_metadata(const yl_scan_spec *spec, uint32_t k, column *out, yl_error *err)
{
    for (uint32_t i = 0; i < FS_METADATA && k < spec->n_metadata; i++) {
        if (strcmp(yl_fs_metadata[i].key, spec->metadata_keys[k]) != 0)
            continue;
        *out = (column){.kind = COLUMN_METADATA, .index = i};
        return YL_OK;
    }
    return YL_FAIL(err, INTERNAL, "a scan of files asks for unknown metadata");
}

static yl_status map_columns(yl_reader *r, yl_error *err)
{
    const yl_scan_spec *spec = r->source->context.spec;
    const fs_config *config = r->source->config;
    for (uint32_t i = 0; i < spec->schema.n; i++) {
        uint32_t c = spec->columns[i];
        if (c >= config->physical.n) {
            YL_TRY(find_metadata(spec, c - config->physical.n, &r->columns[i], err));
            continue;
        }
        r->columns[i] = find_column(config, c);
        if (r->columns[i].kind != COLUMN_STORED)
            continue;
        r->stored[r->n_stored] = r->columns[i].index;
        r->columns[i].index = r->n_stored++;
    }
    return YL_OK;
}

yl_status yl_fs_reader_open(yl_source *source, uint32_t subtask, const yl_waker *waker,
                            yl_reader **out, yl_error *err)
{
    (void)waker; /* files never keep a task waiting */
    const yl_scan_spec *spec = source->context.spec;
    yl_reader *r = yl_calloc(1, sizeof *r);
    if (r == NULL)
        return YL_FAIL_MEMORY(err);
    r->source = source;
    r->subtask = subtask;
    r->n_columns = spec->schema.n;
    r->fields = spec->schema.fields;
    r->left = spec->limit < 0 ? INT64_MAX : spec->limit;
    r->values_file = UINT32_MAX;
    r->columns = yl_calloc(r->n_columns, sizeof *r->columns);
    r->stored = yl_calloc(r->n_columns, sizeof *r->stored);
    r->decoded = yl_calloc(r->n_columns, sizeof(yl_vector *));
    yl_status status = YL_OK;
    if (r->columns == NULL || r->stored == NULL || r->decoded == NULL)
        status = YL_FAIL_MEMORY(err);
    if (status == YL_OK)
        status = map_columns(r, err);
    yl_decoder_spec decoder = {.config = source->config->format_config,
                               .schema = source->config->stored,
                               .columns = r->stored,
                               .n_columns = r->n_stored,
                               .env = source->context.env,
                               .stats = source->context.stats};
    if (status == YL_OK)
        status = source->config->format->decoder_open(&decoder, &r->decoder, err);
    if (status != YL_OK) {
        yl_fs_reader_close(r);
        return status;
    }
    *out = r;
    return YL_OK;
}

/* ---- Values of a file ---- */

static yl_status set_metadata(yl_vector *v, fs_metadata what, const fs_file *file, yl_error *err)
{
    yl_status status = YL_OK;
    const char *slash = strrchr(file->path, '/');
    yl_strbuf path = {0};
    switch (what) {
    case FS_PATH:
        status = yl_path_absolute(file->path, &path, err);
        if (status == YL_OK)
            status = yl_vector_set_str(v, 0, yl_strbuf_view(&path));
        yl_strbuf_clear(&path);
        break;
    case FS_NAME:
        status = yl_vector_set_str(v, 0, yl_str_of(slash == NULL ? file->path : slash + 1));
        break;
    case FS_SIZE:
        v->i64[0] = (int64_t)file->size;
        break;
    case FS_MODIFIED:
        v->i64[0] = file->modified_ms * 1000;
        break;
    case FS_METADATA:
        break;
    }
    return status == YL_ERR_MEMORY ? YL_FAIL_MEMORY(err) : status;
}

/* Makes columns[].value those of `file`. */
static yl_status set_values(yl_reader *r, uint32_t index, yl_error *err)
{
    const fs_config *config = r->source->config;
    const fs_file *file = &r->source->files.items[index];
    if (r->values_file == index)
        return YL_OK;
    r->values_file = UINT32_MAX;
    for (uint32_t i = 0; i < r->n_columns; i++) {
        column *c = &r->columns[i];
        if (c->kind == COLUMN_STORED)
            continue;
        yl_vector_unref(c->value);
        c->value = yl_vector_new(r->fields[i].type, 1);
        if (c->value == NULL)
            return YL_FAIL_MEMORY(err);
        c->value->length = 1;
        if (c->kind == COLUMN_METADATA) {
            YL_TRY(set_metadata(c->value, (fs_metadata)c->index, file, err));
            continue;
        }
        yl_str name = config->physical.fields[config->partition[c->index]].name;
        yl_status status = yl_fs_partition_value(c->value, 0, file->values[c->index], name, err);
        if (status != YL_OK)
            return err == NULL ? status : yl_error_prefix(err, "%s: ", file->path);
    }
    r->values_file = index;
    return YL_OK;
}

/* ---- Pieces ---- */

static yl_status own_buffer(yl_reader *r, fs_buffer *buffer, yl_error *err)
{
    r->heap = yl_heap_new();
    if (r->heap == NULL || !yl_heap_take(r->heap, yl_fs_buffer_put, buffer)) {
        yl_heap_unref(r->heap);
        r->heap = NULL;
        yl_fs_buffer_put(buffer);
        return YL_FAIL_MEMORY(err);
    }
    r->bytes = buffer->bytes;
    return YL_OK;
}

/* The next part of a stream, with what the last one left in front. */
static yl_status next_part(yl_reader *r, yl_error *err)
{
    size_t left = r->size - r->at, got = 0, capacity = FS_CHUNK_BYTES;
    while (capacity < left * 2)
        capacity *= 2;
    if (capacity > (size_t)FS_RECORD_BYTES_MAX * 2)
        return YL_FAIL(err, BUDGET, "%s: a record is larger than %d MiB",
                       r->source->files.items[r->chunk.file].path, FS_RECORD_BYTES_MAX >> 20);
    fs_buffer *buffer = yl_fs_buffer_get(r->source->pool, capacity);
    if (buffer == NULL)
        return YL_FAIL_MEMORY(err);
    if (left > 0)
        memcpy(buffer->bytes, r->bytes + r->at, left);
    uint64_t begin = r->chunk.begin + r->at;
    yl_status status = yl_fs_input_read(r->input, buffer->bytes + left, capacity - left, &got, err);
    if (status != YL_OK) {
        yl_fs_buffer_put(buffer);
        return status;
    }
    drop_piece(r);
    YL_TRY(own_buffer(r, buffer, err));
    r->chunk.begin = begin;
    r->size = left + got;
    r->last = got < capacity - left;
    return YL_OK;
}

/* Opens a stream and skips what was read before the checkpoint. */
static yl_status open_stream(yl_reader *r, yl_error *err)
{
    const fs_file *file = &r->source->files.items[r->chunk.file];
    uint64_t skip = r->chunk.begin;
    char scratch[16384];
    YL_TRY(yl_fs_input_open(r->source->context.world, file->path, file->codec, &r->input, err));
    r->input_bytes = 0;
    while (skip > 0) {
        size_t got, wanted = skip < sizeof scratch ? (size_t)skip : sizeof scratch;
        YL_TRY(yl_fs_input_read(r->input, scratch, wanted, &got, err));
        if (got < wanted)
            return YL_FAIL(err, DATA, "%s is shorter than it was when the checkpoint was taken",
                           file->path);
        skip -= got;
    }
    r->last = false;
    return YL_OK;
}

/* Takes work from the enumerator. *found false: there is none. */
static yl_status take_piece(yl_reader *r, bool *found, yl_error *err)
{
    fs_piece piece;
    YL_TRY(yl_fs_source_next(r->source, r->subtask, &piece, found, err));
    if (!*found)
        return YL_OK;
    r->chunk = piece.chunk;
    r->active = true;
    if (piece.chunk.stream)
        return open_stream(r, err);
    r->last = true;
    r->size = piece.size;
    r->at = 0;
    return own_buffer(r, piece.buffer, err);
}

static void count_input(yl_reader *r)
{
    yl_io_stats *stats = r->source->context.stats;
    if (r->input == NULL || stats == NULL)
        return;
    uint64_t now = yl_fs_input_consumed(r->input);
    atomic_fetch_add_explicit(&stats->bytes, (long long)(now - r->input_bytes),
                              memory_order_relaxed);
    r->input_bytes = now;
}

/* The piece at hand has given all it has. */
static void finish_piece(yl_reader *r)
{
    drop_piece(r);
    yl_fs_input_close(r->input);
    r->input = NULL;
    r->active = false;
}

/* Sees to it that there are bytes to decode. *ready false: there is nothing more, or (when `more`
 * says that the batch has rows already) nothing that belongs into the same batch. */
static yl_status need_bytes(yl_reader *r, bool more, bool *ready, yl_error *err)
{
    *ready = true;
    for (;;) {
        if (r->active && r->at < r->size && !r->stuck)
            return YL_OK;
        if (r->active && !r->last) {
            YL_TRY(next_part(r, err));
            count_input(r);
            continue;
        }
        uint32_t file = r->chunk.file;
        if (r->active)
            finish_piece(r);
        bool found;
        YL_TRY(take_piece(r, &found, err));
        if (!found) {
            *ready = false;
            return YL_OK;
        }
        if (more && r->chunk.file != file) { /* other values: another batch */
            *ready = false;
            return YL_OK;
        }
    }
}

/* ---- Batches ---- */

static yl_status decode(yl_reader *r, uint32_t max, uint32_t *rows, yl_error *err)
{
    const fs_file *file = &r->source->files.items[r->chunk.file];
    const yl_format_type *format = r->source->config->format;
    size_t used = 0;
    yl_input_place place = {
        .name = yl_str_of(file->path), .offset = r->chunk.begin, .behind = r->at};
    yl_status status = format->decode(r->decoder, &place, r->bytes + r->at, r->size - r->at,
                                      r->last, r->heap, r->decoded, max, rows, &used, err);
    if (status == YL_ERR_DATA && err != NULL && !r->chunk.stream) {
        place.line = yl_fs_source_line(r->source, r->chunk.file, r->chunk.begin);
        if (place.line > 0) {
            yl_error_clear(err);
            status = format->decode(r->decoder, &place, r->bytes + r->at, r->size - r->at, r->last,
                                    r->heap, r->decoded, max, rows, &used, err);
        }
    }
    if (status != YL_OK)
        return status;
    r->at += used;
    r->stuck = used == 0 && *rows == 0;
    yl_io_stats *stats = r->source->context.stats;
    if (stats == NULL)
        return YL_OK;
    atomic_fetch_add_explicit(&stats->rows, *rows, memory_order_relaxed);
    if (!r->chunk.stream)
        atomic_fetch_add_explicit(&stats->bytes, (long long)used, memory_order_relaxed);
    return YL_OK;
}

/* Fills r->decoded with up to `max` rows of one file. */
static yl_status fill(yl_reader *r, uint32_t max, uint32_t *rows, yl_error *err)
{
    *rows = 0;
    while (*rows < max) {
        bool ready;
        uint32_t n = 0;
        YL_TRY(need_bytes(r, *rows > 0, &ready, err));
        if (!ready)
            return YL_OK;
        if (*rows == 0)
            YL_TRY(set_values(r, r->chunk.file, err));
        yl_status status = decode(r, max - *rows, &n, *rows > 0 ? NULL : err);
        if (status != YL_OK)
            return *rows > 0 ? YL_OK : status; /* the next call meets it again */
        *rows += n;
    }
    return YL_OK;
}

static yl_status finish_batch(yl_reader *r, uint32_t rows, yl_batch **out, yl_error *err)
{
    yl_batch *batch = yl_batch_new(r->n_columns);
    if (batch == NULL)
        return YL_FAIL_MEMORY(err);
    batch->rows = batch->count = rows;
    for (uint32_t i = 0; i < r->n_columns; i++) {
        const column *c = &r->columns[i];
        if (c->kind == COLUMN_STORED) {
            batch->columns[i] = r->decoded[c->index];
            r->decoded[c->index] = NULL;
        } else {
            batch->columns[i] = yl_vector_new_const(c->value, 0, rows);
            if (batch->columns[i] == NULL) {
                yl_batch_free(batch);
                return YL_FAIL_MEMORY(err);
            }
        }
    }
    *out = batch;
    return YL_OK;
}

static yl_status make_vectors(yl_reader *r, uint32_t rows, yl_error *err)
{
    const yl_schema stored = r->source->config->stored;
    for (uint32_t i = 0; i < r->n_stored; i++) {
        r->decoded[i] = yl_vector_new(stored.fields[r->stored[i]].type, rows);
        if (r->decoded[i] == NULL)
            return YL_FAIL_MEMORY(err);
    }
    return YL_OK;
}

yl_status yl_fs_reader_poll(yl_reader *r, yl_poll *what, yl_batch **batch, yl_error *err)
{
    uint32_t rows = 0, max = r->source->context.batch_rows;
    if (r->left < max)
        max = (uint32_t)r->left;
    *what = YL_POLL_END;
    *batch = NULL;
    if (max == 0) {
        yl_fs_source_note_snapshot(r->source, r->subtask); /* nobody wants what is left */
        return YL_OK;
    }
    yl_status status = make_vectors(r, max, err);
    if (status == YL_OK)
        status = fill(r, max, &rows, err);
    if (status == YL_OK && rows > 0) {
        status = finish_batch(r, rows, batch, err);
        *what = YL_POLL_BATCH;
        r->left -= r->left == INT64_MAX ? 0 : rows;
    }
    for (uint32_t i = 0; i < r->n_stored; i++) {
        yl_vector_unref(r->decoded[i]);
        r->decoded[i] = NULL;
    }
    return status;
}

yl_status yl_fs_reader_snapshot(yl_reader *r, yl_strbuf *out, yl_error *err)
{
    fs_chunk rest = r->chunk;
    rest.begin += r->at;
    bool left = r->active && r->left > 0 && (rest.stream || rest.begin < rest.end);
    yl_put_varint(out, left);
    if (left)
        yl_fs_put_chunk(out, &rest);
    yl_fs_source_note_snapshot(r->source, r->subtask);
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}
