/* Arithmetic of dates, times and intervals: + - *, and (a - b) <unit>.
 *
 *     DATE +- DAY TO SECOND     whole days only; what is less is dropped
 *     DATE +- YEAR TO MONTH     the day is clamped to the end of the month; so are TIMESTAMPs
 *     TIME +- DAY TO SECOND     wraps around midnight; YEAR TO MONTH leaves a TIME alone
 *     TIMESTAMP +- ...          in the type of the TIMESTAMP
 *     interval +- interval      of the same kind
 *     interval * integer
 *     (a - b) unit              months or milliseconds between two points in time
 *
 * Overflow wraps. Time points are first brought to the right, intervals to the left or right, so
 * every kernel reads (point, interval).
 */
#include "data/calendar.h"
#include "function/signature.h"

typedef enum direction { PLUS = 1, MINUS = -1 } direction;

static inline int64_t wrap_add(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a + (uint64_t)b);
}

static inline int64_t wrap_mul(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a * (uint64_t)b);
}

/* out = f(point, interval), both FLAT. */
#define LOOP(out_, point_, interval_, expr_)                                                       \
    {                                                                                              \
        const yl_vector *p_ = call->args[0], *q_ = call->args[1];                                  \
        for (uint32_t i = 0; i < call->n; i++) {                                                   \
            const __typeof__(*p_->point_) t = p_->point_[i];                                       \
            const __typeof__(*q_->interval_) d = q_->interval_[i];                                 \
            call->out->out_[i] = (__typeof__(*call->out->out_))(expr_);                            \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

#define BOTH(name, out_, point_, interval_, plus_, minus_)                                         \
    static yl_status name##_plus(yl_kernel_call *call)                                             \
    {                                                                                              \
        LOOP(out_, point_, interval_, plus_)                                                       \
    }                                                                                              \
    static yl_status name##_minus(yl_kernel_call *call)                                            \
    {                                                                                              \
        LOOP(out_, point_, interval_, minus_)                                                      \
    }

static inline int32_t negate_months(int32_t months)
{
    return (int32_t)(0u - (uint32_t)months);
}

static inline int64_t micros_add_months(int64_t micros, int32_t months)
{
    return yl_instant_to_micros(yl_instant_add_months(yl_instant_from_micros(micros), months));
}

static inline yl_int128 nanos_add_months(yl_int128 nanos, int32_t months)
{
    return yl_instant_to_nanos(yl_instant_add_months(yl_instant_from_nanos(nanos), months));
}

static inline int64_t time_add(int32_t millis, int64_t interval, int sign)
{
    return (millis + YL_MILLIS_PER_DAY + sign * (interval % YL_MILLIS_PER_DAY)) % YL_MILLIS_PER_DAY;
}

BOTH(date_days, i32, i32, i64, (uint32_t)t + (uint32_t)(d / YL_MILLIS_PER_DAY),
     (uint32_t)t - (uint32_t)(d / YL_MILLIS_PER_DAY))
BOTH(date_months, i32, i32, i32, yl_days_add_months(t, d), yl_days_add_months(t, negate_months(d)))
BOTH(time_millis, i32, i32, i64, time_add(t, d, 1), time_add(t, d, -1))
BOTH(time_months, i32, i32, i32, ((void)d, t), ((void)d, t))
BOTH(micros_millis, i64, i64, i64, wrap_add(t, wrap_mul(d, 1000)), wrap_add(t, wrap_mul(d, -1000)))
BOTH(micros_months, i64, i64, i32, micros_add_months(t, d), micros_add_months(t, negate_months(d)))
BOTH(nanos_millis, i128, i128, i64, t + (yl_int128)d * 1000000, t - (yl_int128)d * 1000000)
BOTH(nanos_months, i128, i128, i32, nanos_add_months(t, d), nanos_add_months(t, negate_months(d)))
BOTH(months_months, i32, i32, i32, (uint32_t)t + (uint32_t)d, (uint32_t)t - (uint32_t)d)
BOTH(millis_millis, i64, i64, i64, (uint64_t)t + (uint64_t)d, (uint64_t)t - (uint64_t)d)

static yl_status months_times(yl_kernel_call *call)
{
    LOOP(i32, i32, i64, (uint64_t)t * (uint64_t)d)
}

static yl_status millis_times(yl_kernel_call *call)
{
    LOOP(i64, i64, i64, (uint64_t)t * (uint64_t)d)
}

static yl_status months_negate(yl_kernel_call *call)
{
    YL_KERNEL_UNARY(i32, i32, 0u - (uint32_t)a)
}

static yl_status millis_negate(yl_kernel_call *call)
{
    YL_KERNEL_UNARY(i64, i64, UINT64_C(0) - (uint64_t)a)
}

/* ---- Point and interval ---- */

static yl_kernel point_kernel(const yl_type *point, const yl_type *interval, direction sign)
{
#define PAIR(months, millis)                                                                       \
    (interval->root == YL_INTERVAL_YEAR_MONTH ? (sign == PLUS ? months##_plus : months##_minus)    \
                                              : (sign == PLUS ? millis##_plus : millis##_minus))
    switch (point->root) {
    case YL_DATE:
        return PAIR(date_months, date_days);
    case YL_TIME:
        return PAIR(time_months, time_millis);
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        return yl_type_phys(point) == YL_PHYS_I128 ? PAIR(nanos_months, nanos_millis)
                                                   : PAIR(micros_months, micros_millis);
    case YL_INTERVAL_YEAR_MONTH:
        return interval->root != point->root ? NULL
               : sign == PLUS                ? months_months_plus
                                             : months_months_minus;
    case YL_INTERVAL_DAY_TIME:
        return interval->root != point->root ? NULL
               : sign == PLUS                ? millis_millis_plus
                                             : millis_millis_minus;
    default:
        return NULL;
    }
#undef PAIR
}

static yl_kernel choose_plus(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    return point_kernel(args[0], args[1], PLUS);
}

static yl_kernel choose_minus(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    return point_kernel(args[0], args[1], MINUS);
}

/* interval + point, integer * interval */
static yl_status swap_plus(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                           const yl_expr **out, yl_error *err)
{
    (void)n;
    return yl_bind_two(arena, "+", args[1], args[0], span, out, err);
}

static yl_status swap_times(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                            const yl_expr **out, yl_error *err)
{
    (void)n;
    return yl_bind_two(arena, "*", args[1], args[0], span, out, err);
}

static yl_kernel choose_times(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)args, (void)n;
    return result->root == YL_INTERVAL_YEAR_MONTH ? months_times : millis_times;
}

static yl_kernel choose_negate(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)args, (void)n;
    return result->root == YL_INTERVAL_YEAR_MONTH ? months_negate : millis_negate;
}

/* ---- Point minus point ---- */

static inline yl_instant instant_of(const yl_vector *v, const yl_type *type, uint32_t i)
{
    if (type->root == YL_DATE)
        return yl_instant_from_days(v->i32[i]);
    if (type->root == YL_TIME)
        return yl_instant_from_millis(v->i32[i]);
    return v->phys == YL_PHYS_I128 ? yl_instant_from_nanos(v->i128[i])
                                   : yl_instant_from_micros(v->i64[i]);
}

static yl_status points_minus(yl_kernel_call *call)
{
    const yl_type *a = call->expr->args[0]->type, *b = call->expr->args[1]->type;
    for (uint32_t i = 0; i < call->n; i++) {
        yl_instant x = instant_of(call->args[0], a, i), y = instant_of(call->args[1], b, i);
        if (call->out->phys == YL_PHYS_I32)
            call->out->i32[i] = yl_instant_diff_months(x, y);
        else
            call->out->i64[i] =
                (int64_t)((uint64_t)yl_instant_to_millis(x) - (uint64_t)yl_instant_to_millis(y));
    }
    return YL_OK;
}

static const yl_type *infer_points(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                   yl_span span, yl_error *err)
{
    (void)arena, (void)n;
    yl_root a = args[0]->type->root, b = args[1]->type->root;
    if ((a == YL_TIME) != (b == YL_TIME) || (a == YL_TIMESTAMP_LTZ) != (b == YL_TIMESTAMP_LTZ)) {
        YL_FAIL_AT(err, TYPE, span, "%s cannot be subtracted from %s", yl_root_name(b),
                   yl_root_name(a));
        return NULL;
    }
    int32_t symbol = args[2]->value->i32[0];
    bool months = symbol == YL_SYM_YEAR || symbol == YL_SYM_MONTH || symbol == YL_SYM_QUARTER;
    return months ? &yl_type_interval_month : &yl_type_interval_second;
}

#define OPERATOR (YL_FN_HIDDEN | YL_FN_TOTAL)

const yl_signature yl_fn_interval_rows[] = {
    {.name = "+",
     .args = "temporal|interval, interval",
     .result = "$1",
     .flags = OPERATOR,
     .choose = choose_plus,
     .doc = "A point in time or an interval, moved by an interval.",
     .examples = "DATE '2024-01-31' + INTERVAL '1' MONTH -> 2024-02-29\n"
                 "TIME '23:30:00' + INTERVAL '45' MINUTE -> 00:15:00"},
    {.name = "+",
     .args = "interval, temporal",
     .flags = YL_FN_HIDDEN,
     .expand = swap_plus,
     .doc = "A point in time moved by an interval.",
     .examples = "INTERVAL '1' DAY + DATE '2024-01-01' -> 2024-01-02"},
    {.name = "-",
     .args = "temporal|interval, interval",
     .result = "$1",
     .flags = OPERATOR,
     .choose = choose_minus,
     .doc = "A point in time or an interval, moved back by an interval.",
     .examples = "DATE '2024-03-31' - INTERVAL '1' MONTH -> 2024-02-29"},
    {.name = "*",
     .args = "interval, bigint",
     .result = "$1",
     .flags = OPERATOR,
     .choose = choose_times,
     .doc = "An interval several times.",
     .examples = "INTERVAL '1' MONTH * 14 -> +1-02"},
    {.name = "*",
     .args = "integer, interval",
     .flags = YL_FN_HIDDEN,
     .expand = swap_times,
     .doc = "An interval several times.",
     .examples = "2 * INTERVAL '1' DAY -> +2 00:00:00.000"},
    {.name = "-",
     .args = "interval",
     .result = "$1",
     .flags = OPERATOR,
     .choose = choose_negate,
     .doc = "The interval in the other direction.",
     .examples = "-INTERVAL '1' MONTH -> -0-01"},
    {.name = "MINUS_DATE",
     .args = "temporal, temporal, =symbol",
     .infer = infer_points,
     .flags = OPERATOR,
     .kernel = points_minus,
     .doc = "The interval between two points in time, written (a - b) DAY.",
     .examples = "(DATE '2024-03-01' - DATE '2024-02-01') DAY -> +29 00:00:00.000"},
    {0},
};
