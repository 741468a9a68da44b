/* Slices to values, one leaf loop per type.
 *
 * The readings are Flink's, that is Java's: numbers and booleans may have blanks around, DECIMAL,
 * DATE and TIME may not; a BOOLEAN is false unless it is "true"; a DECIMAL that has too many
 * digits is NULL without an error; BYTES is Base64. Lengths of CHAR, VARCHAR and BINARY are not
 * looked at. Timestamps are cut to their type's precision.
 *
 * The loops for INT, BIGINT, DOUBLE and STRING have a short way for what nearly all fields look
 * like and leave the rest to the readers of data/. They may read up to 16 bytes behind a slice,
 * which exist by contract.
 */
#include "data/decimal.h"
#include "data/number.h"
#include "data/time_text.h"
#include "format/base64.h"
#include "format/csv_internal.h"

/* ---- Common ---- */

static bool put_null(csv_converter *c, yl_vector *v, uint32_t row)
{
    if (yl_vector_set_null(v, row) == YL_OK)
        return true;
    c->oom = true;
    return false;
}

/* What a loop does with a slice that it cannot read: true = NULL was written, go on. */
static bool give_up(csv_converter *c, csv_slice s, yl_vector *v, uint32_t row)
{
    return (s.p == NULL || c->dialect->ignore_errors) && put_null(c, v, row);
}

static inline yl_str text_of(csv_slice s)
{
    return (yl_str){s.p, s.n};
}

/* ---- Integers ---- */

static inline uint64_t load_word(const char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* Digits only, 1 to 8 of them. */
static inline bool short_digits(const char *p, uint32_t n, uint32_t *out)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    /* The first digit goes to the lowest byte that the others leave; zeros are in front. */
    uint64_t zeros = UINT64_C(0x3030303030303030) >> (4 * n) >> (4 * n);
    return yl_digits8(load_word(p) << (64 - 8 * n) | zeros, out);
#else
    return yl_digits_parse(p, n, out);
#endif
}

static inline bool short_integer(csv_slice s, int64_t *out)
{
    bool minus = s.n > 0 && s.p[0] == '-';
    const char *p = s.p + minus;
    uint32_t n = s.n - minus, low, high;
    if (n - 1 < 8) {
        if (!short_digits(p, n, &low))
            return false;
        *out = minus ? -(int64_t)low : (int64_t)low;
        return true;
    }
    if (n - 9 < 8 && short_digits(p, n - 8, &high) && short_digits(p + n - 8, 8, &low)) {
        int64_t v = (int64_t)high * 100000000 + low;
        *out = minus ? -v : v;
        return true;
    }
    return false;
}

static bool long_integer(csv_slice s, int64_t min, int64_t max, int64_t *out)
{
    return yl_int64_parse_slow(yl_text_trim_java(text_of(s)), min, max, out);
}

#define INTEGER(name, T, field, MIN, MAX)                                                          \
    static uint32_t convert_##name(csv_converter *c, const csv_slice *slices, uint32_t n,          \
                                   yl_vector *v, uint32_t at)                                      \
    {                                                                                              \
        T *out = v->field + at;                                                                    \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            csv_slice s = slices[i];                                                               \
            int64_t value;                                                                         \
            if (s.p != NULL && ((short_integer(s, &value) && value >= MIN && value <= MAX) ||      \
                                long_integer(s, MIN, MAX, &value)))                                \
                out[i] = (T)value;                                                                 \
            else if (!give_up(c, s, v, at + i))                                                    \
                return i;                                                                          \
        }                                                                                          \
        return n;                                                                                  \
    }

INTEGER(tinyint, int8_t, i8, INT8_MIN, INT8_MAX)
INTEGER(smallint, int16_t, i16, INT16_MIN, INT16_MAX)
INTEGER(int, int32_t, i32, INT32_MIN, INT32_MAX)
INTEGER(bigint, int64_t, i64, INT64_MIN, INT64_MAX)

/* ---- Floating point ---- */

/* "1234", "-1234.56": up to 8 digits on each side of the point. The mantissa and the power of ten
 * are exact, so that the one division rounds once. */
static inline bool short_double(csv_slice s, double *out)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    bool minus = s.n > 0 && s.p[0] == '-';
    const char *p = s.p + minus;
    uint32_t n = s.n - minus, whole, part = 0, fraction = 0;
    if (n - 1 >= 17)
        return false;
    uint64_t word = load_word(p);
    /* The high bit of each byte that is no digit; one more behind the end. */
    uint64_t others =
        ((word + UINT64_C(0x4646464646464646)) | (word - UINT64_C(0x3030303030303030))) &
        UINT64_C(0x8080808080808080);
    uint32_t digits = others == 0 ? 8 : (uint32_t)__builtin_ctzll(others) / 8;
    if (digits > n)
        digits = n;
    if (digits == 0)
        return false;
    uint64_t zeros = UINT64_C(0x3030303030303030) >> (4 * digits) >> (4 * digits);
    if (!yl_digits8(word << (64 - 8 * digits) | zeros, &whole))
        return false;
    double value = whole;
    if (digits < n) {
        fraction = n - digits - 1;
        if (p[digits] != '.' || fraction > 8 ||
            (fraction > 0 && !short_digits(p + digits + 1, fraction, &part)))
            return false;
        uint64_t mantissa = (uint64_t)whole * yl_pow10_u64[fraction] + part;
        if (mantissa >> 53 != 0)
            return false;
        value = (double)mantissa / yl_pow10_double[fraction];
    }
    *out = minus ? -value : value;
    return true;
#else
    return yl_double_parse(text_of(s), out);
#endif
}

static uint32_t convert_double(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                               uint32_t at)
{
    double *out = v->f64 + at;
    for (uint32_t i = 0; i < n; i++) {
        csv_slice s = slices[i];
        if (s.p == NULL ||
            (!short_double(s, &out[i]) && !yl_double_parse_java(text_of(s), &out[i])))
            if (!give_up(c, s, v, at + i))
                return i;
    }
    return n;
}

static uint32_t convert_float(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                              uint32_t at)
{
    float *out = v->f32 + at;
    for (uint32_t i = 0; i < n; i++) {
        csv_slice s = slices[i];
        if (s.p == NULL || !yl_float_parse_java(text_of(s), &out[i]))
            if (!give_up(c, s, v, at + i))
                return i;
    }
    return n;
}

static uint32_t convert_decimal(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                                uint32_t at)
{
    yl_int128 *out = v->i128 + at;
    for (uint32_t i = 0; i < n; i++) {
        csv_slice s = slices[i];
        yl_decimal_code code = YL_DECIMAL_MALFORMED;
        if (s.p != NULL)
            code = yl_decimal_parse(text_of(s), c->type->precision, c->type->scale, &out[i]);
        if (code == YL_DECIMAL_OK)
            continue;
        if (code == YL_DECIMAL_OVERFLOW ? !put_null(c, v, at + i) : !give_up(c, s, v, at + i))
            return i;
    }
    return n;
}

/* ---- BOOLEAN, times ---- */

static uint32_t convert_boolean(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                                uint32_t at)
{
    for (uint32_t i = 0; i < n; i++) {
        if (slices[i].p != NULL)
            v->u8[at + i] =
                yl_str_equal_nocase(yl_text_trim_java(text_of(slices[i])), YL_STR("true"));
        else if (!put_null(c, v, at + i))
            return i;
    }
    return n;
}

static uint32_t convert_date(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                             uint32_t at)
{
    for (uint32_t i = 0; i < n; i++)
        if (slices[i].p == NULL || !yl_text_to_date_jdbc(text_of(slices[i]), &v->i32[at + i]))
            if (!give_up(c, slices[i], v, at + i))
                return i;
    return n;
}

static uint32_t convert_time(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                             uint32_t at)
{
    static const int32_t steps[] = {1000, 100, 10, 1};
    int32_t step = steps[c->type->precision]; /* at most 3: yl_csv_converter_init */
    for (uint32_t i = 0; i < n; i++) {
        int32_t *out = &v->i32[at + i];
        if (slices[i].p != NULL && yl_text_to_time_iso(text_of(slices[i]), out))
            *out -= *out % step;
        else if (!give_up(c, slices[i], v, at + i))
            return i;
    }
    return n;
}

static uint32_t convert_timestamp(csv_converter *c, const csv_slice *slices, uint32_t n,
                                  yl_vector *v, uint32_t at)
{
    bool zulu = c->type->root == YL_TIMESTAMP_LTZ;
    for (uint32_t i = 0; i < n; i++) {
        yl_instant t;
        if (slices[i].p == NULL ||
            !yl_text_to_timestamp(yl_text_trim_java(text_of(slices[i])), ' ', zulu, &t)) {
            if (!give_up(c, slices[i], v, at + i))
                return i;
            continue;
        }
        t = yl_instant_truncate(t, c->type->precision);
        if (v->phys == YL_PHYS_I128)
            v->i128[at + i] = yl_instant_to_nanos(t);
        else
            v->i64[at + i] = yl_instant_to_micros(t);
    }
    return n;
}

/* ---- Texts and bytes ---- */

static uint32_t convert_string(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                               uint32_t at)
{
    yl_view *out = v->views + at;
    uint32_t longest = 0;
    for (uint32_t i = 0; i < n; i++) {
        csv_slice s = slices[i];
        if (s.p == NULL) {
            if (!put_null(c, v, at + i))
                return i;
            continue;
        }
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        if (s.n <= YL_VIEW_INLINE) {
            /* Twelve bytes at once; those behind the end are masked away. */
            uint64_t low = load_word(s.p), high = load_word(s.p + 4) >> 32;
            uint32_t bits = s.n * 8;
            low = bits >= 64 ? low : low & ~(~UINT64_C(0) << bits);
            high = bits <= 64 ? 0 : high & ~(~UINT64_C(0) << (bits - 64));
            out[i].size = s.n;
            memcpy(out[i].inlined, &low, 8);
            memcpy(out[i].inlined + 8, &high, 4);
            continue;
        }
#endif
        longest |= s.n;
        out[i] = yl_view_of(s.p, s.n);
    }
    c->borrows |= longest > YL_VIEW_INLINE;
    return n;
}

static uint32_t convert_bytes(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                              uint32_t at)
{
    for (uint32_t i = 0; i < n; i++) {
        csv_slice s = slices[i];
        size_t size = 0;
        bool good = false;
        if (s.p != NULL) {
            yl_heap *heap = yl_vector_need_heap(v);
            char *bytes = heap == NULL ? NULL : yl_heap_alloc(heap, yl_base64_decoded_max(s.n));
            if (bytes == NULL) {
                c->oom = true;
                return i;
            }
            good = yl_base64_decode(text_of(s), bytes, &size);
            if (good)
                v->views[at + i] = yl_view_of(bytes, size);
        }
        if (!good && !give_up(c, s, v, at + i))
            return i;
    }
    return n;
}

static uint32_t convert_null(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                             uint32_t at)
{
    (void)slices;
    for (uint32_t i = 0; i < n; i++)
        if (!put_null(c, v, at + i))
            return i;
    return n;
}

/* ---- ARRAY and ROW ---- */

static bool push_part(csv_converter *c, csv_slice s)
{
    const csv_dialect *d = c->dialect;
    if (d->trim) {
        yl_str text = yl_text_trim_java(text_of(s));
        s = (csv_slice){text.data, (uint32_t)text.size};
    }
    if ((d->empty_as_null && s.n == 0) ||
        (d->has_null && yl_str_equal(text_of(s), d->null_literal)))
        s.p = NULL;
    if (c->n_parts == c->parts_capacity) {
        uint32_t capacity = c->parts_capacity == 0 ? 64 : c->parts_capacity * 2;
        csv_slice *grown = yl_realloc(c->parts, capacity * sizeof *grown);
        if (grown == NULL) {
            c->oom = true;
            return false;
        }
        c->parts = grown;
        c->parts_capacity = capacity;
    }
    c->parts[c->n_parts++] = s;
    return true;
}

/* Splits a field into c->parts; a blank one has none. */
static bool split_parts(csv_converter *c, csv_slice s)
{
    const csv_dialect *d = c->dialect;
    yl_str blank = yl_text_trim_java(text_of(s));
    c->n_parts = 0;
    if (blank.size == 0)
        return true;
    const char *end = s.p + s.n, *from = s.p;
    for (;;) {
        const char *p =
            memmem(from, (size_t)(end - from), d->array_delimiter, d->array_delimiter_size);
        if (!push_part(c, (csv_slice){from, (uint32_t)((p == NULL ? end : p) - from)}))
            return false;
        if (p == NULL)
            return true;
        from = p + d->array_delimiter_size;
    }
}

static uint32_t convert_array(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                              uint32_t at)
{
    yl_vector *items = v->children[0];
    csv_converter *item = &c->children[0];
    for (uint32_t i = 0; i < n; i++) {
        if (slices[i].p == NULL) {
            if (!put_null(c, v, at + i))
                return i;
            continue;
        }
        if (!split_parts(c, slices[i]))
            return i;
        if (yl_vector_reserve(items, items->length + c->n_parts) != YL_OK) {
            c->oom = true;
            return i;
        }
        uint32_t done = 0;
        if (c->n_parts > 0) /* else there may be no memory yet to point at */
            done = item->convert(item, c->parts, c->n_parts, items, items->length);
        c->oom |= item->oom;
        if (done < c->n_parts)
            return i;
        v->entries[at + i] = (yl_list_entry){items->length, c->n_parts};
        items->length += c->n_parts;
    }
    return n;
}

/* A ROW's fields are as long as the row vector, so a NULL row has NULL fields. */
static bool put_fields(csv_converter *c, yl_vector *v, uint32_t row)
{
    const csv_slice absent = {NULL, 0};
    for (uint32_t k = 0; k < c->n_children; k++) {
        csv_converter *child = &c->children[k];
        yl_vector *field = v->children[k];
        const csv_slice *part = k < c->n_parts ? &c->parts[k] : &absent;
        uint32_t done = child->convert(child, part, 1, field, row);
        c->oom |= child->oom;
        if (done == 0)
            return false;
        if (field->length <= row)
            field->length = row + 1;
    }
    return true;
}

static uint32_t convert_row(csv_converter *c, const csv_slice *slices, uint32_t n, yl_vector *v,
                            uint32_t at)
{
    for (uint32_t i = 0; i < n; i++) {
        c->n_parts = 0;
        if (slices[i].p != NULL && !split_parts(c, slices[i]))
            return i;
        if (c->n_parts == 0) {
            if (!put_null(c, v, at + i) || !put_fields(c, v, at + i))
                return i;
            continue;
        }
        if (c->n_parts < c->n_children && !c->dialect->ignore_errors)
            return i;
        if (!put_fields(c, v, at + i))
            return i;
    }
    return n;
}

/* ---- Choice ---- */

typedef uint32_t (*convert_fn)(csv_converter *, const csv_slice *, uint32_t, yl_vector *, uint32_t);

static convert_fn simple_converter(const yl_type *type)
{
    switch (type->root) {
    case YL_NULL:
        return convert_null;
    case YL_BOOLEAN:
        return convert_boolean;
    case YL_TINYINT:
        return convert_tinyint;
    case YL_SMALLINT:
        return convert_smallint;
    case YL_INT:
        return convert_int;
    case YL_BIGINT:
        return convert_bigint;
    case YL_FLOAT:
        return convert_float;
    case YL_DOUBLE:
        return convert_double;
    case YL_DECIMAL:
        return convert_decimal;
    case YL_CHAR:
    case YL_VARCHAR:
        return convert_string;
    case YL_BINARY:
    case YL_VARBINARY:
        return convert_bytes;
    case YL_DATE:
        return convert_date;
    case YL_TIME:
        return convert_time;
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        return convert_timestamp;
    default:
        return NULL;
    }
}

static yl_status unsupported(const yl_field *field, const yl_type *type, const char *why,
                             yl_error *err)
{
    yl_strbuf text = {0};
    yl_type_print(type, &text);
    yl_status status = YL_FAIL(err, UNSUPPORTED, "CSV cannot hold type %s of column '%.*s'%s",
                               yl_strbuf_text(&text), YL_STR_ARGS(field->name), why);
    yl_strbuf_clear(&text);
    return status;
}

static yl_status init_simple(csv_converter *c, const csv_dialect *dialect, const yl_field *field,
                             const yl_type *type, yl_error *err)
{
    convert_fn convert = simple_converter(type);
    if (convert == NULL)
        return unsupported(field, type, "", err);
    if (type->root == YL_TIME && type->precision > 3)
        return unsupported(field, type, ": only TIME(0) to TIME(3) are possible", err);
    if (c != NULL) {
        c->dialect = dialect;
        c->type = type;
        c->convert = convert;
    }
    return YL_OK;
}

yl_status yl_csv_converter_init(csv_converter *c, const csv_dialect *dialect, const yl_field *field,
                                yl_error *err)
{
    const yl_type *type = field->type;
    if (type->root != YL_ARRAY && type->root != YL_ROW)
        return init_simple(c, dialect, field, type, err);
    for (uint32_t i = 0; i < type->n_fields; i++)
        if (simple_converter(type->fields[i].type) == NULL)
            return unsupported(field, type, ": elements must be of simple types", err);
    if (c != NULL) {
        c->children = yl_calloc(type->n_fields, sizeof *c->children);
        if (c->children == NULL)
            return YL_FAIL_MEMORY(err);
        c->dialect = dialect;
        c->type = type;
        c->convert = type->root == YL_ARRAY ? convert_array : convert_row;
        c->n_children = type->n_fields;
    }
    for (uint32_t i = 0; i < type->n_fields; i++)
        YL_TRY(init_simple(c == NULL ? NULL : &c->children[i], dialect, field, type->fields[i].type,
                           err));
    return YL_OK;
}

void yl_csv_converter_clear(csv_converter *c)
{
    yl_free(c->children);
    yl_free(c->parts);
    *c = (csv_converter){0};
}
