/* SUM and AVG.
 *
 *     TINYINT .. BIGINT   added in 64 bits that wrap. SUM has the argument's type, and its result
 *                         is the low bits: the same as wrapping at every step. AVG divides the
 *                         wrapped 64 bits by the count, towards zero
 *     FLOAT               SUM adds in FLOAT, AVG in DOUBLE
 *     DOUBLE              in the order of the rows, one plain addition each
 *     DECIMAL             in 128 bits; the result has 38 digits. A sum that needs more is NULL:
 *                         AVG's stays so, SUM begins anew with the next value, as in Flink
 *
 * A SUM of floating-point numbers starts with -0.0, the number that adding to changes nothing
 * (so that SUM of a single -0.0 is -0.0); AVG's starts with 0.0.
 *
 * Beside the sum a state counts the values that are not NULL: no value, no sum, also after
 * retractions. Partial columns: the sum, the count.
 */
#include "function/agg_state.h"

typedef struct int_state {
    int64_t sum;
    int64_t count;
} int_state;

typedef struct f32_state {
    float sum;
    float unused;
    int64_t count;
} f32_state;

typedef struct f64_state {
    double sum;
    int64_t count;
} f64_state;

typedef struct decimal_state {
    yl_int128 sum; /* 0 while overflowed */
    int64_t count;
    int64_t overflowed;
} decimal_state;

YL_AGG_STATE(int_state);
YL_AGG_STATE(f32_state);
YL_AGG_STATE(f64_state);
YL_AGG_STATE(decimal_state);

static void zero_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    size_t size = run->call->fn->state_size;
    memset(states + first * size, 0, n * size);
}

/* ---- Integers ---- */

/* The value behind a NULL is zero, so sums need not look at validity; counts do. */
#define INT_ROWS(name, x_)                                                                         \
    static inline void name##_rows(int_state *restrict s, const uint32_t *restrict groups,         \
                                   const yl_vector *arg, uint32_t n, int64_t sign)                 \
    {                                                                                              \
        const __typeof__(*arg->x_) *restrict x = arg->x_;                                          \
        if (groups == NULL) {                                                                      \
            uint64_t sum = 0;                                                                      \
            for (uint32_t i = 0; i < n; i++)                                                       \
                sum += (uint64_t)(int64_t)x[i];                                                    \
            s->sum = yl_agg_wrap_add(s->sum, (int64_t)(sum * (uint64_t)sign));                     \
            s->count += sign * yl_agg_count_valid(arg, n);                                         \
        } else if (arg->validity == NULL) {                                                        \
            for (uint32_t i = 0; i < n; i++) {                                                     \
                int_state *g = &s[groups[i]];                                                      \
                g->sum = (int64_t)((uint64_t)g->sum + (uint64_t)(int64_t)x[i] * (uint64_t)sign);   \
                g->count += sign;                                                                  \
            }                                                                                      \
        } else {                                                                                   \
            const uint64_t *valid = arg->validity;                                                 \
            for (uint32_t i = 0; i < n; i++) {                                                     \
                int_state *g = &s[groups[i]];                                                      \
                g->sum = (int64_t)((uint64_t)g->sum + (uint64_t)(int64_t)x[i] * (uint64_t)sign);   \
                g->count += yl_bit_get(valid, i) ? sign : 0;                                       \
            }                                                                                      \
        }                                                                                          \
    }                                                                                              \
    static yl_status name##_accumulate(const yl_agg_run *run, char *states,                        \
                                       const uint32_t *groups, yl_vector *const *args, uint32_t n) \
    {                                                                                              \
        (void)run;                                                                                 \
        name##_rows((int_state *)states, groups, args[0], n, 1);                                   \
        return YL_OK;                                                                              \
    }                                                                                              \
    static yl_status name##_retract(const yl_agg_run *run, char *states, const uint32_t *groups,   \
                                    yl_vector *const *args, uint32_t n)                            \
    {                                                                                              \
        (void)run;                                                                                 \
        name##_rows((int_state *)states, groups, args[0], n, -1);                                  \
        return YL_OK;                                                                              \
    }

INT_ROWS(i8, i8)
INT_ROWS(i16, i16)
INT_ROWS(i32, i32)
INT_ROWS(i64, i64)

static uint32_t int_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    (void)arena, (void)call;
    types[0] = types[1] = &yl_type_bigint;
    return 2;
}

static yl_status int_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                             yl_vector **out)
{
    const int_state *s = (const int_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        out[0]->i64[i] = s[i].sum;
        out[1]->i64[i] = s[i].count;
    }
    return YL_OK;
}

static yl_status int_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                           yl_vector *const *partials, uint32_t n)
{
    const int64_t *sum = partials[0]->i64, *count = partials[1]->i64;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        int_state *s = (int_state *)states + yl_agg_group(groups, i);
        s->sum = yl_agg_wrap_add(s->sum, sum[i]);
        s->count += count[i];
    }
    return YL_OK;
}

static void put_int(yl_vector *out, uint32_t i, int64_t value)
{
    switch ((yl_phys)out->phys) {
    case YL_PHYS_I8:
        out->i8[i] = (int8_t)value;
        break;
    case YL_PHYS_I16:
        out->i16[i] = (int16_t)value;
        break;
    case YL_PHYS_I32:
        out->i32[i] = (int32_t)value;
        break;
    default:
        out->i64[i] = value;
        break;
    }
}

static yl_status int_sum_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                yl_vector *out)
{
    const int_state *s = (const int_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].count == 0)
            YL_TRY(yl_vector_set_null(out, i));
        else
            put_int(out, i, s[i].sum);
    }
    return YL_OK;
}

static yl_status int_avg_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                yl_vector *out)
{
    const int_state *s = (const int_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].count == 0)
            YL_TRY(yl_vector_set_null(out, i));
        else if (s[i].count == -1)
            put_int(out, i, yl_agg_wrap_sub(0, s[i].sum));
        else
            put_int(out, i, s[i].sum / s[i].count);
    }
    return YL_OK;
}

/* ---- FLOAT and DOUBLE ---- */

#define FLOAT_ROWS(name, state_, x_, op_)                                                          \
    static yl_status name(const yl_agg_run *run, char *states, const uint32_t *groups,             \
                          yl_vector *const *args, uint32_t n)                                      \
    {                                                                                              \
        state_ *restrict s = (state_ *)states;                                                     \
        const __typeof__(*args[0]->x_) *restrict x = args[0]->x_;                                  \
        (void)run;                                                                                 \
        if (groups == NULL) {                                                                      \
            __typeof__(s->sum) sum = s->sum;                                                       \
            YL_AGG_EACH_VALID(args[0], n, i, sum = sum op_ x[i];);                                 \
            s->sum = sum;                                                                          \
            s->count = s->count op_ yl_agg_count_valid(args[0], n);                                \
        } else {                                                                                   \
            YL_AGG_EACH_VALID(args[0], n, i, {                                                     \
                state_ *g = &s[groups[i]];                                                         \
                g->sum = g->sum op_ x[i];                                                          \
                g->count = g->count op_ 1;                                                         \
            });                                                                                    \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

#define FLOAT_STATE(name, state_, x_, type_)                                                       \
    static void name##_sum_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)   \
    {                                                                                              \
        state_ *s = (state_ *)states + first;                                                      \
        (void)run;                                                                                 \
        for (uint32_t i = 0; i < n; i++)                                                           \
            s[i] = (state_){.sum = -0.0f};                                                         \
    }                                                                                              \
    static uint32_t name##_partials(yl_arena *arena, const yl_agg_call *call,                      \
                                    const yl_type **types)                                         \
    {                                                                                              \
        (void)arena, (void)call;                                                                   \
        types[0] = &(type_);                                                                       \
        types[1] = &yl_type_bigint;                                                                \
        return 2;                                                                                  \
    }                                                                                              \
    static yl_status name##_partial(const yl_agg_run *run, char *states, uint32_t first,           \
                                    uint32_t n, yl_vector **out)                                   \
    {                                                                                              \
        const state_ *s = (const state_ *)states + first;                                          \
        (void)run;                                                                                 \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            out[0]->x_[i] = s[i].sum;                                                              \
            out[1]->i64[i] = s[i].count;                                                           \
        }                                                                                          \
        return YL_OK;                                                                              \
    }                                                                                              \
    static yl_status name##_merge(const yl_agg_run *run, char *states, const uint32_t *groups,     \
                                  yl_vector *const *partials, uint32_t n)                          \
    {                                                                                              \
        (void)run;                                                                                 \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            state_ *s = (state_ *)states + yl_agg_group(groups, i);                                \
            s->sum += partials[0]->x_[i];                                                          \
            s->count += partials[1]->i64[i];                                                       \
        }                                                                                          \
        return YL_OK;                                                                              \
    }                                                                                              \
    static yl_status name##_sum_result(const yl_agg_run *run, char *states, uint32_t first,        \
                                       uint32_t n, yl_vector *out)                                 \
    {                                                                                              \
        const state_ *s = (const state_ *)states + first;                                          \
        (void)run;                                                                                 \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            if (s[i].count == 0)                                                                   \
                YL_TRY(yl_vector_set_null(out, i));                                                \
            else                                                                                   \
                out->x_[i] = s[i].sum;                                                             \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

FLOAT_ROWS(f32_sum_accumulate, f32_state, f32, +)
FLOAT_ROWS(f32_sum_retract, f32_state, f32, -)
FLOAT_ROWS(f32_avg_accumulate, f64_state, f32, +)
FLOAT_ROWS(f32_avg_retract, f64_state, f32, -)
FLOAT_ROWS(f64_accumulate, f64_state, f64, +)
FLOAT_ROWS(f64_retract, f64_state, f64, -)
FLOAT_STATE(f32, f32_state, f32, yl_type_float)
FLOAT_STATE(f64, f64_state, f64, yl_type_double)

static yl_status f64_avg_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                yl_vector *out)
{
    const f64_state *s = (const f64_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        double mean = s[i].sum / (double)s[i].count;
        if (s[i].count == 0)
            YL_TRY(yl_vector_set_null(out, i));
        else if (out->phys == YL_PHYS_F32)
            out->f32[i] = (float)mean;
        else
            out->f64[i] = mean;
    }
    return YL_OK;
}

/* ---- DECIMAL ---- */

enum { UNCHECKED_DIGITS = 19 }; /* 10^19 times 2^63 rows stay below 10^38 */

static inline void decimal_add(decimal_state *s, yl_int128 x, bool is_avg)
{
    if (is_avg && s->overflowed)
        return;
    s->sum += x; /* both below 10^38 */
    s->overflowed = !yl_decimal_fits(s->sum, YL_DECIMAL_DIGITS_MAX);
    if (s->overflowed)
        s->sum = 0;
}

static inline void decimal_rows(decimal_state *s, const uint32_t *groups, const yl_vector *arg,
                                uint32_t n, int sign, bool is_avg)
{
    const yl_int128 *x = arg->i128;
    if (arg->type->precision <= UNCHECKED_DIGITS && groups == NULL) {
        yl_int128 sum = 0;
        for (uint32_t i = 0; i < n; i++)
            sum += x[i];
        s->sum += sign * sum;
        s->count += sign * (int64_t)yl_agg_count_valid(arg, n);
    } else if (arg->type->precision <= UNCHECKED_DIGITS) {
        YL_AGG_EACH_VALID(arg, n, i, {
            decimal_state *g = &s[groups[i]];
            g->sum += sign * x[i];
            g->count += sign;
        });
    } else {
        YL_AGG_EACH_VALID(arg, n, i, {
            decimal_state *g = &s[yl_agg_group(groups, i)];
            decimal_add(g, sign * x[i], is_avg);
            g->count += sign;
        });
    }
}

#define DECIMAL_ROWS(name, sign_, is_avg_)                                                         \
    static yl_status name(const yl_agg_run *run, char *states, const uint32_t *groups,             \
                          yl_vector *const *args, uint32_t n)                                      \
    {                                                                                              \
        (void)run;                                                                                 \
        decimal_rows((decimal_state *)states, groups, args[0], n, sign_, is_avg_);                 \
        return YL_OK;                                                                              \
    }

DECIMAL_ROWS(decimal_sum_accumulate, 1, false)
DECIMAL_ROWS(decimal_sum_retract, -1, false)
DECIMAL_ROWS(decimal_avg_accumulate, 1, true)
DECIMAL_ROWS(decimal_avg_retract, -1, true)

static uint32_t decimal_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    types[0] = yl_type_decimal(arena, YL_DECIMAL_DIGITS_MAX, call->args[0]->type->scale);
    types[1] = &yl_type_bigint;
    return 2;
}

static yl_status decimal_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                 yl_vector **out)
{
    const decimal_state *s = (const decimal_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        out[1]->i64[i] = s[i].count;
        if (s[i].overflowed)
            YL_TRY(yl_vector_set_null(out[0], i));
        else
            out[0]->i128[i] = s[i].sum;
    }
    return YL_OK;
}

static yl_status decimal_merge_as(char *states, const uint32_t *groups, yl_vector *const *partials,
                                  uint32_t n, bool is_avg)
{
    for (uint32_t i = 0; i < n; i++) {
        decimal_state *s = (decimal_state *)states + yl_agg_group(groups, i);
        int64_t count = partials[1]->i64[i];
        if (!yl_vector_valid(partials[0], i)) {
            /* A SUM takes such a partial for a group without values. */
            s->overflowed |= is_avg || s->count == 0;
            s->sum = s->overflowed ? 0 : s->sum;
        } else if (count != 0 || partials[0]->i128[i] != 0) {
            decimal_add(s, partials[0]->i128[i], is_avg);
        }
        s->count += count;
    }
    return YL_OK;
}

static yl_status decimal_sum_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                                   yl_vector *const *partials, uint32_t n)
{
    (void)run;
    return decimal_merge_as(states, groups, partials, n, false);
}

static yl_status decimal_avg_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                                   yl_vector *const *partials, uint32_t n)
{
    (void)run;
    return decimal_merge_as(states, groups, partials, n, true);
}

static yl_status decimal_sum_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                    yl_vector *out)
{
    const decimal_state *s = (const decimal_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].count == 0 || s[i].overflowed)
            YL_TRY(yl_vector_set_null(out, i));
        else
            out->i128[i] = s[i].sum;
    }
    return YL_OK;
}

static yl_status decimal_avg_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                    yl_vector *out)
{
    const decimal_state *s = (const decimal_state *)states + first;
    int scale = run->call->args[0]->type->scale;
    for (uint32_t i = 0; i < n; i++) {
        if (s[i].count == 0 || s[i].overflowed ||
            yl_decimal_div(s[i].sum, scale, s[i].count, 0, out->type->precision, out->type->scale,
                           &out->i128[i]) != YL_DECIMAL_OK)
            YL_TRY(yl_vector_set_null(out, i));
    }
    return YL_OK;
}

/* ---- Tables ---- */

extern const yl_signature yl_agg_sum_rows[];

#define AGGREGATE(name_, row_, state_, init_, kind_, rows_, merge_, result_)                       \
    {                                                                                              \
        .name = name_, .signature = &yl_agg_sum_rows[row_], .nullable_if_empty = true,             \
        .state_size = sizeof(state_), .partial_types = kind_##_partials, .init = init_,            \
        .accumulate = rows_##_accumulate, .retract = rows_##_retract, .partial = kind_##_partial,  \
        .merge = merge_, .result = result_,                                                        \
    }
#define SUM(state_, init_, kind_, rows_, merge_)                                                   \
    AGGREGATE("SUM", 0, state_, init_, kind_, rows_, merge_, kind_##_sum_result)
#define AVG(state_, kind_, rows_, merge_, result_)                                                 \
    AGGREGATE("AVG", 1, state_, zero_init, kind_, rows_, merge_, result_)

static const yl_aggregate sums[] = {
    [YL_PHYS_I8] = SUM(int_state, zero_init, int, i8, int_merge),
    [YL_PHYS_I16] = SUM(int_state, zero_init, int, i16, int_merge),
    [YL_PHYS_I32] = SUM(int_state, zero_init, int, i32, int_merge),
    [YL_PHYS_I64] = SUM(int_state, zero_init, int, i64, int_merge),
    [YL_PHYS_F32] = SUM(f32_state, f32_sum_init, f32, f32_sum, f32_merge),
    [YL_PHYS_F64] = SUM(f64_state, f64_sum_init, f64, f64, f64_merge),
    [YL_PHYS_I128] = SUM(decimal_state, zero_init, decimal, decimal_sum, decimal_sum_merge),
};

static const yl_aggregate avgs[] = {
    [YL_PHYS_I8] = AVG(int_state, int, i8, int_merge, int_avg_result),
    [YL_PHYS_I16] = AVG(int_state, int, i16, int_merge, int_avg_result),
    [YL_PHYS_I32] = AVG(int_state, int, i32, int_merge, int_avg_result),
    [YL_PHYS_I64] = AVG(int_state, int, i64, int_merge, int_avg_result),
    [YL_PHYS_F32] = AVG(f64_state, f64, f32_avg, f64_merge, f64_avg_result),
    [YL_PHYS_F64] = AVG(f64_state, f64, f64, f64_merge, f64_avg_result),
    [YL_PHYS_I128] =
        AVG(decimal_state, decimal, decimal_avg, decimal_avg_merge, decimal_avg_result),
};

static const yl_aggregate *choose_sum(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    return &sums[yl_type_phys(args[0])];
}

static const yl_aggregate *choose_avg(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    return &avgs[yl_type_phys(args[0])];
}

static const yl_type *infer_as(yl_arena *arena, const yl_type *arg,
                               yl_decimal_type (*rule)(yl_decimal_type))
{
    if (arg->root != YL_DECIMAL)
        return arg;
    yl_decimal_type type = rule((yl_decimal_type){arg->precision, arg->scale});
    return yl_type_decimal(arena, type.precision, type.scale);
}

static const yl_type *infer_sum(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return infer_as(arena, args[0]->type, yl_decimal_sum_type);
}

static const yl_type *infer_avg(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return infer_as(arena, args[0]->type, yl_decimal_avg_type);
}

const yl_signature yl_agg_sum_rows[] = {
    {.name = "SUM",
     .args = "numeric",
     .infer = infer_sum,
     .choose_aggregate = choose_sum,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The sum of the values that are not NULL, in the type of the values: integers wrap."},
    {.name = "AVG",
     .args = "numeric",
     .infer = infer_avg,
     .choose_aggregate = choose_avg,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The mean of the values that are not NULL; that of integers is an integer."},
    {0},
};
