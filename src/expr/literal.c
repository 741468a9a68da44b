/* What literals hold and how they are cast; see literal.h. */
#include "expr/literal.h"

#include <math.h>

#include "data/calendar.h"
#include "data/number.h"
#include "data/utf8.h"

enum { FLOAT_DIGITS = 7, YEAR_MAX = 9999, FRACTION_BITS_MAX = 120, MANTISSA_BITS = 53 };

/* ---- What a literal holds ---- */

/* The seven digits of a positive value as the DOUBLE next to them. */
static double seven_digits(double value)
{
    char digits[YL_NUMBER_TEXT_MAX], text[YL_NUMBER_TEXT_MAX];
    int exponent;
    double back = value;
    size_t n = yl_shim_double_digits(value, false, FLOAT_DIGITS, digits, &exponent);
    exponent -= (int)n - 1;
    memcpy(text, digits, n);
    text[n++] = 'e';
    if (exponent < 0)
        text[n++] = '-';
    n += yl_int64_print(exponent < 0 ? -exponent : exponent, text + n);
    yl_shim_double_read(text, n, false, &back);
    return back;
}

static double float_literal(float value)
{
    return value == 0 ? 0 : value < 0 ? -seven_digits(-(double)value) : seven_digits(value);
}

static yl_status settle_float(const yl_type *from, yl_vector *value, yl_span span, yl_error *err)
{
    float v = value->f32[0];
    if (v - v != 0) {
        YL_FAIL_AT(err, DATA, span, "a constant of type FLOAT cannot be NaN or infinite");
        return yl_error_hintf(err, "DOUBLE can");
    }
    if (v == 0)
        value->f32[0] = 0;
    else if (from == NULL || !yl_type_is_numeric(from))
        value->f32[0] = (float)float_literal(v);
    return YL_OK;
}

static yl_status settle_date(const yl_vector *value, yl_span span, yl_error *err)
{
    int32_t year = yl_ymd_from_days(value->i32[0]).year;
    if (year < 1 || year > YEAR_MAX)
        return YL_FAIL_AT(err, DATA, span, "the year %d of a constant DATE is not in 1 to %d", year,
                          YEAR_MAX);
    return YL_OK;
}

static yl_status settle_decimal(const yl_type *type, const yl_vector *value, yl_span span,
                                yl_error *err)
{
    char text[YL_DECIMAL_TEXT_MAX];
    if (yl_decimal_fits(value->i128[0], type->precision))
        return YL_OK;
    size_t n = yl_decimal_print(value->i128[0], type->scale, text);
    return YL_FAIL_AT(err, DATA, span, "the constant %.*s does not fit DECIMAL(%d, %d)", (int)n,
                      text, type->precision, type->scale);
}

/* Texts are cut by characters, but CHAR lengths of literals count Java's chars. */
static yl_status settle_text(const yl_type *type, yl_vector *value, yl_error *err)
{
    yl_str text = yl_view_str(&value->views[0]);
    size_t length = (size_t)type->length;
    yl_str cut = yl_utf8_prefix(text, length);
    size_t blanks = 0;
    if (type->root == YL_CHAR && yl_utf8_count_utf16(cut) < length)
        blanks = length - yl_utf8_count_utf16(cut);
    if (cut.size == text.size && blanks == 0)
        return YL_OK;
    yl_heap *heap = yl_vector_need_heap(value);
    char *room = heap == NULL ? NULL : yl_heap_alloc(heap, cut.size + blanks + 1);
    if (room == NULL)
        return YL_FAIL_MEMORY(err);
    memcpy(room, cut.data, cut.size);
    memset(room + cut.size, ' ', blanks);
    value->views[0] = yl_view_of(room, cut.size + blanks);
    return YL_OK;
}

yl_status yl_literal_settle(const yl_type *type, const yl_type *from, yl_vector *value,
                            yl_span span, yl_error *err)
{
    if (!yl_vector_valid(value, 0))
        return YL_OK;
    switch (type->root) {
    case YL_FLOAT:
        return settle_float(from, value, span, err);
    case YL_DOUBLE:
        if (value->f64[0] == 0)
            value->f64[0] = 0;
        return YL_OK;
    case YL_DATE:
        return settle_date(value, span, err);
    case YL_DECIMAL:
        return settle_decimal(type, value, span, err);
    case YL_CHAR:
    case YL_VARCHAR:
        return settle_text(type, value, err);
    default:
        return YL_OK;
    }
}

/* ---- Casts ---- */

/* All binary digits of a positive value, rounded half up to `scale`. False: they are out of reach
 * of 128 bits, or the result has more than `precision` digits. */
static bool exact_decimal(double value, int precision, int scale, yl_int128 *out)
{
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(value, &exponent), MANTISSA_BITS);
    int fraction = MANTISSA_BITS - exponent; /* value = mantissa / 2^fraction */
    if (fraction > FRACTION_BITS_MAX || fraction < MANTISSA_BITS - FRACTION_BITS_MAX)
        return false;
    if (fraction <= 0)
        return yl_decimal_rescale((yl_int128)mantissa << -fraction, 0, precision, scale, out);
    yl_uint128 one = (yl_uint128)1 << fraction, rest = mantissa & (one - 1);
    yl_uint128 digits = (yl_uint128)mantissa >> fraction;
    for (int i = 0; i < scale; i++) {
        if (digits > yl_pow10_u128[YL_DECIMAL_DIGITS_MAX - 1])
            return false;
        rest *= 10;
        digits = digits * 10 + (uint64_t)(rest >> fraction);
        rest &= one - 1;
    }
    *out = (yl_int128)(digits + (rest >= one >> 1));
    return yl_decimal_fits(*out, precision);
}

static bool to_decimal(const yl_vector *from, const yl_type *to, yl_int128 *out)
{
    double value;
    bool done;
    if (from->type->root == YL_DOUBLE) {
        value = from->f64[0];
        done = value - value == 0 && value != 0 &&
               exact_decimal(fabs(value), to->precision, to->scale, out);
    } else {
        value = float_literal(from->f32[0]);
        done = yl_decimal_from_double(fabs(value), to->precision, to->scale, out) == YL_DECIMAL_OK;
    }
    if (done && value < 0)
        *out = -*out;
    return done;
}

static yl_int128 cut(yl_int128 value, yl_int128 unit)
{
    yl_int128 rest = value % unit;
    return value - (rest < 0 ? rest + unit : rest);
}

/* Microseconds up to six digits, nanoseconds beyond. */
static void cut_timestamp(const yl_vector *from, const yl_type *to, yl_vector *out)
{
    bool nanos = from->phys == YL_PHYS_I128;
    yl_int128 value = nanos ? from->i128[0] : from->i64[0];
    value = cut(value, (yl_int128)yl_pow10_u64[(nanos ? 9 : 6) - to->precision]);
    if (out->phys == YL_PHYS_I128)
        out->i128[0] = value;
    else
        out->i64[0] = (int64_t)(nanos ? value / 1000 : value);
}

yl_status yl_literal_cast(const yl_vector *from, const yl_type *to, yl_vector **out, yl_error *err)
{
    yl_root root = from->type->root;
    bool floating = root == YL_FLOAT || root == YL_DOUBLE;
    yl_int128 decimal = 0;
    *out = NULL;
    bool shorter =
        yl_type_is_timestamp(to) && root == to->root && to->precision < from->type->precision;
    bool widened = root == YL_FLOAT && to->root == YL_DOUBLE;
    bool exact = floating && to->root == YL_DECIMAL && to_decimal(from, to, &decimal);
    if (!shorter && !widened && !exact)
        return YL_OK;
    *out = yl_vector_new(to, 1);
    if (*out == NULL)
        return YL_FAIL_MEMORY(err);
    (*out)->length = 1;
    if (exact)
        (*out)->i128[0] = decimal;
    else if (widened)
        (*out)->f64[0] = float_literal(from->f32[0]);
    else
        cut_timestamp(from, to, *out);
    return YL_OK;
}

/* ---- Order ---- */

/* The first UTF-16 unit of a character. */
static uint32_t first_unit(uint32_t c)
{
    return c < 0x10000 ? c : 0xD800 + ((c - 0x10000) >> 10);
}

int yl_literal_compare_texts(yl_str a, yl_str b)
{
    const char *p = a.data, *q = b.data, *end_p = p + a.size, *end_q = q + b.size;
    while (p < end_p && q < end_q) {
        uint32_t c, d;
        bool valid;
        p += yl_utf8_decode(p, end_p, &c, &valid);
        q += yl_utf8_decode(q, end_q, &d, &valid);
        if (first_unit(c) != first_unit(d))
            return first_unit(c) < first_unit(d) ? -1 : 1;
        if (c != d) /* two characters of one high surrogate */
            return c < d ? -1 : 1;
    }
    return (p < end_p) - (q < end_q);
}
