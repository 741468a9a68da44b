/* ROUND and TRUNCATE: to a number of digits behind the point, or, when it is negative, before it.
 *
 *     integers         stay in their type and wrap: ROUND(127, -2) of a TINYINT is 100,
 *                      ROUND(2147483647, -1) is -2147483646
 *     FLOAT, DOUBLE    by the digits of their text, half away from zero: ROUND(1.005E0, 2) is
 *                      1.01. NaN and infinities are errors. Zero is 0.0, never -0.0
 *     DECIMAL          with a constant number of digits, the type has so many fraction digits;
 *                      otherwise it is the argument's
 */
#include "data/number.h"
#include "function/signature.h"

typedef enum rounding { HALF_UP, DOWN } rounding;

enum { DIGITS_OF_INTEGERS = 19 };

static inline int32_t digits_at(const yl_kernel_call *call, uint32_t i)
{
    return call->n_args == 1 ? 0 : call->args[1]->i32[yl_kernel_at(call->args[1], i)];
}

/* ---- Integers ---- */

static int64_t round_integer(int64_t x, int32_t digits, rounding mode)
{
    if (digits >= 0 || digits < -DIGITS_OF_INTEGERS)
        return digits >= 0 ? x : 0;
    yl_int128 unit = (yl_int128)yl_pow10_u128[-digits], rest = x % unit, whole = x - rest;
    if (mode == HALF_UP && (rest < 0 ? -rest : rest) * 2 >= unit)
        whole += x < 0 ? -unit : unit;
    return (int64_t)whole; /* the low bits */
}

#define INTEGER(x_)                                                                                \
    static inline yl_status round_as_##x_(yl_kernel_call *call, rounding mode)                     \
    {                                                                                              \
        const __typeof__(*call->out->x_) *x = call->args[0]->x_;                                   \
        for (uint32_t i = 0; i < call->n; i++)                                                     \
            call->out->x_[i] = (__typeof__(*call->out->x_))round_integer(                          \
                x[yl_kernel_at(call->args[0], i)], digits_at(call, i), mode);                      \
        return YL_OK;                                                                              \
    }

INTEGER(i8)
INTEGER(i16)
INTEGER(i32)
INTEGER(i64)

/* ---- FLOAT and DOUBLE ---- */

/* A number as its shortest text has it: 0.digits * 10^point. */
typedef struct decimal_text {
    bool minus;
    char digits[YL_NUMBER_TEXT_MAX];
    int n, point;
} decimal_text;

/* Takes apart what yl_double_print writes: "12.5", "-1.0E-5". */
static decimal_text read_digits(double x)
{
    char text[YL_NUMBER_TEXT_MAX];
    size_t size = yl_double_print(x, text), i = 0;
    decimal_text d = {.minus = text[0] == '-'};
    bool behind = false;
    for (i = d.minus; i < size && text[i] != 'E'; i++) {
        if (text[i] == '.') {
            behind = true;
        } else if (d.n == 0 && text[i] == '0') {
            d.point -= behind;
        } else {
            d.digits[d.n++] = text[i];
            d.point += !behind;
        }
    }
    if (i < size) {
        bool negative = text[i + 1] == '-';
        int exponent = 0;
        for (i += 1 + negative; i < size; i++)
            exponent = exponent * 10 + (text[i] - '0');
        d.point += negative ? -exponent : exponent;
    }
    return d;
}

static double write_digits(const decimal_text *d)
{
    char text[YL_NUMBER_TEXT_MAX * 2];
    size_t n = 0;
    double x = 0;
    if (d->n == 0)
        return 0;
    if (d->minus)
        text[n++] = '-';
    memcpy(text + n, d->digits, (size_t)d->n);
    n += (size_t)d->n;
    text[n++] = 'E';
    n += yl_int64_print(d->point - d->n, text + n);
    yl_double_parse_java((yl_str){text, n}, &x);
    return x;
}

static double round_double(double x, int32_t digits, rounding mode)
{
    decimal_text d = read_digits(x);
    int64_t keep = (int64_t)d.point + digits; /* how many digits stay */
    if (keep >= d.n)
        return d.n == 0 ? 0 : x;
    bool up = mode == HALF_UP && keep >= 0 && d.digits[keep] >= '5';
    d.n = keep < 0 ? 0 : (int)keep;
    if (!up)
        return write_digits(&d);
    while (d.n > 0 && d.digits[d.n - 1] == '9')
        d.n--;
    if (d.n > 0) {
        d.digits[d.n - 1]++;
    } else {
        d.digits[d.n++] = '1';
        d.point++;
    }
    return write_digits(&d);
}

static inline yl_status round_as_floating(yl_kernel_call *call, rounding mode, const char *name)
{
    const yl_vector *arg = call->args[0];
    for (uint32_t i = 0; i < call->n; i++) {
        uint32_t at = yl_kernel_at(arg, i);
        double x = arg->phys == YL_PHYS_F32 ? arg->f32[at] : arg->f64[at];
        if (!yl_kernel_valid(call, i))
            continue;
        if (x - x != 0)
            return YL_FAIL(call->err, DATA, "%s of NaN or Infinity is no number", name);
        x = round_double(x, digits_at(call, i), mode);
        if (arg->phys == YL_PHYS_F32)
            call->out->f32[i] = (float)x;
        else
            call->out->f64[i] = x;
    }
    return YL_OK;
}

/* ---- DECIMAL ---- */

/* To the result's scale, which may be the argument's although fewer digits were asked for. */
static bool round_one_decimal(yl_int128 x, const yl_type *from, int32_t digits, rounding mode,
                              const yl_type *to, yl_int128 *out)
{
    if (digits >= from->scale)
        return yl_decimal_rescale(x, from->scale, to->precision, to->scale, out);
    if (digits < -YL_DECIMAL_DIGITS_MAX) {
        *out = 0;
        return true;
    }
    yl_decimal_type own = yl_decimal_round_type(from->precision, from->scale, digits);
    bool ok = mode == HALF_UP ? yl_decimal_round(x, from->precision, from->scale, digits, out)
                              : yl_decimal_truncate(x, from->precision, from->scale, digits, out);
    return ok && yl_decimal_rescale(*out, own.scale, to->precision, to->scale, out);
}

static inline yl_status round_as_decimal(yl_kernel_call *call, rounding mode)
{
    const yl_vector *arg = call->args[0];
    for (uint32_t i = 0; i < call->n; i++) {
        if (yl_kernel_valid(call, i) &&
            !round_one_decimal(arg->i128[yl_kernel_at(arg, i)], arg->type, digits_at(call, i), mode,
                               call->out->type, &call->out->i128[i]))
            YL_TRY(yl_vector_set_null(call->out, i));
    }
    return YL_OK;
}

/* ---- Table ---- */

#define BOTH(kind_)                                                                                \
    static yl_status round_##kind_(yl_kernel_call *call)                                           \
    {                                                                                              \
        return round_as_##kind_(call, HALF_UP);                                                    \
    }                                                                                              \
    static yl_status truncate_##kind_(yl_kernel_call *call)                                        \
    {                                                                                              \
        return round_as_##kind_(call, DOWN);                                                       \
    }

BOTH(i8)
BOTH(i16)
BOTH(i32)
BOTH(i64)
BOTH(decimal)

static yl_status round_floating(yl_kernel_call *call)
{
    return round_as_floating(call, HALF_UP, "ROUND");
}

static yl_status truncate_floating(yl_kernel_call *call)
{
    return round_as_floating(call, DOWN, "TRUNCATE");
}

#define CHOOSE(which_)                                                                             \
    static yl_kernel choose_##which_(const yl_type *const *args, uint32_t n,                       \
                                     const yl_type *result)                                        \
    {                                                                                              \
        static const yl_kernel kernels[] = {                                                       \
            [YL_PHYS_I8] = which_##_i8,        [YL_PHYS_I16] = which_##_i16,                       \
            [YL_PHYS_I32] = which_##_i32,      [YL_PHYS_I64] = which_##_i64,                       \
            [YL_PHYS_I128] = which_##_decimal, [YL_PHYS_F32] = which_##_floating,                  \
            [YL_PHYS_F64] = which_##_floating,                                                     \
        };                                                                                         \
        (void)n, (void)result;                                                                     \
        return kernels[yl_type_phys(args[0])];                                                     \
    }

CHOOSE(round)
CHOOSE(truncate)

static const yl_type *infer_rounded(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                    yl_span span, yl_error *err)
{
    const yl_type *type = args[0]->type;
    int64_t digits = 0;
    (void)span, (void)err;
    if (type->root != YL_DECIMAL || (n > 1 && !yl_bind_literal_int(args[1], &digits)))
        return type;
    yl_decimal_type rounded = yl_decimal_round_type(type->precision, type->scale, (int)digits);
    return yl_type_decimal(arena, rounded.precision, rounded.scale);
}

#define FLAGS (YL_FN_TAKES_CONST | YL_FN_REFUSES_NULL)

const yl_signature yl_fn_math_round_rows[] = {
    {.name = "ROUND",
     .args = "numeric, int?",
     .infer = infer_rounded,
     .flags = FLAGS,
     .choose = choose_round,
     .doc = "The value rounded, half away from zero, to so many digits behind the point (0).",
     .examples = "ROUND(2.5) -> 3\nROUND(1.005E0, 2) -> 1.01\nROUND(1234.567, -2) -> 1200"},
    {.name = "TRUNCATE",
     .args = "numeric, int?",
     .infer = infer_rounded,
     .flags = FLAGS,
     .choose = choose_truncate,
     .doc = "The value cut off behind so many digits behind the point (0).",
     .examples = "TRUNCATE(-42.345, 2) -> -42.34\nTRUNCATE(1234, -2) -> 1200"},
    {0},
};
