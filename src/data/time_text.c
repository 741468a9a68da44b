/* Dates and times as text; see time_text.h.
 *
 * Each reader mirrors one Java method, oddities included, since a text that Flink takes must mean
 * the same here. They share a cursor over the text and a few steps: a number of fixed width, a
 * literal, the fraction of a second. Shapes that real data has ("2024-02-29 12:34:56.789") take a
 * fast path that reads digits by place.
 */
#include "data/time_text.h"

#include "data/number.h"
#include "data/utf8.h"

enum { NANOS = 1000000000 };

static const int32_t nano_scale[10] = {NANOS, 100000000, 10000000, 1000000, 100000,
                                       10000, 1000,      100,      10,      1};

/* Printing. */

static inline char *put2(char *p, int v)
{
    p[0] = (char)('0' + v / 10);
    p[1] = (char)('0' + v % 10);
    return p + 2;
}

/* The last four digits, of negative years with the odd characters that Java makes of them. */
static inline char *put_year4(char *p, int year)
{
    p[0] = (char)('0' + year / 1000 % 10);
    p[1] = (char)('0' + year / 100 % 10);
    p[2] = (char)('0' + year / 10 % 10);
    p[3] = (char)('0' + year % 10);
    return p + 4;
}

static inline char *put_month_day(char *p, yl_ymd d)
{
    *p++ = '-';
    p = put2(p, d.month);
    *p++ = '-';
    return put2(p, d.day);
}

static inline char *put_clock(char *p, int hour, int minute, int second)
{
    p = put2(p, hour);
    *p++ = ':';
    p = put2(p, minute);
    *p++ = ':';
    return put2(p, second);
}

/* The first `digits` of nine digits, and nothing at all for none. */
static char *put_fraction(char *p, int32_t nanos, int digits)
{
    if (digits == 0)
        return p;
    *p++ = '.';
    nanos /= nano_scale[digits];
    for (int i = digits - 1; i >= 0; i--, nanos /= 10)
        p[i] = (char)('0' + nanos % 10);
    return p + digits;
}

/* The digits that are left when trailing zeros go. */
static char *put_short_fraction(char *p, int32_t nanos)
{
    int digits = nanos == 0 ? 0 : 9;
    while (digits > 0 && nanos % nano_scale[digits - 1] == 0)
        digits--;
    return put_fraction(p, nanos, digits);
}

size_t yl_date_print(int32_t days, char *buf)
{
    yl_ymd d = yl_ymd_from_days(days);
    return (size_t)(put_month_day(put_year4(buf, d.year), d) - buf);
}

size_t yl_time_print(int32_t millis_of_day, int precision, char *buf)
{
    int64_t t = millis_of_day < 0 ? yl_floor_mod(millis_of_day, YL_MILLIS_PER_DAY) : millis_of_day;
    char *p = put_clock(buf, (int)(t / 3600000 % 100), (int)(t / 60000 % 60), (int)(t / 1000 % 60));
    if (precision <= 0)
        return (size_t)(p - buf);
    int millis = (int)(t % 1000);
    *p++ = '.';
    do { /* stops when only zeros are left, like java.sql.Timestamp */
        *p++ = (char)('0' + millis / 100);
        millis = millis % 100 * 10;
    } while (millis != 0 && --precision > 0);
    return (size_t)(p - buf);
}

size_t yl_timestamp_print(yl_instant local, int precision, char *buf)
{
    yl_ymd d = yl_ymd_from_days(yl_floor_div(local.seconds, YL_SECONDS_PER_DAY));
    yl_hms t = yl_instant_hms(local);
    char *p = put_month_day(put_year4(buf, d.year), d);
    *p++ = ' ';
    p = put_clock(p, t.hour, t.minute, t.second);
    return (size_t)(put_fraction(p, t.nanos, precision) - buf);
}

size_t yl_interval_months_print(int32_t months, char *buf)
{
    int64_t v = months < 0 ? -(int64_t)months : months;
    char *p = buf;
    *p++ = months < 0 ? '-' : '+';
    p += yl_int64_print(v / 12, p);
    *p++ = '-';
    return (size_t)(put2(p, (int)(v % 12)) - buf);
}

size_t yl_interval_millis_print(int64_t millis, char *buf)
{
    uint64_t v = millis < 0 ? -(uint64_t)millis : (uint64_t)millis;
    char *p = buf;
    *p++ = millis < 0 ? '-' : '+';
    p += yl_uint64_print(v / 86400000, p);
    *p++ = ' ';
    p = put_clock(p, (int)(v / 3600000 % 24), (int)(v / 60000 % 60), (int)(v / 1000 % 60));
    *p++ = '.';
    *p++ = (char)('0' + v % 1000 / 100);
    return (size_t)(put2(p, (int)(v % 100)) - buf);
}

/* java.time's ISO year: four digits, more with a sign. */
static char *put_year_iso(char *p, int64_t year)
{
    if (year >= 0 && year <= 9999)
        return put_year4(p, (int)year);
    *p++ = year < 0 ? '-' : '+';
    uint64_t v = (uint64_t)(year < 0 ? -year : year);
    if (v <= 9999)
        return put_year4(p, (int)v);
    return p + yl_uint64_print(v, p);
}

size_t yl_date_print_iso(int32_t days, char *buf)
{
    yl_ymd d = yl_ymd_from_days(days);
    return (size_t)(put_month_day(put_year_iso(buf, d.year), d) - buf);
}

size_t yl_time_print_iso(int32_t millis_of_day, char *buf)
{
    int32_t t = (int32_t)yl_floor_mod(millis_of_day, YL_MILLIS_PER_DAY);
    char *p = put_clock(buf, t / 3600000, t / 60000 % 60, t / 1000 % 60);
    return (size_t)(put_short_fraction(p, t % 1000 * 1000000) - buf);
}

size_t yl_timestamp_print_iso(yl_instant local, char separator, bool zulu, char *buf)
{
    yl_ymd d = yl_ymd_from_days(yl_floor_div(local.seconds, YL_SECONDS_PER_DAY));
    yl_hms t = yl_instant_hms(local);
    char *p = put_month_day(put_year_iso(buf, d.year), d);
    *p++ = separator;
    p = put_clock(p, t.hour, t.minute, t.second);
    p = put_short_fraction(p, t.nanos);
    if (zulu)
        *p++ = 'Z';
    return (size_t)(p - buf);
}

/* Reading: a cursor. */

typedef struct cursor {
    const char *p, *end;
} cursor;

static inline bool digit_at(const char *p, const char *end)
{
    return p < end && (unsigned char)*p - (unsigned)'0' <= 9;
}

static inline bool take(cursor *c, char wanted)
{
    if (c->p == c->end || *c->p != wanted)
        return false;
    c->p++;
    return true;
}

static inline bool take2(cursor *c, int *out)
{
    if (!digit_at(c->p, c->end) || !digit_at(c->p + 1, c->end))
        return false;
    *out = (c->p[0] - '0') * 10 + c->p[1] - '0';
    c->p += 2;
    return true;
}

/* ".123456789": the point, then at most nine digits, even none; or nothing at all. */
static void take_fraction(cursor *c, int32_t *nanos)
{
    *nanos = 0;
    if (!take(c, '.'))
        return;
    int digits = 0;
    for (; digits < 9 && digit_at(c->p, c->end); digits++)
        *nanos = *nanos * 10 + (*c->p++ - '0');
    *nanos *= nano_scale[digits];
}

/* A year of java.time: four digits, or a sign and more (four suffice behind a minus). */
static bool take_year(cursor *c, int digits_max, int64_t *year)
{
    bool plus = take(c, '+'), minus = !plus && take(c, '-');
    const char *first = c->p;
    *year = 0;
    while (digit_at(c->p, c->end) && c->p - first < digits_max) {
        if (*year < INT32_MAX)
            *year = *year * 10 + (*c->p - '0');
        c->p++;
    }
    int digits = (int)(c->p - first);
    if (digits < 4 || (digits == 4 && plus) || (digits > 4 && !plus && !minus) ||
        (minus && *year == 0) || *year > 999999999)
        return false;
    if (minus)
        *year = -*year;
    return true;
}

/* SMART and STRICT resolution of java.time: both want fields in their ranges; SMART then moves
 * the 29th to 31st to the month's end and takes 24:00 for the next day's begin. */
static bool resolve(int64_t year, int month, int day, yl_hms time, bool smart, yl_instant *out)
{
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    int last = yl_month_days(year, month);
    if (day > last) {
        if (!smart)
            return false;
        day = last;
    }
    bool midnight =
        smart && time.hour == 24 && time.minute == 0 && time.second == 0 && time.nanos == 0;
    if (!midnight && (time.hour > 23 || time.minute > 59 || time.second > 59))
        return false;
    *out = yl_instant_of((yl_ymd){(int32_t)year, month, day}, time);
    return true;
}

/* CAST from STRING. */

/* String.trim and then only digits, within an int. */
static bool plain_int(const char *begin, const char *end, int64_t *out)
{
    if (begin > end)
        return false;
    yl_str s = yl_text_trim_java((yl_str){begin, (size_t)(end - begin)});
    for (size_t i = 0; i < s.size; i++)
        if (!digit_at(s.data + i, s.data + s.size))
            return false;
    return yl_int64_parse_slow(s, 0, INT32_MAX, out);
}

static const char *find(const char *p, const char *end, char wanted)
{
    return p >= end ? NULL : memchr(p, wanted, (size_t)(end - p));
}

/* dddd-dd-dd by place. */
static inline bool take_date_fast(const char *p, yl_ymd *d)
{
    uint32_t year, rest;
    char month_day[4] = {p[5], p[6], p[8], p[9]};
    if (p[4] != '-' || p[7] != '-' || !yl_digits_parse(p, 4, &year) ||
        !yl_digits_parse(month_day, 4, &rest))
        return false;
    *d = (yl_ymd){(int32_t)year, (int32_t)(rest / 100), (int32_t)(rest % 100)};
    return true;
}

bool yl_cast_text_to_date(yl_str text, int32_t *days)
{
    yl_ymd d;
    if (text.size == 10 && take_date_fast(text.data, &d)) {
        if (!yl_ymd_valid(d.year, d.month, d.day))
            return false;
        *days = (int32_t)yl_days_from_ymd(d.year, d.month, d.day);
        return true;
    }
    const char *p = text.data, *end = p + text.size;
    const char *blank = find(p, end, ' ');
    if (blank != NULL && blank > p)
        end = blank;
    const char *first = find(p, end, '-');
    const char *second = first == NULL ? NULL : find(first + 1, end, '-');
    int64_t year, month = 1, day = 1;
    if (!plain_int(p, first == NULL ? end : first, &year) ||
        (first != NULL && !plain_int(first + 1, second == NULL ? end : second, &month)) ||
        (second != NULL && !plain_int(second + 1, end, &day)) || !yl_ymd_valid(year, month, day))
        return false;
    *days = (int32_t)yl_days_from_ymd(year, (int)month, (int)day);
    return true;
}

/* Milliseconds of "789": the third digit is rounded up by the fourth; what is no digit is 0. */
static int64_t lenient_millis(yl_str s)
{
    const char *p = s.data, *end = p + s.size;
    int64_t millis = 0;
    int unit = 100;
    for (; unit > 0 && p < end; unit /= 10) {
        if (digit_at(p, end))
            millis += unit * (*p - '0');
        p += yl_utf8_size((unsigned char)*p);
    }
    return millis + (p < end && (unsigned char)*p >= '5');
}

/* The zone suffix of a TIME, "+hh" or "-hh:mm", whose sign is at `p`; it is *added*. */
static bool zone_suffix(const char *p, const char *end, int64_t *hours, int64_t *minutes)
{
    const char *colon = find(p, end, ':');
    *minutes = 0;
    if (!plain_int(p + 1, colon == NULL ? end : colon, hours) ||
        (colon != NULL && !plain_int(colon + 1, end, minutes)))
        return false;
    if (*p == '-') {
        *hours = -*hours;
        *minutes = -*minutes;
    }
    return true;
}

bool yl_cast_text_to_time(yl_str text, int precision, int32_t *millis_of_day)
{
    const char *p = text.data, *end = p + text.size;
    const char *colon1 = find(p, end, ':'), *zone = find(p, end, '-');
    int64_t zone_hours = 0, zone_minutes = 0, hour, minute = 0, second = 0, millis = 0;
    if (zone == NULL)
        zone = find(p, end, '+');
    if (zone != NULL && !zone_suffix(zone, end, &zone_hours, &zone_minutes))
        return false;
    const char *stop = zone == NULL ? end : zone;
    const char *colon2 = colon1 == NULL ? NULL : find(colon1 + 1, end, ':');
    const char *dot = colon2 == NULL ? NULL : find(colon2, end, '.');
    if (!plain_int(p, colon1 == NULL ? stop : colon1, &hour) ||
        (colon1 != NULL && !plain_int(colon1 + 1, colon2 == NULL ? stop : colon2, &minute)) ||
        (colon2 != NULL && !plain_int(colon2 + 1, dot == NULL ? stop : dot, &second)))
        return false;
    if (dot != NULL) {
        if (dot + 1 > stop)
            return false;
        yl_str fraction = {dot + 1, (size_t)(stop - dot - 1)};
        millis = lenient_millis(yl_text_trim_java(fraction));
    }
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    int64_t total =
        (hour + zone_hours) * 3600000 + (minute + zone_minutes) * 60000 + second * 1000 + millis;
    int32_t unit = precision >= 3 ? 1 : nano_scale[precision < 0 ? 0 : precision] / 1000000;
    *millis_of_day = (int32_t)(uint32_t)total / unit * unit;
    return true;
}

/* One of the fields "[MM][M]": two digits, which may be followed by the same number once more
 * (the second optional part then matches, too), or one digit, or nothing: *value = -1. False for
 * numbers that no field can have. */
static bool take_loose(cursor *c, int *value)
{
    *value = -1;
    if (!digit_at(c->p, c->end)) { /* a minus and digits would be a negative number */
        return !(c->p < c->end && *c->p == '-' && digit_at(c->p + 1, c->end));
    }
    if (!take2(c, value)) {
        *value = *c->p++ - '0';
        return true;
    }
    const char *p = c->p;
    int64_t again = 0;
    for (; digit_at(p, c->end) && p - c->p < 19; p++)
        if (again < 100)
            again = again * 10 + (*p - '0');
    if (p > c->p && again == *value)
        c->p = p;
    return true;
}

/* " [HH][H]:[mm][m]:[ss][s]" and a fraction. */
static bool take_loose_time(cursor *c, yl_hms *time)
{
    int fields[3];
    if (!take(c, ' '))
        return false;
    for (int i = 0; i < 3; i++) {
        if ((i > 0 && !take(c, ':')) || !take_loose(c, &fields[i]))
            return false;
        if (fields[i] < 0)
            fields[i] = 0;
    }
    *time = (yl_hms){fields[0], fields[1], fields[2], 0};
    take_fraction(c, &time->nanos);
    return true;
}

bool yl_cast_text_to_timestamp(yl_str text, int precision, yl_instant *local)
{
    cursor c = {text.data, text.data + text.size};
    int64_t year;
    int month, day;
    yl_hms time = {0, 0, 0, 0};
    /* "yyyy-[MM][M]-[dd][d]" and, optionally, the time. The year is a year of the era: from 1. */
    if (!take_year(&c, 19, &year) || year < 1 || !take(&c, '-') || !take_loose(&c, &month) ||
        !take(&c, '-') || !take_loose(&c, &day))
        return false;
    if (c.p < c.end && (!take_loose_time(&c, &time) || c.p < c.end))
        return false;
    if (!resolve(year, month < 0 ? 1 : month, day < 0 ? 1 : day, time, true, local))
        return false;
    local->nanos -= local->nanos % nano_scale[precision];
    return true;
}

/* The readers of CSV and JSON. */

static bool take_date_iso(cursor *c, int64_t *year, int *month, int *day)
{
    return take_year(c, 10, year) && take(c, '-') && take2(c, month) && take(c, '-') &&
           take2(c, day);
}

/* HH:mm:ss and a fraction; with `short_form` the seconds may be missing. */
static bool take_time(cursor *c, bool short_form, yl_hms *t)
{
    *t = (yl_hms){0, 0, 0, 0};
    if (!take2(c, &t->hour) || !take(c, ':') || !take2(c, &t->minute))
        return false;
    cursor before = *c;
    if (!take(c, ':') || !take2(c, &t->second)) {
        *c = before;
        return short_form;
    }
    take_fraction(c, &t->nanos);
    return true;
}

bool yl_text_to_date_iso(yl_str text, int32_t *days)
{
    cursor c = {text.data, text.data + text.size};
    int64_t year;
    int month, day;
    yl_instant t;
    if (!take_date_iso(&c, &year, &month, &day) || c.p < c.end ||
        !resolve(year, month, day, (yl_hms){0, 0, 0, 0}, false, &t))
        return false;
    *days = yl_instant_days(t);
    return true;
}

enum { JDBC_TEXT_MAX = 64 };

/* Java counts characters and takes the digits of any script: brings them to one byte each. */
static yl_str jdbc_ascii(yl_str text, char buf[JDBC_TEXT_MAX])
{
    if (yl_utf8_is_ascii(text))
        return text;
    size_t n = 0;
    for (const char *p = text.data, *end = p + text.size; p < end && n < JDBC_TEXT_MAX; n++) {
        uint32_t code_point;
        bool valid;
        p += yl_utf8_decode(p, end, &code_point, &valid);
        int digit = code_point > 0xFFFF ? -1 : yl_unicode_digit(code_point);
        buf[n] = digit >= 0 ? (char)('0' + digit) : code_point < 0x80 ? (char)code_point : '?';
    }
    return (yl_str){buf, n};
}

/* Date.valueOf and the front of Timestamp.valueOf: [begin, end) is the date alone. */
static bool jdbc_date(const char *begin, const char *end, int64_t *days)
{
    const char *first = find(begin, end, '-');
    const char *second = first == NULL ? NULL : find(first + 1, end, '-');
    int64_t year, month, day;
    if (second == NULL || first - begin != 4 || second - first < 2 || second - first > 3 ||
        end - second < 2 || end - second > 3 ||
        !yl_int64_parse_slow((yl_str){begin, 4}, INT32_MIN, INT32_MAX, &year) ||
        !yl_int64_parse_slow((yl_str){first + 1, (size_t)(second - first - 1)}, 1, 12, &month) ||
        !yl_int64_parse_slow((yl_str){second + 1, (size_t)(end - second - 1)}, 1, 31, &day))
        return false;
    *days = yl_days_from_mixed(year, month, day);
    return true;
}

/* java.sql's dates live in the mixed calendar and become java.time's by their fields; the era is
 * lost. A Julian leap day has no such date. */
static bool mixed_to_iso(int64_t days, int64_t *out)
{
    yl_ymd d = yl_mixed_from_days(days);
    if (d.year <= 0)
        d.year = 1 - d.year;
    *out = yl_days_from_ymd(d.year, d.month, d.day);
    return d.day <= yl_month_days(d.year, d.month);
}

bool yl_text_to_date_jdbc(yl_str text, int32_t *days)
{
    yl_ymd d;
    if (text.size == 10 && take_date_fast(text.data, &d) && d.year > 1582 &&
        yl_ymd_valid(d.year, d.month, d.day)) {
        *days = (int32_t)yl_days_from_ymd(d.year, d.month, d.day);
        return true;
    }
    char buf[JDBC_TEXT_MAX];
    int64_t mixed, iso;
    text = jdbc_ascii(text, buf);
    if (!jdbc_date(text.data, text.data + text.size, &mixed) || !mixed_to_iso(mixed, &iso))
        return false;
    *days = (int32_t)iso;
    return true;
}

bool yl_text_to_timestamp_jdbc(yl_str text, yl_instant *local)
{
    char buf[JDBC_TEXT_MAX];
    text = jdbc_ascii(yl_text_trim_java(text), buf);
    const char *p = text.data, *end = p + text.size;
    const char *blank = find(p, end, ' ');
    int64_t days, hour, minute, second, nanos = 0;
    if (blank == NULL) {
        if (!jdbc_date(p, end, &days) || !mixed_to_iso(days, &days))
            return false;
        *local = yl_instant_from_days(days);
        return true;
    }
    const char *colon1 = find(blank + 1, end, ':');
    const char *colon2 = colon1 == NULL ? NULL : find(colon1 + 1, end, ':');
    const char *dot = colon2 == NULL ? NULL : find(colon2 + 1, end, '.');
    if (colon2 == NULL || !jdbc_date(p, blank, &days))
        return false;
    const char *stop = dot == NULL ? end : dot;
    const int64_t low = INT32_MIN, high = INT32_MAX;
    if (!yl_int64_parse_slow((yl_str){blank + 1, (size_t)(colon1 - blank - 1)}, low, high, &hour) ||
        !yl_int64_parse_slow((yl_str){colon1 + 1, (size_t)(colon2 - colon1 - 1)}, low, high,
                             &minute) ||
        !yl_int64_parse_slow((yl_str){colon2 + 1, (size_t)(stop - colon2 - 1)}, low, high, &second))
        return false;
    if (dot != NULL) {
        size_t digits = (size_t)(end - dot - 1);
        if (digits == 0 || digits > 9 || dot[1] == '-' || dot[1] == '+' ||
            !yl_int64_parse_slow((yl_str){dot + 1, digits}, 0, high, &nanos))
            return false;
        nanos *= nano_scale[digits];
    }
    /* Hours and so on may be anything: the surplus goes to the day. */
    int64_t seconds = hour * 3600 + minute * 60 + second;
    days += yl_floor_div(seconds, YL_SECONDS_PER_DAY);
    if (!mixed_to_iso(days, &days))
        return false;
    *local = (yl_instant){days * YL_SECONDS_PER_DAY + yl_floor_mod(seconds, YL_SECONDS_PER_DAY),
                          (int32_t)nanos};
    return true;
}

static bool finish_time(const cursor *c, yl_hms t, bool smart, int32_t *millis_of_day)
{
    yl_instant of_day;
    if (c->p < c->end || !resolve(1970, 1, 1, t, smart, &of_day))
        return false;
    *millis_of_day = yl_instant_millis_of_day(of_day); /* 24:00 is 00:00 */
    return true;
}

bool yl_text_to_time_iso(yl_str text, int32_t *millis_of_day)
{
    cursor c = {text.data, text.data + text.size};
    yl_hms t;
    return take_time(&c, true, &t) && finish_time(&c, t, false, millis_of_day);
}

bool yl_text_to_time_sql(yl_str text, int32_t *millis_of_day)
{
    cursor c = {text.data, text.data + text.size};
    yl_hms t;
    return take_time(&c, false, &t) && finish_time(&c, t, true, millis_of_day);
}

bool yl_text_to_timestamp(yl_str text, char separator, bool zulu, yl_instant *local)
{
    cursor c = {text.data, text.data + text.size};
    bool iso = separator == 'T';
    bool strict = iso && !zulu; /* ISO_LOCAL_DATE_TIME; the others are put together by Flink */
    int64_t year;
    int month, day;
    yl_hms t;
    if (!take_date_iso(&c, &year, &month, &day) ||
        !(take(&c, separator) || (strict && take(&c, 't'))) || !take_time(&c, iso, &t) ||
        (zulu && !take(&c, 'Z')) || c.p < c.end)
        return false;
    return resolve(year, month, day, t, !strict, local);
}

/* Intervals. */

/* A number of 1 to `digits_max` digits. */
static bool take_number(cursor *c, int digits_max, int64_t *out)
{
    const char *first = c->p;
    *out = 0;
    while (digit_at(c->p, c->end) && c->p - first < digits_max)
        *out = *out * 10 + (*c->p++ - '0');
    return c->p > first;
}

/* Behind the point, up to `digits_max` digits of which milliseconds count. */
static bool take_interval_fraction(cursor *c, int digits_max, int64_t *millis)
{
    static const int scale[3] = {100, 10, 1};
    const char *first = c->p;
    for (; digit_at(c->p, c->end) && c->p - first < digits_max; c->p++)
        if (c->p - first < 3)
            *millis += scale[c->p - first] * (*c->p - '0');
    return c->p > first;
}

yl_interval_code yl_interval_parse(yl_str text, yl_time_unit from, yl_time_unit to, int precision,
                                   int fraction, int64_t *out)
{
    text = yl_text_trim_java(text);
    cursor c = {text.data, text.data + text.size};
    bool minus = take(&c, '-');
    if (!minus)
        take(&c, '+');
    int64_t lead, part, total;
    if (!take_number(&c, 18, &lead))
        return YL_INTERVAL_MALFORMED;
    bool too_long =
        digit_at(c.p, c.end) || precision > 10 || lead >= (int64_t)yl_pow10_u64[precision];
    while (digit_at(c.p, c.end))
        c.p++;
    if (too_long)
        lead = 0; /* still look for other mistakes first */
    if (from <= YL_UNIT_MONTH || from == YL_UNIT_QUARTER) {
        total = lead * yl_time_unit_months(from);
        if (from == YL_UNIT_YEAR && to == YL_UNIT_MONTH) {
            if (!take(&c, '-') || !take_number(&c, 2, &part) || part > 11)
                return YL_INTERVAL_MALFORMED;
            total += part;
        }
    } else {
        total = lead * yl_time_unit_millis(from);
        for (yl_time_unit unit = from; unit < to && to <= YL_UNIT_SECOND;) {
            char separator = unit == YL_UNIT_DAY ? ' ' : ':';
            unit = (yl_time_unit)(unit + 1); /* DAY, HOUR, MINUTE, SECOND follow each other */
            if (!take(&c, separator) || !take_number(&c, 2, &part) ||
                part > (unit == YL_UNIT_HOUR ? 23 : 59))
                return YL_INTERVAL_MALFORMED;
            total += part * yl_time_unit_millis(unit);
        }
        if (to == YL_UNIT_SECOND && fraction > 0 && take(&c, '.') &&
            !take_interval_fraction(&c, fraction, &total))
            return YL_INTERVAL_MALFORMED;
    }
    if (c.p < c.end)
        return YL_INTERVAL_MALFORMED;
    if (too_long)
        return YL_INTERVAL_PRECISION;
    *out = minus ? -total : total;
    return YL_INTERVAL_OK;
}
