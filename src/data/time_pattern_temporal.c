/* Date-time patterns of java.time.format.DateTimeFormatter; see time_pattern.h.
 *
 * yl_pattern_format says what a letter and its count stand for, and both the printer and the
 * reader ask it. To read, the text is matched item by item into a set of fields (a field that
 * comes twice must have the same value). Then the fields are resolved in SMART style: composed
 * fields are taken apart, year, month and day become a date, the clock's fields a time, and what
 * else was read must agree with the date. What is missing stays missing and gets the default of
 * 1970-01-01 00:00:00, one field at a time, as Flink's DateTimeUtils does.
 */
#include "data/number.h"
#include "data/time_pattern_impl.h"

/* Letters of TEMPORAL. */

static pattern_format number(pattern_field field, int min, int max, pattern_sign sign)
{
    return (pattern_format){field, FORMAT_NUMBER, min, max, sign};
}

/* "H" is of any width, "HH" of two digits. */
static pattern_format one_or_two(pattern_field field, int count)
{
    if (count > 2)
        return (pattern_format){.kind = FORMAT_BAD};
    return count == 1 ? number(field, 1, 19, SIGN_NORMAL) : number(field, 2, 2, SIGN_NOT_NEGATIVE);
}

static pattern_format number_or_text(pattern_field field, int count)
{
    if (count > 5)
        return (pattern_format){.kind = FORMAT_BAD};
    return count <= 2 ? one_or_two(field, count)
                      : (pattern_format){.field = field, .kind = FORMAT_TEXT};
}

static pattern_format year_like(pattern_field field, int count)
{
    if (count == 2)
        return (pattern_format){field, FORMAT_REDUCED, 2, 2, SIGN_NOT_NEGATIVE};
    if (count > 19)
        return (pattern_format){.kind = FORMAT_BAD};
    return number(field, count, 19, count < 4 ? SIGN_NORMAL : SIGN_EXCEEDS_PAD);
}

static pattern_format text_like(pattern_field field, int count, int max)
{
    return (pattern_format){.field = field, .kind = count <= max ? FORMAT_TEXT : FORMAT_BAD};
}

static pattern_format date_format(char letter, int count)
{
    const pattern_format bad = {.kind = FORMAT_BAD};
    switch (letter) {
    case 'G':
        return text_like(FIELD_ERA, count, 5);
    case 'u':
        return year_like(FIELD_YEAR, count);
    case 'y':
        return year_like(FIELD_YEAR_OF_ERA, count);
    case 'Y':
        return year_like(FIELD_WEEK_YEAR, count);
    case 'M':
    case 'L':
        return number_or_text(FIELD_MONTH, count);
    case 'Q':
    case 'q':
        return number_or_text(FIELD_QUARTER, count);
    case 'w':
        return count > 2 ? bad : number(FIELD_WEEK, count, 2, SIGN_NOT_NEGATIVE);
    case 'W':
        return count > 1 ? bad : number(FIELD_WEEK_OF_MONTH, 1, 1, SIGN_NOT_NEGATIVE);
    case 'd':
        return one_or_two(FIELD_DAY, count);
    case 'D':
        return count > 3    ? bad
               : count == 1 ? number(FIELD_DAY_OF_YEAR, 1, 19, SIGN_NORMAL)
                            : number(FIELD_DAY_OF_YEAR, count, 3, SIGN_NOT_NEGATIVE);
    case 'F':
        return count > 1 ? bad : one_or_two(FIELD_DAY_OF_WEEK_IN_MONTH, 1);
    case 'E':
        return text_like(FIELD_DAY_OF_WEEK, count, 5);
    case 'e':
        if (count <= 2)
            return number(FIELD_LOCAL_DAY_OF_WEEK, count, count, SIGN_NOT_NEGATIVE);
        return text_like(FIELD_DAY_OF_WEEK, count, 5);
    case 'c':
        if (count == 1)
            return number(FIELD_LOCAL_DAY_OF_WEEK, 1, 1, SIGN_NOT_NEGATIVE);
        return count == 2 ? bad : text_like(FIELD_DAY_OF_WEEK, count, 5);
    case 'g':
        return count > 19 ? bad : number(FIELD_JULIAN_DAY, count, 19, SIGN_NORMAL);
    default:
        return bad;
    }
}

pattern_format yl_pattern_format(char letter, int count)
{
    const pattern_format bad = {.kind = FORMAT_BAD};
    switch (letter) {
    case 'a':
        return text_like(FIELD_AMPM, count, 1);
    case 'h':
        return one_or_two(FIELD_CLOCK_HOUR_AMPM, count);
    case 'H':
        return one_or_two(FIELD_HOUR, count);
    case 'k':
        return one_or_two(FIELD_CLOCK_HOUR, count);
    case 'K':
        return one_or_two(FIELD_HOUR_AMPM, count);
    case 'm':
        return one_or_two(FIELD_MINUTE, count);
    case 's':
        return one_or_two(FIELD_SECOND, count);
    case 'S':
        if (count > 9)
            return bad;
        return (pattern_format){FIELD_NANO, FORMAT_FRACTION, count, count, SIGN_NOT_NEGATIVE};
    case 'n':
        return count > 19 ? bad : number(FIELD_NANO, count, 19, SIGN_NOT_NEGATIVE);
    case 'A':
        return count > 19 ? bad : number(FIELD_MILLI_OF_DAY, count, 19, SIGN_NOT_NEGATIVE);
    case 'N':
        return count > 19 ? bad : number(FIELD_NANO_OF_DAY, count, 19, SIGN_NOT_NEGATIVE);
    case 'V':
        return (pattern_format){.kind = count == 2 ? FORMAT_ZONE : FORMAT_BAD};
    case 'X':
    case 'x':
    case 'Z':
        return (pattern_format){.kind = count <= 5 ? FORMAT_ZONE : FORMAT_BAD};
    default:
        return date_format(letter, count);
    }
}

/* Printing. */

static int64_t january(int64_t year)
{
    return yl_days_from_ymd(year, 1, 1);
}

static int64_t field_value(pattern_field field, yl_instant local)
{
    int64_t days = yl_floor_div(local.seconds, YL_SECONDS_PER_DAY), week_year;
    int64_t second_of_day = yl_floor_mod(local.seconds, YL_SECONDS_PER_DAY);
    yl_ymd d = yl_ymd_from_days(days);
    int hour = (int)(second_of_day / 3600);
    switch (field) {
    case FIELD_ERA:
        return d.year > 0;
    case FIELD_YEAR:
        return d.year;
    case FIELD_YEAR_OF_ERA:
        return d.year > 0 ? d.year : 1 - d.year;
    case FIELD_MONTH:
        return d.month;
    case FIELD_QUARTER:
        return (d.month + 2) / 3;
    case FIELD_DAY:
        return d.day;
    case FIELD_DAY_OF_YEAR:
        return yl_day_of_year(days);
    case FIELD_DAY_OF_WEEK:
        return yl_iso_weekday(days);
    case FIELD_LOCAL_DAY_OF_WEEK:
        return yl_iso_weekday(days) % 7 + 1;
    case FIELD_DAY_OF_WEEK_IN_MONTH:
        return (d.day - 1) % 7 + 1;
    case FIELD_WEEK_YEAR:
        yl_pattern_week(days, d.year, january, &week_year);
        return week_year;
    case FIELD_WEEK:
        return yl_pattern_week(days, d.year, january, &week_year);
    case FIELD_WEEK_OF_MONTH:
        return (d.day + 5 - yl_iso_weekday(days) % 7 + 7) / 7;
    case FIELD_JULIAN_DAY:
        return days + 40587;
    case FIELD_AMPM:
        return hour / 12;
    case FIELD_HOUR:
        return hour;
    case FIELD_CLOCK_HOUR:
        return hour == 0 ? 24 : hour;
    case FIELD_HOUR_AMPM:
        return hour % 12;
    case FIELD_CLOCK_HOUR_AMPM:
        return hour % 12 == 0 ? 12 : hour % 12;
    case FIELD_MINUTE:
        return second_of_day / 60 % 60;
    case FIELD_SECOND:
        return second_of_day % 60;
    case FIELD_NANO:
        return local.nanos;
    case FIELD_MILLI_OF_DAY:
        return second_of_day * 1000 + local.nanos / 1000000;
    case FIELD_NANO_OF_DAY:
        return second_of_day * 1000000000 + local.nanos;
    default:
        return 0;
    }
}

static void put_number(yl_strbuf *out, int64_t value, const pattern_format *f)
{
    if (value < 0)
        yl_strbuf_char(out, '-');
    else if (f->sign == SIGN_EXCEEDS_PAD && f->min < 19 && value >= (int64_t)yl_pow10_u64[f->min])
        yl_strbuf_char(out, '+');
    yl_pattern_put_padded(out, value < 0 ? -value : value, f->min);
}

static bool put_temporal_field(yl_strbuf *out, const yl_pattern_item *item, yl_instant local)
{
    pattern_format f = yl_pattern_format(item->letter, item->count);
    int64_t value = field_value(f.field, local);
    char scratch[32];
    const char *text;
    size_t before = out->size;
    switch (f.kind) {
    case FORMAT_NUMBER:
        put_number(out, value, &f);
        break;
    case FORMAT_REDUCED:
        yl_pattern_put_padded(out, (value < 0 ? -value : value) % 100, 2);
        break;
    case FORMAT_FRACTION:
        yl_pattern_put_padded(out, value / (int64_t)yl_pow10_u64[9 - f.min], f.min);
        break;
    case FORMAT_TEXT:
        text = yl_pattern_text(f.field, item->count, value, scratch);
        if (text != NULL)
            yl_strbuf_puts(out, text);
        break;
    default:
        return false; /* a local time has no zone */
    }
    size_t size = out->size - before;
    if (item->pad == 0 || out->oom)
        return true;
    if (size > item->pad)
        return false;
    size_t blanks = item->pad - size;
    if (yl_strbuf_reserve(out, blanks) == NULL)
        return true;
    memmove(out->data + before + blanks, out->data + before, size);
    memset(out->data + before, ' ', blanks);
    out->size += blanks;
    out->data[out->size] = '\0';
    return true;
}

/* Prints items [begin, end). A section that cannot be printed is left out. */
static bool print_items(const yl_time_pattern *p, int begin, int end, yl_instant local,
                        yl_strbuf *out)
{
    for (int i = begin; i < end; i++) {
        const yl_pattern_item *item = &p->items[i];
        size_t before = out->size;
        if (item->kind == PATTERN_LITERAL) {
            yl_strbuf_add(out, p->literals + item->begin, item->size);
        } else if (item->kind == PATTERN_OPTIONAL) {
            if (!print_items(p, i + 1, i + 1 + item->size, local, out) && !out->oom)
                out->size = before;
            i += item->size;
        } else if (!put_temporal_field(out, item, local)) {
            return false;
        }
    }
    return true;
}

bool yl_pattern_print_temporal(const yl_time_pattern *pattern, yl_instant local, yl_strbuf *out)
{
    return print_items(pattern, 0, pattern->item_count, local, out);
}

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

/* Reading: matching. */

static bool read_number(reader *r, const yl_pattern_item *item, const pattern_format *f)
{
    const char *p = r->p;
    bool plus = p < r->end && *p == '+', minus = p < r->end && *p == '-';
    if ((plus && f->sign != SIGN_EXCEEDS_PAD) || (minus && f->sign == SIGN_NOT_NEGATIVE))
        return false;
    p += plus || minus;
    size_t max = (size_t)f->max + item->behind, min = (size_t)f->min;
    size_t n = yl_pattern_count_digits(p, r->end, max);
    if (n < min)
        return false;
    if (item->behind > 0) /* leave their digits to the fields behind */
        n = n > item->behind + min ? n - item->behind : min;
    if (f->sign == SIGN_EXCEEDS_PAD && !minus && (plus ? n <= min : n > min))
        return false;
    if (n > 18) /* no field is as large; only leading zeros could save it */
        return false;
    int64_t value = yl_pattern_read_digits(p, n);
    if (minus && value == 0)
        return false;
    if (f->kind == FORMAT_REDUCED)
        value += 2000;
    r->p = p + n;
    return set(r, f->field, minus ? -value : value);
}

static bool read_fraction(reader *r, const pattern_format *f)
{
    size_t n = yl_pattern_count_digits(r->p, r->end, (size_t)f->max);
    if (n < (size_t)f->min)
        return false;
    int64_t value = yl_pattern_read_digits(r->p, n) * (int64_t)yl_pow10_u64[9 - n];
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
        if (yl_pattern_count_digits(q, r->end, 2) < 2 || (parts > 0 && q[0] > '5'))
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
    while (p < r->end && (((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z') ||
                          yl_pattern_digit_at(p, r->end) || memchr("/_+-:", *p, 5) != NULL))
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

/* Reading: resolving. */

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
        if (h < 0 || h > 12 || !replace(r, FIELD_CLOCK_HOUR_AMPM, FIELD_HOUR_AMPM, h == 12 ? 0 : h))
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

static bool resolve_year(reader *r)
{
    int64_t *v = r->value;
    if (!in_range(r, FIELD_YEAR_OF_ERA, 1, 1000000000))
        return false;
    if (!has(r, FIELD_YEAR_OF_ERA))
        return true;
    int64_t year = v[FIELD_YEAR_OF_ERA];
    bool before = has(r, FIELD_ERA) ? v[FIELD_ERA] == 0 : has(r, FIELD_YEAR) && v[FIELD_YEAR] <= 0;
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
        if (!in_range(r, FIELD_WEEK_YEAR, -999999999, 999999999) || !in_range(r, FIELD_WEEK, 1, 53))
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

bool yl_pattern_parse_temporal(const yl_time_pattern *pattern, yl_str text, yl_instant *t)
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
