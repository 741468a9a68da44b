/* Text to values: BOOLEAN, numbers, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ.
 *
 * The readers are those of data/number.h, data/decimal.h and data/time_text.h, with all of Flink's
 * leniency; here are only the loops, one per target, and a short way for plain digits.
 */
#include "data/calendar.h"
#include "data/number.h"
#include "data/time_text.h"
#include "data/timezone.h"
#include "function/cast.h"

/* Up to eight digits and a sign: most integers in files are no more than that. */
static inline bool plain_int(yl_str s, int64_t *out)
{
    const char *p = s.data;
    size_t n = s.size;
    bool minus = n > 0 && p[0] == '-';
    uint32_t v;
    p += minus;
    n -= minus;
    if (n == 0 || n > 8 || !yl_digits_parse(p, n, &v))
        return false;
    *out = minus ? -(int64_t)v : (int64_t)v;
    return true;
}

/* `read_` sets `to[i]` and is true, or the value is bad. */
#define STAMP(name_, out_, zero_, read_)                                                           \
    static yl_status name_(yl_cast_job *job)                                                       \
    {                                                                                              \
        const yl_view *from = job->in->views;                                                      \
        __typeof__(*job->out->out_) *to = job->out->out_;                                          \
        for (uint32_t i = 0; i < job->n; i++) {                                                    \
            if (!yl_cast_valid(job, i)) {                                                          \
                to[i] = zero_;                                                                     \
                continue;                                                                          \
            }                                                                                      \
            yl_str s = yl_view_str(&from[i]);                                                      \
            if (read_)                                                                             \
                continue;                                                                          \
            to[i] = zero_;                                                                         \
            YL_TRY(yl_cast_bad(job, i));                                                           \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

static inline bool read_int(yl_str s, int64_t min, int64_t max, int64_t *out)
{
    if (plain_int(s, out))
        return *out >= min && *out <= max;
    return yl_cast_text_to_int(s, min, max, out);
}

#define STAMP_INT(name_, out_, min_, max_)                                                         \
    static inline bool name_##_read(yl_str s, __typeof__(*((yl_vector *)0)->out_) *out)            \
    {                                                                                              \
        int64_t v;                                                                                 \
        if (!read_int(s, min_, max_, &v))                                                          \
            return false;                                                                          \
        *out = (__typeof__(*out))v;                                                                \
        return true;                                                                               \
    }                                                                                              \
    STAMP(name_, out_, 0, name_##_read(s, &to[i]))

STAMP_INT(text_to_tinyint, i8, INT8_MIN, INT8_MAX)
STAMP_INT(text_to_smallint, i16, INT16_MIN, INT16_MAX)
STAMP_INT(text_to_int, i32, INT32_MIN, INT32_MAX)
STAMP_INT(text_to_bigint, i64, INT64_MIN, INT64_MAX)

static inline bool read_bool(yl_str s, uint8_t *out)
{
    bool v;
    if (!yl_cast_text_to_bool(s, &v))
        return false;
    *out = v;
    return true;
}

STAMP(text_to_boolean, u8, 0, read_bool(s, &to[i]))
STAMP(text_to_float, f32, 0, yl_float_parse_java(s, &to[i]))
/* Plain numbers first: that reader is inline, and reads them as Java does. */
STAMP(text_to_double, f64, 0, yl_double_parse(s, &to[i]) || yl_double_parse_java(s, &to[i]))
STAMP(text_to_date, i32, 0, yl_cast_text_to_date(s, &to[i]))

/* A zone suffix may have led out of the day. */
static inline bool read_time(yl_str s, int precision, int32_t *out)
{
    if (!yl_cast_text_to_time(s, precision, out))
        return false;
    *out = (int32_t)yl_floor_mod(*out, YL_MILLIS_PER_DAY);
    return true;
}

STAMP(text_to_time, i32, 0, read_time(s, job->to->precision, &to[i]))
/* Too many digits are bad here, whereas from a number they make a NULL. */
STAMP(text_to_decimal, i128, 0,
      yl_decimal_cast_text(s, job->to->precision, job->to->scale, &to[i]) == YL_DECIMAL_OK)

static yl_status text_to_stamp(yl_cast_job *job)
{
    bool nanos = yl_type_phys(job->to) == YL_PHYS_I128, utc = job->to->root == YL_TIMESTAMP_LTZ;
    yl_timezone_cache cache = {0};
    for (uint32_t i = 0; i < job->n; i++) {
        yl_instant t = {0, 0};
        if (yl_cast_valid(job, i)) {
            if (!yl_cast_text_to_timestamp(yl_view_str(&job->in->views[i]), job->to->precision,
                                           &t)) {
                t = (yl_instant){0, 0};
                YL_TRY(yl_cast_bad(job, i));
            } else if (utc) {
                t = yl_timezone_instant_of(job->env->zone, t, &cache);
            }
        }
        if (nanos)
            job->out->i128[i] = yl_instant_to_nanos(t);
        else
            job->out->i64[i] = yl_instant_to_micros(t);
    }
    return YL_OK;
}

yl_cast_fn yl_cast_parse_fn(const yl_type *from, const yl_type *to)
{
    if (!yl_type_is_text(from))
        return NULL;
    switch (to->root) {
    case YL_BOOLEAN:
        return text_to_boolean;
    case YL_TINYINT:
        return text_to_tinyint;
    case YL_SMALLINT:
        return text_to_smallint;
    case YL_INT:
        return text_to_int;
    case YL_BIGINT:
        return text_to_bigint;
    case YL_FLOAT:
        return text_to_float;
    case YL_DOUBLE:
        return text_to_double;
    case YL_DECIMAL:
        return text_to_decimal;
    case YL_DATE:
        return text_to_date;
    case YL_TIME:
        return text_to_time;
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        return text_to_stamp;
    default:
        return NULL;
    }
}
