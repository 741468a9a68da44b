/* Texts of integers and floating-point numbers, as Java writes and reads them.
 *
 * These are the leaves under the CSV and JSON decoders, the casts and the writers, so the common
 * cases are inline and everything else is one call away. All functions are pure and thread-safe;
 * none needs a NUL behind the text nor reads behind its end.
 *
 * Three families of readers, from strict to lenient:
 *   yl_int64_parse, yl_double_parse   Java's Long.parseLong, Double.parseDouble without the
 *                                     trimming of blanks; for decoders (fast)
 *   yl_*_parse_java                   the exact Java method
 *   yl_cast_text_to_*                 SQL CAST from STRING
 */
#ifndef YL_DATA_NUMBER_H
#define YL_DATA_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { YL_NUMBER_TEXT_MAX = 32 }; /* room that each print function asks for; no NUL is written */

size_t yl_int64_print(int64_t value, char *buf);
size_t yl_uint64_print(uint64_t value, char *buf);
/* The shortest digits that read back as the same value, in Java's layout: "1.0", "1.185942626E7",
 * "1.0E-5", "4.9E-324", "-0.0", "NaN", "-Infinity". */
size_t yl_double_print(double value, char *buf);
size_t yl_float_print(float value, char *buf);

/* Removes what String.trim removes: every byte up to the blank, on both sides. */
static inline yl_str yl_text_trim_java(yl_str s)
{
    while (s.size > 0 && (unsigned char)s.data[0] <= ' ')
        s.data++, s.size--;
    while (s.size > 0 && (unsigned char)s.data[s.size - 1] <= ' ')
        s.size--;
    return s;
}

/* The value 0..9 of a decimal digit of any script (Character.digit(c, 10)), or -1. */
int yl_unicode_digit(uint32_t code_point);

/* Integers. */

/* Long.parseLong etc.: optional sign, at least one digit, nothing else, within [min, max]. */
bool yl_int64_parse_slow(yl_str text, int64_t min, int64_t max, int64_t *out);
/* CAST(STRING AS TINYINT..BIGINT): blanks around, "1.5" is 1, ".5" 0, "1e3" bad, overflow bad. */
bool yl_cast_text_to_int(yl_str text, int64_t min, int64_t max, int64_t *out);

/* CAST(STRING AS BOOLEAN): t, true, y, yes, 1, f, false, n, no, 0 in any case; no blanks. */
bool yl_cast_text_to_bool(yl_str text, bool *out);

/* Up to 8 digits at once: `lanes` holds one digit per byte, the first in the lowest byte, padded
 * in front (low bytes) by '0'. False when a byte is no digit. */
static inline bool yl_digits8(uint64_t lanes, uint32_t *out)
{
    uint64_t v = lanes - 0x3030303030303030u;
    if ((((lanes + 0x4646464646464646u) | v) & 0x8080808080808080u) != 0)
        return false;
    v = v * 10 + (v >> 8);
    *out = (uint32_t)((((v & 0x000000FF000000FFu) * 0x000F424000000064u) +
                       (((v >> 16) & 0x000000FF000000FFu) * 0x0000271000000001u)) >>
                      32);
    return true;
}

/* Digits only, 1 to 8 of them. */
static inline bool yl_digits_parse(const char *p, size_t n, uint32_t *out)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (n >= 4) {
        uint32_t head, tail;
        memcpy(&head, p, 4);
        memcpy(&tail, p + n - 4, 4);
        unsigned pad = (unsigned)(8 - n) * 8; /* 0..32 */
        uint64_t low = ((uint64_t)head << pad) & 0xFFFFFFFFu;
        low |= 0x30303030u & ((UINT64_C(1) << pad) - 1);
        return yl_digits8((uint64_t)tail << 32 | low, out);
    }
#endif
    uint32_t v = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned d = (unsigned char)p[i] - (unsigned)'0';
        if (d > 9)
            return false;
        v = v * 10 + d;
    }
    *out = v;
    return n > 0;
}

static inline bool yl_int64_parse(yl_str text, int64_t *out)
{
    const char *p = text.data;
    size_t n = text.size;
    bool minus = n > 0 && p[0] == '-';
    p += minus;
    n -= minus;
    uint32_t high, low;
    if (n <= 8 && n > 0 && yl_digits_parse(p, n, &low)) {
        *out = minus ? -(int64_t)low : (int64_t)low;
        return true;
    }
    if (n > 8 && n <= 16 && yl_digits_parse(p, n - 8, &high) &&
        yl_digits_parse(p + n - 8, 8, &low)) {
        int64_t v = (int64_t)high * 100000000 + low;
        *out = minus ? -v : v;
        return true;
    }
    return yl_int64_parse_slow(text, INT64_MIN, INT64_MAX, out);
}

/* Floating point. */

/* Double.parseDouble and Float.parseFloat: blanks around, sign, "1.", ".5", "1e3", "1.5d",
 * "0x1p3", "NaN", "Infinity"; correctly rounded; false where Java throws. */
bool yl_double_parse_java(yl_str text, double *out);
bool yl_float_parse_java(yl_str text, float *out);
/* JSON's and CSV's plain numbers: sign, digits, fraction, exponent. Correctly rounded. */
bool yl_double_parse_slow(yl_str text, double *out);

extern const double yl_pow10_double[23]; /* 1e0 .. 1e22, all exact */

static inline bool yl_double_parse(yl_str text, double *out)
{
    const char *p = text.data, *end = p + text.size;
    bool minus = p < end && *p == '-';
    p += minus;
    const char *first = p;
    uint64_t mantissa = 0;
    unsigned d;
    while (p < end && (d = (unsigned char)*p - (unsigned)'0') <= 9) {
        mantissa = mantissa * 10 + d;
        p++;
    }
    size_t digits = (size_t)(p - first), fraction = 0;
    if (p < end && *p == '.') {
        const char *dot = ++p;
        while (p < end && (d = (unsigned char)*p - (unsigned)'0') <= 9) {
            mantissa = mantissa * 10 + d;
            p++;
        }
        fraction = (size_t)(p - dot);
        digits += fraction;
    }
    /* At most 19 digits, so the mantissa did not wrap; below 2^53 it and the power are exact, and
     * one division rounds once. */
    if (p != end || digits == 0 || digits > 19 || mantissa >> 53 != 0)
        return yl_double_parse_slow(text, out);
    double v = (double)mantissa;
    if (fraction > 0)
        v /= yl_pow10_double[fraction];
    *out = minus ? -v : v;
    return true;
}

/* The conversions of numeric CASTs, all of them Java's: never an error, NaN is 0, out of range
 * saturates. (Narrower targets go through int32 and wrap: (int8_t)yl_double_to_int32(v).) */
static inline int32_t yl_double_to_int32(double v)
{
    if (!(v > -2147483649.0))
        return v != v ? 0 : INT32_MIN;
    return v >= 2147483647.0 ? INT32_MAX : (int32_t)v;
}

static inline int64_t yl_double_to_int64(double v)
{
    if (!(v >= -9223372036854775808.0))
        return v != v ? 0 : INT64_MIN;
    return v >= 9223372036854775808.0 ? INT64_MAX : (int64_t)v;
}

/* The C++ shim (number_shim.cc); texts are checked before they get here. */
size_t yl_shim_double_digits(double value, bool single, int digits, char *buf, int *exponent);
bool yl_shim_double_read(const char *text, size_t size, bool hex, double *out);
bool yl_shim_float_read(const char *text, size_t size, bool hex, float *out);

#ifdef __cplusplus
}
#endif

#endif
