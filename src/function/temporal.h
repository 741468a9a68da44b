/* What the temporal functions (fn_temporal*.c) share: points in time out of vectors and into them,
 * whatever the type keeps them in.
 *
 *     DATE            midnight of the day
 *     TIME            a time of 1970-01-01
 *     TIMESTAMP(p)    the local clock; microseconds, above p = 6 nanoseconds
 *     TIMESTAMP_LTZ   UTC; yl_temporal_local shows it in the session's zone
 */
#ifndef YL_FUNCTION_TEMPORAL_H
#define YL_FUNCTION_TEMPORAL_H

#include "data/calendar.h"
#include "function/signature.h"

/* Flink's way of reckoning before 1970 is copied (data/calendar.h). */
#define YL_TEMPORAL_MODE YL_CALENDAR_FLINK

_Static_assert((int)YL_SYM_YEAR == (int)YL_UNIT_YEAR && (int)YL_SYM_WEEK == (int)YL_UNIT_WEEK &&
                   (int)YL_SYM_DOW == (int)YL_UNIT_DOW &&
                   (int)YL_SYM_MILLENNIUM == (int)YL_UNIT_MILLENNIUM,
               "symbols of time units are numbered as the units are");

/* The unit in a symbol argument; YL_UNIT_COUNT when it is no unit. */
static inline yl_time_unit yl_temporal_unit(const yl_expr *symbol)
{
    int32_t unit = symbol->value->i32[0];
    return unit >= 0 && unit < (int32_t)YL_UNIT_COUNT ? (yl_time_unit)unit : YL_UNIT_COUNT;
}

static inline yl_instant yl_temporal_at(const yl_vector *v, uint32_t i)
{
    i = yl_kernel_at(v, i);
    if (v->type->root == YL_DATE)
        return yl_instant_from_days(v->i32[i]);
    if (v->type->root == YL_TIME)
        return yl_instant_from_millis(v->i32[i]);
    return v->phys == YL_PHYS_I128 ? yl_instant_from_nanos(v->i128[i])
                                   : yl_instant_from_micros(v->i64[i]);
}

/* The same; a TIMESTAMP_LTZ as the local time in `zone`. */
static inline yl_instant yl_temporal_local(const yl_vector *v, uint32_t i, const yl_timezone *zone,
                                           yl_timezone_cache *cache)
{
    yl_instant t = yl_temporal_at(v, i);
    return v->type->root == YL_TIMESTAMP_LTZ ? yl_timezone_local_of(zone, t, cache) : t;
}

/* A TIMESTAMP or TIMESTAMP_LTZ. */
static inline void yl_temporal_put(yl_vector *out, uint32_t i, yl_instant t)
{
    if (out->phys == YL_PHYS_I128)
        out->i128[i] = yl_instant_to_nanos(t);
    else
        out->i64[i] = yl_instant_to_micros(t);
}

#endif
