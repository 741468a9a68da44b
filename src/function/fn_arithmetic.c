/* Arithmetic on numbers: + - * / % MOD and the signs.
 *
 * Types, as Flink derives them:
 *     a DECIMAL and an exact number    DECIMAL by the rules of data/decimal.h, where an integer
 *                                      counts as a DECIMAL of its width
 *     otherwise + - * /                the common type; both sides are computed in it
 *     otherwise %                      the type of the divisor
 *
 * Integers wrap. Division by zero is an error for exact numbers, Infinity or NaN for others. A
 * DECIMAL that is too large is NULL. Casts to the type of the computation are hidden: plans show
 * the operands as they were written.
 *
 * Kernels of + - * that can neither overflow nor round are total, so they may run for rows that
 * nobody asked for; they compute in unsigned integers, where every bit pattern is good.
 */
#include "function/signature.h"

typedef enum op { ADD, SUB, MUL, DIV, MOD, OPS } op;

/* ---- Kernels: three forms, as in fn_compare.c ---- */

#define LOOP(T, member, expr_)                                                                     \
    const T *restrict x = call->args[0]->member, *restrict y = call->args[1]->member;              \
    T *restrict to = call->out->member;                                                            \
    uint32_t n = call->n;                                                                          \
    if (call->args[1]->form == YL_CONST && call->args[0]->form == YL_FLAT) {                       \
        const T b = y[0];                                                                          \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            const T a = x[i];                                                                      \
            to[i] = (T)(expr_);                                                                    \
        }                                                                                          \
    } else if (call->args[0]->form == YL_CONST) {                                                  \
        const T a = x[0];                                                                          \
        uint32_t step = call->args[1]->form == YL_FLAT;                                            \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            const T b = y[i * step];                                                               \
            to[i] = (T)(expr_);                                                                    \
        }                                                                                          \
    } else {                                                                                       \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            const T a = x[i], b = y[i];                                                            \
            to[i] = (T)(expr_);                                                                    \
        }                                                                                          \
    }                                                                                              \
    return YL_OK

/* Narrow integers divide as doubles: exact (the quotient of two 32-bit numbers is at least 2^-31
 * away from the next integer, relatively), and there is a vector instruction for it. */
#define DIVIDE_i8(a, b)  ((int32_t)((double)(a) / (double)(b)))
#define DIVIDE_i16(a, b) ((int32_t)((double)(a) / (double)(b)))
#define DIVIDE_i32(a, b) ((int32_t)((double)(a) / (double)(b)))
#define DIVIDE_i64(a, b) ((a) / (b))

static yl_status fail_zero(yl_kernel_call *call)
{
    return YL_FAIL(call->err, ARITHMETIC, "/ by zero");
}

/* U: the unsigned type to wrap in, at least 32 bits wide, so that nothing is promoted to int. */
#define INTEGER(name, T, U, member)                                                                \
    static yl_status add_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        LOOP(T, member, (U)a + (U)b);                                                              \
    }                                                                                              \
    static yl_status sub_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        LOOP(T, member, (U)a - (U)b);                                                              \
    }                                                                                              \
    static yl_status mul_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        LOOP(T, member, (U)a *(U)b);                                                               \
    }                                                                                              \
    static yl_status neg_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        YL_KERNEL_UNARY(member, member, (U)0 - (U)a)                                               \
    }                                                                                              \
    static yl_status div_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        const T *restrict x = call->args[0]->member, *restrict y = call->args[1]->member;          \
        T *restrict to = call->out->member;                                                        \
        size_t dx = call->args[0]->form == YL_FLAT, dy = call->args[1]->form == YL_FLAT;           \
        if (dy == 0 && dx == 1 && y[0] > 0) {                                                      \
            const T b = y[0];                                                                      \
            for (uint32_t i = 0; i < call->n; i++)                                                 \
                to[i] = (T)DIVIDE_##name(x[i], b);                                                 \
            return YL_OK;                                                                          \
        }                                                                                          \
        for (uint32_t i = 0; i < call->n; i++) {                                                   \
            const T a = x[i * dx], b = y[i * dy];                                                  \
            if (b == 0 && yl_kernel_valid(call, i))                                                \
                return fail_zero(call);                                                            \
            to[i] = b == 0 ? 0 : b == -1 ? (T)((U)0 - (U)a) : (T)(a / b);                          \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

INTEGER(i8, int8_t, uint32_t, i8)
INTEGER(i16, int16_t, uint32_t, i16)
INTEGER(i32, int32_t, uint32_t, i32)
INTEGER(i64, int64_t, uint64_t, i64)

#define FLOATING(name, T, member)                                                                  \
    static yl_status add_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        LOOP(T, member, a + b);                                                                    \
    }                                                                                              \
    static yl_status sub_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        LOOP(T, member, a - b);                                                                    \
    }                                                                                              \
    static yl_status mul_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        LOOP(T, member, a *b);                                                                     \
    }                                                                                              \
    static yl_status div_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        LOOP(T, member, a / b);                                                                    \
    }                                                                                              \
    static yl_status neg_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        YL_KERNEL_UNARY(member, member, -a)                                                        \
    }

FLOATING(f32, float, f32)
FLOATING(f64, double, f64)

/* The remainder of any two integer types, in the type of the divisor: |a % b| < |b|. */
#define REMAINDER(name, TA, TB, ma, mb)                                                            \
    static yl_status mod_##name(yl_kernel_call *call)                                              \
    {                                                                                              \
        const TA *restrict x = call->args[0]->ma;                                                  \
        const TB *restrict y = call->args[1]->mb;                                                  \
        TB *restrict to = call->out->mb;                                                           \
        size_t dx = call->args[0]->form == YL_FLAT, dy = call->args[1]->form == YL_FLAT;           \
        if (dy == 0 && dx == 1 && y[0] > 0) {                                                      \
            const TB b = y[0];                                                                     \
            for (uint32_t i = 0; i < call->n; i++)                                                 \
                to[i] = (TB)(x[i] % b);                                                            \
            return YL_OK;                                                                          \
        }                                                                                          \
        for (uint32_t i = 0; i < call->n; i++) {                                                   \
            const TA a = x[i * dx];                                                                \
            const TB b = y[i * dy];                                                                \
            if (b == 0 && yl_kernel_valid(call, i))                                                \
                return fail_zero(call);                                                            \
            to[i] = b == 0 || b == -1 ? 0 : (TB)(a % b);                                           \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

#define REMAINDERS(name, TA, ma)                                                                   \
    REMAINDER(name##_i8, TA, int8_t, ma, i8)                                                       \
    REMAINDER(name##_i16, TA, int16_t, ma, i16)                                                    \
    REMAINDER(name##_i32, TA, int32_t, ma, i32)                                                    \
    REMAINDER(name##_i64, TA, int64_t, ma, i64)

REMAINDERS(i8, int8_t, i8)
REMAINDERS(i16, int16_t, i16)
REMAINDERS(i32, int32_t, i32)
REMAINDERS(i64, int64_t, i64)

/* ---- DECIMAL kernels ---- */

static inline int scale_of(const yl_kernel_call *call, int arg)
{
    return call->expr->args[arg]->type->scale;
}

/* Neither rounding nor overflow: the bind function has checked the precisions. */
#define DECIMAL_SUM(name, sign)                                                                    \
    static yl_status name##_decimal_exact(yl_kernel_call *call)                                    \
    {                                                                                              \
        int scale = call->expr->type->scale;                                                       \
        const yl_uint128 fa = yl_pow10_u128[scale - scale_of(call, 0)];                            \
        const yl_uint128 fb = yl_pow10_u128[scale - scale_of(call, 1)];                            \
        LOOP(yl_int128, i128, (yl_uint128)a *fa sign(yl_uint128) b *fb);                           \
    }
DECIMAL_SUM(add, +)
DECIMAL_SUM(sub, -)

static yl_status mul_decimal_exact(yl_kernel_call *call)
{
    LOOP(yl_int128, i128, (yl_uint128)a * (yl_uint128)b);
}

/* A DECIMAL of at most 18 digits and an integer as it is, in either order. */
static yl_status mul_integer(yl_kernel_call *call, int decimal)
{
    const yl_vector *d = call->args[decimal], *v = call->args[1 - decimal];
    const yl_int128 *restrict x = d->i128;
    const int64_t *restrict y = v->i64;
    yl_int128 *restrict to = call->out->i128;
    if (d->form == YL_CONST && v->form == YL_FLAT) {
        const int64_t factor = (int64_t)x[0];
        for (uint32_t i = 0; i < call->n; i++)
            to[i] = (yl_int128)factor * y[i];
        return YL_OK;
    }
    size_t dx = d->form == YL_FLAT, dy = v->form == YL_FLAT;
    for (uint32_t i = 0; i < call->n; i++)
        to[i] = (yl_int128)(int64_t)x[i * dx] * y[i * dy];
    return YL_OK;
}

static yl_status mul_decimal_integer(yl_kernel_call *call)
{
    return mul_integer(call, 0);
}

static yl_status mul_integer_decimal(yl_kernel_call *call)
{
    return mul_integer(call, 1);
}

/* Both factors have at most 18 digits. */
static yl_status mul_decimal_short(yl_kernel_call *call)
{
    LOOP(yl_int128, i128, (yl_int128)(int64_t)a * (int64_t)b);
}

static yl_status neg_i128(yl_kernel_call *call)
{
    YL_KERNEL_UNARY(i128, i128, (yl_uint128)0 - (yl_uint128)a)
}

static yl_decimal_code decimal_op(op o, yl_int128 a, int sa, yl_int128 b, int sb,
                                  const yl_type *type, yl_int128 *out)
{
    int p = type->precision, s = type->scale;
    switch (o) {
    case ADD:
        return yl_decimal_add(a, sa, b, sb, p, s, out) ? YL_DECIMAL_OK : YL_DECIMAL_OVERFLOW;
    case SUB:
        return yl_decimal_sub(a, sa, b, sb, p, s, out) ? YL_DECIMAL_OK : YL_DECIMAL_OVERFLOW;
    case MUL:
        return yl_decimal_mul(a, sa, b, sb, p, s, out) ? YL_DECIMAL_OK : YL_DECIMAL_OVERFLOW;
    case DIV:
        return yl_decimal_div(a, sa, b, sb, p, s, out);
    default:
        return yl_decimal_mod(a, sa, b, sb, p, s, out);
    }
}

static yl_status decimal_row(yl_kernel_call *call, uint32_t i, yl_decimal_code code)
{
    switch (code) {
    case YL_DECIMAL_OK:
        return YL_OK;
    case YL_DECIMAL_OVERFLOW:
        return yl_vector_set_null(call->out, i);
    case YL_DECIMAL_ZERO_DIVIDE:
        return YL_FAIL(call->err, ARITHMETIC, "Division by zero");
    default:
        return YL_FAIL(call->err, ARITHMETIC, "Division impossible");
    }
}

static yl_status decimal_rows(yl_kernel_call *call, op o)
{
    int sa = scale_of(call, 0), sb = scale_of(call, 1);
    const yl_int128 *x = call->args[0]->i128, *y = call->args[1]->i128;
    size_t dx = call->args[0]->form == YL_FLAT, dy = call->args[1]->form == YL_FLAT;
    for (uint32_t i = 0; i < call->n; i++) {
        yl_int128 value = 0;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_decimal_code code =
            decimal_op(o, x[i * dx], sa, y[i * dy], sb, call->expr->type, &value);
        call->out->i128[i] = value;
        if (code != YL_DECIMAL_OK)
            YL_TRY(decimal_row(call, i, code));
    }
    return YL_OK;
}

#define DECIMAL(name, o)                                                                           \
    static yl_status name##_decimal(yl_kernel_call *call)                                          \
    {                                                                                              \
        return decimal_rows(call, o);                                                              \
    }
DECIMAL(add, ADD)
DECIMAL(sub, SUB)
DECIMAL(mul, MUL)
DECIMAL(div, DIV)
DECIMAL(mod, MOD)

/* ---- Choosing ---- */

#define NUMBERS(name)                                                                              \
    {                                                                                              \
        [YL_PHYS_I8] = name##_i8, [YL_PHYS_I16] = name##_i16, [YL_PHYS_I32] = name##_i32,          \
        [YL_PHYS_I64] = name##_i64, [YL_PHYS_F32] = name##_f32, [YL_PHYS_F64] = name##_f64         \
    }

static const yl_kernel by_phys[][YL_PHYS_OBJECT + 1] = {
    [ADD] = NUMBERS(add),
    [SUB] = NUMBERS(sub),
    [MUL] = NUMBERS(mul),
    [DIV] = NUMBERS(div),
};

static const yl_kernel remainders[4][4] = {
    {mod_i8_i8, mod_i8_i16, mod_i8_i32, mod_i8_i64},
    {mod_i16_i8, mod_i16_i16, mod_i16_i32, mod_i16_i64},
    {mod_i32_i8, mod_i32_i16, mod_i32_i32, mod_i32_i64},
    {mod_i64_i8, mod_i64_i16, mod_i64_i32, mod_i64_i64},
};

static const yl_signature rows_of_ops[OPS];

static const yl_expr *make(yl_arena *arena, op o, yl_kernel kernel, uint32_t flags,
                           const yl_type *type, const yl_expr **args, yl_span span)
{
    type = yl_type_nullable(arena, type, yl_any_nullable(args, 2));
    return yl_bind_kernel(arena, &rows_of_ops[o], kernel, flags, type, args, 2, span);
}

static yl_decimal_type type_of(const yl_type *type)
{
    return (yl_decimal_type){type->precision, type->scale};
}

static yl_decimal_type decimal_result(op o, yl_decimal_type a, yl_decimal_type b)
{
    switch (o) {
    case ADD:
    case SUB:
        return yl_decimal_add_type(a, b);
    case MUL:
        return yl_decimal_mul_type(a, b);
    case DIV:
        return yl_decimal_div_type(a, b);
    default:
        return yl_decimal_mod_type(a, b);
    }
}

static int max(int a, int b)
{
    return a > b ? a : b;
}

/* The total kernel where the exact result always fits, else the general one. */
static yl_kernel decimal_kernel(op o, yl_decimal_type a, yl_decimal_type b, yl_decimal_type r,
                                uint32_t *flags)
{
    int scale = max(a.scale, b.scale);
    int digits = max(a.precision - a.scale, b.precision - b.scale) + scale + 1;
    *flags = YL_FN_TOTAL;
    if ((o == ADD || o == SUB) && r.scale == scale && digits <= YL_DECIMAL_DIGITS_MAX)
        return o == ADD ? add_decimal_exact : sub_decimal_exact;
    if (o == MUL && r.scale == a.scale + b.scale &&
        a.precision + b.precision <= YL_DECIMAL_DIGITS_MAX)
        return a.precision <= 18 && b.precision <= 18 ? mul_decimal_short : mul_decimal_exact;
    *flags = 0;
    static const yl_kernel general[OPS] = {add_decimal, sub_decimal, mul_decimal, div_decimal,
                                           mod_decimal};
    return general[o];
}

/* DECIMAL * integer without a DECIMAL made of the integer; *out stays NULL where that may not fit.
 */
static yl_status bind_times_integer(yl_arena *arena, const yl_expr **args, yl_span span,
                                    const yl_expr **out, yl_error *err)
{
    int d = args[0]->type->root == YL_DECIMAL ? 0 : 1;
    if (args[d]->type->root != YL_DECIMAL || !yl_type_is_integer(args[1 - d]->type) ||
        args[d]->type->precision > 18)
        return YL_OK;
    yl_decimal_type a = type_of(args[d]->type);
    yl_decimal_type b = type_of(yl_type_as_decimal(arena, args[1 - d]->type));
    yl_decimal_type r = yl_decimal_mul_type(a, b);
    if (r.scale != a.scale || a.precision + b.precision > YL_DECIMAL_DIGITS_MAX)
        return YL_OK;
    if (args[1 - d]->type->root != YL_BIGINT)
        YL_TRY(yl_bind_hidden_cast(arena, args[1 - d], &yl_type_bigint, &args[1 - d], err));
    *out = make(arena, MUL, d == 0 ? mul_decimal_integer : mul_integer_decimal, YL_FN_TOTAL,
                yl_type_decimal(arena, r.precision, r.scale), args, span);
    return YL_OK;
}

static yl_status bind_decimal(yl_arena *arena, op o, const yl_expr **args, yl_span span,
                              const yl_expr **out, yl_error *err)
{
    yl_decimal_type types[2];
    uint32_t flags;
    if (o == MUL)
        YL_TRY(bind_times_integer(arena, args, span, out, err));
    if (*out != NULL)
        return YL_OK;
    for (int i = 0; i < 2; i++) {
        const yl_type *as = yl_type_as_decimal(arena, args[i]->type);
        types[i] = type_of(as);
        if (args[i]->type->root != YL_DECIMAL)
            YL_TRY(yl_bind_hidden_cast(arena, args[i], as, &args[i], err));
    }
    yl_decimal_type r = decimal_result(o, types[0], types[1]);
    yl_kernel kernel = decimal_kernel(o, types[0], types[1], r, &flags);
    *out = make(arena, o, kernel, flags, yl_type_decimal(arena, r.precision, r.scale), args, span);
    return YL_OK;
}

static bool is_decimal(const yl_type *type)
{
    return type->root == YL_DECIMAL;
}

/* Whole numbers: the type of the divisor, even when it is an integer and the dividend DECIMAL. */
static yl_status bind_mod(yl_arena *arena, const yl_expr **args, yl_span span, const yl_expr **out,
                          yl_error *err)
{
    const yl_type *a = args[0]->type, *b = args[1]->type;
    bool whole = (!is_decimal(a) || a->scale == 0) && (!is_decimal(b) || b->scale == 0);
    if (whole && is_decimal(a) && !is_decimal(b)) {
        YL_TRY(yl_bind_hidden_cast(arena, args[0], &yl_type_bigint, &args[0], err));
        a = args[0]->type;
    }
    if (!is_decimal(a) && !is_decimal(b)) {
        yl_kernel kernel = remainders[a->root - YL_TINYINT][b->root - YL_TINYINT];
        *out = make(arena, MOD, kernel, 0, b, args, span);
        return YL_OK;
    }
    if (!whole)
        return bind_decimal(arena, MOD, args, span, out, err);
    for (int i = 0; i < 2; i++)
        if (!is_decimal(args[i]->type))
            YL_TRY(yl_bind_hidden_cast(arena, args[i], yl_type_as_decimal(arena, args[i]->type),
                                       &args[i], err));
    *out = make(arena, MOD, mod_decimal, 0, b, args, span);
    return YL_OK;
}

static yl_status expand(yl_arena *arena, op o, const yl_expr *const *given, yl_span span,
                        const yl_expr **out, yl_error *err)
{
    const yl_expr *args[2] = {given[0], given[1]};
    const yl_type *types[2] = {args[0]->type, args[1]->type};
    bool approximate = types[0]->root == YL_FLOAT || types[0]->root == YL_DOUBLE ||
                       types[1]->root == YL_FLOAT || types[1]->root == YL_DOUBLE;
    if (o == MOD)
        return bind_mod(arena, args, span, out, err);
    if (!approximate && (is_decimal(types[0]) || is_decimal(types[1])))
        return bind_decimal(arena, o, args, span, out, err);
    const yl_type *common = yl_type_common(arena, types, 2);
    if (common == NULL)
        return YL_OK;
    for (int i = 0; i < 2; i++)
        if (types[i]->root != common->root)
            YL_TRY(yl_bind_hidden_cast(arena, args[i], common, &args[i], err));
    yl_kernel kernel = by_phys[o][yl_type_phys(common)];
    uint32_t flags = o != DIV || approximate ? YL_FN_TOTAL : 0;
    *out = make(arena, o, kernel, flags, common, args, span);
    return YL_OK;
}

#define EXPAND(name, o)                                                                            \
    static yl_status expand_##name(yl_arena *arena, const yl_expr *const *args, uint32_t n,        \
                                   yl_span span, const yl_expr **out, yl_error *err)               \
    {                                                                                              \
        (void)n;                                                                                   \
        return expand(arena, o, args, span, out, err);                                             \
    }

EXPAND(add, ADD)
EXPAND(sub, SUB)
EXPAND(mul, MUL)
EXPAND(div, DIV)
EXPAND(mod, MOD)

/* ---- Signs ---- */

static yl_kernel choose_minus(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    static const yl_kernel kernels[YL_PHYS_OBJECT + 1] = {
        [YL_PHYS_I8] = neg_i8,   [YL_PHYS_I16] = neg_i16,   [YL_PHYS_I32] = neg_i32,
        [YL_PHYS_I64] = neg_i64, [YL_PHYS_I128] = neg_i128, [YL_PHYS_F32] = neg_f32,
        [YL_PHYS_F64] = neg_f64,
    };
    (void)args, (void)n;
    return kernels[yl_type_phys(result)];
}

static yl_status expand_plus(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                             const yl_expr **out, yl_error *err)
{
    (void)arena, (void)n, (void)span, (void)err;
    *out = args[0];
    return YL_OK;
}

#define NODE(sign)                                                                                 \
    {                                                                                              \
        .name = sign, .args = "numeric, numeric", .flags = YL_FN_HIDDEN | YL_FN_TAKES_CONST        \
    }
static const yl_signature rows_of_ops[OPS] = {
    [ADD] = NODE("+"), [SUB] = NODE("-"), [MUL] = NODE("*"), [DIV] = NODE("/"), [MOD] = NODE("MOD"),
};

#define OPERATOR (YL_FN_HIDDEN | YL_FN_REFUSES_NULL)

const yl_signature yl_fn_arithmetic_rows[] = {
    {.name = "+",
     .args = "numeric, numeric",
     .flags = OPERATOR,
     .expand = expand_add,
     .doc = "The sum; integers wrap.",
     .examples = "1 + 2 -> 3\n2147483647 + 1 -> -2147483648\n1 + 0.5 -> 1.5"},
    {.name = "-",
     .args = "numeric, numeric",
     .flags = OPERATOR,
     .expand = expand_sub,
     .doc = "The difference; integers wrap.",
     .examples = "5.5 - 2 -> 3.5"},
    {.name = "*",
     .args = "numeric, numeric",
     .flags = OPERATOR,
     .expand = expand_mul,
     .doc = "The product; integers wrap.",
     .examples = "1.10 * 1.10 -> 1.2100"},
    {.name = "/",
     .args = "numeric, numeric",
     .flags = OPERATOR,
     .expand = expand_div,
     .doc = "The quotient; that of integers is cut towards zero.",
     .examples = "-7 / 2 -> -3\n7 / 2.0 -> 3.500000"},
    {.name = "%",
     .args = "exact, exact",
     .flags = OPERATOR,
     .expand = expand_mod,
     .doc = "The remainder, with the sign of the dividend.",
     .examples = "-7 % 3 -> -1"},
    {.name = "MOD",
     .args = "exact, exact",
     .flags = YL_FN_REFUSES_NULL,
     .expand = expand_mod,
     .doc = "The remainder, with the sign of the dividend.",
     .examples = "MOD(7, -3) -> 1\nMOD(7.5, 2) -> 1.5"},
    {.name = "-",
     .args = "numeric",
     .result = "$1",
     .flags = OPERATOR | YL_FN_TOTAL,
     .choose = choose_minus,
     .doc = "The negative; that of the smallest integer is itself.",
     .examples = "-(1 + 2) -> -3"},
    {.name = "+",
     .args = "numeric|interval",
     .flags = OPERATOR,
     .expand = expand_plus,
     .doc = "The value itself.",
     .examples = "+1 -> 1"},
    {0},
};
