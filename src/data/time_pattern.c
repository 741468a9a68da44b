/* Date-time patterns: compiling and printing; reading is in time_pattern_parse.c.
 *
 * A pattern becomes a flat list of items: literals, fields, and optional sections, which are an
 * item that says how many of the next ones it covers. What a field's letter and count mean is
 * decided where it is used: for TEMPORAL by yl_pattern_format, which both the printer and the
 * reader ask; for SIMPLE the rule is simple enough to be in the two switches.
 */
#include "data/time_pattern.h"

#include <stdio.h>

#include "data/number.h"
#include "data/time_pattern_impl.h"
#include "data/time_text.h"

const char *const yl_pattern_months[12] = {"January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December"};
const char *const yl_pattern_weekdays[7] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                            "Friday", "Saturday", "Sunday"};

/* Compiling. */

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static yl_pattern_item *new_item(yl_time_pattern *out, int kind)
{
    if (out->item_count == YL_PATTERN_ITEMS_MAX)
        return NULL;
    yl_pattern_item *item = &out->items[out->item_count++];
    memset(item, 0, sizeof *item);
    item->kind = (uint8_t)kind;
    return item;
}

/* Appends one byte to the literal at the end, or begins one. */
static bool add_literal(yl_time_pattern *out, char c)
{
    yl_pattern_item *last = out->item_count == 0 ? NULL : &out->items[out->item_count - 1];
    if (last == NULL || last->kind != PATTERN_LITERAL || last->abuts) {
        last = new_item(out, PATTERN_LITERAL);
        if (last == NULL)
            return false;
        last->begin = out->literal_size;
    }
    if (out->literal_size == YL_PATTERN_LITERALS_MAX)
        return false;
    out->literals[out->literal_size++] = c;
    last->size++;
    return true;
}

static yl_status refuse(yl_str text, yl_error *err, const char *why)
{
    return YL_FAIL(err, INVALID, "date-time pattern '%.*s': %s", YL_STR_ARGS(text), why);
}

/* 'text' from the quote at *at on; '' is a quote. */
static yl_status add_quoted(yl_str text, size_t *at, yl_time_pattern *out, yl_error *err)
{
    size_t i = *at + 1;
    bool empty = true;
    for (;; i++, empty = false) {
        if (i == text.size)
            return refuse(text, err, "a quote is not closed");
        if (text.data[i] == '\'') {
            if (i + 1 == text.size || text.data[i + 1] != '\'' || empty)
                break;
            i++;
        }
        if (!add_literal(out, text.data[i]))
            return YL_FAIL(err, BUDGET, "the date-time pattern is too long");
    }
    if (empty && !add_literal(out, '\''))
        return YL_FAIL(err, BUDGET, "the date-time pattern is too long");
    *at = i + 1;
    return YL_OK;
}

static bool simple_number(const yl_pattern_item *item)
{
    if (item->kind != PATTERN_FIELD)
        return false;
    if (item->letter == 'M' || item->letter == 'L')
        return item->count <= 2;
    return strchr("ydkHmsSDFwWhKYu", item->letter) != NULL;
}

static yl_status check_field(yl_str text, yl_pattern_dialect dialect, char letter, int count,
                             yl_error *err)
{
    if (dialect == YL_PATTERN_SIMPLE) {
        if (strchr("GyMdkHmsSEDFwWahKzZYuXL", letter) == NULL)
            return refuse(text, err, "unknown letter");
        if (letter == 'X' && count > 3)
            return refuse(text, err, "at most three X");
        if (letter == 'z' && count > 3)
            return YL_FAIL(err, UNSUPPORTED, "full names of time zones in date-time patterns");
        return YL_OK;
    }
    if (strchr("zvOB", letter) != NULL)
        return YL_FAIL(err, UNSUPPORTED, "letter %c in date-time patterns", letter);
    if (yl_pattern_format(letter, count).kind == FORMAT_BAD)
        return refuse(text, err, "unknown letter, or too many of one");
    return YL_OK;
}

/* Adjacent value parsing: a number takes the digits of the numbers of fixed width that follow it
 * directly for theirs. Sections reckon by themselves. */
static void find_neighbours(yl_time_pattern *p, int begin, int end)
{
    yl_pattern_item *active = NULL;
    for (int i = begin; i < end; i++) {
        yl_pattern_item *item = &p->items[i];
        if (item->kind == PATTERN_OPTIONAL) {
            find_neighbours(p, i + 1, i + 1 + item->size);
            i += item->size;
            active = item->size > 0 ? NULL : active;
            continue;
        }
        pattern_format f = item->kind == PATTERN_FIELD
                               ? yl_pattern_format(item->letter, item->count)
                               : (pattern_format){0};
        if (item->pad > 0 ||
            (f.kind != FORMAT_NUMBER && f.kind != FORMAT_REDUCED && f.kind != FORMAT_FRACTION))
            active = NULL;
        else if (active != NULL && f.min == f.max && f.sign == SIGN_NOT_NEGATIVE)
            active->behind = (uint16_t)(active->behind + f.max);
        else
            active = item;
    }
}

/* Sections that are open while compiling; each knows where its item is. */
typedef struct section_stack {
    int items[YL_PATTERN_ITEMS_MAX];
    int depth;
} section_stack;

static void close_section(yl_time_pattern *out, section_stack *open)
{
    int at = open->items[--open->depth];
    out->items[at].size = (uint16_t)(out->item_count - at - 1);
    out->items[out->item_count - 1].abuts = true; /* no text behind it may join its literal */
}

static yl_status add_bracket(yl_str text, char c, yl_time_pattern *out, section_stack *open,
                             yl_error *err)
{
    if (c == '[') {
        if (new_item(out, PATTERN_OPTIONAL) == NULL)
            return YL_FAIL(err, BUDGET, "the date-time pattern is too long");
        open->items[open->depth++] = out->item_count - 1;
        return YL_OK;
    }
    if (open->depth == 0)
        return refuse(text, err, "] without [");
    close_section(out, open);
    return YL_OK;
}

/* A run of equal letters at *at, with the padding that may stand before it. */
static yl_status add_field(yl_str text, size_t *at, yl_time_pattern *out, yl_error *err)
{
    size_t i = *at, pad = 0;
    char letter = text.data[i];
    for (; i < text.size && text.data[i] == letter; i++)
        ;
    size_t count = i - *at;
    if (letter == 'p' && out->dialect == YL_PATTERN_TEMPORAL) {
        pad = count;
        *at = i;
        if (i == text.size || !is_letter(text.data[i]) || text.data[i] == 'p')
            return refuse(text, err, "padding must be followed by a letter");
        letter = text.data[i];
        for (; i < text.size && text.data[i] == letter; i++)
            ;
        count = i - *at;
    }
    if (count > 64 || pad > 64)
        return YL_FAIL(err, BUDGET, "the date-time pattern is too long");
    YL_TRY(check_field(text, out->dialect, letter, (int)count, err));
    yl_pattern_item *item = new_item(out, PATTERN_FIELD);
    if (item == NULL)
        return YL_FAIL(err, BUDGET, "the date-time pattern is too long");
    item->letter = letter;
    item->count = (uint8_t)count;
    item->pad = (uint8_t)pad;
    *at = i;
    return YL_OK;
}

yl_status yl_time_pattern_compile(yl_str text, yl_pattern_dialect dialect, yl_time_pattern *out,
                                  yl_error *err)
{
    section_stack open = {.depth = 0};
    memset(out, 0, sizeof *out);
    out->dialect = dialect;
    out->century_begin = 1946;
    for (size_t i = 0; i < text.size;) {
        char c = text.data[i];
        bool temporal = dialect == YL_PATTERN_TEMPORAL;
        if (is_letter(c)) {
            YL_TRY(add_field(text, &i, out, err));
        } else if (c == '\'') {
            YL_TRY(add_quoted(text, &i, out, err));
        } else if (temporal && (c == '[' || c == ']')) {
            YL_TRY(add_bracket(text, c, out, &open, err));
            i++;
        } else if (temporal && (c == '{' || c == '}' || c == '#')) {
            return refuse(text, err, "{, } and # are reserved");
        } else {
            if (!add_literal(out, c))
                return YL_FAIL(err, BUDGET, "the date-time pattern is too long");
            i++;
        }
    }
    while (open.depth > 0)
        close_section(out, &open);
    if (dialect == YL_PATTERN_TEMPORAL)
        find_neighbours(out, 0, out->item_count);
    else
        for (int i = 0; i + 1 < out->item_count; i++)
            out->items[i].abuts = simple_number(&out->items[i + 1]);
    return YL_OK;
}

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

pattern_format yl_pattern_format(char letter, int count)
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
    case 'g':
        return count > 19 ? bad : number(FIELD_JULIAN_DAY, count, 19, SIGN_NORMAL);
    case 'V':
        return (pattern_format){.kind = count == 2 ? FORMAT_ZONE : FORMAT_BAD};
    case 'X':
    case 'x':
    case 'Z':
        return (pattern_format){.kind = count <= 5 ? FORMAT_ZONE : FORMAT_BAD};
    default:
        return bad;
    }
}

const char *yl_pattern_text(pattern_field field, int count, int64_t value, char scratch[32])
{
    static const char *const eras[2][3] = {{"BC", "Before Christ", "B"}, {"AD", "Anno Domini", "A"}};
    static const char *const ordinals[4] = {"1st", "2nd", "3rd", "4th"};
    const char *name;
    switch (field) {
    case FIELD_ERA:
        return value < 0 || value > 1 ? NULL : eras[value][count <= 3 ? 0 : count - 3];
    case FIELD_AMPM:
        return value == 0 ? "AM" : value == 1 ? "PM" : NULL;
    case FIELD_QUARTER:
        if (value < 1 || value > 4)
            return NULL;
        if (count == 4)
            snprintf(scratch, 32, "%s quarter", ordinals[value - 1]);
        else
            snprintf(scratch, 32, count == 5 ? "%d" : "Q%d", (int)value);
        return scratch;
    case FIELD_MONTH:
    case FIELD_DAY_OF_WEEK:
        if (value < 1 || value > (field == FIELD_MONTH ? 12 : 7))
            return NULL;
        name = field == FIELD_MONTH ? yl_pattern_months[value - 1] : yl_pattern_weekdays[value - 1];
        if (count == 4)
            return name;
        snprintf(scratch, 32, "%.*s", count == 5 ? 1 : 3, name);
        return scratch;
    default:
        return NULL;
    }
}

/* Printing. */

int yl_pattern_week(int64_t days, int64_t year, pattern_year_begin january, int64_t *week_year)
{
    int64_t sunday = days - yl_iso_weekday(days) % 7;
    int64_t next = january(year + 1);
    *week_year = year;
    if (sunday + 6 >= next) { /* the week has January 1 of the next year */
        *week_year = year + 1;
        return 1;
    }
    int64_t first = january(year);
    return (int)((sunday + 6 - first) / 7) + 1;
}

static int64_t gregorian_january(int64_t year)
{
    return yl_days_from_ymd(year, 1, 1);
}

static int64_t mixed_january(int64_t year)
{
    return yl_days_from_mixed(year, 1, 1);
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
        yl_pattern_week(days, d.year, gregorian_january, &week_year);
        return week_year;
    case FIELD_WEEK:
        return yl_pattern_week(days, d.year, gregorian_january, &week_year);
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

static void put_padded(yl_strbuf *out, int64_t value, int width)
{
    char digits[YL_NUMBER_TEXT_MAX];
    size_t n = yl_uint64_print((uint64_t)value, digits);
    for (int i = (int)n; i < width; i++)
        yl_strbuf_char(out, '0');
    yl_strbuf_add(out, digits, n);
}

static void put_number(yl_strbuf *out, int64_t value, const pattern_format *f)
{
    if (value < 0)
        yl_strbuf_char(out, '-');
    else if (f->sign == SIGN_EXCEEDS_PAD && f->min < 19 && value >= (int64_t)yl_pow10_u64[f->min])
        yl_strbuf_char(out, '+');
    put_padded(out, value < 0 ? -value : value, f->min);
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
        put_padded(out, (value < 0 ? -value : value) % 100, 2);
        break;
    case FORMAT_FRACTION:
        put_padded(out, value / (int64_t)yl_pow10_u64[9 - f.min], f.min);
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
static bool print_temporal(const yl_time_pattern *p, int begin, int end, yl_instant local,
                           yl_strbuf *out)
{
    for (int i = begin; i < end; i++) {
        const yl_pattern_item *item = &p->items[i];
        size_t before = out->size;
        if (item->kind == PATTERN_LITERAL) {
            yl_strbuf_add(out, p->literals + item->begin, item->size);
        } else if (item->kind == PATTERN_OPTIONAL) {
            if (!print_temporal(p, i + 1, i + 1 + item->size, local, out) && !out->oom)
                out->size = before;
            i += item->size;
        } else if (!put_temporal_field(out, item, local)) {
            return false;
        }
    }
    return true;
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
        yl_pattern_week(days, d.year, mixed_january, &week_year);
        return week_year;
    case 'w':
        return yl_pattern_week(days, d.year, mixed_january, &week_year);
    case 'W':
        return (d.day + 5 - yl_iso_weekday(days) % 7 + 7) / 7;
    case 'M':
    case 'L':
        return d.month;
    case 'd':
        return d.day;
    case 'D':
        return days - mixed_january(d.year) + 1;
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

static void print_simple(const yl_time_pattern *p, yl_instant utc, const yl_timezone *zone,
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
                yl_strbuf_puts(out, yl_pattern_text(FIELD_MONTH, count >= 4 ? 4 : 3, d.month,
                                                    scratch));
                break;
            }
            int64_t value = simple_value(item->letter, days, d, hour, local);
            if ((item->letter == 'y' || item->letter == 'Y') && count == 2)
                value %= 100;
            put_padded(out, value < 0 ? -value : value, count);
        }
    }
}

bool yl_time_pattern_format(const yl_time_pattern *pattern, yl_instant t, const yl_timezone *zone,
                            yl_strbuf *out)
{
    if (pattern->dialect == YL_PATTERN_TEMPORAL)
        return print_temporal(pattern, 0, pattern->item_count, t, out);
    print_simple(pattern, t, zone, out);
    return true;
}

bool yl_time_pattern_to_timestamp(const yl_time_pattern *pattern, yl_str text, int precision,
                                  yl_instant *local)
{
    if (yl_time_pattern_parse(pattern, text, yl_timezone_utc, local)) {
        *local = yl_instant_truncate(*local, precision);
        return true;
    }
    return yl_text_to_timestamp_jdbc(text, local);
}
