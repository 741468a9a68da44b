/* Date-time patterns: reading. See time_pattern.h.
 *
 * TEMPORAL is java.time: first the text is matched item by item into a set of fields (a field that
 * comes twice must have the same value), then the fields are resolved in SMART style: composed
 * fields are taken apart, year, month and day become a date, the clock's fields a time, and what
 * else was read must agree with the date. What is missing stays missing and gets the default of
 * 1970-01-01 00:00:00, one field at a time, as Flink's DateTimeUtils does.
 *
 * SIMPLE is java.text: fields are set one after the other, and of two ways to tell the day or the
 * hour the one whose field was set last wins. Nothing has to be in range, and whatever follows
 * the last item is ignored.
 */
#include "data/time_pattern.h"

#include "data/number.h"
#include "data/time_pattern_impl.h"
#include "data/utf8.h"

typedef struct reader {
    const yl_time_pattern *pattern;
    const char *p, *end;
    uint32_t have; /* a bit per field */
    int64_t value[FIELD_COUNT];
} reader;

static inline bool has(const reader *r, pattern_field field)
{
    return (r->have >> field & 1) != 0;
}

static bool set(reader *r, pattern_field field, int64_t value)
{
    if (has(r, field))
        return r->value[field] == value;
    r->have |= UINT32_C(1) << field;
    r->value[field] = value;
    return true;
}

static void drop(reader *r, pattern_field field)
{
    r->have &= ~(UINT32_C(1) << field);
}

static inline bool digit_at(const char *p, const char *end)
{
    return p < end && (unsigned char)*p - (unsigned)'0' <= 9;
}

static size_t count_digits(const char *p, const char *end, size_t max)
{
    size_t n = 0;
    while (n < max && digit_at(p + n, end))
        n++;
    return n;
}

/* At most 18 digits. */
static int64_t read_digits(const char *p, size_t n)
{
    int64_t value = 0;
    for (size_t i = 0; i < n; i++)
        value = value * 10 + (p[i] - '0');
    return value;
}

/* TEMPORAL: matching. */

static bool read_number(reader *r, const yl_pattern_item *item, const pattern_format *f)
{
    const char *p = r->p;
    bool plus = p < r->end && *p == '+', minus = p < r->end && *p == '-';
    if ((plus && f->sign != SIGN_EXCEEDS_PAD) || (minus && f->sign == SIGN_NOT_NEGATIVE))
        return false;
    p += plus || minus;
    size_t max = (size_t)f->max + item->behind, min = (size_t)f->min;
    size_t n = count_digits(p, r->end, max);
    if (n < min)
        return false;
    if (item->behind > 0) /* leave their digits to the fields behind */
        n = n > item->behind + min ? n - item->behind : min;
    if (f->sign == SIGN_EXCEEDS_PAD && !minus && (plus ? n <= min : n > min))
        return false;
    if (n > 18) /* no field is as large; only leading zeros could save it */
        return false;
    int64_t value = read_digits(p, n);
    if (minus && value == 0)
        return false;
    if (f->kind == FORMAT_REDUCED)
        value += 2000;
    r->p = p + n;
    return set(r, f->field, minus ? -value : value);
}

static bool read_fraction(reader *r, const pattern_format *f)
{
    size_t n = count_digits(r->p, r->end, (size_t)f->max);
    if (n < (size_t)f->min)
        return false;
    int64_t value = read_digits(r->p, n) * (int64_t)yl_pow10_u64[9 - n];
    r->p += n;
    return set(r, f->field, value);
}

/* The longest of the field's texts that stands here; of equal ones ("J"), the last. */
static bool read_text(reader *r, const yl_pattern_item *item, const pattern_format *f)
{
    char scratch[32];
    size_t best = 0, left = (size_t)(r->end - r->p);
    int64_t best_value = 0;
    for (int64_t value = 0; value <= 12; value++) {
        const char *text = yl_pattern_text(f->field, item->count, value, scratch);
        size_t size = text == NULL ? 0 : strlen(text);
        if (size > 0 && size >= best && size <= left && memcmp(text, r->p, size) == 0) {
            best = size;
            best_value = value;
        }
    }
    if (best == 0)
        return false;
    r->p += best;
    return set(r, f->field, best_value);
}

/* +hh, +hhmm, +hh:mm and with seconds, as X, x and Z ask for it by their counts. */
static bool read_offset(reader *r, char letter, int count)
{
    if (letter != 'x' && (letter == 'X' || count == 5) && r->p < r->end && *r->p == 'Z') {
        r->p++;
        return true;
    }
    if (letter == 'Z' && count == 4) { /* GMT+08:00 */
        if (r->end - r->p < 3 || memcmp(r->p, "GMT", 3) != 0)
            return false;
        r->p += 3;
        if (r->p == r->end || (*r->p != '+' && *r->p != '-'))
            return true;
    }
    if (r->p == r->end || (*r->p != '+' && *r->p != '-'))
        return false;
    const char *p = r->p + 1;
    bool colon = letter == 'Z' ? count >= 4 : count == 3 || count == 5;
    bool minutes_may_miss = letter != 'Z' && count == 1;
    bool seconds = letter == 'Z' ? count == 5 : count >= 4;
    int parts = 0;
    for (; parts < (seconds ? 3 : 2); parts++) {
        const char *q = p + (parts > 0 && colon);
        if (parts > 0 && colon && (p == r->end || *p != ':'))
            break;
        if (count_digits(q, r->end, 2) < 2 || (parts > 0 && q[0] > '5'))
            break;
        p = q + 2;
    }
    if (parts < (minutes_may_miss ? 1 : 2))
        return false;
    r->p = p;
    return true;
}

static bool read_zone(reader *r, const yl_pattern_item *item)
{
    if (item->letter != 'V')
        return read_offset(r, item->letter, item->count);
    const char *p = r->p; /* the longest front that is a zone's id */
    while (p < r->end && (((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z') || digit_at(p, r->end) ||
                          memchr("/_+-:", *p, 5) != NULL))
        p++;
    for (; p > r->p; p--) {
        if (yl_timezone_find((yl_str){r->p, (size_t)(p - r->p)}) != NULL) {
            r->p = p;
            return true;
        }
    }
    return false;
}

static bool read_field(reader *r, const yl_pattern_item *item)
{
    pattern_format f = yl_pattern_format(item->letter, item->count);
    const char *begin = r->p, *end = r->end;
    if (item->pad > 0) {
        if (end - begin < item->pad)
            return false;
        r->end = begin + item->pad;
        while (r->p < r->end && *r->p == ' ')
            r->p++;
    }
    bool ok = f.kind == FORMAT_FRACTION ? read_fraction(r, &f)
              : f.kind == FORMAT_TEXT   ? read_text(r, item, &f)
              : f.kind == FORMAT_ZONE   ? read_zone(r, item)
                                        : read_number(r, item, &f);
    if (item->pad > 0 && r->p != r->end)
        ok = false;
    r->end = end;
    return ok;
}

static bool match(reader *r, int begin, int end)
{
    for (int i = begin; i < end; i++) {
        const yl_pattern_item *item = &r->pattern->items[i];
        if (item->kind == PATTERN_OPTIONAL) {
            reader before = *r;
            if (!match(r, i + 1, i + 1 + item->size))
                *r = before;
            i += item->size;
        } else if (item->kind == PATTERN_FIELD) {
            if (!read_field(r, item))
                return false;
        } else {
            if ((size_t)(r->end - r->p) < item->size ||
                memcmp(r->p, r->pattern->literals + item->begin, item->size) != 0)
                return false;
            r->p += item->size;
        }
    }
    return true;
}

/* TEMPORAL: resolving. */

static bool in_range(const reader *r, pattern_field field, int64_t min, int64_t max)
{
    return !has(r, field) || (r->value[field] >= min && r->value[field] <= max);
}

/* Puts a finer field in place of a coarser or composed one. */
static bool replace(reader *r, pattern_field from, pattern_field to, int64_t value)
{
    drop(r, from);
    return set(r, to, value);
}

static bool resolve_clock(reader *r)
{
    int64_t *v = r->value;
    if (has(r, FIELD_CLOCK_HOUR)) {
        int64_t h = v[FIELD_CLOCK_HOUR];
        if (h < 0 || h > 24 || !replace(r, FIELD_CLOCK_HOUR, FIELD_HOUR, h == 24 ? 0 : h))
            return false;
    }
    if (has(r, FIELD_CLOCK_HOUR_AMPM)) {
        int64_t h = v[FIELD_CLOCK_HOUR_AMPM];
        if (h < 0 || h > 12 ||
            !replace(r, FIELD_CLOCK_HOUR_AMPM, FIELD_HOUR_AMPM, h == 12 ? 0 : h))
            return false;
    }
    if (has(r, FIELD_AMPM) && has(r, FIELD_HOUR_AMPM)) {
        int64_t h = v[FIELD_HOUR_AMPM];
        if (h < 0 || h > 11)
            return false;
        drop(r, FIELD_HOUR_AMPM);
        if (!replace(r, FIELD_AMPM, FIELD_HOUR, v[FIELD_AMPM] * 12 + h))
            return false;
    }
    const uint32_t clock = UINT32_C(1) << FIELD_HOUR | UINT32_C(1) << FIELD_MINUTE |
                           UINT32_C(1) << FIELD_SECOND | UINT32_C(1) << FIELD_NANO |
                           UINT32_C(1) << FIELD_NANO_OF_DAY | UINT32_C(1) << FIELD_MILLI_OF_DAY;
    if (has(r, FIELD_AMPM) && (r->have & clock) == 0) /* the middle of the half day */
        replace(r, FIELD_AMPM, FIELD_HOUR, v[FIELD_AMPM] * 12 + 6);
    if (has(r, FIELD_NANO_OF_DAY)) {
        int64_t n = v[FIELD_NANO_OF_DAY];
        if (n < 0 || n >= YL_SECONDS_PER_DAY * 1000000000)
            return false;
        drop(r, FIELD_NANO_OF_DAY);
        if (!set(r, FIELD_HOUR, n / INT64_C(3600000000000)) ||
            !set(r, FIELD_MINUTE, n / INT64_C(60000000000) % 60) ||
            !set(r, FIELD_SECOND, n / 1000000000 % 60) || !set(r, FIELD_NANO, n % 1000000000))
            return false;
    }
    if (has(r, FIELD_MILLI_OF_DAY)) {
        int64_t n = v[FIELD_MILLI_OF_DAY];
        if (n < 0 || n >= YL_MILLIS_PER_DAY)
            return false;
        drop(r, FIELD_MILLI_OF_DAY);
        if (!set(r, FIELD_HOUR, n / 3600000) || !set(r, FIELD_MINUTE, n / 60000 % 60) ||
            !set(r, FIELD_SECOND, n / 1000 % 60) || !set(r, FIELD_NANO, n % 1000 * 1000000))
            return false;
    }
    return true;
}

/* Whether the fields make a time of the day; 24:00 becomes 00:00 and *next_day. */
static bool resolve_time(reader *r, bool *next_day)
{
    int64_t *v = r->value;
    bool minute = has(r, FIELD_MINUTE), second = has(r, FIELD_SECOND), nano = has(r, FIELD_NANO);
    *next_day = false;
    bool complete = has(r, FIELD_HOUR) && (minute || !(second || nano)) && (second || !nano);
    if (complete && v[FIELD_HOUR] == 24 && (!minute || v[FIELD_MINUTE] == 0) &&
        (!second || v[FIELD_SECOND] == 0) && (!nano || v[FIELD_NANO] == 0)) {
        v[FIELD_HOUR] = 0;
        *next_day = true;
    }
    return in_range(r, FIELD_HOUR, 0, 23) && in_range(r, FIELD_MINUTE, 0, 59) &&
           in_range(r, FIELD_SECOND, 0, 59) && in_range(r, FIELD_NANO, 0, 999999999) &&
           in_range(r, FIELD_HOUR_AMPM, 0, 11) && in_range(r, FIELD_AMPM, 0, 1);
}

static int64_t january(int64_t year)
{
    return yl_days_from_ymd(year, 1, 1);
}

static bool resolve_year(reader *r)
{
    int64_t *v = r->value;
    if (!in_range(r, FIELD_YEAR_OF_ERA, 1, 1000000000))
        return false;
    if (!has(r, FIELD_YEAR_OF_ERA))
        return true;
    int64_t year = v[FIELD_YEAR_OF_ERA];
    bool before = has(r, FIELD_ERA) ? v[FIELD_ERA] == 0
                                    : has(r, FIELD_YEAR) && v[FIELD_YEAR] <= 0;
    drop(r, FIELD_ERA);
    return replace(r, FIELD_YEAR_OF_ERA, FIELD_YEAR, before ? 1 - year : year);
}

/* The Sunday on or before a day. */
static int64_t sunday_of(int64_t days)
{
    return days - yl_iso_weekday(days) % 7;
}

/* A day of the week, in a week of a week year or of a month. */
static bool resolve_week(reader *r, bool *found, int64_t *days)
{
    int64_t *v = r->value, week_year;
    int64_t weekday = v[FIELD_DAY_OF_WEEK] % 7;
    if (has(r, FIELD_WEEK_YEAR) && has(r, FIELD_WEEK)) {
        if (!in_range(r, FIELD_WEEK_YEAR, -999999999, 999999999) ||
            !in_range(r, FIELD_WEEK, 1, 53))
            return false;
        *days = sunday_of(january(v[FIELD_WEEK_YEAR])) + (v[FIELD_WEEK] - 1) * 7 + weekday;
        if (yl_pattern_week(*days, yl_ymd_from_days(*days).year, january, &week_year) !=
            v[FIELD_WEEK])
            return false;
        drop(r, FIELD_WEEK_YEAR);
        *found = true;
    } else if (has(r, FIELD_YEAR) && has(r, FIELD_MONTH) && has(r, FIELD_WEEK_OF_MONTH)) {
        if (!in_range(r, FIELD_MONTH, 1, 12) || !in_range(r, FIELD_WEEK_OF_MONTH, 0, 6))
            return false;
        int64_t first = yl_days_from_ymd(v[FIELD_YEAR], (int)v[FIELD_MONTH], 1);
        *days = sunday_of(first) + (v[FIELD_WEEK_OF_MONTH] - 1) * 7 + weekday;
        drop(r, FIELD_YEAR); /* the day may be beside the month */
        drop(r, FIELD_MONTH);
        *found = true;
    }
    return true;
}

/* Finds a date in the fields, if they make one. False when they contradict or are out of range. */
static bool resolve_date(reader *r, bool *found, int64_t *days)
{
    int64_t *v = r->value;
    *found = false;
    if (!resolve_year(r) || !in_range(r, FIELD_YEAR, -999999999, 999999999))
        return false;
    if (has(r, FIELD_LOCAL_DAY_OF_WEEK)) {
        int64_t day = v[FIELD_LOCAL_DAY_OF_WEEK];
        if (day < 1 || day > 7 ||
            !replace(r, FIELD_LOCAL_DAY_OF_WEEK, FIELD_DAY_OF_WEEK, (day + 5) % 7 + 1))
            return false;
    }
    if (has(r, FIELD_JULIAN_DAY)) {
        if (!in_range(r, FIELD_JULIAN_DAY, -INT64_C(365000000000), INT64_C(365000000000)))
            return false;
        *days = v[FIELD_JULIAN_DAY] - 40587;
        drop(r, FIELD_JULIAN_DAY);
        *found = true;
    } else if (has(r, FIELD_YEAR) && has(r, FIELD_MONTH) && has(r, FIELD_DAY)) {
        int64_t month = v[FIELD_MONTH], day = v[FIELD_DAY];
        if (month < 1 || month > 12 || day < 1 || day > 31)
            return false;
        int last = yl_month_days(v[FIELD_YEAR], (int)month);
        *days = yl_days_from_ymd(v[FIELD_YEAR], (int)month, day < last ? (int)day : last);
        drop(r, FIELD_DAY); /* it may have been clamped */
        *found = true;
    } else if (has(r, FIELD_YEAR) && has(r, FIELD_DAY_OF_YEAR)) {
        int64_t day = v[FIELD_DAY_OF_YEAR];
        if (day < 1 || day > 365 + yl_year_is_leap(v[FIELD_YEAR]))
            return false;
        *days = january(v[FIELD_YEAR]) + day - 1;
        *found = true;
    } else if (has(r, FIELD_DAY_OF_WEEK)) {
        return resolve_week(r, found, days);
    }
    return true;
}

/* What was read besides must be so on that day. */
static bool agrees(const reader *r, int64_t days)
{
    yl_ymd d = yl_ymd_from_days(days);
    return in_range(r, FIELD_YEAR, d.year, d.year) && in_range(r, FIELD_MONTH, d.month, d.month) &&
           in_range(r, FIELD_DAY, d.day, d.day) &&
           in_range(r, FIELD_QUARTER, (d.month + 2) / 3, (d.month + 2) / 3) &&
           in_range(r, FIELD_DAY_OF_YEAR, yl_day_of_year(days), yl_day_of_year(days)) &&
           in_range(r, FIELD_DAY_OF_WEEK, yl_iso_weekday(days), yl_iso_weekday(days)) &&
           in_range(r, FIELD_DAY_OF_WEEK_IN_MONTH, (d.day - 1) % 7 + 1, (d.day - 1) % 7 + 1) &&
           in_range(r, FIELD_ERA, d.year > 0, d.year > 0);
}

static bool parse_temporal(const yl_time_pattern *pattern, yl_str text, yl_instant *t)
{
    reader r = {.pattern = pattern, .p = text.data, .end = text.data + text.size};
    bool has_date, next_day;
    int64_t days;
    if (!match(&r, 0, pattern->item_count) || r.p != r.end || !resolve_date(&r, &has_date, &days) ||
        (has_date && !agrees(&r, days)) || !resolve_clock(&r) || !resolve_time(&r, &next_day))
        return false;
    const int64_t *v = r.value;
    if (!has_date) {
        int64_t year = has(&r, FIELD_YEAR) ? v[FIELD_YEAR] : 1970;
        int64_t month = has(&r, FIELD_MONTH) ? v[FIELD_MONTH] : 1;
        int64_t day = has(&r, FIELD_DAY) ? v[FIELD_DAY] : 1;
        if (month < 1 || month > 12 || day < 1 || day > yl_month_days(year, (int)month))
            return false;
        days = yl_days_from_ymd(year, (int)month, (int)day);
    } else if (next_day) {
        days++;
    }
    int64_t seconds = (has(&r, FIELD_HOUR) ? v[FIELD_HOUR] * 3600 : 0) +
                      (has(&r, FIELD_MINUTE) ? v[FIELD_MINUTE] * 60 : 0) +
                      (has(&r, FIELD_SECOND) ? v[FIELD_SECOND] : 0);
    *t = (yl_instant){days * YL_SECONDS_PER_DAY + seconds,
                      has(&r, FIELD_NANO) ? (int32_t)v[FIELD_NANO] : 0};
    return true;
}

/* SIMPLE. */

/* java.util.Calendar's fields; `stamp` counts up as they are set, 0 is unset. */
enum {
    CAL_ERA,
    CAL_YEAR,
    CAL_MONTH,
    CAL_WEEK_OF_YEAR,
    CAL_WEEK_OF_MONTH,
    CAL_DAY_OF_MONTH,
    CAL_DAY_OF_YEAR,
    CAL_DAY_OF_WEEK, /* 1 Sunday */
    CAL_DAY_OF_WEEK_IN_MONTH,
    CAL_AM_PM,
    CAL_HOUR,
    CAL_HOUR_OF_DAY,
    CAL_MINUTE,
    CAL_SECOND,
    CAL_MILLISECOND,
    CAL_WEEK_YEAR,
    CAL_ZONE_OFFSET, /* seconds */
    CAL_COUNT,
};

typedef struct calendar {
    int stamps;
    int stamp[CAL_COUNT];
    int64_t value[CAL_COUNT];
} calendar;

static void cal_set(calendar *c, int field, int64_t value)
{
    c->stamp[field] = ++c->stamps;
    c->value[field] = value;
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

static int both(int a, int b)
{
    return a == 0 || b == 0 ? 0 : max_int(a, b);
}

static int64_t field_or(const calendar *c, int field, int64_t standard)
{
    return c->stamp[field] == 0 ? standard : c->value[field];
}

/* The day by weeks: `first` is day 1 of the year or month; weeks begin on Sunday. */
static int64_t by_week(const calendar *c, int64_t first, int week_field)
{
    int64_t sunday = first - yl_iso_weekday(first) % 7;
    return sunday + (field_or(c, week_field, 1) - 1) * 7 + field_or(c, CAL_DAY_OF_WEEK, 1) - 1;
}

/* The day by a week year. A weekday out of range counts on from Monday, week by week. */
static int64_t by_week_year(const calendar *c)
{
    int64_t week = field_or(c, CAL_WEEK_OF_YEAR, 1), day = field_or(c, CAL_DAY_OF_WEEK, 1);
    if (day < 1 || day > 7) {
        week += yl_floor_div(day - 1, 7);
        day = yl_floor_mod(day - 1, 7) + 1;
        day = day % 7 + 1;
    }
    int64_t first = yl_days_from_mixed(c->value[CAL_WEEK_YEAR], 1, 1);
    return first - yl_iso_weekday(first) % 7 + (week - 1) * 7 + day - 1;
}

/* GregorianCalendar.selectFields: which fields tell the day. */
static int64_t cal_days(const calendar *c)
{
    const int *stamp = c->stamp;
    int64_t year = field_or(c, CAL_YEAR, 1970), month = field_or(c, CAL_MONTH, 0) + 1;
    if (stamp[CAL_ERA] != 0 && c->value[CAL_ERA] == 0)
        year = 1 - year;
    int dow = stamp[CAL_DAY_OF_WEEK], dom = stamp[CAL_DAY_OF_MONTH];
    if (stamp[CAL_WEEK_YEAR] > stamp[CAL_YEAR]) {
        return by_week_year(c);
    }
    int wom = both(stamp[CAL_WEEK_OF_MONTH], dow), woy = both(stamp[CAL_WEEK_OF_YEAR], dow);
    int dowim = both(stamp[CAL_DAY_OF_WEEK_IN_MONTH], dow), doy = stamp[CAL_DAY_OF_YEAR];
    int best = max_int(max_int(max_int(dom, wom), max_int(dowim, doy)), woy);
    if (best == 0) { /* no complete way: week fields or a day of the week alone */
        wom = stamp[CAL_WEEK_OF_MONTH];
        dowim = max_int(stamp[CAL_DAY_OF_WEEK_IN_MONTH], dow);
        woy = stamp[CAL_WEEK_OF_YEAR];
        best = max_int(max_int(wom, dowim), woy);
    }
    int64_t first = yl_days_from_mixed(year, month, 1);
    if (best == 0 || best == dom)
        return yl_days_from_mixed(year, month, field_or(c, CAL_DAY_OF_MONTH, 1));
    if (best == wom && stamp[CAL_WEEK_OF_MONTH] >= stamp[CAL_WEEK_OF_YEAR] &&
        (wom != dowim || stamp[CAL_WEEK_OF_MONTH] >= stamp[CAL_DAY_OF_WEEK_IN_MONTH]))
        return by_week(c, first, CAL_WEEK_OF_MONTH);
    if (best == dowim && stamp[CAL_DAY_OF_WEEK_IN_MONTH] >= stamp[CAL_WEEK_OF_YEAR]) {
        int64_t weekday = field_or(c, CAL_DAY_OF_WEEK, 1) - 1;
        int64_t in_month = field_or(c, CAL_DAY_OF_WEEK_IN_MONTH, 1);
        int64_t match = first + yl_floor_mod(weekday - yl_iso_weekday(first) % 7, 7);
        if (in_month >= 0)
            return match + (in_month - 1) * 7;
        int64_t last = yl_days_from_mixed(year, month + 1, 1) - 1;
        return last - yl_floor_mod(yl_iso_weekday(last) % 7 - weekday, 7) + (in_month + 1) * 7;
    }
    int64_t new_year = yl_days_from_mixed(year, 1, 1);
    if (best == doy)
        return new_year + c->value[CAL_DAY_OF_YEAR] - 1;
    return by_week(c, new_year, CAL_WEEK_OF_YEAR);
}

static yl_instant cal_instant(const calendar *c, const yl_timezone *zone)
{
    int half = both(c->stamp[CAL_HOUR], c->stamp[CAL_AM_PM]), full = c->stamp[CAL_HOUR_OF_DAY];
    int best = max_int(half, full);
    if (best == 0)
        best = max_int(c->stamp[CAL_HOUR], c->stamp[CAL_AM_PM]);
    int64_t hour = 0;
    if (best != 0 && best == full)
        hour = c->value[CAL_HOUR_OF_DAY];
    else if (best != 0)
        hour = field_or(c, CAL_HOUR, 0) + field_or(c, CAL_AM_PM, 0) * 12;
    int64_t millis = field_or(c, CAL_MILLISECOND, 0);
    int64_t local = cal_days(c) * YL_SECONDS_PER_DAY + hour * 3600 +
                    field_or(c, CAL_MINUTE, 0) * 60 + field_or(c, CAL_SECOND, 0) +
                    yl_floor_div(millis, 1000);
    int64_t utc = c->stamp[CAL_ZONE_OFFSET] != 0 ? local - c->value[CAL_ZONE_OFFSET]
                                                 : yl_timezone_to_utc_util(zone, local);
    return (yl_instant){utc, (int32_t)yl_floor_mod(millis, 1000) * 1000000};
}

/* DecimalFormat's integers: a minus, digits of any script; saturates at 32 bits. */
static bool read_integer(reader *r, const char *end, int64_t *out)
{
    const char *p = r->p;
    bool minus = p < end && *p == '-';
    p += minus;
    const char *first = p;
    int64_t value = 0;
    while (p < end) {
        uint32_t code_point;
        bool valid;
        unsigned size = yl_utf8_decode(p, end, &code_point, &valid);
        int digit = valid && code_point <= 0xFFFF ? yl_unicode_digit(code_point) : -1;
        if (digit < 0)
            break;
        value = value > INT64_MAX / 10 - 1 ? value : value * 10 + digit;
        p += size;
    }
    if (p == first)
        return false;
    r->p = p;
    value = minus ? -value : value;
    *out = (int32_t)value; /* Number.intValue */
    return true;
}

/* The name (or its first three letters) that stands at `start`, in any case; the longest one.
 * Names, unlike numbers, may not have blanks before them. */
static int read_name(reader *r, const char *start, const char *const *names, int count)
{
    r->p = start;
    size_t left = (size_t)(r->end - r->p), best = 0;
    int found = -1;
    for (int i = 0; i < count; i++) {
        size_t full = strlen(names[i]), sizes[2] = {full, full < 3 ? full : 3};
        for (int k = 0; k < 2; k++) {
            if (sizes[k] > best && sizes[k] <= left &&
                yl_str_equal_nocase((yl_str){names[i], sizes[k]}, (yl_str){r->p, sizes[k]})) {
                best = sizes[k];
                found = i;
            }
        }
    }
    r->p += best;
    return found;
}

/* hh[:]mm behind a sign, or only hh; `short_hour` takes one digit before the colon, too. */
static bool read_zone_number(reader *r, calendar *c, int sign, bool colon, bool hours_only,
                             bool short_hour)
{
    size_t n = count_digits(r->p, r->end, 2);
    if (n == 0 || (n == 1 && !short_hour))
        return false;
    int64_t hours = read_digits(r->p, n), minutes = 0;
    r->p += n;
    if (hours > 23)
        return false;
    if (!hours_only) {
        if (colon && (r->p == r->end || *r->p++ != ':'))
            return false;
        if (count_digits(r->p, r->end, 2) < 2)
            return false;
        minutes = read_digits(r->p, 2);
        r->p += 2;
        if (minutes > 59)
            return false;
    }
    cal_set(c, CAL_ZONE_OFFSET, sign * (hours * 3600 + minutes * 60));
    return true;
}

static int take_sign(reader *r)
{
    if (r->p == r->end || (*r->p != '+' && *r->p != '-'))
        return 0;
    return *r->p++ == '+' ? 1 : -1;
}

static bool read_simple_zone(reader *r, const yl_pattern_item *item, bool blanks, calendar *c)
{
    int sign;
    if (item->letter == 'X') {
        if (*r->p == 'Z') {
            r->p++;
            cal_set(c, CAL_ZONE_OFFSET, 0);
            return true;
        }
        sign = take_sign(r);
        return sign != 0 && read_zone_number(r, c, sign, item->count == 3, item->count == 1, false);
    }
    sign = take_sign(r);
    if (sign != 0)
        return read_zone_number(r, c, sign, false, false, false);
    if (!blanks && r->end - r->p >= 3 && yl_str_equal_nocase((yl_str){r->p, 3}, YL_STR("GMT"))) {
        r->p += 3;
        sign = take_sign(r);
        if (sign != 0)
            return read_zone_number(r, c, sign, true, false, true);
        cal_set(c, CAL_ZONE_OFFSET, 0);
        return true;
    }
    static const struct {
        const char *name;
        int32_t hours;
    } abbreviations[] = {{"UTC", 0},  {"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5},
                         {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}, {"KST", 9},
                         {"JST", 9},  {"CEST", 2}, {"CET", 1},  {"EET", 2},  {"WET", 0}};
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++) {
        yl_str name = yl_str_of(abbreviations[i].name);
        if ((size_t)(r->end - r->p) >= name.size &&
            yl_str_equal_nocase((yl_str){r->p, name.size}, name)) {
            r->p += name.size;
            cal_set(c, CAL_ZONE_OFFSET, abbreviations[i].hours * 3600);
            return true;
        }
    }
    return false;
}

/* Whether "yy" read two digits, which then mean a year near today. */
static bool set_year(reader *r, calendar *c, const yl_pattern_item *item, const char *begin,
                     int64_t value)
{
    int field = item->letter == 'Y' ? CAL_WEEK_YEAR : CAL_YEAR;
    if (item->count <= 2 && r->p - begin == 2 && digit_at(begin, r->end) &&
        digit_at(begin + 1, r->end)) {
        int32_t base = r->pattern->century_begin, within = base % 100;
        value += base / 100 * 100 + (value < within ? 100 : 0);
    }
    cal_set(c, field, value);
    return true;
}

static bool set_number(reader *r, calendar *c, const yl_pattern_item *item, const char *begin,
                       int64_t value)
{
    switch (item->letter) {
    case 'y':
    case 'Y':
        return set_year(r, c, item, begin, value);
    case 'M':
    case 'L':
        cal_set(c, CAL_MONTH, value - 1);
        return true;
    case 'k':
        cal_set(c, CAL_HOUR_OF_DAY, value == 24 ? 0 : value);
        return true;
    case 'h':
        cal_set(c, CAL_HOUR, value == 12 ? 0 : value);
        return true;
    case 'u': /* Monday is 1 */
        cal_set(c, CAL_DAY_OF_WEEK, value >= 1 && value <= 7 ? value % 7 + 1 : value);
        return true;
    default: {
        static const char letters[] = "dDFwWHKmsS";
        static const uint8_t fields[] = {CAL_DAY_OF_MONTH,  CAL_DAY_OF_YEAR,
                                         CAL_DAY_OF_WEEK_IN_MONTH, CAL_WEEK_OF_YEAR,
                                         CAL_WEEK_OF_MONTH, CAL_HOUR_OF_DAY,
                                         CAL_HOUR,          CAL_MINUTE,
                                         CAL_SECOND,        CAL_MILLISECOND};
        cal_set(c, fields[strchr(letters, item->letter) - letters], value);
        return true;
    }
    }
}

static bool read_simple_field(reader *r, const yl_pattern_item *item, calendar *c)
{
    static const char *const eras[] = {"BC", "AD"}, *const halves[] = {"AM", "PM"};
    const char *start = r->p;
    while (r->p < r->end && (*r->p == ' ' || *r->p == '\t'))
        r->p++;
    if (r->p == r->end)
        return false;
    int name;
    switch (item->letter) {
    case 'G':
        name = read_name(r, start, eras, 2);
        cal_set(c, CAL_ERA, name);
        return name >= 0;
    case 'a':
        name = read_name(r, start, halves, 2);
        cal_set(c, CAL_AM_PM, name);
        return name >= 0;
    case 'E':
        name = read_name(r, start, yl_pattern_weekdays, 7);
        cal_set(c, CAL_DAY_OF_WEEK, (name + 1) % 7 + 1);
        return name >= 0;
    case 'z':
    case 'Z':
    case 'X':
        return read_simple_zone(r, item, r->p > start, c);
    case 'M':
    case 'L':
        if (item->count <= 2)
            break;
        name = read_name(r, start, yl_pattern_months, 12);
        cal_set(c, CAL_MONTH, name);
        return name >= 0;
    default:
        break;
    }
    const char *begin = r->p, *end = r->end;
    if (item->abuts) {
        yl_str rest = {start, (size_t)(end - start)};
        if (yl_utf8_count(rest) < item->count)
            return false;
        end = start + yl_utf8_offset(rest, item->count); /* blanks count, too */
    }
    int64_t value;
    return begin < end && read_integer(r, end, &value) && set_number(r, c, item, begin, value);
}

static bool parse_simple(const yl_time_pattern *pattern, yl_str text, const yl_timezone *zone,
                         yl_instant *t)
{
    reader r = {.pattern = pattern, .p = text.data, .end = text.data + text.size};
    calendar c = {.stamps = 0};
    for (int i = 0; i < pattern->item_count; i++) {
        const yl_pattern_item *item = &pattern->items[i];
        if (item->kind == PATTERN_LITERAL) {
            if ((size_t)(r.end - r.p) < item->size ||
                memcmp(r.p, pattern->literals + item->begin, item->size) != 0)
                return false;
            r.p += item->size;
        } else if (!read_simple_field(&r, item, &c)) {
            return false;
        }
    }
    if (r.p == text.data) /* DateFormat.parse fails when nothing was consumed */
        return false;
    *t = cal_instant(&c, zone);
    return true;
}

bool yl_time_pattern_parse(const yl_time_pattern *pattern, yl_str text, const yl_timezone *zone,
                           yl_instant *t)
{
    if (pattern->dialect == YL_PATTERN_TEMPORAL)
        return parse_temporal(pattern, text, t);
    return parse_simple(pattern, text, zone, t);
}
