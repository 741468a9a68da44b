/* Writing CSV, byte for byte as Flink does through Jackson.
 *
 * A text is quoted when it is longer than 24 UTF-16 units, or holds a character that is not above
 * the delimiter, the quote and LF (so "," makes a blank enough), or the escape character, or, when
 * there is none, a backslash. Inside, quotes and escape characters are doubled. Numbers and
 * booleans are never quoted, dates and times are texts. A DECIMAL loses its zeros at the end and
 * may get an exponent ("2.2E+2"). The elements of an ARRAY or ROW are joined and then treated as
 * one text.
 *
 * The option write-bigdecimal-in-scientific-notation has no effect on files in Flink, and so none
 * here.
 */
#include "data/decimal.h"
#include "data/number.h"
#include "data/time_text.h"
#include "data/utf8.h"
#include "format/base64.h"
#include "format/csv_internal.h"

enum {
    UNQUOTED_UNITS_MAX = 24,
    VALUE_TEXT_MAX = 128, /* of everything but STR and nested values */
};

typedef struct column_writer column_writer;
struct column_writer {
    const yl_type *type;
    bool text; /* may need quotes */
    /* Appends the value of `row`, which is not NULL, plainly. */
    void (*print)(const column_writer *w, const yl_vector *v, uint32_t row, yl_strbuf *out);
    const struct yl_encoder *encoder;
    column_writer *children;
    uint32_t n_children;
};

struct yl_encoder {
    csv_dialect dialect;
    uint32_t min_safe; /* UTF-16 units below it need quotes */
    const uint32_t *columns;
    uint32_t n;
    column_writer *writers;
    bool whole;
    yl_strbuf text;
};

/* ---- Values ---- */

static uint32_t row_of(const yl_vector *v, uint32_t row)
{
    return v->form == YL_CONST ? 0 : row;
}

#define PRINT(name, expression)                                                                    \
    static void print_##name(const column_writer *w, const yl_vector *v, uint32_t i,               \
                             yl_strbuf *out)                                                       \
    {                                                                                              \
        char *buf = yl_strbuf_reserve(out, VALUE_TEXT_MAX);                                        \
        (void)w;                                                                                   \
        if (buf != NULL)                                                                           \
            out->size += (expression);                                                             \
    }

_Static_assert((int)YL_NUMBER_TEXT_MAX <= (int)VALUE_TEXT_MAX &&
                   (int)YL_DECIMAL_TEXT_MAX <= (int)VALUE_TEXT_MAX &&
                   (int)YL_TIME_TEXT_MAX <= (int)VALUE_TEXT_MAX,
               "one size fits all");

static size_t bool_text(bool value, char *buf)
{
    memcpy(buf, value ? "true" : "false", 5);
    return value ? 4 : 5;
}

static yl_instant instant_at(const yl_vector *v, uint32_t i)
{
    return v->phys == YL_PHYS_I128 ? yl_instant_from_nanos(v->i128[i])
                                   : yl_instant_from_micros(v->i64[i]);
}

PRINT(bool, bool_text(v->u8[i] != 0, buf))
PRINT(i8, yl_int64_print(v->i8[i], buf))
PRINT(i16, yl_int64_print(v->i16[i], buf))
PRINT(i32, yl_int64_print(v->i32[i], buf))
PRINT(i64, yl_int64_print(v->i64[i], buf))
PRINT(f32, yl_float_print(v->f32[i], buf))
PRINT(f64, yl_double_print(v->f64[i], buf))
PRINT(decimal, yl_decimal_print_stripped(v->i128[i], w->type->scale, buf))
PRINT(date, yl_date_print_iso(v->i32[i], buf))
PRINT(time, yl_time_print_iso(v->i32[i], buf))
PRINT(timestamp,
      yl_timestamp_print_iso(instant_at(v, i), ' ', w->type->root == YL_TIMESTAMP_LTZ, buf))

static void print_string(const column_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out)
{
    (void)w;
    yl_strbuf_str(out, yl_view_str(&v->views[i]));
}

static void print_bytes(const column_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out)
{
    (void)w;
    yl_str bytes = yl_view_str(&v->views[i]);
    size_t size = yl_base64_encoded_size(bytes.size);
    char *buf = yl_strbuf_reserve(out, size);
    if (buf == NULL)
        return;
    yl_base64_encode(bytes, buf);
    out->size += size;
}

static void print_null(const column_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out)
{
    (void)v;
    (void)i;
    yl_strbuf_str(out, w->encoder->dialect.null_literal);
}

static void print_element(const column_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out)
{
    if (yl_vector_valid(v, i))
        w->print(w, v, row_of(v, i), out);
    else
        print_null(w, v, i, out);
}

static void print_array(const column_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out)
{
    const csv_dialect *d = &w->encoder->dialect;
    yl_list_entry entry = v->entries[i];
    for (uint32_t k = 0; k < entry.length; k++) {
        if (k > 0)
            yl_strbuf_add(out, d->array_delimiter, d->array_delimiter_size);
        print_element(&w->children[0], v->children[0], entry.offset + k, out);
    }
}

static void print_row(const column_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out)
{
    const csv_dialect *d = &w->encoder->dialect;
    for (uint32_t k = 0; k < w->n_children; k++) {
        if (k > 0)
            yl_strbuf_add(out, d->array_delimiter, d->array_delimiter_size);
        print_element(&w->children[k], v->children[k], i, out);
    }
}

/* ---- Quotes ---- */

/* Not 0 when one of eight bytes is below `min_safe` (at most 128) or is `escape`. */
static inline uint64_t unsafe_bytes(const char *p, uint32_t min_safe, int escape)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    uint64_t word;
    memcpy(&word, p, sizeof word);
    uint64_t other = word ^ ones * (unsigned char)escape;
    return ((word - ones * min_safe) & ~word & high) | ((other - ones) & ~other & high);
}

static bool has_unsafe(yl_str text, uint32_t min_safe, int escape)
{
    if (min_safe > 0x80) { /* an exotic delimiter: look at characters */
        const char *p = text.data, *end = p + text.size;
        while (p < end) {
            uint32_t code;
            bool valid;
            p += yl_utf8_decode(p, end, &code, &valid);
            if (code < min_safe || (int)code == escape)
                return true;
        }
        return false;
    }
    if (text.size < 8) {
        for (size_t i = 0; i < text.size; i++) {
            unsigned char c = (unsigned char)text.data[i];
            if (c < min_safe || c == escape)
                return true;
        }
        return false;
    }
    /* Eight bytes at a time; the last eight overlap those before. */
    uint64_t unsafe = 0;
    for (size_t i = 0; i + 8 < text.size; i += 8)
        unsafe |= unsafe_bytes(text.data + i, min_safe, escape);
    return (unsafe | unsafe_bytes(text.data + text.size - 8, min_safe, escape)) != 0;
}

static bool needs_quotes(const yl_encoder *e, yl_str text)
{
    if (e->dialect.quote < 0)
        return false;
    if (text.size > UNQUOTED_UNITS_MAX && yl_utf8_count_utf16(text) > UNQUOTED_UNITS_MAX)
        return true;
    /* Without an escape character Jackson is wary of backslashes. */
    return has_unsafe(text, e->min_safe, e->dialect.escape >= 0 ? e->dialect.escape : '\\');
}

static void add_quoted(const yl_encoder *e, yl_str text, yl_strbuf *out)
{
    const char quote = (char)e->dialect.quote;
    char *buf = yl_strbuf_reserve(out, text.size * 2 + 2), *to = buf;
    if (buf == NULL)
        return;
    *to++ = quote;
    if (e->dialect.escape < 0 && memchr(text.data, quote, text.size) == NULL) {
        memcpy(to, text.data, text.size);
        to += text.size;
    } else {
        for (size_t i = 0; i < text.size; i++) {
            char c = text.data[i];
            if (c == quote || (unsigned char)c == e->dialect.escape)
                *to++ = c;
            *to++ = c;
        }
    }
    *to++ = quote;
    out->size += (size_t)(to - buf);
}

/* ---- Rows ---- */

static inline void add_text(yl_encoder *e, yl_str text, yl_strbuf *out)
{
    if (needs_quotes(e, text)) {
        add_quoted(e, text, out);
        return;
    }
    char *buf = yl_strbuf_reserve(out, text.size);
    if (buf == NULL)
        return;
    if (text.size > 0)
        memcpy(buf, text.data, text.size);
    out->size += text.size;
}

static void add_value(yl_encoder *e, const column_writer *w, const yl_vector *v, uint32_t row,
                      yl_strbuf *out)
{
    if (!yl_vector_valid(v, row)) {
        print_null(w, v, row, out);
        return;
    }
    row = row_of(v, row);
    if (w->print == print_string) {
        add_text(e, yl_view_str(&v->views[row]), out);
    } else if (w->text) {
        yl_strbuf_reset(&e->text);
        w->print(w, v, row, &e->text);
        out->oom |= e->text.oom;
        add_text(e, yl_strbuf_view(&e->text), out);
    } else {
        w->print(w, v, row, out);
    }
}

yl_status yl_csv_encode(yl_encoder *e, const yl_batch *batch, yl_strbuf *out, yl_error *err)
{
    const csv_dialect *d = &e->dialect;
    for (uint32_t i = 0; i < batch->count; i++) {
        uint32_t row = yl_batch_row(batch, i);
        for (uint32_t k = 0; k < e->n; k++) {
            if (k > 0 && d->delimiter_size == 1)
                yl_strbuf_char(out, d->delimiter[0]);
            else if (k > 0)
                yl_strbuf_add(out, d->delimiter, d->delimiter_size);
            add_value(e, &e->writers[k], batch->columns[e->columns[k]], row, out);
        }
        if (!e->whole)
            yl_strbuf_char(out, '\n');
    }
    if (out->data != NULL)
        out->data[out->size] = '\0';
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

/* ---- Life ---- */

static bool choose(column_writer *w)
{
    typedef void (*print_fn)(const column_writer *, const yl_vector *, uint32_t, yl_strbuf *);
    static const struct {
        yl_root root;
        bool text;
        print_fn print;
    } table[] = {
        {YL_NULL, false, print_null},
        {YL_BOOLEAN, false, print_bool},
        {YL_TINYINT, false, print_i8},
        {YL_SMALLINT, false, print_i16},
        {YL_INT, false, print_i32},
        {YL_BIGINT, false, print_i64},
        {YL_FLOAT, false, print_f32},
        {YL_DOUBLE, false, print_f64},
        {YL_DECIMAL, false, print_decimal},
        {YL_CHAR, true, print_string},
        {YL_VARCHAR, true, print_string},
        {YL_BINARY, true, print_bytes},
        {YL_VARBINARY, true, print_bytes},
        {YL_DATE, true, print_date},
        {YL_TIME, true, print_time},
        {YL_TIMESTAMP, true, print_timestamp},
        {YL_TIMESTAMP_LTZ, true, print_timestamp},
        {YL_ARRAY, true, print_array},
        {YL_ROW, true, print_row},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].root == w->type->root) {
            w->text = table[i].text;
            w->print = table[i].print;
            return true;
        }
    }
    return false;
}

static yl_status init_writer(yl_encoder *e, column_writer *w, const yl_field *field, yl_error *err)
{
    w->type = field->type;
    w->encoder = e;
    if (!choose(w))
        return YL_FAIL(err, INTERNAL, "column '%.*s' cannot be written as CSV",
                       YL_STR_ARGS(field->name));
    if (w->type->root != YL_ARRAY && w->type->root != YL_ROW)
        return YL_OK;
    w->children = yl_calloc(w->type->n_fields, sizeof *w->children);
    if (w->children == NULL)
        return YL_FAIL_MEMORY(err);
    w->n_children = w->type->n_fields;
    for (uint32_t i = 0; i < w->n_children; i++)
        YL_TRY(init_writer(e, &w->children[i], &w->type->fields[i], err));
    return YL_OK;
}

static void clear_writer(column_writer *w)
{
    for (uint32_t i = 0; i < w->n_children; i++)
        clear_writer(&w->children[i]);
    yl_free(w->children);
}

void yl_csv_encoder_close(yl_encoder *e)
{
    if (e == NULL)
        return;
    for (uint32_t i = 0; e->writers != NULL && i < e->n; i++)
        clear_writer(&e->writers[i]);
    yl_free(e->writers);
    yl_strbuf_clear(&e->text);
    yl_free(e);
}

static uint32_t least_safe(const csv_dialect *d)
{
    uint32_t code;
    bool valid;
    yl_utf8_decode(d->delimiter, d->delimiter + d->delimiter_size, &code, &valid);
    if (d->quote > (int)code)
        code = (uint32_t)d->quote;
    return code < '\n' ? '\n' + 1 : code + 1;
}

yl_status yl_csv_encoder_open(const yl_encoder_spec *spec, yl_encoder **out, yl_error *err)
{
    yl_encoder *e = yl_calloc(1, sizeof *e);
    if (e == NULL)
        return YL_FAIL_MEMORY(err);
    e->columns = spec->columns;
    e->n = spec->schema.n;
    e->whole = spec->whole;
    e->writers = yl_calloc(e->n, sizeof *e->writers);
    yl_status status = e->writers == NULL ? YL_FAIL_MEMORY(err)
                                          : yl_csv_dialect_init(&e->dialect, spec->config, err);
    for (uint32_t i = 0; i < e->n && status == YL_OK; i++)
        status = init_writer(e, &e->writers[i], &spec->schema.fields[i], err);
    if (status != YL_OK) {
        yl_csv_encoder_close(e);
        return status;
    }
    e->min_safe = least_safe(&e->dialect);
    *out = e;
    return YL_OK;
}
