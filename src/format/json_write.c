/* Writing JSON, byte for byte as Flink does through Jackson.
 *
 * One object a record, without blanks, fields in the table's order. Numbers are Java's texts; NaN
 * and the infinities are strings. A DECIMAL loses its zeros at the end and may get an exponent
 * ("2.2E+2"), unless decimal-as-plain-number is set. Dates, times and timestamps are strings, as
 * is BYTES (Base64). In strings quotes, backslashes and control characters are escaped, and
 * characters beyond the BMP are two \u escapes; all else, '/' and U+007F too, is written as it is.
 *
 * Each name is escaped once, when the encoder is opened, together with its quotes and colon.
 */
#include "data/decimal.h"
#include "data/number.h"
#include "data/time_text.h"
#include "format/base64.h"
#include "format/json_internal.h"

enum { VALUE_TEXT_MAX = 128 }; /* of everything but STR and nested values, with quotes */

typedef struct value_writer value_writer;
struct value_writer {
    const yl_type *type;
    yl_strbuf name; /* of a field: "\"name\":" */
    /* Appends the value of `row`, which is not NULL. */
    yl_status (*print)(const value_writer *w, const yl_vector *v, uint32_t row, yl_strbuf *out,
                       yl_error *err);
    const json_config *config;
    value_writer *children;
    uint32_t n_children;
};

struct yl_encoder {
    const uint32_t *columns;
    uint32_t n;
    value_writer *writers;
    const json_config *config;
    bool whole;
};

/* ---- Scalars ---- */

static uint32_t row_of(const yl_vector *v, uint32_t row)
{
    return v->form == YL_CONST ? 0 : row;
}

_Static_assert((int)YL_NUMBER_TEXT_MAX + 2 <= (int)VALUE_TEXT_MAX &&
                   (int)YL_DECIMAL_TEXT_MAX + 2 <= (int)VALUE_TEXT_MAX &&
                   (int)YL_TIME_TEXT_MAX + 2 <= (int)VALUE_TEXT_MAX,
               "one size fits all");

#define PRINT(name, expression)                                                                    \
    static yl_status print_##name(const value_writer *w, const yl_vector *v, uint32_t i,           \
                                  yl_strbuf *out, yl_error *err)                                   \
    {                                                                                              \
        char *buf = yl_strbuf_reserve(out, VALUE_TEXT_MAX);                                        \
        (void)w;                                                                                   \
        (void)err;                                                                                 \
        if (buf != NULL)                                                                           \
            out->size += (expression);                                                             \
        return YL_OK;                                                                              \
    }

/* Puts quotes around the `size` bytes at buf + 1. */
static size_t quoted(char *buf, size_t size)
{
    buf[0] = '"';
    buf[size + 1] = '"';
    return size + 2;
}

static size_t bool_text(bool value, char *buf)
{
    memcpy(buf, value ? "true" : "false", 5);
    return value ? 4 : 5;
}

static size_t float_text(float value, char *buf)
{
    return __builtin_isfinite(value) ? yl_float_print(value, buf)
                                     : quoted(buf, yl_float_print(value, buf + 1));
}

static size_t double_text(double value, char *buf)
{
    return __builtin_isfinite(value) ? yl_double_print(value, buf)
                                     : quoted(buf, yl_double_print(value, buf + 1));
}

static size_t decimal_text(const value_writer *w, yl_int128 value, char *buf)
{
    return w->config->plain_decimals ? yl_decimal_print(value, w->type->scale, buf)
                                     : yl_decimal_print_stripped(value, w->type->scale, buf);
}

static size_t timestamp_text(const value_writer *w, const yl_vector *v, uint32_t i, char *buf)
{
    yl_instant t = v->phys == YL_PHYS_I128 ? yl_instant_from_nanos(v->i128[i])
                                           : yl_instant_from_micros(v->i64[i]);
    return yl_timestamp_print_iso(t, w->config->iso ? 'T' : ' ', w->type->root == YL_TIMESTAMP_LTZ,
                                  buf);
}

PRINT(bool, bool_text(v->u8[i] != 0, buf))
PRINT(i8, yl_int64_print(v->i8[i], buf))
PRINT(i16, yl_int64_print(v->i16[i], buf))
PRINT(i32, yl_int64_print(v->i32[i], buf))
PRINT(i64, yl_int64_print(v->i64[i], buf))
PRINT(f32, float_text(v->f32[i], buf))
PRINT(f64, double_text(v->f64[i], buf))
PRINT(decimal, decimal_text(w, v->i128[i], buf))
PRINT(date, quoted(buf, yl_date_print_iso(v->i32[i], buf + 1)))
PRINT(time, quoted(buf, yl_time_print_iso(v->i32[i], buf + 1)))
PRINT(timestamp, quoted(buf, timestamp_text(w, v, i, buf + 1)))

static yl_status print_string(const value_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out,
                              yl_error *err)
{
    (void)w;
    (void)err;
    yl_json_add_string(yl_view_str(&v->views[i]), true, out);
    return YL_OK;
}

static yl_status print_bytes(const value_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out,
                             yl_error *err)
{
    (void)w;
    (void)err;
    yl_str bytes = yl_view_str(&v->views[i]);
    size_t size = yl_base64_encoded_size(bytes.size);
    char *buf = yl_strbuf_reserve(out, size + 2);
    if (buf == NULL)
        return YL_OK;
    yl_base64_encode(bytes, buf + 1);
    out->size += quoted(buf, size);
    return YL_OK;
}

static yl_status print_null(const value_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out,
                            yl_error *err)
{
    (void)w;
    (void)v;
    (void)i;
    (void)err;
    yl_strbuf_add(out, "null", 4);
    return YL_OK;
}

/* ---- Nested values ---- */

static yl_status print_value(const value_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out,
                             yl_error *err)
{
    if (!yl_vector_valid(v, i))
        return print_null(w, v, i, out, err);
    return w->print(w, v, row_of(v, i), out, err);
}

static yl_status print_array(const value_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out,
                             yl_error *err)
{
    yl_list_entry entry = v->entries[i];
    yl_strbuf_char(out, '[');
    for (uint32_t k = 0; k < entry.length; k++) {
        if (k > 0)
            yl_strbuf_char(out, ',');
        YL_TRY(print_value(&w->children[0], v->children[0], entry.offset + k, out, err));
    }
    yl_strbuf_char(out, ']');
    return YL_OK;
}

/* The name of entry `k`; data is NULL when the entry is to be dropped. */
static yl_status entry_name(const value_writer *w, const yl_vector *keys, uint32_t k, yl_str *name,
                            yl_error *err)
{
    if (yl_vector_valid(keys, k)) {
        *name = yl_view_str(&keys->views[row_of(keys, k)]);
        return YL_OK;
    }
    *name = (yl_str){NULL, 0};
    if (w->config->null_key == JSON_NULL_KEY_LITERAL)
        *name = w->config->null_key_literal.data == NULL ? YL_STR("") : w->config->null_key_literal;
    if (w->config->null_key != JSON_NULL_KEY_FAIL)
        return YL_OK;
    (void)YL_FAIL(err, DATA, "a MAP with a NULL key cannot be written as JSON");
    return yl_error_hintf(err, "'json.map-null-key.mode' = 'DROP' leaves such entries out, "
                               "'LITERAL' writes a name of your choice");
}

/* When the literal of a NULL key is another entry's key, too, the later entry's value stands at
 * the place of the earlier one, which is all that differs from printing one entry after another.
 * *k: the entry whose value counts; *earlier: the name has been printed. */
static yl_status settle_equal(const value_writer *w, const yl_vector *keys, yl_list_entry entry,
                              uint32_t *k, yl_str name, bool *earlier, yl_error *err)
{
    const uint32_t self = *k;
    *earlier = false;
    if (keys->validity == NULL || w->config->null_key != JSON_NULL_KEY_LITERAL)
        return YL_OK;
    for (uint32_t i = 0; i < entry.length; i++) {
        yl_str other;
        if (entry.offset + i == self)
            continue;
        YL_TRY(entry_name(w, keys, entry.offset + i, &other, err));
        if (!yl_str_equal(other, name))
            continue;
        if (entry.offset + i < self)
            *earlier = true;
        else
            *k = entry.offset + i;
    }
    return YL_OK;
}

static yl_status print_map(const value_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out,
                           yl_error *err)
{
    yl_list_entry entry = v->entries[i];
    const yl_vector *keys = v->children[0];
    bool first = true, earlier;
    yl_strbuf_char(out, '{');
    for (uint32_t k = entry.offset; k < entry.offset + entry.length; k++) {
        yl_str name;
        uint32_t value = k;
        YL_TRY(entry_name(w, keys, k, &name, err));
        YL_TRY(settle_equal(w, keys, entry, &value, name, &earlier, err));
        if (name.data == NULL || earlier)
            continue;
        if (!first)
            yl_strbuf_char(out, ',');
        first = false;
        yl_json_add_string(name, true, out);
        yl_strbuf_char(out, ':');
        YL_TRY(print_value(&w->children[1], v->children[1], value, out, err));
    }
    yl_strbuf_char(out, '}');
    return YL_OK;
}

/* One field of an object: the comma, the name, the value. */
static yl_status print_field(const value_writer *w, const yl_vector *v, uint32_t row, bool *first,
                             yl_strbuf *out, yl_error *err)
{
    if (w->config->ignore_nulls && !yl_vector_valid(v, row))
        return YL_OK;
    if (!*first)
        yl_strbuf_char(out, ',');
    *first = false;
    yl_strbuf_str(out, yl_strbuf_view(&w->name));
    return print_value(w, v, row, out, err);
}

static yl_status print_row(const value_writer *w, const yl_vector *v, uint32_t i, yl_strbuf *out,
                           yl_error *err)
{
    bool first = true;
    yl_strbuf_char(out, '{');
    for (uint32_t k = 0; k < w->n_children; k++)
        YL_TRY(print_field(&w->children[k], v->children[k], i, &first, out, err));
    yl_strbuf_char(out, '}');
    return YL_OK;
}

yl_status yl_json_encode(yl_encoder *e, const yl_batch *batch, yl_strbuf *out, yl_error *err)
{
    for (uint32_t i = 0; i < batch->count; i++) {
        uint32_t row = yl_batch_row(batch, i);
        bool first = true;
        yl_strbuf_char(out, '{');
        for (uint32_t k = 0; k < e->n; k++)
            YL_TRY(
                print_field(&e->writers[k], batch->columns[e->columns[k]], row, &first, out, err));
        yl_strbuf_char(out, '}');
        if (!e->whole)
            yl_strbuf_char(out, '\n');
    }
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

/* ---- Life ---- */

static bool choose(value_writer *w)
{
    typedef yl_status (*print_fn)(const value_writer *, const yl_vector *, uint32_t, yl_strbuf *,
                                  yl_error *);
    static const print_fn table[YL_ROOT_COUNT] = {
        [YL_NULL] = print_null,
        [YL_BOOLEAN] = print_bool,
        [YL_TINYINT] = print_i8,
        [YL_SMALLINT] = print_i16,
        [YL_INT] = print_i32,
        [YL_INTERVAL_YEAR_MONTH] = print_i32,
        [YL_BIGINT] = print_i64,
        [YL_INTERVAL_DAY_TIME] = print_i64,
        [YL_FLOAT] = print_f32,
        [YL_DOUBLE] = print_f64,
        [YL_DECIMAL] = print_decimal,
        [YL_CHAR] = print_string,
        [YL_VARCHAR] = print_string,
        [YL_BINARY] = print_bytes,
        [YL_VARBINARY] = print_bytes,
        [YL_DATE] = print_date,
        [YL_TIME] = print_time,
        [YL_TIMESTAMP] = print_timestamp,
        [YL_TIMESTAMP_LTZ] = print_timestamp,
        [YL_ARRAY] = print_array,
        [YL_MAP] = print_map,
        [YL_MULTISET] = print_map,
        [YL_ROW] = print_row,
    };
    w->print = table[w->type->root];
    return w->print != NULL;
}

static yl_status init_writer(value_writer *w, const json_config *config, const yl_field *field,
                             yl_error *err)
{
    static const yl_field count = {.type = &yl_type_int}; /* of a MULTISET's elements */
    const yl_type *type = field->type;
    w->type = type;
    w->config = config;
    if (!choose(w))
        return yl_json_check_type(field, type, err);
    yl_json_add_string(field->name, true, &w->name);
    yl_strbuf_char(&w->name, ':');
    if (w->name.oom)
        return YL_FAIL_MEMORY(err);
    if (!yl_type_is_nested(type))
        return YL_OK;
    uint32_t n = type->root == YL_MULTISET ? 2 : type->n_fields;
    w->children = yl_calloc(n, sizeof *w->children);
    if (w->children == NULL)
        return YL_FAIL_MEMORY(err);
    w->n_children = n;
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(init_writer(&w->children[i], config, i < type->n_fields ? &type->fields[i] : &count,
                           err));
    return YL_OK;
}

static void clear_writer(value_writer *w)
{
    for (uint32_t i = 0; i < w->n_children; i++)
        clear_writer(&w->children[i]);
    yl_free(w->children);
    yl_strbuf_clear(&w->name);
}

void yl_json_encoder_close(yl_encoder *e)
{
    if (e == NULL)
        return;
    for (uint32_t i = 0; e->writers != NULL && i < e->n; i++)
        clear_writer(&e->writers[i]);
    yl_free(e->writers);
    yl_free(e);
}

yl_status yl_json_encoder_open(const yl_encoder_spec *spec, yl_encoder **out, yl_error *err)
{
    yl_encoder *e = yl_calloc(1, sizeof *e);
    if (e == NULL)
        return YL_FAIL_MEMORY(err);
    e->columns = spec->columns;
    e->n = spec->schema.n;
    e->config = spec->config;
    e->whole = spec->whole;
    e->writers = yl_calloc(e->n, sizeof *e->writers);
    yl_status status = e->writers == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    for (uint32_t i = 0; i < e->n && status == YL_OK; i++)
        status = init_writer(&e->writers[i], e->config, &spec->schema.fields[i], err);
    if (status != YL_OK) {
        yl_json_encoder_close(e);
        return status;
    }
    *out = e;
    return YL_OK;
}
