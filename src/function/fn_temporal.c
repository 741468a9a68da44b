/* Parts of points in time: EXTRACT and YEAR(), MONTH() ..., FLOOR and CEIL to a unit.
 *
 *     EXTRACT(unit FROM x)    BIGINT, x a DATE, TIME, TIMESTAMP*, or an INTERVAL
 *     FLOOR(x TO unit), CEIL  in x's type; TIMESTAMPs lose what is below the millisecond
 *
 * Weeks of EXTRACT are ISO weeks, those of FLOOR and CEIL begin on Sunday; DOW 1 is Sunday. Before
 * 1970 EXTRACT gives what Flink gives: the hour of 1900-03-01 01:02:03 is -22.
 *
 * A TIMESTAMP_LTZ is taken apart as the local time in the session's zone. FLOOR and CEIL find the
 * instant of the local time that they have come to, also on days on which the clocks change.
 */
#include "function/temporal.h"

/* ---- EXTRACT ---- */

static int64_t extract_months(yl_time_unit unit, int32_t months)
{
    switch (unit) {
    case YL_UNIT_MILLENNIUM:
        return months / 12000;
    case YL_UNIT_CENTURY:
        return months / 1200;
    case YL_UNIT_DECADE:
        return months / 120;
    case YL_UNIT_YEAR:
        return months / 12;
    case YL_UNIT_QUARTER:
        return months % 12 / 3 + 1;
    default:
        return months % 12;
    }
}

static int64_t extract_millis(yl_time_unit unit, int64_t millis)
{
    switch (unit) {
    case YL_UNIT_EPOCH:
        return millis / 1000;
    case YL_UNIT_DAY:
        return millis / YL_MILLIS_PER_DAY;
    case YL_UNIT_HOUR:
        return millis % YL_MILLIS_PER_DAY / 3600000;
    case YL_UNIT_MINUTE:
        return millis % 3600000 / 60000;
    case YL_UNIT_SECOND:
        return millis % 60000 / 1000;
    default:
        return millis % 1000;
    }
}

/* May this unit be asked of this type? */
static bool extract_fits(yl_time_unit unit, yl_root root)
{
    int64_t value;
    switch (root) {
    case YL_DATE:
        return yl_extract_time(unit, 0, &value) || yl_extract_date(unit, 0, &value);
    case YL_TIME:
        return yl_extract_time(unit, 0, &value);
    case YL_INTERVAL_YEAR_MONTH:
        return yl_time_unit_months(unit) > 0;
    case YL_INTERVAL_DAY_TIME:
        return unit == YL_UNIT_DAY || unit == YL_UNIT_HOUR || unit == YL_UNIT_MINUTE ||
               unit == YL_UNIT_SECOND || unit == YL_UNIT_MILLISECOND || unit == YL_UNIT_EPOCH;
    default:
        return yl_extract_local(unit, (yl_instant){0, 0}, YL_TEMPORAL_MODE, &value);
    }
}

static yl_status extract_from_date(yl_kernel_call *call)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[0]);
    const yl_vector *arg = call->args[1];
    for (uint32_t i = 0; i < call->n; i++) {
        int32_t days = arg->i32[yl_kernel_at(arg, i)];
        /* The SECOND of a DATE: Flink takes the number of the day for milliseconds. */
        if (!yl_extract_date(unit, days, &call->out->i64[i]))
            yl_extract_time(unit, days, &call->out->i64[i]);
    }
    return YL_OK;
}

static yl_status extract_from_time(yl_kernel_call *call)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[0]);
    const yl_vector *arg = call->args[1];
    for (uint32_t i = 0; i < call->n; i++)
        yl_extract_time(unit, arg->i32[yl_kernel_at(arg, i)], &call->out->i64[i]);
    return YL_OK;
}

static yl_status extract_from_months(yl_kernel_call *call)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[0]);
    const yl_vector *arg = call->args[1];
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i64[i] = extract_months(unit, arg->i32[yl_kernel_at(arg, i)]);
    return YL_OK;
}

static yl_status extract_from_millis(yl_kernel_call *call)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[0]);
    const yl_vector *arg = call->args[1];
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i64[i] = extract_millis(unit, arg->i64[yl_kernel_at(arg, i)]);
    return YL_OK;
}

static yl_status extract_from_timestamp(yl_kernel_call *call)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[0]);
    yl_timezone_cache cache = {0};
    for (uint32_t i = 0; i < call->n; i++)
        yl_extract_local(unit, yl_temporal_local(call->args[1], i, call->env->zone, &cache),
                         YL_TEMPORAL_MODE, &call->out->i64[i]);
    return YL_OK;
}

/* Hours, minutes, seconds of microseconds: plain division. */
static yl_status extract_from_micros(yl_kernel_call *call)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[0]);
    int64_t of = unit == YL_UNIT_HOUR     ? YL_MILLIS_PER_DAY
                 : unit == YL_UNIT_MINUTE ? 3600000
                                          : 60000;
    int64_t by = unit == YL_UNIT_HOUR ? 3600000 : unit == YL_UNIT_MINUTE ? 60000 : 1000;
    const int64_t *restrict micros = call->args[1]->i64;
    size_t step = call->args[1]->form == YL_FLAT;
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i64[i] = yl_floor_div(micros[i * step], 1000) % of / by;
    return YL_OK;
}

static yl_kernel choose_extract_of(const yl_type *type, yl_time_unit unit)
{
    switch (type->root) {
    case YL_DATE:
        return extract_from_date;
    case YL_TIME:
        return extract_from_time;
    case YL_INTERVAL_YEAR_MONTH:
        return extract_from_months;
    case YL_INTERVAL_DAY_TIME:
        return extract_from_millis;
    default:
        return type->root == YL_TIMESTAMP && yl_type_phys(type) == YL_PHYS_I64 &&
                       (unit == YL_UNIT_HOUR || unit == YL_UNIT_MINUTE || unit == YL_UNIT_SECOND)
                   ? extract_from_micros
                   : extract_from_timestamp;
    }
}

static const yl_signature extract_row;

static yl_status expand_extract(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_type *type = args[1]->type;
    yl_time_unit unit = yl_temporal_unit(args[0]);
    if (unit == YL_UNIT_COUNT || !extract_fits(unit, type->root))
        return YL_FAIL_AT(err, TYPE, span, "%s cannot be taken out of a value of type %s",
                          unit == YL_UNIT_COUNT ? "this" : yl_time_unit_name(unit),
                          yl_root_name(type->root));
    const yl_type *bigint = yl_type_nullable(arena, &yl_type_bigint, type->nullable);
    *out = yl_bind_kernel(arena, &extract_row, choose_extract_of(type, unit), 0, bigint, args, n,
                          span);
    return YL_OK;
}

/* The call's own row, once the unit is known. */
static const yl_signature extract_row = {
    .name = "EXTRACT",
    .args = "=symbol, temporal|interval",
    .result = "bigint",
    .flags = YL_FN_TOTAL | YL_FN_TAKES_CONST,
};

/* YEAR(x) is EXTRACT(YEAR FROM x). */
static yl_status expand_part(yl_arena *arena, yl_symbol unit, const yl_expr *arg, yl_span span,
                             const yl_expr **out, yl_error *err)
{
    return yl_bind_two(arena, "EXTRACT", yl_expr_symbol(arena, unit, span), arg, span, out, err);
}

#define PART(name_, symbol_)                                                                       \
    static yl_status expand_##name_(yl_arena *arena, const yl_expr *const *args, uint32_t n,       \
                                    yl_span span, const yl_expr **out, yl_error *err)              \
    {                                                                                              \
        (void)n;                                                                                   \
        return expand_part(arena, symbol_, args[0], span, out, err);                               \
    }

PART(year, YL_SYM_YEAR)
PART(quarter, YL_SYM_QUARTER)
PART(month, YL_SYM_MONTH)
PART(week, YL_SYM_WEEK)
PART(dayofyear, YL_SYM_DOY)
PART(dayofmonth, YL_SYM_DAY)
PART(dayofweek, YL_SYM_DOW)
PART(hour, YL_SYM_HOUR)
PART(minute, YL_SYM_MINUTE)
PART(second, YL_SYM_SECOND)

/* ---- FLOOR and CEIL ---- */

static yl_status round_dates(yl_kernel_call *call, bool up)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[1]);
    const yl_vector *arg = call->args[0];
    for (uint32_t i = 0; i < call->n; i++) {
        int32_t days = arg->i32[yl_kernel_at(arg, i)];
        call->out->i32[i] = days; /* what a DAY and less leave alone */
        if (up)
            yl_ceil_date(unit, days, YL_TEMPORAL_MODE, &call->out->i32[i]);
        else
            yl_floor_date(unit, days, YL_TEMPORAL_MODE, &call->out->i32[i]);
    }
    return YL_OK;
}

static yl_status round_times(yl_kernel_call *call, bool up)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[1]);
    const yl_vector *arg = call->args[0];
    for (uint32_t i = 0; i < call->n; i++) {
        int32_t millis = arg->i32[yl_kernel_at(arg, i)];
        call->out->i32[i] = millis; /* what a DAY and more leave alone */
        if (up)
            yl_ceil_time(unit, millis, &call->out->i32[i]);
        else
            yl_floor_time(unit, millis, &call->out->i32[i]);
    }
    return YL_OK;
}

static yl_status round_timestamps(yl_kernel_call *call, bool up)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[1]);
    bool zoned = call->out->type->root == YL_TIMESTAMP_LTZ;
    yl_timezone_cache there = {0}, back = {0};
    for (uint32_t i = 0; i < call->n; i++) {
        yl_instant t = yl_temporal_local(call->args[0], i, call->env->zone, &there);
        if (up)
            yl_ceil_local(unit, t, YL_TEMPORAL_MODE, &t);
        else
            yl_floor_local(unit, t, YL_TEMPORAL_MODE, &t);
        if (zoned)
            t = yl_timezone_instant_of(call->env->zone, t, &back);
        yl_temporal_put(call->out, i, t);
    }
    return YL_OK;
}

#define KIND(kind_)                                                                                \
    static yl_status floor_##kind_(yl_kernel_call *call)                                           \
    {                                                                                              \
        return round_##kind_(call, false);                                                         \
    }                                                                                              \
    static yl_status ceil_##kind_(yl_kernel_call *call)                                            \
    {                                                                                              \
        return round_##kind_(call, true);                                                          \
    }

KIND(dates)
KIND(times)
KIND(timestamps)

static yl_kernel choose_floor(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    return args[0]->root == YL_DATE   ? floor_dates
           : args[0]->root == YL_TIME ? floor_times
                                      : floor_timestamps;
}

static yl_kernel choose_ceil(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    return args[0]->root == YL_DATE   ? ceil_dates
           : args[0]->root == YL_TIME ? ceil_times
                                      : ceil_timestamps;
}

static bool is_of_day(yl_time_unit unit)
{
    return unit == YL_UNIT_HOUR || unit == YL_UNIT_MINUTE || unit == YL_UNIT_SECOND ||
           unit == YL_UNIT_MILLISECOND || unit == YL_UNIT_MICROSECOND || unit == YL_UNIT_NANOSECOND;
}

static const yl_type *infer_rounded(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                    yl_span span, yl_error *err)
{
    const yl_type *type = args[0]->type;
    yl_time_unit unit = yl_temporal_unit(args[1]);
    int32_t days, millis;
    yl_instant t;
    bool fits = unit != YL_UNIT_COUNT;
    (void)n;
    if (fits && (type->root == YL_DATE || type->root == YL_TIME))
        fits = unit == YL_UNIT_DAY || is_of_day(unit) || yl_floor_time(unit, 0, &millis) ||
               yl_floor_date(unit, 0, YL_TEMPORAL_MODE, &days);
    else if (fits)
        fits = yl_floor_local(unit, (yl_instant){0, 0}, YL_TEMPORAL_MODE, &t);
    if (!fits) {
        YL_FAIL_AT(err, TYPE, span, "FLOOR and CEIL do not take a value of type %s to %s",
                   yl_root_name(type->root),
                   unit == YL_UNIT_COUNT ? "this" : yl_time_unit_name(unit));
        return NULL;
    }
    return type->time_attribute == YL_ATTRIBUTE_NONE
               ? type
               : yl_type_with_precision(arena, type->root, type->precision);
}

/* ---- Table ---- */

#define PART_ROW(name_, expand_, doc_, examples_)                                                  \
    {                                                                                              \
        .name = name_, .args = "temporal", .expand = expand_, .doc = doc_, .examples = examples_,  \
        .flags = YL_FN_REFUSES_NULL,                                                               \
    }
#define ROUND_FLAGS (YL_FN_TOTAL | YL_FN_TAKES_CONST | YL_FN_REFUSES_NULL)

const yl_signature yl_fn_temporal_rows[] = {
    {.name = "EXTRACT",
     .args = "=symbol, temporal|interval",
     .expand = expand_extract,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "A part of a point in time or of an interval, written EXTRACT(unit FROM value).",
     .examples = "EXTRACT(YEAR FROM DATE '2024-02-29') -> 2024\n"
                 "EXTRACT(HOUR FROM TIME '12:34:56') -> 12"},
    PART_ROW("YEAR", expand_year, "The year.", "YEAR(DATE '2024-02-29') -> 2024"),
    PART_ROW("QUARTER", expand_quarter, "The quarter of the year, 1 to 4.",
             "QUARTER(DATE '2024-02-29') -> 1"),
    PART_ROW("MONTH", expand_month, "The month of the year, 1 to 12.",
             "MONTH(DATE '2024-02-29') -> 2"),
    PART_ROW("WEEK", expand_week, "The ISO week of the year, 1 to 53.",
             "WEEK(DATE '2024-02-29') -> 9"),
    PART_ROW("DAYOFYEAR", expand_dayofyear, "The day of the year, 1 to 366.",
             "DAYOFYEAR(DATE '2024-02-29') -> 60"),
    PART_ROW("DAYOFMONTH", expand_dayofmonth, "The day of the month, 1 to 31.",
             "DAYOFMONTH(DATE '2024-02-29') -> 29"),
    PART_ROW("DAYOFWEEK", expand_dayofweek, "The day of the week, 1 (Sunday) to 7.",
             "DAYOFWEEK(DATE '2024-02-29') -> 5"),
    PART_ROW("HOUR", expand_hour, "The hour of the day, 0 to 23.",
             "HOUR(TIMESTAMP '2024-02-29 12:34:56') -> 12"),
    PART_ROW("MINUTE", expand_minute, "The minute of the hour, 0 to 59.",
             "MINUTE(TIMESTAMP '2024-02-29 12:34:56') -> 34"),
    PART_ROW("SECOND", expand_second, "The second of the minute, 0 to 59.",
             "SECOND(TIMESTAMP '2024-02-29 12:34:56') -> 56"),
    {.name = "FLOOR",
     .args = "temporal, =symbol",
     .infer = infer_rounded,
     .flags = ROUND_FLAGS,
     .choose = choose_floor,
     .doc = "The beginning of the unit of time, written FLOOR(value TO unit).",
     .examples = "FLOOR(TIMESTAMP '2024-02-29 12:34:56' TO HOUR) -> 2024-02-29 12:00:00"},
    {.name = "CEIL",
     .alias = "CEILING",
     .args = "temporal, =symbol",
     .infer = infer_rounded,
     .flags = ROUND_FLAGS,
     .choose = choose_ceil,
     .doc = "The beginning of the next unit of time, or the value if a unit begins there.",
     .examples = "CEIL(DATE '2024-02-29' TO MONTH) -> 2024-03-01"},
    {0},
};
