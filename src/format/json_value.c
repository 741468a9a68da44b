/* Cells to values, one leaf loop per scalar type. Nested types are in json_nested.c.
 *
 * The readings are Flink's: numbers may stand in strings with blanks around; a fraction is cut off
 * for INT and BIGINT and refused for the smaller integers; a BOOLEAN is false unless it is true or
 * "true"; a DECIMAL that has too many digits is NULL without an error; a number as a STRING is its
 * text, and a nested value its compact text; BYTES is Base64. Lengths of CHAR, VARCHAR and BINARY
 * are not looked at. Times are cut to their type's precision.
 */
#include "data/decimal.h"
#include "data/number.h"
#include "data/time_text.h"
#include "format/base64.h"
#include "format/json_internal.h"

/* ---- Common ---- */

bool yl_json_put_null(json_converter *c, yl_vector *v, uint32_t row)
{
    if (yl_vector_set_null(v, row) == YL_OK)
        return true;
    c->reader->oom = true;
    return false;
}

bool yl_json_give_up(json_converter *c, const json_cell *cell, yl_vector *v, uint32_t row)
{
    json_reader *r = c->reader;
    if (r->oom)
        return false;
    if (cell->kind == JSON_ABSENT ? !r->config->fail_on_missing
                                  : cell->kind == JSON_NULL || r->config->ignore_errors)
        return yl_json_put_null(c, v, row);
    r->bad_type = c->type;
    r->bad_cell = *cell;
    r->bad_path[0] = '\0';
    return false;
}

/* The loop of a type: READ is an expression that stores the value of `cell` in out[i], or false.
 * `r` is the reader; a READ that runs out of memory says so there. */
#define CONVERT(name, T, field, READ)                                                              \
    static uint32_t convert_##name(json_converter *c, const json_cell *cells, uint32_t n,          \
                                   yl_vector *v, uint32_t at)                                      \
    {                                                                                              \
        T *out = v->field + at;                                                                    \
        json_reader *r = c->reader;                                                                \
        (void)r;                                                                                   \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            const json_cell *cell = &cells[i];                                                     \
            if (!(READ) && !yl_json_give_up(c, cell, v, at + i))                                   \
                return i;                                                                          \
        }                                                                                          \
        return n;                                                                                  \
    }

/* The text of a string, trimmed as String.trim does. */
static bool trimmed(json_reader *r, const json_cell *cell, yl_str *text)
{
    if (cell->kind != JSON_STRING)
        return false;
    *text = yl_text_trim_java(yl_json_scalar_text(r, cell));
    return !r->oom;
}

/* ---- Numbers and booleans ---- */

static bool slow_integer(json_reader *r, const json_cell *cell, int64_t min, int64_t max,
                         bool fractions, int64_t *value)
{
    yl_str text;
    double d;
    if (cell->kind == JSON_FLOAT && fractions) {
        /* As doubles the bounds are exact, but for INT64_MAX, which Java rounds up, too. */
        if (!yl_double_parse(json_text_of(cell), &d) || d < (double)min || d > (double)max)
            return false;
        *value = yl_double_to_int64(d);
        return true;
    }
    return trimmed(r, cell, &text) && yl_int64_parse_slow(text, min, max, value);
}

static inline bool read_integer(json_reader *r, const json_cell *cell, int64_t min, int64_t max,
                                bool fractions, int64_t *value)
{
    if (__builtin_expect(cell->kind == JSON_INTEGER, 1))
        return yl_int64_parse(json_text_of(cell), value) && *value >= min && *value <= max;
    return slow_integer(r, cell, min, max, fractions, value);
}

#define INTEGER(name, T, field, MIN, MAX, FRACTIONS)                                               \
    static inline bool read_##name(json_reader *r, const json_cell *cell, T *out)                  \
    {                                                                                              \
        int64_t value;                                                                             \
        if (!read_integer(r, cell, MIN, MAX, FRACTIONS, &value))                                   \
            return false;                                                                          \
        *out = (T)value;                                                                           \
        return true;                                                                               \
    }                                                                                              \
    CONVERT(name, T, field, read_##name(r, cell, &out[i]))

INTEGER(tinyint, int8_t, i8, INT8_MIN, INT8_MAX, false)
INTEGER(smallint, int16_t, i16, INT16_MIN, INT16_MAX, false)
INTEGER(int, int32_t, i32, INT32_MIN, INT32_MAX, true)
INTEGER(bigint, int64_t, i64, INT64_MIN, INT64_MAX, true)

static bool read_double(json_reader *r, const json_cell *cell, double *out)
{
    yl_str text;
    if (cell->kind == JSON_INTEGER || cell->kind == JSON_FLOAT)
        return yl_double_parse(json_text_of(cell), out);
    return trimmed(r, cell, &text) && yl_double_parse_java(text, out);
}

static bool read_float(json_reader *r, const json_cell *cell, float *out)
{
    yl_str text;
    if (cell->kind == JSON_INTEGER || cell->kind == JSON_FLOAT)
        return yl_float_parse_java(json_text_of(cell), out);
    return trimmed(r, cell, &text) && yl_float_parse_java(text, out);
}

static bool read_boolean(json_reader *r, const json_cell *cell, uint8_t *out)
{
    yl_str text;
    *out = cell->kind == JSON_TRUE;
    if (cell->kind >= JSON_FALSE && cell->kind <= JSON_FLOAT)
        return true;
    if (!trimmed(r, cell, &text))
        return false;
    *out = yl_str_equal_nocase(text, YL_STR("true"));
    return true;
}

CONVERT(double, double, f64, read_double(r, cell, &out[i]))
CONVERT(float, float, f32, read_float(r, cell, &out[i]))
CONVERT(boolean, uint8_t, u8, read_boolean(r, cell, &out[i]))

static uint32_t convert_decimal(json_converter *c, const json_cell *cells, uint32_t n, yl_vector *v,
                                uint32_t at)
{
    yl_int128 *out = v->i128 + at;
    for (uint32_t i = 0; i < n; i++) {
        yl_decimal_code code = YL_DECIMAL_MALFORMED;
        yl_str text = json_text_of(&cells[i]);
        if (cells[i].kind == JSON_INTEGER || cells[i].kind == JSON_FLOAT ||
            trimmed(c->reader, &cells[i], &text))
            code = yl_decimal_parse(text, c->type->precision, c->type->scale, &out[i]);
        if (code == YL_DECIMAL_OK)
            continue;
        if (code == YL_DECIMAL_OVERFLOW ? !yl_json_put_null(c, v, at + i)
                                        : !yl_json_give_up(c, &cells[i], v, at + i))
            return i;
    }
    return n;
}

/* ---- Times ---- */

/* Dates and times are read without trimming. */
static bool exact(json_reader *r, const json_cell *cell, yl_str *text)
{
    if (cell->kind != JSON_STRING)
        return false;
    *text = yl_json_scalar_text(r, cell);
    return !r->oom;
}

static bool read_date(json_reader *r, const json_cell *cell, int32_t *out)
{
    yl_str text;
    return exact(r, cell, &text) && yl_text_to_date_iso(text, out);
}

static bool read_time(json_reader *r, const json_cell *cell, const yl_type *type, int32_t *out)
{
    static const int32_t steps[] = {1000, 100, 10, 1};
    yl_str text;
    if (!exact(r, cell, &text) || !yl_text_to_time_sql(text, out))
        return false;
    if (type->precision < 3)
        *out -= *out % steps[type->precision];
    return true;
}

static bool read_timestamp(json_reader *r, const json_cell *cell, const yl_type *type,
                           yl_instant *out)
{
    yl_str text;
    if (!exact(r, cell, &text) || !yl_text_to_timestamp(text, r->config->iso ? 'T' : ' ',
                                                        type->root == YL_TIMESTAMP_LTZ, out))
        return false;
    *out = yl_instant_truncate(*out, type->precision);
    return true;
}

CONVERT(date, int32_t, i32, read_date(r, cell, &out[i]))
CONVERT(time, int32_t, i32, read_time(r, cell, c->type, &out[i]))

static uint32_t convert_timestamp(json_converter *c, const json_cell *cells, uint32_t n,
                                  yl_vector *v, uint32_t at)
{
    for (uint32_t i = 0; i < n; i++) {
        yl_instant t;
        if (!read_timestamp(c->reader, &cells[i], c->type, &t)) {
            if (!yl_json_give_up(c, &cells[i], v, at + i))
                return i;
            continue;
        }
        if (v->phys == YL_PHYS_I128)
            v->i128[at + i] = yl_instant_to_nanos(t);
        else
            v->i64[at + i] = yl_instant_to_micros(t);
    }
    return n;
}

/* ---- Texts and bytes ---- */

/* Decodes into the vector's heap. */
static bool put_coded(json_converter *c, const json_cell *cell, yl_vector *v, uint32_t row)
{
    yl_heap *heap = yl_vector_need_heap(v);
    char *text = heap == NULL ? NULL : yl_heap_alloc(heap, (size_t)cell->n + 1);
    if (text == NULL) {
        c->reader->oom = true;
        return false;
    }
    v->views[row] = yl_view_of(text, yl_json_decode_text(cell, text));
    return true;
}

static bool put_tree(json_converter *c, const json_cell *cell, yl_vector *v, uint32_t row)
{
    if (!yl_json_print_tree(c->reader, cell))
        return false;
    if (yl_vector_set_str(v, row, yl_strbuf_view(&c->reader->tree)) == YL_OK)
        return true;
    c->reader->oom = true;
    return false;
}

/* The cell's text is the value. */
static inline bool is_plain(const json_cell *cell)
{
    return !cell->coded && cell->kind >= JSON_FALSE && cell->kind <= JSON_STRING;
}

static bool put_odd(json_converter *c, const json_cell *cell, yl_vector *v, uint32_t row)
{
    if (cell->kind <= JSON_NULL)
        return yl_json_give_up(c, cell, v, row);
    return cell->coded ? put_coded(c, cell, v, row) : put_tree(c, cell, v, row);
}

static uint32_t convert_string(json_converter *c, const json_cell *cells, uint32_t n, yl_vector *v,
                               uint32_t at)
{
    yl_view *out = v->views + at;
    uint32_t longest = 0, i = 0;
    for (; i < n; i++) {
        const json_cell *cell = &cells[i];
        if (__builtin_expect(!is_plain(cell), 0)) {
            if (!put_odd(c, cell, v, at + i))
                break;
            continue;
        }
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        if (cell->n <= YL_VIEW_INLINE) {
            /* Twelve bytes at once; those behind the end are masked away. */
            uint64_t low, high;
            uint32_t tail, bits = cell->n * 8;
            memcpy(&low, cell->p, 8);
            memcpy(&tail, cell->p + 8, 4);
            high = tail;
            low = bits >= 64 ? low : low & ~(~UINT64_C(0) << bits);
            high = bits <= 64 ? 0 : high & ~(~UINT64_C(0) << (bits - 64));
            out[i].size = cell->n;
            memcpy(out[i].inlined, &low, 8);
            memcpy(out[i].inlined + 8, &high, 4);
            continue;
        }
#endif
        longest |= cell->n;
        out[i] = yl_view_of(cell->p, cell->n);
    }
    c->borrows |= longest > YL_VIEW_INLINE;
    return i;
}

static bool put_bytes(json_converter *c, const json_cell *cell, yl_vector *v, uint32_t row)
{
    yl_str text;
    size_t size = 0;
    if (!exact(c->reader, cell, &text))
        return false;
    yl_heap *heap = yl_vector_need_heap(v);
    char *bytes = heap == NULL ? NULL : yl_heap_alloc(heap, yl_base64_decoded_max(text.size));
    if (bytes == NULL) {
        c->reader->oom = true;
        return false;
    }
    if (!yl_base64_decode(text, bytes, &size))
        return false;
    v->views[row] = yl_view_of(bytes, size);
    return true;
}

static uint32_t convert_bytes(json_converter *c, const json_cell *cells, uint32_t n, yl_vector *v,
                              uint32_t at)
{
    for (uint32_t i = 0; i < n; i++)
        if (!put_bytes(c, &cells[i], v, at + i) && !yl_json_give_up(c, &cells[i], v, at + i))
            return i;
    return n;
}

static uint32_t convert_null(json_converter *c, const json_cell *cells, uint32_t n, yl_vector *v,
                             uint32_t at)
{
    (void)cells;
    for (uint32_t i = 0; i < n; i++)
        if (!yl_json_put_null(c, v, at + i))
            return i;
    return n;
}

/* ---- Choice ---- */

static json_convert_fn scalar_converter(const yl_type *type)
{
    static const json_convert_fn table[YL_ROOT_COUNT] = {
        [YL_NULL] = convert_null,
        [YL_BOOLEAN] = convert_boolean,
        [YL_TINYINT] = convert_tinyint,
        [YL_SMALLINT] = convert_smallint,
        [YL_INT] = convert_int,
        [YL_INTERVAL_YEAR_MONTH] = convert_int,
        [YL_BIGINT] = convert_bigint,
        [YL_INTERVAL_DAY_TIME] = convert_bigint,
        [YL_FLOAT] = convert_float,
        [YL_DOUBLE] = convert_double,
        [YL_DECIMAL] = convert_decimal,
        [YL_CHAR] = convert_string,
        [YL_VARCHAR] = convert_string,
        [YL_BINARY] = convert_bytes,
        [YL_VARBINARY] = convert_bytes,
        [YL_DATE] = convert_date,
        [YL_TIME] = convert_time,
        [YL_TIMESTAMP] = convert_timestamp,
        [YL_TIMESTAMP_LTZ] = convert_timestamp,
    };
    return table[type->root];
}

yl_status yl_json_check_type(const yl_field *field, const yl_type *type, yl_error *err)
{
    const char *why = "";
    bool good = scalar_converter(type) != NULL || yl_json_nested_converter(type) != NULL;
    if (good && (type->root == YL_MAP || type->root == YL_MULTISET) &&
        !yl_type_is_text(type->fields[0].type)) {
        good = false;
        why = ": names of JSON fields are texts";
    }
    if (!good) {
        yl_strbuf text = {0};
        yl_type_print(type, &text);
        yl_status status = YL_FAIL(err, UNSUPPORTED, "JSON cannot hold type %s of column '%.*s'%s",
                                   yl_strbuf_text(&text), YL_STR_ARGS(field->name), why);
        yl_strbuf_clear(&text);
        return status;
    }
    for (uint32_t i = 0; i < type->n_fields; i++)
        YL_TRY(yl_json_check_type(field, type->fields[i].type, err));
    return YL_OK;
}

yl_status yl_json_converter_init(json_converter *c, json_reader *reader, const yl_field *field,
                                 yl_error *err)
{
    const yl_type *type = field->type;
    static const yl_field count = {.type = &yl_type_int}; /* of a MULTISET's elements */
    *c = (json_converter){.reader = reader, .type = type, .name = field->name};
    c->convert = scalar_converter(type);
    if (type->root == YL_DECIMAL)
        reader->exact_floats = true;
    if (c->convert != NULL)
        return YL_OK;
    c->convert = yl_json_nested_converter(type);
    if (c->convert == NULL)
        return yl_json_check_type(field, type, err);
    uint32_t n = type->root == YL_MULTISET ? 2 : type->n_fields;
    c->children = yl_calloc(n, sizeof *c->children);
    if (c->children == NULL)
        return YL_FAIL_MEMORY(err);
    c->n_children = n;
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(yl_json_converter_init(&c->children[i], reader,
                                      i < type->n_fields ? &type->fields[i] : &count, err));
    return YL_OK;
}

void yl_json_converter_clear(json_converter *c)
{
    for (uint32_t i = 0; i < c->n_children; i++)
        yl_json_converter_clear(&c->children[i]);
    yl_free(c->children);
    yl_free(c->parts);
    *c = (json_converter){0};
}
