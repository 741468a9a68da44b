/* Reading CSV: bytes to slices of the wanted fields, slices to columns.
 *
 *     window (32 KiB) --csv_scan--> ends of fields and rows
 *         --cut--> run: for up to RUN_ROWS rows a slice per projected column
 *         --convert--> values appended to the columns
 *
 * Fields that nobody wants cost their share of the scan and nothing else. A row's number of
 * fields is the distance between two entries of the index. Where the scan stops, one row goes
 * through csv_row.c and the scan begins anew behind it.
 *
 * Errors. With ignore-parse-errors, a row that cannot be split is dropped and counted, a field
 * that does not fit is NULL. Without, decoding ends in front of the bad row: the rows before it
 * are given to the caller first, and the error is raised by the call that begins with the bad
 * row. So the rows that get through do not depend on the sizes of chunks and batches.
 *
 * As in Flink, a row may have fewer fields than the record, if it has as many as the query uses
 * (or if errors are ignored): the missing ones are NULL.
 */
#include <stdio.h>

#include "format/csv_internal.h"

enum {
    RUN_ROWS = 512,
    ROW_BYTES_MAX = 1 << 30, /* offsets in a window are 32 bits */
};

struct yl_decoder {
    csv_dialect dialect;
    csv_chars chars;
    yl_schema schema;
    const yl_expr_env *env;
    yl_io_stats *stats;
    uint32_t n_fields, n_columns;
    bool whole;
    const uint32_t *columns;
    int32_t *slots; /* per field of the record, its column or -1 */
    csv_converter *converters;
    csv_slice *slices; /* column by column, RUN_ROWS each */
    csv_index index;
    csv_row_reader reader;
    csv_slice *row_slices; /* of the row that yl_csv_row_read gave */
    yl_heap *heap;         /* texts that had to be changed in this call */

    /* The run. */
    uint32_t n_run;
    const char *run_start[RUN_ROWS]; /* where each row begins */
    uint16_t cut_base[RUN_ROWS];     /* of the rows being cut: index of the first field's end */
    uint16_t cut_found[RUN_ROWS];
    uint16_t cut_start[RUN_ROWS];
};

/* One call of decode. */
typedef struct call {
    yl_decoder *d;
    const yl_input_place *place;
    const char *bytes, *at, *end;
    bool last;
    yl_heap *bytes_heap;
    yl_vector **out;
    uint32_t rows, max_rows;
    bool stopped; /* at a bad row: nothing behind it is read */
    yl_error *err;
} call;

/* ---- Life ---- */

void yl_csv_decoder_close(yl_decoder *d)
{
    if (d == NULL)
        return;
    for (uint32_t i = 0; d->converters != NULL && i < d->n_columns; i++)
        yl_csv_converter_clear(&d->converters[i]);
    yl_free(d->converters);
    yl_free(d->slots);
    yl_free(d->slices);
    yl_free(d->row_slices);
    yl_free(d->index.ends);
    yl_free(d->index.row_last);
    yl_strbuf_clear(&d->reader.text);
    yl_heap_unref(d->heap);
    yl_free(d);
}

static yl_status open_columns(yl_decoder *d, yl_error *err)
{
    for (uint32_t i = 0; i < d->n_fields; i++)
        d->slots[i] = -1;
    for (uint32_t i = 0; i < d->n_columns; i++) {
        uint32_t field = d->columns[i];
        if (field >= d->n_fields || d->slots[field] >= 0)
            return YL_FAIL(err, INTERNAL, "a CSV field is asked for twice or does not exist");
        d->slots[field] = (int32_t)i;
        YL_TRY(
            yl_csv_converter_init(&d->converters[i], &d->dialect, &d->schema.fields[field], err));
    }
    return YL_OK;
}

yl_status yl_csv_decoder_open(const yl_decoder_spec *spec, yl_decoder **out, yl_error *err)
{
    yl_decoder *d = yl_calloc(1, sizeof *d);
    if (d == NULL)
        return YL_FAIL_MEMORY(err);
    d->schema = spec->schema;
    d->env = spec->env;
    d->stats = spec->stats;
    d->n_fields = spec->schema.n;
    d->n_columns = spec->n_columns;
    d->columns = spec->columns;
    d->whole = spec->whole;
    size_t columns = d->n_columns;
    d->slots = yl_malloc(d->n_fields * sizeof *d->slots);
    d->converters = yl_calloc(columns, sizeof *d->converters);
    d->slices = yl_malloc(columns * RUN_ROWS * sizeof *d->slices);
    d->row_slices = yl_malloc(columns * sizeof *d->row_slices);
    d->index.ends = yl_malloc(CSV_ENDS_MAX * sizeof *d->index.ends);
    d->index.row_last = yl_malloc(CSV_ENDS_MAX * sizeof *d->index.row_last);
    yl_status status = YL_OK;
    if (d->slots == NULL || d->converters == NULL || d->slices == NULL || d->row_slices == NULL ||
        d->index.ends == NULL || d->index.row_last == NULL)
        status = YL_FAIL_MEMORY(err);
    if (status == YL_OK)
        status = yl_csv_reading_dialect_init(&d->dialect, spec->config, err);
    if (status == YL_OK)
        status = open_columns(d, err);
    if (status != YL_OK) {
        yl_csv_decoder_close(d);
        return status;
    }
    d->chars = yl_csv_chars_of(&d->dialect);
    d->reader = (csv_row_reader){
        .dialect = &d->dialect, .n_fields = d->n_fields, .slots = d->slots, .heap = &d->heap};
    *out = d;
    return YL_OK;
}

/* ---- Errors ---- */

static void printable(yl_str s, char *buf, size_t size)
{
    enum { SHOWN_MAX = 60 };
    size_t n = 0;
    for (size_t i = 0; i < s.size && n + 5 < size; i++) {
        unsigned char c = (unsigned char)s.data[i];
        if (i == SHOWN_MAX && s.size > SHOWN_MAX + 3) {
            memcpy(buf + n, "...", 3);
            n += 3;
            break;
        }
        if (c == '\n' || c == '\r' || c == '\t') {
            buf[n++] = '\\';
            c = c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
        } else if (c < ' ' || c == 0x7F) {
            c = '?';
        }
        buf[n++] = (char)c;
    }
    buf[n] = '\0';
}

/* "sales.csv, line 12" or "sales.csv, byte 345": the place of `at`. */
static void place_text(const call *c, const char *at, char *buf, size_t size)
{
    const yl_input_place *place = c->place;
    const char *begin = c->bytes - place->behind;
    if (place->line > 0)
        snprintf(
            buf, size, "%.*s, line %llu", YL_STR_ARGS(place->name),
            (unsigned long long)(place->line + yl_csv_count_lines(begin, (size_t)(at - begin))));
    else
        snprintf(buf, size, "%.*s, byte %llu", YL_STR_ARGS(place->name),
                 (unsigned long long)(place->offset + (uint64_t)(at - begin)));
}

static yl_status fail_row(const call *c, const char *row, const char *at, const char *why)
{
    char place[700], shown[100];
    const char *end = at;
    while (end < c->end && *end != '\n' && end - at < 80)
        end++;
    printable((yl_str){at, (size_t)(end - at)}, shown, sizeof shown);
    place_text(c, row, place, sizeof place);
    (void)YL_FAIL(c->err, DATA, "%s: %s, at '%s'", place, why, shown);
    return yl_error_hintf(c->err, "'csv.ignore-parse-errors' = 'true' drops such rows");
}

static yl_status fail_short(const call *c, const char *row, uint32_t found)
{
    char place[700];
    place_text(c, row, place, sizeof place);
    (void)YL_FAIL(c->err, DATA, "%s: the row has %u field%s, but %u are needed", place, found,
                  found == 1 ? "" : "s", c->d->n_columns);
    return yl_error_hintf(c->err, "'csv.ignore-parse-errors' = 'true' makes missing fields NULL");
}

static yl_status fail_field(const call *c, const char *row, uint32_t column, csv_slice slice)
{
    const yl_decoder *d = c->d;
    const yl_field *field = &d->schema.fields[d->columns[column]];
    char place[700], shown[100];
    yl_strbuf type = {0};
    yl_type_print(field->type, &type);
    place_text(c, row, place, sizeof place);
    printable((yl_str){slice.p, slice.n}, shown, sizeof shown);
    (void)YL_FAIL(c->err, DATA, "%s, column %u (%.*s): '%s' is no %s", place,
                  d->columns[column] + 1, YL_STR_ARGS(field->name), shown, yl_strbuf_text(&type));
    yl_strbuf_clear(&type);
    return yl_error_hintf(c->err, "'csv.ignore-parse-errors' = 'true' makes such fields NULL");
}

static void count_bad(const call *c)
{
    if (c->d->stats != NULL)
        atomic_fetch_add_explicit(&c->d->stats->bad_rows, 1, memory_order_relaxed);
}

/* ---- Slices ---- */

/* The NULL rules that do not depend on the type. Arrays see them element by element. */
static void apply_nulls(const csv_dialect *d, csv_slice *slices, uint32_t n)
{
    if (d->has_null) {
        for (uint32_t i = 0; i < n; i++)
            if (slices[i].n == d->null_literal.size &&
                (slices[i].n == 0 || memcmp(slices[i].p, d->null_literal.data, slices[i].n) == 0))
                slices[i].p = NULL;
    }
    if (d->empty_as_null) {
        for (uint32_t i = 0; i < n; i++)
            if (slices[i].n == 0)
                slices[i].p = NULL;
    }
}

static csv_slice trim(csv_slice s)
{
    while (s.n > 0 && (unsigned char)s.p[0] <= ' ')
        s.p++, s.n--;
    while (s.n > 0 && (unsigned char)s.p[s.n - 1] <= ' ')
        s.n--;
    return s;
}

/* Takes off quotes and blanks. Slices of absent fields are left alone. */
static bool dress_down(yl_decoder *d, csv_slice *slices, uint32_t n, bool quotes)
{
    const char quote = d->chars.quote;
    for (uint32_t i = 0; i < n; i++) {
        csv_slice *s = &slices[i];
        if (quotes && s->n >= 2 && s->p[0] == quote) {
            s->p++;
            s->n -= 2;
            if (memchr(s->p, quote, s->n) != NULL && !yl_csv_unquote(&d->heap, quote, s))
                return false;
        } else if (d->dialect.trim && s->p != NULL) {
            *s = trim(*s);
        }
    }
    return true;
}

/* The slices of field `field` of `n` rows of the index. */
static void cut_field(const yl_decoder *d, const char *bytes, uint32_t field, uint32_t n,
                      bool short_rows, csv_slice *restrict slices)
{
    const uint16_t *restrict ends = d->index.ends, *restrict base = d->cut_base;
    if (field == 0) {
        for (uint32_t i = 0; i < n; i++)
            slices[i] =
                (csv_slice){bytes + d->cut_start[i], (uint32_t)ends[base[i]] - d->cut_start[i]};
    } else if (!short_rows) {
        for (uint32_t i = 0; i < n; i++) {
            const uint16_t *end = ends + base[i] + field;
            uint32_t start = end[-1] + 1u;
            slices[i] = (csv_slice){bytes + start, end[0] - start};
        }
    } else {
        for (uint32_t i = 0; i < n; i++) {
            slices[i] = (csv_slice){NULL, 0};
            if (field < d->cut_found[i]) {
                const uint16_t *end = ends + base[i] + field;
                slices[i] = (csv_slice){bytes + end[-1] + 1, end[0] - end[-1] - 1u};
            }
        }
    }
}

/* Whether a row with `found` fields, whose first one ends at ends[base], may have too many. */
static bool extra_is_fine(const yl_decoder *d, const char *bytes, uint32_t base, uint32_t found)
{
    if (d->dialect.ignore_trailing)
        return true;
    if (!d->dialect.allow_trailing || found != d->n_fields + 1)
        return false;
    const uint16_t *end = d->index.ends + base + d->n_fields;
    for (uint32_t i = end[-1] + 1u; i < end[0]; i++) /* two quotes with blanks in them are blank */
        if ((unsigned char)bytes[i] > ' ' && !(d->chars.has_quote && bytes[i] == d->chars.quote &&
                                               (i == end[-1] + 1u || i == end[0] - 1u)))
            return false;
    return true;
}

/* Looks at the indexed rows in order and notes those that are good, up to `room` of them.
 * Returns how many; *next is where the first row begins that was not looked at. */
static uint32_t choose_rows(call *c, uint32_t room, bool *short_rows, const char **next)
{
    yl_decoder *d = c->d;
    const csv_index *index = &d->index;
    const char *bytes = c->at;
    const uint32_t size = (uint32_t)(c->end - bytes < UINT32_MAX ? c->end - bytes : UINT32_MAX);
    uint32_t n = 0, base = 0, start = 0, wanted = d->n_fields;
    const uint32_t least = d->dialect.fail_on_missing ? wanted
                           : d->dialect.ignore_errors ? 0
                                                      : d->n_columns;
    *short_rows = false;
    for (uint32_t row = 0; row < index->n_rows && n < room; row++) {
        uint32_t last = index->row_last[row], end = index->ends[last], found = last + 1 - base;
        uint32_t after = end + 1;
        if (after < size && bytes[end] == '\r' && bytes[after] == '\n')
            after++;
        if (bytes[end] == '\r' && after == size && !c->last)
            break; /* LF may follow */
        if (d->dialect.comments && (bytes[start] == ' ' || start == end))
            break; /* csv_row.c skips it */
        bool good = found == wanted;
        if (!good) {
            good = found < wanted ? found >= least : extra_is_fine(d, bytes, base, found);
            *short_rows |= found < wanted;
        }
        if (good) {
            d->run_start[d->n_run + n] = bytes + start;
            d->cut_start[n] = (uint16_t)start;
            d->cut_base[n] = (uint16_t)base;
            d->cut_found[n] = (uint16_t)(found < wanted ? found : wanted);
            n++;
        } else if (d->dialect.ignore_errors) {
            count_bad(c);
        } else {
            break; /* csv_row.c words the error */
        }
        base = last + 1;
        start = after < size ? after : size;
    }
    *next = bytes + start;
    return n;
}

static yl_status cut_rows(call *c, uint32_t n, bool short_rows)
{
    yl_decoder *d = c->d;
    for (uint32_t i = 0; i < d->n_columns; i++) {
        csv_slice *slices = d->slices + (size_t)i * RUN_ROWS + d->n_run;
        cut_field(d, c->at, d->columns[i], n, short_rows, slices);
        if ((d->index.quotes || d->dialect.trim) && !dress_down(d, slices, n, d->index.quotes))
            return YL_FAIL_MEMORY(c->err);
    }
    d->n_run += n;
    return YL_OK;
}

/* ---- Rows, one way or the other ---- */

/* Reads one row byte by byte. *more: there was one and decoding may go on. */
static yl_status take_row(call *c, bool *more)
{
    yl_decoder *d = c->d;
    csv_row_reader *r = &d->reader;
    csv_verdict verdict = yl_csv_row_read(r, c->at, c->end, c->last, d->row_slices);
    *more = true;
    switch (verdict) {
    case CSV_NO_MEMORY:
        return YL_FAIL_MEMORY(c->err);
    case CSV_INCOMPLETE:
        *more = false;
        return YL_OK;
    case CSV_NONE:
        c->at = r->next;
        *more = false;
        return YL_OK;
    case CSV_BAD:
        if (d->dialect.ignore_errors) {
            count_bad(c);
            c->at = r->next;
            return YL_OK;
        }
        *more = false;
        c->stopped = true;
        if (c->rows + d->n_run > 0)
            return YL_OK;
        return fail_row(c, r->start, r->bad_at, r->bad_why);
    case CSV_ROW:
        break;
    }
    if (r->found < d->n_columns && !d->dialect.ignore_errors) {
        *more = false;
        c->stopped = true;
        return c->rows + d->n_run > 0 ? YL_OK : fail_short(c, r->start, r->found);
    }
    for (uint32_t i = 0; i < d->n_columns; i++)
        d->slices[(size_t)i * RUN_ROWS + d->n_run] = d->row_slices[i];
    d->run_start[d->n_run++] = r->start;
    c->at = r->next;
    return YL_OK;
}

/* Fills the run, as far as rows and room allow. *more: there may be rows left. */
static yl_status fill_run(call *c, bool *more)
{
    yl_decoder *d = c->d;
    uint32_t capacity = c->max_rows - c->rows < RUN_ROWS ? c->max_rows - c->rows : RUN_ROWS;
    *more = true;
    while (*more && d->n_run < capacity && c->at < c->end) {
        size_t left = (size_t)(c->end - c->at);
        bool all = left <= CSV_WINDOW, short_rows = false;
        uint32_t n = 0;
        const char *next = c->at;
        if (d->dialect.scannable) {
            yl_csv_scan(&d->chars, c->at, all ? (uint32_t)left : CSV_WINDOW, all && c->last,
                        &d->index);
            n = choose_rows(c, capacity - d->n_run, &short_rows, &next);
            if (n > 0)
                YL_TRY(cut_rows(c, n, short_rows));
        }
        bool moved = next > c->at;
        c->at = next;
        if (!moved)
            YL_TRY(take_row(c, more));
    }
    return YL_OK;
}

/* Converts the run and empties it. */
static yl_status convert_run(call *c)
{
    yl_decoder *d = c->d;
    uint32_t n = d->n_run, bad_column = 0;
    csv_slice bad = {NULL, 0};
    for (uint32_t i = 0; i < d->n_columns; i++) {
        csv_slice *slices = d->slices + (size_t)i * RUN_ROWS;
        csv_converter *converter = &d->converters[i];
        if ((d->dialect.has_null || d->dialect.empty_as_null) && converter->n_children == 0)
            apply_nulls(&d->dialect, slices, n);
        yl_vector *v = c->out[i];
        uint32_t done = converter->convert(converter, slices, n, v, v->length);
        if (converter->oom)
            return YL_FAIL_MEMORY(c->err);
        if (done < n) {
            n = done;
            bad_column = i;
            bad = slices[done];
        }
    }
    for (uint32_t i = 0; i < d->n_columns; i++)
        c->out[i]->length += n;
    uint32_t run = d->n_run;
    c->rows += n;
    d->n_run = 0;
    if (n == run)
        return YL_OK;
    c->at = d->run_start[n];
    c->stopped = true;
    return c->rows > 0 ? YL_OK : fail_field(c, d->run_start[n], bad_column, bad);
}

/* Long texts point into the input and into the heap of changed texts; these stay alive then. */
static yl_status adopt_texts(call *c, csv_converter *converter, yl_vector *v)
{
    for (uint32_t i = 0; i < converter->n_children; i++)
        YL_TRY(adopt_texts(c, &converter->children[i], v->children[i]));
    if (!converter->borrows)
        return YL_OK;
    converter->borrows = false;
    yl_heap *heap = yl_vector_need_heap(v);
    if (heap == NULL || !yl_heap_adopt(heap, c->bytes_heap) || !yl_heap_adopt(heap, c->d->heap))
        return YL_FAIL_MEMORY(c->err);
    return YL_OK;
}

static yl_status skip_byte_order_mark(call *c)
{
    size_t size = (size_t)(c->end - c->at);
    if (size >= 3 && memcmp(c->at, "\xEF\xBB\xBF", 3) == 0)
        c->at += 3;
    else if (size >= 2 && (memcmp(c->at, "\xFE\xFF", 2) == 0 || memcmp(c->at, "\xFF\xFE", 2) == 0))
        return YL_FAIL(c->err, UNSUPPORTED, "%.*s is UTF-16 text; CSV files must be UTF-8",
                       YL_STR_ARGS(c->place->name));
    return YL_OK;
}

yl_status yl_csv_decode(yl_decoder *d, const yl_input_place *place, const char *bytes, size_t size,
                        bool last, yl_heap *bytes_heap, yl_vector **out, uint32_t max_rows,
                        uint32_t *rows, size_t *used, yl_error *err)
{
    call c = {.d = d,
              .place = place,
              .bytes = bytes,
              .at = bytes,
              .end = bytes + size,
              .last = last,
              .bytes_heap = bytes_heap,
              .out = out,
              .err = err};
    c.max_rows = d->whole && max_rows > 1 ? 1 : max_rows; /* of a message, the first line counts */
    bool more = true;
    if (place->offset == 0 && place->behind == 0)
        YL_TRY(skip_byte_order_mark(&c));
    yl_heap_unref(d->heap);
    d->heap = NULL;
    d->n_run = 0;
    while (more && !c.stopped && c.rows < c.max_rows && c.at < c.end) {
        YL_TRY(fill_run(&c, &more));
        if (d->n_run > 0)
            YL_TRY(convert_run(&c));
    }
    for (uint32_t i = 0; i < d->n_columns; i++)
        YL_TRY(adopt_texts(&c, &d->converters[i], out[i]));
    *rows = c.rows;
    *used = d->whole && !c.stopped ? size : (size_t)(c.at - bytes);
    return YL_OK;
}
