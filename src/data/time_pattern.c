/* Date-time patterns: compiling, and what both dialects share; see time_pattern.h.
 *
 * A pattern becomes a flat list of items: literals, fields, and optional sections, which are an
 * item that says how many of the next ones it covers. What a field's letter and count mean is
 * decided where it is used: time_pattern_temporal.c and time_pattern_simple.c print and read.
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

const char *yl_pattern_text(pattern_field field, int count, int64_t value, char scratch[32])
{
    static const char *const eras[2][3] = {{"BC", "Before Christ", "B"},
                                           {"AD", "Anno Domini", "A"}};
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

void yl_pattern_put_padded(yl_strbuf *out, int64_t value, int width)
{
    char digits[YL_NUMBER_TEXT_MAX];
    size_t n = yl_uint64_print((uint64_t)value, digits);
    for (int i = (int)n; i < width; i++)
        yl_strbuf_char(out, '0');
    yl_strbuf_add(out, digits, n);
}

bool yl_time_pattern_format(const yl_time_pattern *pattern, yl_instant t, const yl_timezone *zone,
                            yl_strbuf *out)
{
    if (pattern->dialect == YL_PATTERN_TEMPORAL)
        return yl_pattern_print_temporal(pattern, t, out);
    yl_pattern_print_simple(pattern, t, zone, out);
    return true;
}

bool yl_time_pattern_parse(const yl_time_pattern *pattern, yl_str text, const yl_timezone *zone,
                           yl_instant *t)
{
    if (pattern->dialect == YL_PATTERN_TEMPORAL)
        return yl_pattern_parse_temporal(pattern, text, t);
    return yl_pattern_parse_simple(pattern, text, zone, t);
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
