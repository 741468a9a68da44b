/* The calendar; see calendar.h.
 *
 * Days are turned into dates by shifting the year's begin to March 1, which puts the leap day at
 * its end: then a day's place in its cycle of 400 years (146097 days) gives century, leap cycle,
 * year and month by plain divisions. The Julian calendar is the same with a cycle of 4 years.
 */
#include "data/calendar.h"

#include <assert.h>

enum {
    DAYS_400_YEARS = 146097,
    DAYS_4_YEARS = 1461,
    EPOCH_FROM_MARCH_0 = 719468, /* days from 0000-03-01 (Gregorian) to 1970-01-01 */
    EPOCH_FROM_JULIAN = 719470,  /* the same from 0000-03-01 of the Julian calendar */
    GREGORIAN_BEGIN = -141427,   /* 1582-10-15 */
};

/* Units. */

typedef struct unit_info {
    const char *name, *other; /* `other` is TIMESTAMPADD's spelling */
    int32_t months;
    int64_t millis;
} unit_info;

static const unit_info units[YL_UNIT_COUNT] = {
    [YL_UNIT_YEAR] = {"YEAR", "SQL_TSI_YEAR", 12, 0},
    [YL_UNIT_MONTH] = {"MONTH", "SQL_TSI_MONTH", 1, 0},
    [YL_UNIT_DAY] = {"DAY", "SQL_TSI_DAY", 0, YL_MILLIS_PER_DAY},
    [YL_UNIT_HOUR] = {"HOUR", "SQL_TSI_HOUR", 0, 3600000},
    [YL_UNIT_MINUTE] = {"MINUTE", "SQL_TSI_MINUTE", 0, 60000},
    [YL_UNIT_SECOND] = {"SECOND", "SQL_TSI_SECOND", 0, 1000},
    [YL_UNIT_QUARTER] = {"QUARTER", "SQL_TSI_QUARTER", 3, 0},
    [YL_UNIT_ISOYEAR] = {"ISOYEAR", NULL, 12, 0},
    [YL_UNIT_WEEK] = {"WEEK", "SQL_TSI_WEEK", 0, 7 * YL_MILLIS_PER_DAY},
    [YL_UNIT_MILLISECOND] = {"MILLISECOND", NULL, 0, 1},
    [YL_UNIT_MICROSECOND] = {"MICROSECOND", "SQL_TSI_MICROSECOND", 0, 0},
    [YL_UNIT_NANOSECOND] = {"NANOSECOND", "FRAC_SECOND", 0, 0},
    [YL_UNIT_DOW] = {"DOW", NULL, 0, 0},
    [YL_UNIT_ISODOW] = {"ISODOW", NULL, 0, 0},
    [YL_UNIT_DOY] = {"DOY", NULL, 0, 0},
    [YL_UNIT_EPOCH] = {"EPOCH", NULL, 0, 0},
    [YL_UNIT_DECADE] = {"DECADE", NULL, 120, 0},
    [YL_UNIT_CENTURY] = {"CENTURY", NULL, 1200, 0},
    [YL_UNIT_MILLENNIUM] = {"MILLENNIUM", NULL, 12000, 0},
};

bool yl_time_unit_find(yl_str name, yl_time_unit *out)
{
    for (int i = 0; i < YL_UNIT_COUNT; i++) {
        if (yl_str_equal_nocase(name, yl_str_of(units[i].name)) ||
            (units[i].other != NULL && yl_str_equal_nocase(name, yl_str_of(units[i].other)))) {
            *out = (yl_time_unit)i;
            return true;
        }
    }
    return false;
}

const char *yl_time_unit_name(yl_time_unit unit)
{
    return units[unit].name;
}

int32_t yl_time_unit_months(yl_time_unit unit)
{
    return units[unit].months;
}

int64_t yl_time_unit_millis(yl_time_unit unit)
{
    return units[unit].millis;
}

/* Dates. */

/* Days from March 1 of a year to the first of a month; `month` counts from March = 0. */
static inline int64_t march_month_begin(int64_t month)
{
    return (153 * month + 2) / 5;
}

/* A day's place in its March year -> month and day; the year comes along. */
static inline yl_ymd from_march_day(int64_t year, int64_t day_of_year)
{
    int64_t month = (5 * day_of_year + 2) / 153; /* 0 is March */
    return (yl_ymd){(int32_t)(year + (month >= 10)), (int32_t)(month < 10 ? month + 3 : month - 9),
                    (int32_t)(day_of_year - march_month_begin(month) + 1)};
}

int64_t yl_days_from_ymd(int64_t year, int month, int day)
{
    assert(month >= 1 && month <= 12);
    year -= month <= 2;
    int64_t era = yl_floor_div(year, 400), year_of_era = year - era * 400;
    int64_t day_of_year = march_month_begin(month > 2 ? month - 3 : month + 9) + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_400_YEARS + day_of_era - EPOCH_FROM_MARCH_0;
}

yl_ymd yl_ymd_from_days(int64_t days)
{
    days += EPOCH_FROM_MARCH_0;
    int64_t era = yl_floor_div(days, DAYS_400_YEARS), rest = days - era * DAYS_400_YEARS;
    /* Leap days are taken out first, then all years have 365 days. */
    int64_t year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    rest -= year * 365 + year / 4 - year / 100;
    return from_march_day(year + era * 400, rest);
}

int yl_month_days(int64_t year, int month)
{
    static const int8_t days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month] + (month == 2 && yl_year_is_leap(year));
}

bool yl_ymd_valid(int64_t year, int64_t month, int64_t day)
{
    return year >= 0 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= yl_month_days(year, (int)month);
}

int yl_iso_weekday(int64_t days)
{
    return (int)yl_floor_mod(days + 3, 7) + 1; /* the epoch was a Thursday */
}

int yl_day_of_year(int64_t days)
{
    return (int)(days - yl_days_from_ymd(yl_ymd_from_days(days).year, 1, 1)) + 1;
}

int yl_iso_week(int64_t days, int32_t *iso_year)
{
    /* A week belongs to the year of its Thursday. */
    int64_t thursday = days - yl_iso_weekday(days) + 4;
    *iso_year = yl_ymd_from_days(thursday).year;
    return (int)((thursday - yl_days_from_ymd(*iso_year, 1, 1)) / 7) + 1;
}

int64_t yl_days_from_mixed(int64_t year, int64_t month, int64_t day)
{
    year += yl_floor_div(month - 1, 12);
    month = yl_floor_mod(month - 1, 12) + 1;
    int64_t gregorian = yl_days_from_ymd(year, (int)month, 1) + day - 1;
    if (gregorian >= GREGORIAN_BEGIN)
        return gregorian;
    year -= month <= 2;
    int64_t day_of_year = march_month_begin(month > 2 ? month - 3 : month + 9) + day - 1;
    return yl_floor_div(year * DAYS_4_YEARS, 4) + day_of_year - EPOCH_FROM_JULIAN;
}

yl_ymd yl_mixed_from_days(int64_t days)
{
    if (days >= GREGORIAN_BEGIN)
        return yl_ymd_from_days(days);
    days += EPOCH_FROM_JULIAN;
    int64_t era = yl_floor_div(days, DAYS_4_YEARS), rest = days - era * DAYS_4_YEARS;
    int64_t year = (rest - rest / 1460) / 365;
    return from_march_day(year + era * 4, rest - year * 365);
}

/* Instants. */

static const int32_t nano_units[10] = {1000000000, 100000000, 10000000, 1000000, 100000,
                                       10000,      1000,      100,      10,      1};

yl_instant yl_instant_truncate(yl_instant t, int precision)
{
    t.nanos -= t.nanos % nano_units[precision];
    return t;
}

yl_instant yl_instant_truncate_flink(yl_instant t, int precision)
{
    int digits = 1;
    for (int32_t n = t.nanos; n >= 10; n /= 10)
        digits++;
    if (digits <= precision)
        return t;
    if (precision <= 3) {
        int64_t millis = yl_instant_to_millis(t), unit = nano_units[precision] / 1000000;
        return yl_instant_from_millis(millis / unit * unit);
    }
    return yl_instant_truncate(t, precision);
}

yl_instant yl_instant_of(yl_ymd date, yl_hms time)
{
    int64_t days = yl_days_from_ymd(date.year, date.month, date.day);
    return (yl_instant){
        days * YL_SECONDS_PER_DAY + time.hour * 3600 + time.minute * 60 + time.second, time.nanos};
}

/* Months. */

int32_t yl_days_add_months(int32_t days, int32_t months)
{
    yl_ymd d = yl_ymd_from_days(days);
    int64_t month = (int64_t)d.month - 1 + months;
    int64_t year = d.year + yl_floor_div(month, 12);
    d.month = (int32_t)yl_floor_mod(month, 12) + 1;
    int last = yl_month_days(year, d.month);
    return (int32_t)yl_days_from_ymd(year, d.month, d.day < last ? d.day : last);
}

yl_instant yl_instant_add_months(yl_instant t, int32_t months)
{
    int64_t days = yl_floor_div(t.seconds, YL_SECONDS_PER_DAY);
    int64_t rest = t.seconds - days * YL_SECONDS_PER_DAY;
    days = yl_days_add_months((int32_t)days, months);
    return (yl_instant){days * YL_SECONDS_PER_DAY + rest, t.nanos};
}

int32_t yl_days_diff_months(int32_t a, int32_t b)
{
    if (a < b)
        return -yl_days_diff_months(b, a);
    yl_ymd x = yl_ymd_from_days(a), y = yl_ymd_from_days(b);
    int32_t months = (x.year - y.year) * 12 + x.month - y.month;
    return months - (yl_days_add_months(b, months) > a);
}

int32_t yl_instant_diff_months(yl_instant a, yl_instant b)
{
    int32_t days_a = yl_instant_days(a), days_b = yl_instant_days(b);
    int32_t months = yl_days_diff_months(days_a, days_b);
    if (yl_days_add_months(days_b, months) == days_a &&
        yl_instant_millis_of_day(a) < yl_instant_millis_of_day(b))
        months--;
    return months;
}

bool yl_instant_diff(yl_time_unit unit, yl_instant a, yl_instant b, int32_t *out)
{
    switch (unit) {
    case YL_UNIT_YEAR:
    case YL_UNIT_QUARTER:
    case YL_UNIT_MONTH:
        *out = yl_instant_diff_months(a, b) / units[unit].months;
        return true;
    case YL_UNIT_WEEK:
    case YL_UNIT_DAY:
    case YL_UNIT_HOUR:
    case YL_UNIT_MINUTE:
    case YL_UNIT_SECOND: {
        int64_t millis =
            (int64_t)((uint64_t)yl_instant_to_millis(a) - (uint64_t)yl_instant_to_millis(b));
        *out = (int32_t)(millis / units[unit].millis);
        return true;
    }
    default:
        return false;
    }
}

int32_t yl_time_add_millis(int32_t millis_of_day, int64_t millis)
{
    return (int32_t)yl_floor_mod(millis_of_day + millis % YL_MILLIS_PER_DAY, YL_MILLIS_PER_DAY);
}

/* EXTRACT. */

bool yl_extract_date(yl_time_unit unit, int32_t days, int64_t *out)
{
    yl_ymd d = yl_ymd_from_days(days);
    int32_t iso_year;
    switch (unit) {
    case YL_UNIT_YEAR:
        *out = d.year;
        return true;
    case YL_UNIT_MONTH:
        *out = d.month;
        return true;
    case YL_UNIT_DAY:
        *out = d.day;
        return true;
    case YL_UNIT_QUARTER:
        *out = (d.month + 2) / 3;
        return true;
    case YL_UNIT_ISOYEAR:
        yl_iso_week(days, &iso_year);
        *out = iso_year;
        return true;
    case YL_UNIT_WEEK:
        *out = yl_iso_week(days, &iso_year);
        return true;
    case YL_UNIT_DOW:
        *out = yl_iso_weekday(days) % 7 + 1;
        return true;
    case YL_UNIT_ISODOW:
        *out = yl_iso_weekday(days);
        return true;
    case YL_UNIT_DOY:
        *out = yl_day_of_year(days);
        return true;
    case YL_UNIT_EPOCH:
        *out = days * YL_SECONDS_PER_DAY;
        return true;
    case YL_UNIT_DECADE:
        *out = d.year / 10;
        return true;
    case YL_UNIT_CENTURY:
        *out = d.year > 0 ? (d.year + 99) / 100 : (d.year - 99) / 100;
        return true;
    case YL_UNIT_MILLENNIUM:
        *out = d.year > 0 ? (d.year + 999) / 1000 : (d.year - 999) / 1000;
        return true;
    default:
        return false;
    }
}

bool yl_extract_time(yl_time_unit unit, int32_t millis_of_day, int64_t *out)
{
    switch (unit) {
    case YL_UNIT_HOUR:
        *out = millis_of_day % YL_MILLIS_PER_DAY / 3600000;
        return true;
    case YL_UNIT_MINUTE:
        *out = millis_of_day % 3600000 / 60000;
        return true;
    case YL_UNIT_SECOND:
        *out = millis_of_day % 60000 / 1000;
        return true;
    case YL_UNIT_MILLISECOND:
        *out = millis_of_day % 1000;
        return true;
    default:
        return false;
    }
}

bool yl_extract_local(yl_time_unit unit, yl_instant local, yl_calendar_mode mode, int64_t *out)
{
    int64_t millis = yl_instant_to_millis(local);
    int64_t days = millis / YL_MILLIS_PER_DAY, rest = millis % YL_MILLIS_PER_DAY;
    if (mode == YL_CALENDAR_FLOOR && rest < 0) {
        days--;
        rest += YL_MILLIS_PER_DAY;
    }
    switch (unit) {
    case YL_UNIT_EPOCH:
        *out = mode == YL_CALENDAR_FLOOR ? local.seconds : millis / 1000;
        return true;
    case YL_UNIT_MICROSECOND:
        *out = rest % 1000 * 1000 + local.nanos % 1000000 / 1000;
        return true;
    case YL_UNIT_NANOSECOND:
        *out = rest % 1000 * 1000000 + local.nanos % 1000000;
        return true;
    case YL_UNIT_HOUR:
    case YL_UNIT_MINUTE:
    case YL_UNIT_SECOND:
    case YL_UNIT_MILLISECOND:
        return yl_extract_time(unit, (int32_t)rest, out);
    default:
        return yl_extract_date(unit, (int32_t)days, out);
    }
}

/* FLOOR and CEIL. */

/* Where Flink's floor takes the calendar from: Julian dates before 1582-10-15, which it then
 * writes down as Gregorian ones. */
static yl_ymd date_for_floor(int32_t days, yl_calendar_mode mode)
{
    return mode == YL_CALENDAR_FLINK ? yl_mixed_from_days(days) : yl_ymd_from_days(days);
}

/* January 1 of a year in steps of `step` that begin at `first`, or of the next step. */
static int32_t step_begin(int64_t year, int step, int first, bool ceil)
{
    int64_t begin = yl_floor_div(year - first, step) * step + first;
    return (int32_t)yl_days_from_ymd(begin + (ceil ? step : 0), 1, 1);
}

static bool round_date(yl_time_unit unit, int32_t days, yl_calendar_mode mode, bool ceil,
                       int32_t *out)
{
    yl_ymd d = date_for_floor(days, mode);
    switch (unit) {
    case YL_UNIT_MILLENNIUM:
        *out = step_begin(d.year, 1000, 1, ceil);
        return true;
    case YL_UNIT_CENTURY:
        *out = step_begin(d.year, 100, 1, ceil);
        return true;
    case YL_UNIT_DECADE:
        *out = step_begin(d.year, 10, 0, ceil);
        return true;
    case YL_UNIT_YEAR:
        *out = step_begin(d.year, 1, 0, ceil && (d.month > 1 || d.day > 1));
        return true;
    case YL_UNIT_QUARTER: {
        int month = (d.month - 1) / 3 * 3 + 1;
        if (ceil && (d.month > 1 || d.day > 1))
            month += 3;
        *out = (int32_t)yl_days_from_ymd(d.year + month / 13, month > 12 ? 1 : month, 1);
        return true;
    }
    case YL_UNIT_MONTH: {
        int month = d.month + (ceil && d.day > 1);
        *out = (int32_t)yl_days_from_ymd(d.year + month / 13, month > 12 ? 1 : month, 1);
        return true;
    }
    case YL_UNIT_WEEK: {
        int after_sunday = yl_iso_weekday(days) % 7;
        int32_t day = (int32_t)yl_days_from_ymd(d.year, d.month, d.day);
        *out = day - after_sunday + (ceil && after_sunday > 0 ? 7 : 0);
        return true;
    }
    default:
        return false;
    }
}

bool yl_floor_date(yl_time_unit unit, int32_t days, yl_calendar_mode mode, int32_t *out)
{
    if (unit == YL_UNIT_DAY) {
        *out = days;
        return true;
    }
    return round_date(unit, days, mode, false, out);
}

bool yl_ceil_date(yl_time_unit unit, int32_t days, yl_calendar_mode mode, int32_t *out)
{
    if (unit == YL_UNIT_DAY) {
        *out = days;
        return true;
    }
    return round_date(unit, days, mode, true, out);
}

static bool is_clock_unit(yl_time_unit unit)
{
    return unit == YL_UNIT_HOUR || unit == YL_UNIT_MINUTE || unit == YL_UNIT_SECOND ||
           unit == YL_UNIT_MILLISECOND;
}

bool yl_floor_time(yl_time_unit unit, int32_t millis_of_day, int32_t *out)
{
    if (!is_clock_unit(unit))
        return false;
    *out = millis_of_day - (int32_t)yl_floor_mod(millis_of_day, units[unit].millis);
    return true;
}

bool yl_ceil_time(yl_time_unit unit, int32_t millis_of_day, int32_t *out)
{
    if (!is_clock_unit(unit))
        return false;
    *out = millis_of_day + (int32_t)yl_floor_mod(-(int64_t)millis_of_day, units[unit].millis);
    return true;
}

static bool round_local(yl_time_unit unit, yl_instant local, yl_calendar_mode mode, bool ceil,
                        yl_instant *out)
{
    int64_t millis = yl_instant_to_millis(local), step = units[unit].millis;
    if (is_clock_unit(unit) || unit == YL_UNIT_DAY) {
        int64_t rest = yl_floor_mod(millis, step);
        *out = yl_instant_from_millis(millis - rest + (ceil && rest > 0 ? step : 0));
        return true;
    }
    int64_t days = mode == YL_CALENDAR_FLINK ? millis / YL_MILLIS_PER_DAY
                                             : yl_floor_div(millis, YL_MILLIS_PER_DAY);
    int32_t rounded;
    if (!round_date(unit, (int32_t)days, mode, ceil, &rounded))
        return false;
    *out = yl_instant_from_days(rounded);
    return true;
}

bool yl_floor_local(yl_time_unit unit, yl_instant local, yl_calendar_mode mode, yl_instant *out)
{
    return round_local(unit, local, mode, false, out);
}

bool yl_ceil_local(yl_time_unit unit, yl_instant local, yl_calendar_mode mode, yl_instant *out)
{
    return round_local(unit, local, mode, true, out);
}
