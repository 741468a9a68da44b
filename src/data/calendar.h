/* Days, months, units of time: the proleptic Gregorian calendar of java.time, on plain integers.
 *
 * Values (see data/types.h for how columns hold them):
 *   DATE        int32_t days since 1970-01-01
 *   TIME        int32_t milliseconds of the day
 *   TIMESTAMP   yl_instant: seconds since 1970-01-01 00:00:00 of the local clock, and nanoseconds
 *   LTZ         yl_instant of UTC
 *   intervals   int32_t months, int64_t milliseconds
 *
 * A yl_instant always has 0 <= nanos < 10^9, so instants before 1970 have negative seconds and
 * count their nanos forward.
 *
 * Flink computes with truncating division where it should floor, so that EXTRACT, FLOOR, CEIL and
 * CAST to DATE are off before 1970; and FLOOR takes dates before 1582-10-15 for Julian ones.
 * Functions that exist in both manners take a yl_calendar_mode: YL_CALENDAR_FLOOR is what is
 * right, YL_CALENDAR_FLINK what stock Flink answers. They agree from 1970 on.
 */
#ifndef YL_DATA_CALENDAR_H
#define YL_DATA_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "data/decimal.h"

#ifdef __cplusplus
extern "C" {
#endif

#define YL_MILLIS_PER_DAY  INT64_C(86400000)
#define YL_MICROS_PER_DAY  INT64_C(86400000000)
#define YL_SECONDS_PER_DAY INT64_C(86400)

typedef struct yl_instant {
    int64_t seconds;
    int32_t nanos; /* 0 .. 999999999 */
} yl_instant;

typedef struct yl_ymd {
    int32_t year;  /* astronomical: 0 is 1 BC */
    int32_t month; /* 1..12 */
    int32_t day;   /* 1..31 */
} yl_ymd;

typedef struct yl_hms {
    int32_t hour, minute, second;
    int32_t nanos;
} yl_hms;

typedef enum yl_time_unit {
    YL_UNIT_YEAR,
    YL_UNIT_MONTH,
    YL_UNIT_DAY,
    YL_UNIT_HOUR,
    YL_UNIT_MINUTE,
    YL_UNIT_SECOND,
    YL_UNIT_QUARTER,
    YL_UNIT_ISOYEAR,
    YL_UNIT_WEEK,
    YL_UNIT_MILLISECOND,
    YL_UNIT_MICROSECOND,
    YL_UNIT_NANOSECOND,
    YL_UNIT_DOW,
    YL_UNIT_ISODOW,
    YL_UNIT_DOY,
    YL_UNIT_EPOCH,
    YL_UNIT_DECADE,
    YL_UNIT_CENTURY,
    YL_UNIT_MILLENNIUM,
    YL_UNIT_COUNT,
} yl_time_unit;

/* "YEAR", "year"; also the spellings of TIMESTAMPADD: "SQL_TSI_DAY", "FRAC_SECOND". */
bool yl_time_unit_find(yl_str name, yl_time_unit *out);
const char *yl_time_unit_name(yl_time_unit unit);
/* Months of YEAR, QUARTER, MONTH, ..., 0 for others; milliseconds of WEEK ... MILLISECOND. */
int32_t yl_time_unit_months(yl_time_unit unit);
int64_t yl_time_unit_millis(yl_time_unit unit);

typedef enum yl_calendar_mode {
    YL_CALENDAR_FLOOR,
    YL_CALENDAR_FLINK,
} yl_calendar_mode;

/* Division that rounds down; the divisor is positive. */
static inline int64_t yl_floor_div(int64_t a, int64_t b)
{
    int64_t q = a / b;
    return q - (a % b < 0);
}

static inline int64_t yl_floor_mod(int64_t a, int64_t b)
{
    int64_t r = a % b;
    return r < 0 ? r + b : r;
}

/* Instants. Conversions to coarser units floor; those to 64 bits wrap beyond their range. */

static inline yl_instant yl_instant_from_millis(int64_t millis)
{
    return (yl_instant){yl_floor_div(millis, 1000), (int32_t)yl_floor_mod(millis, 1000) * 1000000};
}

static inline yl_instant yl_instant_from_micros(int64_t micros)
{
    return (yl_instant){yl_floor_div(micros, 1000000),
                        (int32_t)yl_floor_mod(micros, 1000000) * 1000};
}

static inline yl_instant yl_instant_from_nanos(yl_int128 nanos)
{
    yl_int128 q = nanos / 1000000000, r = nanos % 1000000000;
    if (r < 0)
        q--, r += 1000000000;
    return (yl_instant){(int64_t)q, (int32_t)r};
}

static inline int64_t yl_instant_to_millis(yl_instant t)
{
    return (int64_t)((uint64_t)t.seconds * 1000u + (uint64_t)(t.nanos / 1000000));
}

static inline int64_t yl_instant_to_micros(yl_instant t)
{
    return (int64_t)((uint64_t)t.seconds * 1000000u + (uint64_t)(t.nanos / 1000));
}

static inline yl_int128 yl_instant_to_nanos(yl_instant t)
{
    return (yl_int128)t.seconds * 1000000000 + t.nanos;
}

static inline int yl_instant_compare(yl_instant a, yl_instant b)
{
    if (a.seconds != b.seconds)
        return a.seconds < b.seconds ? -1 : 1;
    return (a.nanos > b.nanos) - (a.nanos < b.nanos);
}

static inline yl_instant yl_instant_add_millis(yl_instant t, int64_t millis)
{
    int64_t nanos = t.nanos + yl_floor_mod(millis, 1000) * 1000000;
    int64_t carry = nanos >= 1000000000;
    return (yl_instant){
        (int64_t)((uint64_t)t.seconds + (uint64_t)yl_floor_div(millis, 1000) + (uint64_t)carry),
        (int32_t)(nanos - carry * 1000000000)};
}

/* Cuts (towards the past) to `precision` digits of a second. Casts from TIMESTAMP(p) to a smaller
 * precision use yl_instant_truncate_flink, which cuts towards 1970 for precisions up to 3 and
 * keeps short fractions: it is DateTimeUtils.truncate. */
yl_instant yl_instant_truncate(yl_instant t, int precision);
yl_instant yl_instant_truncate_flink(yl_instant t, int precision);

yl_instant yl_instant_of(yl_ymd date, yl_hms time);
static inline int32_t yl_instant_days(yl_instant t)
{
    return (int32_t)yl_floor_div(t.seconds, YL_SECONDS_PER_DAY);
}
static inline int32_t yl_instant_millis_of_day(yl_instant t)
{
    return (int32_t)(yl_floor_mod(t.seconds, YL_SECONDS_PER_DAY) * 1000 + t.nanos / 1000000);
}
static inline yl_instant yl_instant_from_days(int64_t days)
{
    return (yl_instant){days * YL_SECONDS_PER_DAY, 0};
}
static inline yl_hms yl_instant_hms(yl_instant t)
{
    int32_t s = (int32_t)yl_floor_mod(t.seconds, YL_SECONDS_PER_DAY);
    return (yl_hms){s / 3600, s / 60 % 60, s % 60, t.nanos};
}

/* Dates. `days` may be anything whose year fits 32 bits. */

static inline bool yl_year_is_leap(int64_t year)
{
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
}
int yl_month_days(int64_t year, int month);
int64_t yl_days_from_ymd(int64_t year, int month, int day); /* the day may exceed the month */
yl_ymd yl_ymd_from_days(int64_t days);
/* A real day of years 0..9999, the condition for CAST(STRING AS DATE). */
bool yl_ymd_valid(int64_t year, int64_t month, int64_t day);
int yl_iso_weekday(int64_t days); /* 1 Monday .. 7 Sunday */
int yl_day_of_year(int64_t days); /* 1..366 */
/* ISO 8601 week 1..53 and its year. */
int yl_iso_week(int64_t days, int32_t *iso_year);

/* The Julian calendar, and the mixed one that java.util.GregorianCalendar and java.sql.Date use
 * (Julian before 1582-10-15). Months and days may lie outside their range and carry over. */
int64_t yl_days_from_mixed(int64_t year, int64_t month, int64_t day);
yl_ymd yl_mixed_from_days(int64_t days);

/* DATE or TIMESTAMP + months: the day is clamped to the month's end. */
int32_t yl_days_add_months(int32_t days, int32_t months);
yl_instant yl_instant_add_months(yl_instant t, int32_t months);
/* Whole months from b to a, as TIMESTAMPDIFF counts them; month ends clamp. */
int32_t yl_days_diff_months(int32_t a, int32_t b);
int32_t yl_instant_diff_months(yl_instant a, yl_instant b);
/* TIMESTAMPDIFF(unit, b, a): an INT, so it wraps. False for units that it does not know. */
bool yl_instant_diff(yl_time_unit unit, yl_instant a, yl_instant b, int32_t *out);
/* TIMESTAMPADD and + INTERVAL on TIME: wraps around midnight. */
int32_t yl_time_add_millis(int32_t millis_of_day, int64_t millis);

/* EXTRACT. False when the unit does not apply to the type. A LTZ is given as its local time. */
bool yl_extract_date(yl_time_unit unit, int32_t days, int64_t *out);
bool yl_extract_time(yl_time_unit unit, int32_t millis_of_day, int64_t *out);
bool yl_extract_local(yl_time_unit unit, yl_instant local, yl_calendar_mode mode, int64_t *out);

/* FLOOR(x TO unit) and CEIL(x TO unit). WEEK begins on Sunday. False when the unit does not apply.
 * Timestamps lose what is below the millisecond first. CEIL to units above the day looks at the
 * date only, and CEIL TO QUARTER moves on from any day but January 1, both as in Flink. For a LTZ
 * floor the local time, then subtract the offset of the original instant (Flink's way) or convert
 * back by the zone. */
bool yl_floor_date(yl_time_unit unit, int32_t days, yl_calendar_mode mode, int32_t *out);
bool yl_ceil_date(yl_time_unit unit, int32_t days, yl_calendar_mode mode, int32_t *out);
bool yl_floor_time(yl_time_unit unit, int32_t millis_of_day, int32_t *out);
bool yl_ceil_time(yl_time_unit unit, int32_t millis_of_day, int32_t *out);
bool yl_floor_local(yl_time_unit unit, yl_instant local, yl_calendar_mode mode, yl_instant *out);
bool yl_ceil_local(yl_time_unit unit, yl_instant local, yl_calendar_mode mode, yl_instant *out);

#ifdef __cplusplus
}
#endif

#endif
