/* STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP.
 *
 * All of them come from the sum of the squared distances to the mean, kept up value by value by
 * Welford's method in DOUBLE whatever the argument's type is, and joined by Chan's formula. The
 * result is cast to the type of AVG: that of integers is an integer, cut towards zero.
 *
 * No value: NULL. One value: the _SAMP functions are NULL. Squares can get below zero only when
 * values are retracted that were never there: NULL.
 *
 * Partial columns: how many values, their mean, the squares.
 */
#include <math.h>

#include "data/number.h"
#include "function/agg_state.h"

typedef struct moments {
    double mean, squares;
    int64_t count;
    int64_t unused;
} moments;

YL_AGG_STATE(moments);

static void variance_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    (void)run;
    memset((moments *)states + first, 0, n * sizeof(moments));
}

static inline void moments_add(moments *s, double x)
{
    if (++s->count <= 0)
        return; /* more was taken out than put in */
    double before = x - s->mean;
    s->mean += before / (double)s->count;
    s->squares += before * (x - s->mean);
}

static inline void moments_remove(moments *s, double x)
{
    if (--s->count <= 0) {
        if (s->count == 0)
            s->mean = s->squares = 0;
        return;
    }
    double after = x - s->mean;
    s->mean -= after / (double)s->count;
    s->squares -= (x - s->mean) * after;
}

static void moments_join(moments *s, const moments *other)
{
    if (other->count <= 0) {
        s->count += other->count;
        if (s->count <= 0)
            s->mean = s->squares = 0;
    } else if (s->count == 0) {
        *s = *other;
    } else {
        double count = (double)(s->count + other->count), distance = other->mean - s->mean;
        s->squares +=
            other->squares + (double)s->count * (double)other->count / count * distance * distance;
        s->mean += (double)other->count / count * distance;
        s->count += other->count;
        if (s->count <= 0)
            s->mean = s->squares = 0;
    }
}

/* ---- Rows ---- */

#define ROWS_BY(name, x_, value_, do_)                                                             \
    static yl_status name(const yl_agg_run *run, char *states, const uint32_t *groups,             \
                          yl_vector *const *args, uint32_t n)                                      \
    {                                                                                              \
        const yl_vector *arg = args[0];                                                            \
        moments *s = (moments *)states;                                                            \
        (void)run;                                                                                 \
        if (groups == NULL) {                                                                      \
            moments one = *s; /* in registers */                                                   \
            YL_AGG_EACH_VALID(arg, n, i, do_(&one, value_(arg, arg->x_[i])););                     \
            *s = one;                                                                              \
        } else {                                                                                   \
            YL_AGG_EACH_VALID(arg, n, i, do_(&s[groups[i]], value_(arg, arg->x_[i])););            \
        }                                                                                          \
        return YL_OK;                                                                              \
    }
#define ROWS(kind_, x_, value_)                                                                    \
    ROWS_BY(kind_##_accumulate, x_, value_, moments_add)                                           \
    ROWS_BY(kind_##_retract, x_, value_, moments_remove)

#define PLAIN(arg_, x_)      ((double)(x_))
#define OF_DECIMAL(arg_, x_) yl_decimal_to_double(x_, (arg_)->type->precision, (arg_)->type->scale)

ROWS(i8, i8, PLAIN)
ROWS(i16, i16, PLAIN)
ROWS(i32, i32, PLAIN)
ROWS(i64, i64, PLAIN)
ROWS(f32, f32, PLAIN)
ROWS(f64, f64, PLAIN)
ROWS(decimal, i128, OF_DECIMAL)

/* ---- Partial columns ---- */

static uint32_t variance_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    (void)arena, (void)call;
    types[0] = &yl_type_bigint;
    types[1] = types[2] = &yl_type_double;
    return 3;
}

static yl_status variance_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                  yl_vector **out)
{
    const moments *s = (const moments *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        out[0]->i64[i] = s[i].count;
        out[1]->f64[i] = s[i].mean;
        out[2]->f64[i] = s[i].squares;
    }
    return YL_OK;
}

static yl_status variance_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                                yl_vector *const *partials, uint32_t n)
{
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        moments other = {.count = partials[0]->i64[i],
                         .mean = partials[1]->f64[i],
                         .squares = partials[2]->f64[i]};
        moments_join((moments *)states + yl_agg_group(groups, i), &other);
    }
    return YL_OK;
}

/* ---- Results ---- */

/* CAST(DOUBLE AS the result's type). */
static yl_status put_double(yl_vector *out, uint32_t i, double x)
{
    switch ((yl_phys)out->phys) {
    case YL_PHYS_I8:
        out->i8[i] = (int8_t)yl_double_to_int32(x);
        return YL_OK;
    case YL_PHYS_I16:
        out->i16[i] = (int16_t)yl_double_to_int32(x);
        return YL_OK;
    case YL_PHYS_I32:
        out->i32[i] = yl_double_to_int32(x);
        return YL_OK;
    case YL_PHYS_I64:
        out->i64[i] = yl_double_to_int64(x);
        return YL_OK;
    case YL_PHYS_F32:
        out->f32[i] = (float)x;
        return YL_OK;
    case YL_PHYS_F64:
        out->f64[i] = x;
        return YL_OK;
    default:
        if (yl_decimal_from_double(x, out->type->precision, out->type->scale, &out->i128[i]) !=
            YL_DECIMAL_OK)
            return yl_vector_set_null(out, i);
        return YL_OK;
    }
}

static yl_status variance_result(char *states, uint32_t first, uint32_t n, bool sample, bool root,
                                 yl_vector *out)
{
    const moments *s = (const moments *)states + first;
    for (uint32_t i = 0; i < n; i++) {
        int64_t divisor = s[i].count - sample;
        double x = s[i].squares / (double)divisor;
        if (s[i].count <= 0 || divisor == 0 || s[i].squares < 0)
            YL_TRY(yl_vector_set_null(out, i));
        else
            YL_TRY(put_double(out, i, root ? pow(x, 0.5) : x));
    }
    return YL_OK;
}

#define RESULT(name, sample_, root_)                                                               \
    static yl_status name(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,         \
                          yl_vector *out)                                                          \
    {                                                                                              \
        (void)run;                                                                                 \
        return variance_result(states, first, n, sample_, root_, out);                             \
    }

RESULT(stddev_pop, false, true)
RESULT(stddev_samp, true, true)
RESULT(var_pop, false, false)
RESULT(var_samp, true, false)

/* ---- Tables ---- */

extern const yl_signature yl_agg_variance_rows[];

#define KIND(name_, row_, kind_, result_)                                                          \
    {                                                                                              \
        .name = name_, .signature = &yl_agg_variance_rows[row_], .nullable_if_empty = true,        \
        .state_size = sizeof(moments), .partial_types = variance_partials, .init = variance_init,  \
        .accumulate = kind_##_accumulate, .retract = kind_##_retract, .partial = variance_partial, \
        .merge = variance_merge, .result = result_,                                                \
    }
#define KINDS(name_, row_, result_)                                                                \
    {                                                                                              \
        [YL_PHYS_I8] = KIND(name_, row_, i8, result_),                                             \
        [YL_PHYS_I16] = KIND(name_, row_, i16, result_),                                           \
        [YL_PHYS_I32] = KIND(name_, row_, i32, result_),                                           \
        [YL_PHYS_I64] = KIND(name_, row_, i64, result_),                                           \
        [YL_PHYS_F32] = KIND(name_, row_, f32, result_),                                           \
        [YL_PHYS_F64] = KIND(name_, row_, f64, result_),                                           \
        [YL_PHYS_I128] = KIND(name_, row_, decimal, result_),                                      \
    }
#define CHOOSE(name_, sql_, row_, result_)                                                         \
    static const yl_aggregate name_##s[] = KINDS(sql_, row_, result_);                             \
    static const yl_aggregate *choose_##name_(const yl_type *const *args, uint32_t n,              \
                                              const yl_type *result)                               \
    {                                                                                              \
        (void)n, (void)result;                                                                     \
        return &name_##s[yl_type_phys(args[0])];                                                   \
    }

CHOOSE(stddev_pop, "STDDEV_POP", 0, stddev_pop)
CHOOSE(stddev_samp, "STDDEV_SAMP", 1, stddev_samp)
CHOOSE(var_pop, "VAR_POP", 2, var_pop)
CHOOSE(var_samp, "VAR_SAMP", 3, var_samp)

static const yl_type *infer_mean(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                 yl_span span, yl_error *err)
{
    const yl_type *type = args[0]->type;
    (void)n, (void)span, (void)err;
    if (type->root != YL_DECIMAL)
        return type;
    yl_decimal_type mean = yl_decimal_avg_type((yl_decimal_type){type->precision, type->scale});
    return yl_type_decimal(arena, mean.precision, mean.scale);
}

/* Of a single value, a sample has no variance: NULL, though the type does not say so. */
const yl_signature yl_agg_variance_rows[] = {
    {.name = "STDDEV_POP",
     .args = "numeric",
     .infer = infer_mean,
     .choose_aggregate = choose_stddev_pop,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The standard deviation of the values; that of integers is an integer."},
    {.name = "STDDEV_SAMP",
     .alias = "STDDEV",
     .args = "numeric",
     .infer = infer_mean,
     .choose_aggregate = choose_stddev_samp,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The standard deviation of what the values are a sample of; NULL for one value."},
    {.name = "VAR_POP",
     .args = "numeric",
     .infer = infer_mean,
     .choose_aggregate = choose_var_pop,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The variance of the values; that of integers is an integer."},
    {.name = "VAR_SAMP",
     .alias = "VARIANCE",
     .args = "numeric",
     .infer = infer_mean,
     .choose_aggregate = choose_var_samp,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The variance of what the values are a sample of; NULL for one value."},
    {0},
};
