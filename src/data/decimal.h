/* DECIMAL values: an unscaled 128-bit integer, whose scale lives in the type.
 *
 * A value of DECIMAL(p, s) is `unscaled / 10^s` with |unscaled| < 10^p and p <= 38, hence every
 * function below takes scales (and the target's precision) beside the integers. All of them are
 * pure: no memory, no state, no locale.
 *
 * The rules are those of java.math.BigDecimal as Flink calls it:
 *   1. Rounding is HALF_UP (half away from zero) everywhere but where a name says otherwise.
 *   2. A result of more than p digits is no error: the function returns false and the SQL value
 *      is NULL. Division by zero and unreadable text are errors and have their own codes.
 *   3. Intermediate results are exact (256 bits), except for quotients, which are first rounded
 *      to 38 significant digits and then to the target's scale.
 *   4. Equality and order ignore the scale: 1.0 = 1.00 (yl_decimal_compare, yl_decimal_strip).
 */
#ifndef YL_DATA_DECIMAL_H
#define YL_DATA_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef YL_INT128_DEFINED
#define YL_INT128_DEFINED
__extension__ typedef __int128 yl_int128;
__extension__ typedef unsigned __int128 yl_uint128;
#endif

enum {
    YL_DECIMAL_DIGITS_MAX = 38,
    YL_DECIMAL_TEXT_MAX = 96, /* room that every print function below asks for */
};

/* 10^0 .. 10^38 and 10^0 .. 10^19. */
extern const yl_uint128 yl_pow10_u128[39];
extern const uint64_t yl_pow10_u64[20];

typedef enum yl_decimal_code {
    YL_DECIMAL_OK,
    YL_DECIMAL_OVERFLOW,    /* more digits than the precision: NULL */
    YL_DECIMAL_MALFORMED,   /* the text (or NaN, Infinity) is no number: NumberFormatException */
    YL_DECIMAL_ZERO_DIVIDE, /* ArithmeticException "Division by zero" */
    YL_DECIMAL_IMPOSSIBLE,  /* MOD whose quotient needs over 38 digits: "Division impossible" */
} yl_decimal_code;

/* Text. */

/* java.math.BigDecimal's syntax ("1.5", "-.5", "5.", "1e-3", any Unicode digits, no blanks),
 * rounded to `scale`. The readers of CSV and JSON use this one. */
yl_decimal_code yl_decimal_parse(yl_str text, int precision, int scale, yl_int128 *out);
/* CAST(STRING AS DECIMAL(p, s)) with all its leniency: blanks around, and for p <= 18 and texts
 * of at most 18 bytes also "1.5d" = 1.5 and "T" = 0. There the result may have p + 1 digits
 * after rounding, as in Flink. */
yl_decimal_code yl_decimal_cast_text(yl_str text, int precision, int scale, yl_int128 *out);

/* toPlainString: "-0.050". `scale` may be negative: then zeros follow. No NUL behind. */
size_t yl_decimal_print(yl_int128 value, int scale, char *buf);
/* BigDecimal.toString: like plain, but "1E-18" or "2.2E+2" when the exponent is below -6 or the
 * scale negative. */
size_t yl_decimal_print_java(yl_int128 value, int scale, char *buf);
/* What the CSV and JSON writers emit: trailing zeros go, then toString ("2.2E+2" for 220.00). */
size_t yl_decimal_print_stripped(yl_int128 value, int scale, char *buf);

/* Digits of |value|; 1 for 0 (BigDecimal.precision). */
int yl_decimal_digits(yl_int128 value);
static inline bool yl_decimal_fits(yl_int128 value, int precision)
{
    yl_uint128 m = value < 0 ? -(yl_uint128)value : (yl_uint128)value;
    return m < yl_pow10_u128[precision];
}
/* Removes trailing zeros; the scale may get negative; 0 becomes scale 0. The normal form for
 * hashing. */
void yl_decimal_strip(yl_int128 *value, int *scale);

/* Conversions. Those that return bool return false on overflow (NULL). */

bool yl_decimal_rescale(yl_int128 value, int from_scale, int precision, int scale, yl_int128 *out);
bool yl_decimal_from_int64(int64_t value, int precision, int scale, yl_int128 *out);
/* BigDecimal.valueOf(double): through the shortest decimal text. A FLOAT is widened first. */
yl_decimal_code yl_decimal_from_double(double value, int precision, int scale, yl_int128 *out);
/* Truncates and keeps the low 64 bits, as DECIMAL -> BIGINT does (INT etc. narrow further). */
int64_t yl_decimal_to_int64(yl_int128 value, int scale);
/* Up to precision 18 a division of two doubles, above it correctly rounded. */
double yl_decimal_to_double(yl_int128 value, int precision, int scale);

/* Arithmetic. `precision` and `scale` are the result's, by the rules further below. */

bool yl_decimal_add(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision, int scale,
                    yl_int128 *out);
bool yl_decimal_sub(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision, int scale,
                    yl_int128 *out);
bool yl_decimal_mul(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision, int scale,
                    yl_int128 *out);
yl_decimal_code yl_decimal_div(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision,
                               int scale, yl_int128 *out);
/* The sign is the dividend's. */
yl_decimal_code yl_decimal_mod(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision,
                               int scale, yl_int128 *out);

int yl_decimal_compare(yl_int128 a, int scale_a, yl_int128 b, int scale_b);
static inline int yl_decimal_sign(yl_int128 value)
{
    return (value > 0) - (value < 0);
}
/* Results have scale 0. */
yl_int128 yl_decimal_floor(yl_int128 value, int scale);
yl_int128 yl_decimal_ceil(yl_int128 value, int scale);
/* ROUND and TRUNCATE to `digits` behind the point (negative: before it). The result has the type
 * yl_decimal_round_type(precision, scale, digits). False on overflow. */
bool yl_decimal_round(yl_int128 value, int precision, int scale, int digits, yl_int128 *out);
bool yl_decimal_truncate(yl_int128 value, int precision, int scale, int digits, yl_int128 *out);

/* Result types of the operators, with Flink's adjustment: beyond 38 digits the scale gives way,
 * down to 6 (or less when it was less). */
typedef struct yl_decimal_type {
    int precision, scale;
} yl_decimal_type;

yl_decimal_type yl_decimal_add_type(yl_decimal_type a, yl_decimal_type b); /* also for minus */
yl_decimal_type yl_decimal_mul_type(yl_decimal_type a, yl_decimal_type b);
yl_decimal_type yl_decimal_div_type(yl_decimal_type a, yl_decimal_type b);
yl_decimal_type yl_decimal_mod_type(yl_decimal_type a, yl_decimal_type b);
yl_decimal_type yl_decimal_sum_type(yl_decimal_type a);
yl_decimal_type yl_decimal_avg_type(yl_decimal_type a);
yl_decimal_type yl_decimal_round_type(int precision, int scale, int digits);
/* The type both sides of a comparison, UNION, CASE ... are brought to. */
yl_decimal_type yl_decimal_common_type(yl_decimal_type a, yl_decimal_type b);

#ifdef __cplusplus
}
#endif

#endif
