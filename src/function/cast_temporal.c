/* DATE, TIME, TIMESTAMP and TIMESTAMP_LTZ among each other.
 *
 * Everything goes through yl_instant; how a timestamp lies in memory depends on its precision
 * (data/types.h), so a small reader and writer pick the form once per batch.
 *
 * Flink divides where it should floor when a TIMESTAMP before 1970 becomes a DATE or a TIME or
 * loses digits of its fraction, and is copied: 1969-12-31 23:59:59.999 is the DATE 1970-01-01 and
 * the TIMESTAMP(0) 1970-01-01 00:00:00. A TIME that would come out negative is brought back into
 * the day, as Flink's own texts of it show it. A TIMESTAMP_LTZ becomes DATE or TIME by flooring.
 */
#include "data/calendar.h"
#include "data/timezone.h"
#include "function/cast.h"

enum { NANOS_FROM_PRECISION = 7 }; /* TIMESTAMP(7..9) are 128-bit nanoseconds */

static inline yl_instant instant_at(const yl_vector *v, uint32_t i, bool nanos)
{
    return nanos ? yl_instant_from_nanos(v->i128[i]) : yl_instant_from_micros(v->i64[i]);
}

static inline void put_instant(yl_vector *v, uint32_t i, bool nanos, yl_instant t)
{
    if (nanos)
        v->i128[i] = yl_instant_to_nanos(t);
    else
        v->i64[i] = yl_instant_to_micros(t);
}

static bool in_nanos(const yl_type *type)
{
    return type->precision >= NANOS_FROM_PRECISION;
}

/* TIMESTAMP or LTZ to TIMESTAMP or LTZ, with a change of zone, digits or both. */
static yl_status stamp_to_stamp(yl_cast_job *job)
{
    bool from_nanos = in_nanos(job->from), to_nanos = in_nanos(job->to);
    bool cut = job->to->precision < job->from->precision;
    bool to_local = job->from->root == YL_TIMESTAMP_LTZ && job->to->root == YL_TIMESTAMP;
    bool to_utc = job->from->root == YL_TIMESTAMP && job->to->root == YL_TIMESTAMP_LTZ;
    yl_timezone_cache cache = {0};
    for (uint32_t i = 0; i < job->n; i++) {
        if (!yl_cast_valid(job, i)) {
            put_instant(job->out, i, to_nanos, (yl_instant){0, 0});
            continue;
        }
        yl_instant t = instant_at(job->in, i, from_nanos);
        if (to_local)
            t = yl_timezone_local_of(job->env->zone, t, &cache);
        else if (to_utc)
            t = yl_timezone_instant_of(job->env->zone, t, &cache);
        if (cut)
            t = yl_instant_truncate_flink(t, job->to->precision);
        put_instant(job->out, i, to_nanos, t);
    }
    return YL_OK;
}

/* DATE or TIME to TIMESTAMP or LTZ: midnight, or the time on 1970-01-01, of the local clock. */
static yl_status day_to_stamp(yl_cast_job *job)
{
    bool nanos = in_nanos(job->to), utc = job->to->root == YL_TIMESTAMP_LTZ;
    bool date = job->from->root == YL_DATE;
    yl_timezone_cache cache = {0};
    for (uint32_t i = 0; i < job->n; i++) {
        int32_t value = job->in->i32[i];
        yl_instant t = {0, 0};
        if (yl_cast_valid(job, i)) {
            t = date ? yl_instant_from_days(value) : yl_instant_from_millis(value);
            if (!date)
                t = yl_instant_truncate(t, job->to->precision);
            if (utc)
                t = yl_timezone_instant_of(job->env->zone, t, &cache);
        }
        put_instant(job->out, i, nanos, t);
    }
    return YL_OK;
}

/* Zeroes the digits behind the precision, towards zero. */
static int32_t cut_millis(int32_t millis, int precision)
{
    static const int32_t units[] = {1000, 100, 10};
    return precision < 3 ? millis - millis % units[precision] : millis;
}

static yl_status timestamp_to_date(yl_cast_job *job)
{
    bool nanos = in_nanos(job->from);
    for (uint32_t i = 0; i < job->n; i++) {
        int64_t millis = yl_instant_to_millis(instant_at(job->in, i, nanos));
        job->out->i32[i] = (int32_t)(millis / YL_MILLIS_PER_DAY);
    }
    return YL_OK;
}

static yl_status timestamp_to_time(yl_cast_job *job)
{
    bool nanos = in_nanos(job->from);
    for (uint32_t i = 0; i < job->n; i++) {
        int64_t millis = yl_instant_to_millis(instant_at(job->in, i, nanos));
        int32_t t = cut_millis((int32_t)(millis % YL_MILLIS_PER_DAY), job->to->precision);
        job->out->i32[i] = (int32_t)yl_floor_mod(t, YL_MILLIS_PER_DAY);
    }
    return YL_OK;
}

static yl_status ltz_to_day(yl_cast_job *job)
{
    bool nanos = in_nanos(job->from), date = job->to->root == YL_DATE;
    yl_timezone_cache cache = {0};
    for (uint32_t i = 0; i < job->n; i++) {
        job->out->i32[i] = 0;
        if (!yl_cast_valid(job, i))
            continue;
        yl_instant t = yl_timezone_local_of(job->env->zone, instant_at(job->in, i, nanos), &cache);
        job->out->i32[i] =
            date ? yl_instant_days(t) : cut_millis(yl_instant_millis_of_day(t), job->to->precision);
    }
    return YL_OK;
}

static yl_status time_to_time(yl_cast_job *job)
{
    for (uint32_t i = 0; i < job->n; i++)
        job->out->i32[i] = cut_millis(job->in->i32[i], job->to->precision);
    return YL_OK;
}

yl_cast_fn yl_cast_temporal_fn(const yl_type *from, const yl_type *to)
{
    if (yl_type_is_timestamp(from) && yl_type_is_timestamp(to)) {
        bool plain = from->root == to->root && from->precision <= to->precision &&
                     in_nanos(from) == in_nanos(to);
        return plain ? yl_cast_same : stamp_to_stamp;
    }
    if ((from->root == YL_DATE || from->root == YL_TIME) && yl_type_is_timestamp(to))
        return day_to_stamp;
    if (yl_type_is_timestamp(from) && (to->root == YL_DATE || to->root == YL_TIME))
        return from->root == YL_TIMESTAMP_LTZ ? ltz_to_day
               : to->root == YL_DATE          ? timestamp_to_date
                                              : timestamp_to_time;
    if (from->root == YL_TIME && to->root == YL_TIME)
        return from->precision <= to->precision ? yl_cast_same : time_to_time;
    return NULL;
}
