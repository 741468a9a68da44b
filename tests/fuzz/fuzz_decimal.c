/* DECIMAL: two values, their types and a text come from the input. Results must fit their types,
 * sums must come apart again, and texts must read back. */
#include <stdint.h>
#include <stdlib.h>

#include "data/decimal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* A DECIMAL(p, s) value out of 18 bytes. */
static yl_int128 take_value(const uint8_t *data, yl_decimal_type *type)
{
    yl_int128 value;
    memcpy(&value, data, sizeof value);
    type->precision = data[16] % YL_DECIMAL_DIGITS_MAX + 1;
    type->scale = data[17] % (type->precision + 1);
    return value % (yl_int128)yl_pow10_u128[type->precision];
}

static void check_print(yl_int128 value, yl_decimal_type type)
{
    char buf[YL_DECIMAL_TEXT_MAX];
    yl_int128 back;
    yl_str text = {buf, yl_decimal_print(value, type.scale, buf)};
    require(text.size <= YL_DECIMAL_TEXT_MAX);
    require(yl_decimal_parse(text, type.precision, type.scale, &back) == YL_DECIMAL_OK);
    require(back == value);
    text.size = yl_decimal_print_java(value, type.scale, buf);
    require(yl_decimal_parse(text, type.precision, type.scale, &back) == YL_DECIMAL_OK);
    require(back == value);
    text.size = yl_decimal_print_stripped(value, type.scale, buf);
    require(yl_decimal_parse(text, type.precision, type.scale, &back) == YL_DECIMAL_OK);
    require(back == value);
}

static void check_pair(yl_int128 a, yl_decimal_type ta, yl_int128 b, yl_decimal_type tb)
{
    yl_int128 sum, difference, back, out;
    yl_decimal_type t = yl_decimal_add_type(ta, tb);
    int order = yl_decimal_compare(a, ta.scale, b, tb.scale);
    require(order == -yl_decimal_compare(b, tb.scale, a, ta.scale));
    if (yl_decimal_add(a, ta.scale, b, tb.scale, t.precision, t.scale, &sum))
        require(yl_decimal_fits(sum, t.precision));
    bool exact = t.scale >= ta.scale && t.scale >= tb.scale;
    if (exact && yl_decimal_sub(a, ta.scale, b, tb.scale, t.precision, t.scale, &difference)) {
        require(yl_decimal_sign(difference) == order);
        if (yl_decimal_add(difference, t.scale, b, tb.scale, 38, t.scale, &back))
            require(yl_decimal_compare(back, t.scale, a, ta.scale) == 0);
    }
    t = yl_decimal_mul_type(ta, tb);
    if (yl_decimal_mul(a, ta.scale, b, tb.scale, t.precision, t.scale, &out)) {
        require(yl_decimal_fits(out, t.precision));
        if (t.scale == ta.scale + tb.scale && b != 0) {
            require(yl_decimal_div(out, t.scale, b, tb.scale, 38, ta.scale, &back) ==
                    YL_DECIMAL_OK);
            require(back == a);
        }
    }
    t = yl_decimal_div_type(ta, tb);
    if (yl_decimal_div(a, ta.scale, b, tb.scale, t.precision, t.scale, &out) == YL_DECIMAL_OK)
        require(yl_decimal_fits(out, t.precision));
    t = yl_decimal_mod_type(ta, tb);
    if (t.precision > 0 &&
        yl_decimal_mod(a, ta.scale, b, tb.scale, t.precision, t.scale, &out) == YL_DECIMAL_OK)
        require(out == 0 || (out < 0) == (a < 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    yl_decimal_type ta, tb;
    yl_int128 out;
    if (size < 36)
        return 0;
    yl_int128 a = take_value(data, &ta), b = take_value(data + 18, &tb);
    check_print(a, ta);
    check_pair(a, ta, b, tb);
    check_pair(b, tb, a, ta);
    for (int digits = -40; digits <= 40; digits += 5) {
        yl_decimal_type t = yl_decimal_round_type(ta.precision, ta.scale, digits);
        if (yl_decimal_round(a, ta.precision, ta.scale, digits, &out))
            require(yl_decimal_fits(out, t.precision));
        yl_decimal_truncate(a, ta.precision, ta.scale, digits, &out);
    }
    require(yl_decimal_floor(a, ta.scale) <= yl_decimal_ceil(a, ta.scale));
    yl_str text = {(const char *)data + 36, size - 36};
    if (yl_decimal_parse(text, ta.precision, ta.scale, &out) == YL_DECIMAL_OK) {
        require(yl_decimal_fits(out, ta.precision));
        check_print(out, ta);
    }
    yl_decimal_cast_text(text, tb.precision, tb.scale, &out);
    return 0;
}
