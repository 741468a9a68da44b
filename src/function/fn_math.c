/* Mathematical functions of one value (and some of two): ABS, SIGN, CEIL, FLOOR in the type of
 * their argument, and those that are DOUBLE whatever they are given. ROUND and TRUNCATE are in
 * fn_math_round.c, the operators in fn_arithmetic.c.
 *
 * Java's intrinsics for log10 and tan round correctly nearly always, which C's do for long doubles.
 *
 * What is not defined is NaN or an infinity, as in Java, never an error: LN(0) is -Infinity,
 * SQRT(-1) NaN. So the kernels are total.
 */
#include <math.h>

#include "function/signature.h"

/* ---- In the type of the argument ---- */

#define INTEGER(x_, U)                                                                             \
    static yl_status take_abs_##x_(yl_kernel_call *call)                                           \
    {                                                                                              \
        YL_KERNEL_UNARY(x_, x_, a < 0 ? (U)0 - (U)a : (U)a)                                        \
    }                                                                                              \
    static yl_status take_sign_##x_(yl_kernel_call *call)                                          \
    {                                                                                              \
        YL_KERNEL_UNARY(x_, x_, (a > 0) - (a < 0))                                                 \
    }

INTEGER(i8, uint8_t)
INTEGER(i16, uint16_t)
INTEGER(i32, uint32_t)
INTEGER(i64, uint64_t)

/* Zeros keep their sign, NaN stays NaN. */
#define FLOATING(x_, fabs_, up_, down_)                                                            \
    static yl_status take_abs_##x_(yl_kernel_call *call)                                           \
    {                                                                                              \
        YL_KERNEL_UNARY(x_, x_, fabs_(a))                                                          \
    }                                                                                              \
    static yl_status take_sign_##x_(yl_kernel_call *call)                                          \
    {                                                                                              \
        YL_KERNEL_UNARY(x_, x_, a > 0 ? 1 : a < 0 ? -1 : a)                                        \
    }                                                                                              \
    static yl_status take_ceil_##x_(yl_kernel_call *call)                                          \
    {                                                                                              \
        YL_KERNEL_UNARY(x_, x_, up_(a))                                                            \
    }                                                                                              \
    static yl_status take_floor_##x_(yl_kernel_call *call)                                         \
    {                                                                                              \
        YL_KERNEL_UNARY(x_, x_, down_(a))                                                          \
    }

FLOATING(f32, fabsf, ceilf, floorf)
FLOATING(f64, fabs, ceil, floor)

static yl_status take_abs_i128(yl_kernel_call *call)
{
    YL_KERNEL_UNARY(i128, i128, a < 0 ? -a : a)
}

/* 1.00 in the argument's scale; NULL where 1 has too many digits, as in a DECIMAL(5, 5). */
static yl_status take_sign_i128(yl_kernel_call *call)
{
    const yl_type *type = call->out->type;
    for (uint32_t i = 0; i < call->n; i++) {
        int sign = yl_decimal_sign(call->args[0]->i128[i]);
        if (!yl_kernel_valid(call, i))
            continue;
        if (!yl_decimal_from_int64(sign, type->precision, type->scale, &call->out->i128[i]))
            YL_TRY(yl_vector_set_null(call->out, i));
    }
    return YL_OK;
}

static yl_status take_ceil_i128(yl_kernel_call *call)
{
    int scale = call->args[0]->type->scale;
    YL_KERNEL_UNARY(i128, i128, yl_decimal_ceil(a, scale))
}

static yl_status take_floor_i128(yl_kernel_call *call)
{
    int scale = call->args[0]->type->scale;
    YL_KERNEL_UNARY(i128, i128, yl_decimal_floor(a, scale))
}

/* CEIL and FLOOR of an integer. */
static yl_status same(yl_kernel_call *call)
{
    memcpy(call->out->values, call->args[0]->values,
           call->n * yl_phys_size((yl_phys)call->out->phys));
    return YL_OK;
}

#define CHOOSE(name, i8_, i16_, i32_, i64_)                                                        \
    static yl_kernel choose_##name(const yl_type *const *args, uint32_t n, const yl_type *result)  \
    {                                                                                              \
        static const yl_kernel kernels[] = {                                                       \
            [YL_PHYS_I8] = i8_,                                                                    \
            [YL_PHYS_I16] = i16_,                                                                  \
            [YL_PHYS_I32] = i32_,                                                                  \
            [YL_PHYS_I64] = i64_,                                                                  \
            [YL_PHYS_I128] = take_##name##_i128,                                                   \
            [YL_PHYS_F32] = take_##name##_f32,                                                     \
            [YL_PHYS_F64] = take_##name##_f64,                                                     \
        };                                                                                         \
        (void)n, (void)result;                                                                     \
        return kernels[yl_type_phys(args[0])];                                                     \
    }

CHOOSE(abs, take_abs_i8, take_abs_i16, take_abs_i32, take_abs_i64)
CHOOSE(sign, take_sign_i8, take_sign_i16, take_sign_i32, take_sign_i64)
CHOOSE(ceil, same, same, same, same)
CHOOSE(floor, same, same, same, same)

/* Whole numbers: a DECIMAL loses its fraction digits, not its precision. */
static const yl_type *infer_whole(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                  yl_span span, yl_error *err)
{
    const yl_type *type = args[0]->type;
    (void)n, (void)span, (void)err;
    return type->root == YL_DECIMAL ? yl_type_decimal(arena, type->precision, 0) : type;
}

/* ---- DOUBLEs ---- */

#define DEGREES_OF_RADIAN 57.29577951308232
#define RADIANS_OF_DEGREE 0.017453292519943295

/* exp as StrictMath has it, good to one unit in the last place and often not to half of one: for
 * the functions that Java builds on it. The argument is reduced by multiples of ln 2, in two parts;
 * r * coth(r / 2) is a polynomial in r * r. */
static double strict_exp(double x)
{
    static const double c[] = {1.66666666666666019037e-01, -2.77777777770155933842e-03,
                               6.61375632143793436117e-05, -1.65339022054652515390e-06,
                               4.13813679705723846039e-08};
    double high = x, low = 0;
    int k = 0;
    if (fabs(x) > 0.34657359027997264) {            /* ln(2) / 2 */
        double whole = fabs(x) < 1.0397207708399179 /* 1.5 * ln(2) */
                           ? copysign(1, x)
                           : trunc(1.44269504088896338700 * x + copysign(0.5, x));
        k = (int)whole;
        high = x - whole * 6.93147180369123816490e-01;
        low = whole * 1.90821492927058770002e-10;
    }
    double r = high - low, t = r * r;
    double even = r - t * (c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * c[4]))));
    if (k == 0)
        return 1 - (r * even / (even - 2) - r);
    return ldexp(1 - ((low - r * even / (2 - even)) - high), k);
}

enum { HYPERBOLIC_LARGE = 22, HYPERBOLIC_END = 709 }; /* where exp(-x) vanishes, and overflow */

/* StrictMath.cosh and sinh, which Math's are. */
static double java_cosh(double x)
{
    double a = fabs(x);
    if (!(a > 0.34657359027997264 && a < HYPERBOLIC_END))
        return cosh(x);
    double half = 0.5 * strict_exp(a);
    return a < HYPERBOLIC_LARGE ? half + 0.25 / half : half;
}

static double java_sinh(double x)
{
    double a = fabs(x);
    return a > HYPERBOLIC_LARGE && a < HYPERBOLIC_END ? copysign(0.5 * strict_exp(a), x) : sinh(x);
}

#define UNARY(name, expr_)                                                                         \
    static yl_status name##_kernel(yl_kernel_call *call)                                           \
    {                                                                                              \
        YL_KERNEL_UNARY(f64, f64, expr_)                                                           \
    }

UNARY(sqrt, sqrt(a))
UNARY(exp, exp(a))
UNARY(ln, log(a))
UNARY(log10, (double)log10l(a))
UNARY(log2, log(a) / log(2.0))
UNARY(sin, sin(a))
UNARY(cos, cos(a))
UNARY(tan, (double)tanl(a))
UNARY(cot, 1.0 / (double)tanl(a))
UNARY(asin, asin(a))
UNARY(acos, acos(a))
UNARY(atan, atan(a))
UNARY(sinh, java_sinh(a))
UNARY(cosh, java_cosh(a))
UNARY(tanh, tanh(a))
UNARY(degrees, a *DEGREES_OF_RADIAN)
UNARY(radians, a *RADIANS_OF_DEGREE)

/* Java's Math.pow, which differs from C's where the exponent is NaN, or infinite over 1. */
static inline double java_pow(double a, double b)
{
    if (b != b || (isinf(b) && fabs(a) == 1))
        return NAN;
    return pow(a, b);
}

static yl_status power_kernel(yl_kernel_call *call)
{
    YL_KERNEL_BINARY(f64, f64, f64, java_pow(a, b))
}

static yl_status atan2_kernel(yl_kernel_call *call)
{
    YL_KERNEL_BINARY(f64, f64, f64, atan2(a, b))
}

/* LOG(base, x) */
static yl_status log_kernel(yl_kernel_call *call)
{
    YL_KERNEL_BINARY(f64, f64, f64, log(b) / log(a))
}

static yl_status pi_kernel(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->f64[i] = 3.141592653589793;
    return YL_OK;
}

static yl_status e_kernel(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->f64[i] = 2.718281828459045;
    return YL_OK;
}

/* ---- Table ---- */

#define ONE(name_, kernel_, doc_, examples_)                                                       \
    {                                                                                              \
        .name = name_, .args = "double", .result = "double", .flags = FLAGS, .kernel = kernel_,    \
        .doc = doc_, .examples = examples_,                                                        \
    }
#define FLAGS (YL_FN_TOTAL | YL_FN_REFUSES_NULL)

const yl_signature yl_fn_math_rows[] = {
    {.name = "ABS",
     .args = "numeric",
     .result = "$1",
     .flags = FLAGS,
     .choose = choose_abs,
     .doc = "The value without its sign; the least integer of a type stays as it is.",
     .examples = "ABS(-1.5) -> 1.5"},
    {.name = "SIGN",
     .args = "numeric",
     .result = "$1",
     .flags = YL_FN_REFUSES_NULL,
     .choose = choose_sign,
     .doc = "-1, 0 or 1, in the type of the argument.",
     .examples = "SIGN(-1.5) -> -1.0\nSIGN(0) -> 0"},
    {.name = "CEIL",
     .alias = "CEILING",
     .args = "numeric",
     .infer = infer_whole,
     .flags = FLAGS,
     .choose = choose_ceil,
     .doc = "The least whole number that is not less.",
     .examples = "CEIL(1.5) -> 2\nCEIL(-1.5) -> -1"},
    {.name = "FLOOR",
     .args = "numeric",
     .infer = infer_whole,
     .flags = FLAGS,
     .choose = choose_floor,
     .doc = "The greatest whole number that is not greater.",
     .examples = "FLOOR(1.5) -> 1\nFLOOR(-1.5) -> -2"},
    {.name = "POWER",
     .args = "double, double",
     .result = "double",
     .flags = FLAGS,
     .kernel = power_kernel,
     .doc = "The first argument raised to the power of the second.",
     .examples = "POWER(2, 10) -> 1024.0"},
    ONE("SQRT", sqrt_kernel, "The square root.", "SQRT(2) -> 1.4142135623730951"),
    ONE("EXP", exp_kernel, "E raised to the power of the argument.", "EXP(0) -> 1.0"),
    ONE("LN", ln_kernel, "The natural logarithm.", "LN(1) -> 0.0\nLN(0E0) -> -Infinity"),
    ONE("LOG", ln_kernel, "The natural logarithm.", "LOG(1) -> 0.0"),
    {.name = "LOG",
     .args = "double, double",
     .result = "double",
     .flags = FLAGS,
     .kernel = log_kernel,
     .doc = "The logarithm of the second argument to the base of the first.",
     .examples = "LOG(2, 8) -> 3.0"},
    ONE("LOG10", log10_kernel, "The logarithm to base 10.", "LOG10(100) -> 2.0"),
    ONE("LOG2", log2_kernel, "The logarithm to base 2.", "LOG2(8) -> 3.0"),
    ONE("SIN", sin_kernel, "The sine of an angle in radians.", "SIN(0) -> 0.0"),
    ONE("COS", cos_kernel, "The cosine of an angle in radians.", "COS(0) -> 1.0"),
    ONE("TAN", tan_kernel, "The tangent of an angle in radians.", "TAN(0) -> 0.0"),
    ONE("COT", cot_kernel, "The cotangent of an angle in radians.",
        "COT(1E0) -> 0.6420926159343306"),
    ONE("ASIN", asin_kernel, "The angle, in radians, of this sine.",
        "ASIN(1) -> 1.5707963267948966"),
    ONE("ACOS", acos_kernel, "The angle, in radians, of this cosine.", "ACOS(1) -> 0.0"),
    ONE("ATAN", atan_kernel, "The angle, in radians, of this tangent.",
        "ATAN(1) -> 0.7853981633974483"),
    {.name = "ATAN2",
     .args = "double, double",
     .result = "double",
     .flags = FLAGS,
     .kernel = atan2_kernel,
     .doc = "The angle, in radians, of the point (second, first).",
     .examples = "ATAN2(1E0, 1E0) -> 0.7853981633974483"},
    ONE("SINH", sinh_kernel, "The hyperbolic sine.", "SINH(0) -> 0.0"),
    ONE("COSH", cosh_kernel, "The hyperbolic cosine.", "COSH(0) -> 1.0"),
    ONE("TANH", tanh_kernel, "The hyperbolic tangent.", "TANH(0) -> 0.0"),
    ONE("DEGREES", degrees_kernel, "Radians as degrees.", "DEGREES(PI()) -> 180.0"),
    ONE("RADIANS", radians_kernel, "Degrees as radians.", "RADIANS(180) -> 3.141592653589793"),
    {.name = "PI",
     .args = "",
     .result = "double!",
     .flags = YL_FN_TOTAL,
     .kernel = pi_kernel,
     .doc = "The number pi.",
     .examples = "PI() -> 3.141592653589793"},
    {.name = "E",
     .args = "",
     .result = "double!",
     .flags = YL_FN_TOTAL,
     .kernel = e_kernel,
     .doc = "The base of the natural logarithm.",
     .examples = "E() -> 2.718281828459045"},
    {0},
};
