/* Reading JSON: lines to cells of the wanted fields, cells to columns.
 *
 *     line --scan_record--> a cell per projected column
 *         run: such cells for up to `run_rows` records, column by column
 *         --convert--> values appended to the columns
 *
 * All of a record is scanned and checked, so that whether a line is bad does not depend on the
 * query; fields that nobody wants cost that and nothing more.
 *
 * Most records of a file look alike. Therefore the decoder remembers the *shape* of the records it
 * has seen: the texts between values, as in `,"behavior":` (without the comma, with the blanks of
 * the writer), in their order, each with the column that its name means. As long as a record keeps
 * to the shape, a name costs one comparison of 16 bytes. Texts that are not found where they are
 * expected are looked for further on, then parsed, and inserted into the shape. The shape is only
 * a guess: what it holds never changes what is read.
 *
 * Errors. With ignore-parse-errors, a malformed record is dropped and counted, a field that does
 * not fit is NULL. Without, decoding ends in front of the bad record: those before it are given to
 * the caller first, and the error is raised by the call that begins with the bad one. So the rows
 * that get through do not depend on the sizes of chunks and batches.
 */
#include <stdio.h>

#include "data/hash.h"
#include "format/json_scan.h"
#include "format/lines.h"

enum {
    RUN_ROWS_MAX = 512,
    RUN_CELLS = 4096, /* with many columns runs are shorter */
    RUN_ROWS_MIN = 16,
    RECORD_BYTES_MAX = 1 << 30,
    SHAPE_MAX = 64,
    SHAPE_TEXT_MAX = 32,
    SHAPE_LOOK_AHEAD = 8,
};

/* The text in front of a value, from behind the last comma or brace on. */
typedef struct shape_entry {
    char text[SHAPE_TEXT_MAX];
    uint32_t size; /* 0 in the entry behind the last: never equal */
    int32_t column;
} shape_entry;

struct yl_decoder {
    json_reader reader;
    yl_schema schema;
    const uint32_t *columns;
    uint32_t n_columns;
    yl_io_stats *stats;
    bool whole, ignore;
    json_converter *converters;
    uint32_t *table; /* names of the columns: column + 1 by hash */
    uint32_t table_size;
    shape_entry shape[SHAPE_MAX + 1];
    uint32_t n_shape;

    /* The run. */
    uint32_t n_run, run_rows;
    json_cell *cells;    /* column by column, run_rows each */
    const char **starts; /* where each record begins */
};

/* One call of decode. */
typedef struct call {
    yl_decoder *d;
    const yl_input_place *place;
    const char *bytes, *at, *end;
    bool last;
    yl_vector **out;
    uint32_t rows, max_rows;
    bool stopped; /* at a bad record: nothing behind it is read */
    yl_error *err;
} call;

/* ---- Life ---- */

void yl_json_decoder_close(yl_decoder *d)
{
    if (d == NULL)
        return;
    for (uint32_t i = 0; d->converters != NULL && i < d->n_columns; i++)
        yl_json_converter_clear(&d->converters[i]);
    yl_free(d->converters);
    yl_free(d->table);
    yl_free(d->cells);
    yl_free(d->starts);
    yl_strbuf_clear(&d->reader.text);
    yl_strbuf_clear(&d->reader.tree);
    yl_json_members_clear(&d->reader.members);
    yl_heap_unref(d->reader.names);
    yl_free(d);
}

static yl_status open_columns(yl_decoder *d, yl_error *err)
{
    const uint32_t mask = d->table_size - 1;
    for (uint32_t i = 0; i < d->n_columns; i++) {
        if (d->columns[i] >= d->schema.n)
            return YL_FAIL(err, INTERNAL, "a JSON field is asked for that does not exist");
        const yl_field *field = &d->schema.fields[d->columns[i]];
        YL_TRY(yl_json_converter_init(&d->converters[i], &d->reader, field, err));
        uint32_t slot = (uint32_t)yl_hash_bytes(field->name) & mask;
        while (d->table[slot] != 0)
            slot = (slot + 1) & mask;
        d->table[slot] = i + 1;
    }
    return YL_OK;
}

yl_status yl_json_decoder_open(const yl_decoder_spec *spec, yl_decoder **out, yl_error *err)
{
    yl_decoder *d = yl_calloc(1, sizeof *d);
    if (d == NULL)
        return YL_FAIL_MEMORY(err);
    d->reader.config = spec->config;
    d->ignore = d->reader.config->ignore_errors;
    d->schema = spec->schema;
    d->columns = spec->columns;
    d->n_columns = spec->n_columns;
    d->stats = spec->stats;
    d->whole = spec->whole;
    size_t columns = d->n_columns;
    d->run_rows =
        columns * RUN_ROWS_MAX <= RUN_CELLS ? RUN_ROWS_MAX : (uint32_t)(RUN_CELLS / columns);
    if (d->run_rows < RUN_ROWS_MIN)
        d->run_rows = RUN_ROWS_MIN;
    for (d->table_size = 4; d->table_size < columns * 2;)
        d->table_size *= 2;
    d->converters = yl_calloc(columns, sizeof *d->converters);
    d->table = yl_calloc(d->table_size, sizeof *d->table);
    d->cells = yl_malloc(columns * d->run_rows * sizeof *d->cells);
    d->starts = yl_malloc(d->run_rows * sizeof *d->starts);
    yl_status status = YL_OK;
    if (d->converters == NULL || d->table == NULL || d->cells == NULL || d->starts == NULL)
        status = YL_FAIL_MEMORY(err);
    if (status == YL_OK)
        status = open_columns(d, err);
    if (status != YL_OK) {
        yl_json_decoder_close(d);
        return status;
    }
    *out = d;
    return YL_OK;
}

/* ---- Errors ---- */

/* The first bytes of a text in printable form. */
static const char *shown(const char *p, const char *end, char *buf, size_t size)
{
    enum { SHOWN_MAX = 60 };
    size_t n = 0;
    const char *stop = end - p > SHOWN_MAX ? p + SHOWN_MAX : end;
    while (stop < end && stop > p && ((unsigned char)*stop & 0xC0) == 0x80)
        stop--; /* not in the midst of a character */
    for (; p < stop && n + 5 < size; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '\n' || c == '\r' || c == '\t') {
            buf[n++] = '\\';
            c = c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
        }
        buf[n++] = c < ' ' || c == 0x7F ? '?' : (char)c;
    }
    if (p < end)
        n += (size_t)snprintf(buf + n, size - n, "...");
    buf[n] = '\0';
    return buf;
}

static yl_status fail_record(const call *c, const char *record, const char *end,
                             const json_fault *fault)
{
    char place[700], text[100];
    yl_place_print(c->place, c->bytes, record, place, sizeof place);
    if (fault->at < end)
        (void)YL_FAIL(c->err, DATA, "%s: %s, at column %zu: '%s'", place, fault->why,
                      (size_t)(fault->at - record) + 1, shown(fault->at, end, text, sizeof text));
    else
        (void)YL_FAIL(c->err, DATA, "%s: %s, at the end of '%s'", place, fault->why,
                      shown(record, end, text, sizeof text));
    return yl_error_hintf(c->err, "'json.ignore-parse-errors' = 'true' drops such lines");
}

static yl_status fail_field(const call *c, const char *record, uint32_t column)
{
    const yl_decoder *d = c->d;
    const json_reader *r = &d->reader;
    yl_str name = d->schema.fields[d->columns[column]].name;
    char place[700], text[100];
    yl_strbuf type = {0};
    yl_type_print(r->bad_type, &type);
    yl_place_print(c->place, c->bytes, record, place, sizeof place);
    if (r->bad_cell.kind == JSON_ABSENT) {
        (void)YL_FAIL(c->err, DATA, "%s: field '%.*s%s' is missing", place, YL_STR_ARGS(name),
                      r->bad_path);
        yl_strbuf_clear(&type);
        return yl_error_hintf(c->err, "'json.fail-on-missing-field' = 'false' makes it NULL");
    }
    (void)YL_FAIL(c->err, DATA, "%s, field '%.*s%s': '%s' is no %s", place, YL_STR_ARGS(name),
                  r->bad_path,
                  shown(r->bad_cell.p, r->bad_cell.p + r->bad_cell.n, text, sizeof text),
                  yl_strbuf_text(&type));
    yl_strbuf_clear(&type);
    return yl_error_hintf(c->err, "'json.ignore-parse-errors' = 'true' makes such fields NULL");
}

static void count_bad(const yl_decoder *d)
{
    if (d->stats != NULL)
        atomic_fetch_add_explicit(&d->stats->bad_rows, 1, memory_order_relaxed);
}

/* ---- Names ---- */

static int32_t find_column(const yl_decoder *d, yl_str name)
{
    const uint32_t mask = d->table_size - 1;
    for (uint32_t slot = (uint32_t)yl_hash_bytes(name) & mask; d->table[slot] != 0;
         slot = (slot + 1) & mask) {
        uint32_t column = d->table[slot] - 1;
        if (yl_str_equal(name, d->schema.fields[d->columns[column]].name))
            return (int32_t)column;
    }
    return -1;
}

static inline bool shape_equal(const shape_entry *e, const char *p)
{
    if (e->size <= 16)
        return json_equal_short(p, e->text, e->size) && e->size > 0;
    return json_equal_short(p, e->text, 16) && json_equal_short(p + 16, e->text + 16, e->size - 16);
}

/* Returns the place of the entry that is expected next. */
static uint32_t shape_insert(yl_decoder *d, uint32_t place, const char *text, size_t size,
                             int32_t column)
{
    if (size > SHAPE_TEXT_MAX)
        return place;
    if (d->n_shape == SHAPE_MAX) { /* begin anew: the records have changed or have no shape */
        memset(d->shape, 0, sizeof d->shape);
        d->n_shape = place = 0;
    }
    memmove(&d->shape[place + 1], &d->shape[place], (d->n_shape - place) * sizeof *d->shape);
    d->n_shape++;
    shape_entry *e = &d->shape[place];
    memset(e, 0, sizeof *e);
    memcpy(e->text, text, size);
    e->size = (uint32_t)size;
    e->column = column;
    return place + 1;
}

/* The name at `p`, which is not entry *expected of the shape, and its colon. Returns where the
 * value begins. */
static const char *read_name(yl_decoder *d, const char *p, const char *end, uint32_t *expected,
                             int32_t *column, json_fault *fault)
{
    for (uint32_t i = *expected + 1; i < d->n_shape && i <= *expected + SHAPE_LOOK_AHEAD; i++) {
        if (shape_equal(&d->shape[i], p)) {
            *column = d->shape[i].column;
            *expected = i + 1;
            return p + d->shape[i].size;
        }
    }
    const char *begin = p;
    json_cell name;
    p = json_skip_blanks(p, end);
    if (p >= end || *p != '"')
        return json_fail(fault, p, "a name in quotes is missing");
    p = json_scan_string(p, end, &name, fault);
    if (p == NULL)
        return NULL;
    p = json_skip_blanks(p, end);
    if (p >= end || *p != ':')
        return json_fail(fault, p, "a colon is missing");
    p = json_skip_blanks(p + 1, end);
    if (p >= end)
        return json_fail(fault, p, "a value is missing");
    yl_str text = yl_json_scalar_text(&d->reader, &name);
    if (d->reader.oom)
        return NULL;
    *column = find_column(d, text);
    *expected = shape_insert(d, *expected, begin, (size_t)(p - begin), *column);
    return p;
}

/* ---- Records ---- */

/* Scans the object at `p` into the cells of row `row` of the run. Returns what follows it. */
static const char *scan_object(yl_decoder *d, const char *p, const char *end, uint32_t row,
                               json_fault *fault)
{
    const uint32_t run_rows = d->run_rows;
    json_cell *cells = d->cells + row;
    json_cell unwanted;
    uint32_t expected = 0;
    for (uint32_t i = 0; i < d->n_columns; i++) {
        cells[(size_t)i * run_rows].kind = JSON_ABSENT;
        cells[(size_t)i * run_rows].coded = false;
    }
    p++;
    if (*p != '"') { /* an empty object, or a blank in front of the first name */
        const char *q = json_skip_blanks(p, end);
        if (q < end && *q == '}')
            return q + 1;
    }
    for (;;) {
        const shape_entry *e = &d->shape[expected];
        int32_t column;
        if (__builtin_expect(shape_equal(e, p), 1)) {
            column = e->column;
            p += e->size;
            expected++;
        } else {
            p = read_name(d, p, end, &expected, &column, fault);
            if (p == NULL)
                return NULL;
        }
        if ((unsigned char)*p <= ' ')
            p = json_skip_blanks(p, end);
        if (p >= end) /* also when the shape ran on behind the end */
            return json_fail(fault, end, "a value is missing");
        json_cell *cell = column >= 0 ? &cells[(size_t)column * run_rows] : &unwanted;
        p = json_scan_value(p, end, 1, cell, fault);
        if (p == NULL)
            return NULL;
        if ((unsigned char)*p <= ' ')
            p = json_skip_blanks(p, end);
        if (p >= end)
            return json_fail(fault, end, "the closing brace is missing");
        char c = *p++;
        if (c == '}')
            return p;
        if (c != ',')
            return json_fail(fault, p - 1, "a comma or a closing brace is missing");
    }
}

/* What stands in front of the object: a byte order mark, blanks. */
static const char *find_object(const char *p, const char *end, json_fault *fault)
{
    if (end - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
        p += 3;
    p = json_skip_blanks(p, end);
    if (p >= end || *p != '{')
        return json_fail(fault, p, "this is no JSON object");
    return p;
}

/* The line or message at c->at; false when it is not complete. */
static inline bool next_record(const call *c, yl_str *record, const char **next)
{
    if (!c->d->whole)
        return yl_line_next(c->at, c->end, c->last, record, next);
    *record = (yl_str){c->at, (size_t)(c->end - c->at)};
    *next = c->end;
    return true;
}

/* Fills the run, as far as records and room allow. *more: there may be records left. */
static yl_status fill_run(call *c, bool *more)
{
    yl_decoder *d = c->d;
    const uint32_t left = c->max_rows - c->rows;
    const uint32_t capacity = left < d->run_rows ? left : d->run_rows;
    yl_str record;
    const char *next;
    *more = true;
    while (d->n_run < capacity && c->at < c->end) {
        if (!next_record(c, &record, &next)) {
            *more = false;
            return YL_OK;
        }
        if (record.size == 0) { /* Flink passes over empty lines */
            c->at = next;
            continue;
        }
        const char *p = record.data, *end = p + record.size;
        json_fault fault = {p, "the record is too long"};
        if (*p != '{')
            p = find_object(p, end, &fault);
        if (record.size > RECORD_BYTES_MAX)
            p = NULL;
        if (p != NULL)
            p = scan_object(d, p, end, d->n_run, &fault);
        if (__builtin_expect(p == NULL, 0)) {
            if (d->reader.oom)
                return YL_FAIL_MEMORY(c->err);
            if (!d->ignore) {
                *more = false;
                c->stopped = true;
                return c->rows + d->n_run > 0 ? YL_OK : fail_record(c, record.data, end, &fault);
            }
            count_bad(d);
        } else {
            d->starts[d->n_run++] = record.data;
        }
        c->at = next;
    }
    return YL_OK;
}

/* Takes off what elements a bad record has left behind those of the first `rows` rows. */
static void cut_children(yl_vector *v, uint32_t rows)
{
    uint32_t used = 0;
    if (v->phys == YL_PHYS_ROW)
        used = rows;
    else if (v->phys == YL_PHYS_LIST || v->phys == YL_PHYS_MAP)
        for (uint32_t i = 0; i < rows; i++)
            if (v->entries[i].offset + v->entries[i].length > used)
                used = v->entries[i].offset + v->entries[i].length;
    for (uint32_t i = 0; i < v->n_children; i++) {
        if (v->children[i]->length > used)
            v->children[i]->length = used;
        cut_children(v->children[i], v->children[i]->length);
    }
}

/* Converts the run and empties it. */
static yl_status convert_run(call *c)
{
    yl_decoder *d = c->d;
    const uint32_t run = d->n_run;
    uint32_t n = run, bad_column = 0;
    for (uint32_t i = 0; i < d->n_columns; i++) {
        json_converter *converter = &d->converters[i];
        yl_vector *v = c->out[i];
        uint32_t done =
            converter->convert(converter, d->cells + (size_t)i * d->run_rows, n, v, v->length);
        if (d->reader.oom)
            return YL_FAIL_MEMORY(c->err);
        if (done < n) {
            n = done;
            bad_column = i;
        }
    }
    for (uint32_t i = 0; i < d->n_columns; i++)
        c->out[i]->length += n;
    c->rows += n;
    d->n_run = 0;
    if (n == run)
        return YL_OK;
    for (uint32_t i = 0; i < d->n_columns; i++)
        cut_children(c->out[i], c->out[i]->length);
    c->at = d->starts[n];
    c->stopped = true;
    return c->rows > 0 ? YL_OK : fail_field(c, d->starts[n], bad_column);
}

/* Long texts point into the input, which stays alive then. */
static yl_status adopt_texts(json_converter *converter, yl_heap *bytes_heap, yl_vector *v,
                             yl_error *err)
{
    for (uint32_t i = 0; i < converter->n_children; i++)
        YL_TRY(adopt_texts(&converter->children[i], bytes_heap, v->children[i], err));
    if (!converter->borrows)
        return YL_OK;
    converter->borrows = false;
    yl_heap *heap = yl_vector_need_heap(v);
    if (heap == NULL || !yl_heap_adopt(heap, bytes_heap))
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

yl_status yl_json_decode(yl_decoder *d, const yl_input_place *place, const char *bytes, size_t size,
                         bool last, yl_heap *bytes_heap, yl_vector **out, uint32_t max_rows,
                         uint32_t *rows, size_t *used, yl_error *err)
{
    call c = {.d = d,
              .place = place,
              .bytes = bytes,
              .at = bytes,
              .end = bytes + size,
              .last = last,
              .out = out,
              .max_rows = max_rows,
              .err = err};
    bool more = true;
    d->n_run = 0;
    d->reader.oom = false;
    while (more && !c.stopped && c.rows < c.max_rows && c.at < c.end) {
        YL_TRY(fill_run(&c, &more));
        if (d->n_run > 0)
            YL_TRY(convert_run(&c));
    }
    for (uint32_t i = 0; i < d->n_columns; i++)
        YL_TRY(adopt_texts(&d->converters[i], bytes_heap, out[i], err));
    *rows = c.rows;
    *used = (size_t)(c.at - bytes);
    return YL_OK;
}
