/* Date-time patterns of java.text.SimpleDateFormat over java.util.GregorianCalendar; see
 * time_pattern.h.
 *
 * When reading, fields are set one after the other, and of two ways to tell the day or the hour
 * the one whose field was set last wins. Nothing has to be in range, and whatever follows the last
 * item is ignored.
 */
#include "data/number.h"
#include "data/time_pattern_impl.h"
#include "data/utf8.h"

/* Printing. */

static int64_t january(int64_t year)
{
    return yl_days_from_mixed(year, 1, 1);
}

static void put_offset(yl_strbuf *out, int32_t offset, const char *colon)
{
    int32_t m = offset < 0 ? -offset : offset;
    yl_strbuf_printf(out, "%c%02d%s%02d", offset < 0 ? '-' : '+', m / 3600, colon, m / 60 % 60);
}

static void put_simple_zone(yl_strbuf *out, const yl_pattern_item *item, int32_t offset,
                            const yl_timezone *zone, int64_t utc)
{
    int32_t fixed;
    if (item->letter == 'Z') {
        put_offset(out, offset, "");
    } else if (item->letter == 'z') {
        const char *name = yl_timezone_is_fixed(zone, &fixed) ? yl_timezone_name(zone)
                                                              : yl_timezone_abbreviation(zone, utc);
        yl_strbuf_puts(out, name);
        if (name[0] == '\0') {
            yl_strbuf_puts(out, "GMT");
            put_offset(out, offset, ":");
        }
    } else if (offset == 0) {
        yl_strbuf_char(out, 'Z');
    } else if (item->count == 1) {
        yl_strbuf_printf(out, "%+03d", offset / 3600);
    } else {
        put_offset(out, offset, item->count == 3 ? ":" : "");
    }
}

/* The number of a SIMPLE field that is not text. */
static int64_t simple_value(char letter, int64_t days, yl_ymd d, int hour, yl_instant local)
{
    int64_t week_year;
    switch (letter) {
    case 'y':
        return d.year > 0 ? d.year : 1 - d.year;
    case 'Y':
        yl_pattern_week(days, d.year, january, &week_year);
        return week_year;
    case 'w':
        return yl_pattern_week(days, d.year, january, &week_year);
    case 'W':
        return (d.day + 5 - yl_iso_weekday(days) % 7 + 7) / 7;
    case 'M':
    case 'L':
        return d.month;
    case 'd':
        return d.day;
    case 'D':
        return days - january(d.year) + 1;
    case 'F':
        return (d.day - 1) / 7 + 1;
    case 'u':
        return yl_iso_weekday(days);
    case 'H':
        return hour;
    case 'k':
        return hour == 0 ? 24 : hour;
    case 'K':
        return hour % 12;
    case 'h':
        return hour % 12 == 0 ? 12 : hour % 12;
    case 'm':
        return yl_floor_mod(local.seconds, 3600) / 60;
    case 's':
        return yl_floor_mod(local.seconds, 60);
    default: /* S */
        return local.nanos / 1000000;
    }
}

void yl_pattern_print_simple(const yl_time_pattern *p, yl_instant utc, const yl_timezone *zone,
                             yl_strbuf *out)
{
    int32_t offset = yl_timezone_offset_util(zone, utc.seconds);
    yl_instant local = {utc.seconds + offset, utc.nanos};
    int64_t days = yl_floor_div(local.seconds, YL_SECONDS_PER_DAY);
    yl_ymd d = yl_mixed_from_days(days);
    int hour = (int)(yl_floor_mod(local.seconds, YL_SECONDS_PER_DAY) / 3600);
    char scratch[32];
    for (int i = 0; i < p->item_count; i++) {
        const yl_pattern_item *item = &p->items[i];
        int count = item->count;
        if (item->kind == PATTERN_LITERAL) {
            yl_strbuf_add(out, p->literals + item->begin, item->size);
            continue;
        }
        switch (item->letter) {
        case 'G':
            yl_strbuf_puts(out, d.year > 0 ? "AD" : "BC");
            break;
        case 'a':
            yl_strbuf_puts(out, hour < 12 ? "AM" : "PM");
            break;
        case 'E':
            yl_strbuf_puts(out, yl_pattern_text(FIELD_DAY_OF_WEEK, count >= 4 ? 4 : 3,
                                                yl_iso_weekday(days), scratch));
            break;
        case 'z':
        case 'Z':
        case 'X':
            put_simple_zone(out, item, offset, zone, utc.seconds);
            break;
        default:
            if ((item->letter == 'M' || item->letter == 'L') && count >= 3) {
                yl_strbuf_puts(out,
                               yl_pattern_text(FIELD_MONTH, count >= 4 ? 4 : 3, d.month, scratch));
                break;
            }
            int64_t value = simple_value(item->letter, days, d, hour, local);
            if ((item->letter == 'y' || item->letter == 'Y') && count == 2)
                value %= 100;
            yl_pattern_put_padded(out, value < 0 ? -value : value, count);
        }
    }
}

/* Reading. */

typedef struct reader {
    const yl_time_pattern *pattern;
    const char *p, *end;
} reader;

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
    size_t n = yl_pattern_count_digits(r->p, r->end, 2);
    if (n == 0 || (n == 1 && !short_hour))
        return false;
    int64_t hours = yl_pattern_read_digits(r->p, n), minutes = 0;
    r->p += n;
    if (hours > 23)
        return false;
    if (!hours_only) {
        if (colon && (r->p == r->end || *r->p++ != ':'))
            return false;
        if (yl_pattern_count_digits(r->p, r->end, 2) < 2)
            return false;
        minutes = yl_pattern_read_digits(r->p, 2);
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

/* Two digits for "yy" mean a year near today. */
static bool set_year(reader *r, calendar *c, const yl_pattern_item *item, const char *begin,
                     int64_t value)
{
    int field = item->letter == 'Y' ? CAL_WEEK_YEAR : CAL_YEAR;
    yl_str read = {begin, (size_t)(r->p - begin)};
    if (item->count <= 2 && *begin != '-' && yl_utf8_count(read) == 2) {
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
        static const uint8_t fields[] = {
            CAL_DAY_OF_MONTH, CAL_DAY_OF_YEAR,   CAL_DAY_OF_WEEK_IN_MONTH,
            CAL_WEEK_OF_YEAR, CAL_WEEK_OF_MONTH, CAL_HOUR_OF_DAY,
            CAL_HOUR,         CAL_MINUTE,        CAL_SECOND,
            CAL_MILLISECOND};
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

bool yl_pattern_parse_simple(const yl_time_pattern *pattern, yl_str text, const yl_timezone *zone,
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
