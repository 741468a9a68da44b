/* BOOLEAN and numbers among each other, and integers to INTERVALs.
 *
 * The rules are Java's narrowing conversions: an integer keeps its low bits; FLOAT and DOUBLE
 * saturate at INT and BIGINT and are 0 for NaN, and reach TINYINT and SMALLINT through INT, which
 * wraps; a DECIMAL loses its fraction and keeps the low bits of what remains. DECIMAL is the only
 * target with a bound of its own: what exceeds it is NULL (rule 2 of data/decimal.h).
 *
 * The loops among the seven fixed-width types are stamped for each pair. They compute every row,
 * NULL or not, so that they vectorise.
 */
#include "data/calendar.h"
#include "data/number.h"
#include "function/cast.h"

/* ---- Fixed width to fixed width ---- */

#define STAMP(name_, in_, out_, expr_)                                                             \
    static yl_status name_(yl_cast_job *job)                                                       \
    {                                                                                              \
        const __typeof__(*job->in->in_) *restrict from = job->in->in_;                             \
        __typeof__(*job->out->out_) *restrict to = job->out->out_;                                 \
        for (uint32_t i = 0, n = job->n; i < n; i++) {                                             \
            const __typeof__(*job->in->in_) a = from[i];                                           \
            to[i] = (__typeof__(*job->out->out_))(expr_);                                          \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

/* From BOOLEAN and integers: the value itself, cut or rounded by C's own conversion. */
#define STAMP_EXACT(in_)                                                                           \
    STAMP(in_##_to_u8, in_, u8, a != 0)                                                            \
    STAMP(in_##_to_i8, in_, i8, a)                                                                 \
    STAMP(in_##_to_i16, in_, i16, a)                                                               \
    STAMP(in_##_to_i32, in_, i32, a)                                                               \
    STAMP(in_##_to_i64, in_, i64, a)                                                               \
    STAMP(in_##_to_f32, in_, f32, a)                                                               \
    STAMP(in_##_to_f64, in_, f64, a)

#define STAMP_FLOATING(in_)                                                                        \
    STAMP(in_##_to_u8, in_, u8, a != 0)                                                            \
    STAMP(in_##_to_i8, in_, i8, yl_double_to_int32((double)a))                                     \
    STAMP(in_##_to_i16, in_, i16, yl_double_to_int32((double)a))                                   \
    STAMP(in_##_to_i32, in_, i32, yl_double_to_int32((double)a))                                   \
    STAMP(in_##_to_i64, in_, i64, yl_double_to_int64((double)a))                                   \
    STAMP(in_##_to_f32, in_, f32, a)                                                               \
    STAMP(in_##_to_f64, in_, f64, a)

STAMP_EXACT(u8)
STAMP_EXACT(i8)
STAMP_EXACT(i16)
STAMP_EXACT(i32)
STAMP_EXACT(i64)
STAMP_FLOATING(f32)
STAMP_FLOATING(f64)

#define ROW_OF(in_)                                                                                \
    {                                                                                              \
        in_##_to_u8, in_##_to_i8, in_##_to_i16, in_##_to_i32, in_##_to_i64, in_##_to_f32,          \
            in_##_to_f64                                                                           \
    }

static const yl_cast_fn fixed[7][7] = {ROW_OF(u8),  ROW_OF(i8),  ROW_OF(i16), ROW_OF(i32),
                                       ROW_OF(i64), ROW_OF(f32), ROW_OF(f64)};

/* Row and column of `fixed`; -1 for other types. */
static int fixed_index(const yl_type *type)
{
    switch (type->root) {
    case YL_BOOLEAN:
        return 0;
    case YL_TINYINT:
        return 1;
    case YL_SMALLINT:
        return 2;
    case YL_INT:
        return 3;
    case YL_BIGINT:
        return 4;
    case YL_FLOAT:
        return 5;
    case YL_DOUBLE:
        return 6;
    default:
        return -1;
    }
}

/* ---- DECIMAL ---- */

#define DECIMAL_FROM(name_, in_)                                                                   \
    static yl_status name_(yl_cast_job *job)                                                       \
    {                                                                                              \
        const __typeof__(*job->in->in_) *from = job->in->in_;                                      \
        yl_int128 *to = job->out->i128;                                                            \
        int precision = job->to->precision, scale = job->to->scale;                                \
        for (uint32_t i = 0; i < job->n; i++) {                                                    \
            if (!yl_decimal_from_int64((int64_t)from[i], precision, scale, &to[i])) {              \
                to[i] = 0;                                                                         \
                YL_TRY(yl_cast_null(job, i));                                                      \
            }                                                                                      \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

DECIMAL_FROM(decimal_from_u8, u8)
DECIMAL_FROM(decimal_from_i8, i8)
DECIMAL_FROM(decimal_from_i16, i16)
DECIMAL_FROM(decimal_from_i32, i32)
DECIMAL_FROM(decimal_from_i64, i64)

static yl_status decimal_from_floating(yl_cast_job *job)
{
    bool single = job->from->root == YL_FLOAT;
    yl_int128 *to = job->out->i128;
    for (uint32_t i = 0; i < job->n; i++) {
        to[i] = 0;
        if (!yl_cast_valid(job, i))
            continue;
        double value = single ? (double)job->in->f32[i] : job->in->f64[i];
        yl_decimal_code code =
            yl_decimal_from_double(value, job->to->precision, job->to->scale, &to[i]);
        if (code == YL_DECIMAL_OK)
            continue;
        to[i] = 0;
        YL_TRY(code == YL_DECIMAL_OVERFLOW ? yl_cast_null(job, i) : yl_cast_bad(job, i));
    }
    return YL_OK;
}

static yl_status decimal_from_decimal(yl_cast_job *job)
{
    const yl_int128 *from = job->in->i128;
    yl_int128 *to = job->out->i128;
    for (uint32_t i = 0; i < job->n; i++)
        if (!yl_decimal_rescale(from[i], job->from->scale, job->to->precision, job->to->scale,
                                &to[i])) {
            to[i] = 0;
            YL_TRY(yl_cast_null(job, i));
        }
    return YL_OK;
}

#define DECIMAL_TO(name_, out_, expr_)                                                             \
    static yl_status name_(yl_cast_job *job)                                                       \
    {                                                                                              \
        const yl_int128 *from = job->in->i128;                                                     \
        __typeof__(*job->out->out_) *to = job->out->out_;                                          \
        int precision = job->from->precision, scale = job->from->scale;                            \
        (void)precision, (void)scale;                                                              \
        for (uint32_t i = 0; i < job->n; i++) {                                                    \
            const yl_int128 a = from[i];                                                           \
            to[i] = (__typeof__(*job->out->out_))(expr_);                                          \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

DECIMAL_TO(decimal_to_u8, u8, a != 0)
DECIMAL_TO(decimal_to_i8, i8, yl_decimal_to_int64(a, scale))
DECIMAL_TO(decimal_to_i16, i16, yl_decimal_to_int64(a, scale))
DECIMAL_TO(decimal_to_i32, i32, yl_decimal_to_int64(a, scale))
DECIMAL_TO(decimal_to_i64, i64, yl_decimal_to_int64(a, scale))
DECIMAL_TO(decimal_to_f32, f32, yl_decimal_to_double(a, precision, scale))
DECIMAL_TO(decimal_to_f64, f64, yl_decimal_to_double(a, precision, scale))

/* ---- Integers to INTERVALs ----
 *
 * CAST(5 AS INTERVAL DAY) is five days. (Flink says so for constants only; from a column it takes
 * the number for milliseconds or months, a defect that is not copied.) */

static inline int64_t integer_at(const yl_cast_job *job, uint32_t i)
{
    switch (job->from->root) {
    case YL_TINYINT:
        return job->in->i8[i];
    case YL_SMALLINT:
        return job->in->i16[i];
    case YL_INT:
        return job->in->i32[i];
    default:
        return job->in->i64[i];
    }
}

static yl_status interval_from_integer(yl_cast_job *job)
{
    int unit = yl_interval_unit(job->to);
    bool months = job->to->root == YL_INTERVAL_YEAR_MONTH;
    int64_t factor = 1;
    if (unit >= 0)
        factor = months ? yl_time_unit_months((yl_time_unit)unit)
                        : yl_time_unit_millis((yl_time_unit)unit);
    for (uint32_t i = 0; i < job->n; i++) {
        uint64_t value = (uint64_t)integer_at(job, i) * (uint64_t)factor;
        if (months)
            job->out->i32[i] = (int32_t)(uint32_t)value;
        else
            job->out->i64[i] = (int64_t)value;
    }
    return YL_OK;
}

yl_cast_fn yl_cast_numeric_fn(const yl_type *from, const yl_type *to)
{
    static const yl_cast_fn from_fixed[7] = {
        decimal_from_u8,  decimal_from_i8,       decimal_from_i16,     decimal_from_i32,
        decimal_from_i64, decimal_from_floating, decimal_from_floating};
    static const yl_cast_fn to_fixed[7] = {decimal_to_u8,  decimal_to_i8,  decimal_to_i16,
                                           decimal_to_i32, decimal_to_i64, decimal_to_f32,
                                           decimal_to_f64};
    int f = fixed_index(from), t = fixed_index(to);
    if (f >= 0 && t >= 0)
        return f == t ? yl_cast_same : fixed[f][t];
    if (f >= 0 && to->root == YL_DECIMAL)
        return from_fixed[f];
    if (from->root == YL_DECIMAL && t >= 0)
        return to_fixed[t];
    if (from->root == YL_DECIMAL && to->root == YL_DECIMAL)
        return from->scale == to->scale && from->precision <= to->precision ? yl_cast_same
                                                                            : decimal_from_decimal;
    if (yl_type_is_integer(from) && yl_type_is_interval(to))
        return interval_from_integer;
    return NULL;
}
