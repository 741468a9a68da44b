/* What the compiler, printer and reader of date-time patterns share. For time_pattern*.c only. */
#ifndef YL_DATA_TIME_PATTERN_IMPL_H
#define YL_DATA_TIME_PATTERN_IMPL_H

#include "data/time_pattern.h"

enum { PATTERN_LITERAL, PATTERN_FIELD, PATTERN_OPTIONAL };

extern const char *const yl_pattern_months[12];
extern const char *const yl_pattern_weekdays[7]; /* from Monday */

/* java.time's fields that a TEMPORAL pattern can print and read. */
typedef enum pattern_field {
    FIELD_NONE,
    FIELD_ERA,
    FIELD_YEAR,
    FIELD_YEAR_OF_ERA,
    FIELD_MONTH,
    FIELD_QUARTER,
    FIELD_DAY,
    FIELD_DAY_OF_YEAR,
    FIELD_DAY_OF_WEEK,       /* 1 Monday */
    FIELD_LOCAL_DAY_OF_WEEK, /* 1 Sunday */
    FIELD_DAY_OF_WEEK_IN_MONTH,
    FIELD_WEEK_YEAR,
    FIELD_WEEK,
    FIELD_WEEK_OF_MONTH,
    FIELD_JULIAN_DAY, /* modified */
    FIELD_AMPM,
    FIELD_HOUR,
    FIELD_CLOCK_HOUR, /* 1..24 */
    FIELD_HOUR_AMPM,
    FIELD_CLOCK_HOUR_AMPM, /* 1..12 */
    FIELD_MINUTE,
    FIELD_SECOND,
    FIELD_NANO,
    FIELD_MILLI_OF_DAY,
    FIELD_NANO_OF_DAY,
    FIELD_COUNT,
} pattern_field;

typedef enum pattern_sign {
    SIGN_NORMAL,       /* a minus */
    SIGN_EXCEEDS_PAD,  /* and a plus when there are more digits than the width */
    SIGN_NOT_NEGATIVE, /* none */
} pattern_sign;

/* How a letter and its count are shown in TEMPORAL. */
typedef struct pattern_format {
    pattern_field field;
    enum {
        FORMAT_BAD,
        FORMAT_NUMBER,
        FORMAT_REDUCED, /* the last two digits of a year */
        FORMAT_FRACTION,
        FORMAT_TEXT,
        FORMAT_ZONE,
    } kind;
    int min, max; /* digits */
    pattern_sign sign;
} pattern_format;

pattern_format yl_pattern_format(char letter, int count);

/* The text of a field's value in the form of `count` letters, or NULL. */
const char *yl_pattern_text(pattern_field field, int count, int64_t value, char scratch[32]);

/* Weeks of Locale.US: Sunday first, week 1 has January 1. `january` gives the day of January 1,
 * since there are two calendars. */
typedef int64_t (*pattern_year_begin)(int64_t year);
int yl_pattern_week(int64_t days, int64_t year, pattern_year_begin january, int64_t *week_year);

/* Without sign, padded by zeros to `width`. */
void yl_pattern_put_padded(yl_strbuf *out, int64_t value, int width);

/* The dialects. */
bool yl_pattern_print_temporal(const yl_time_pattern *pattern, yl_instant local, yl_strbuf *out);
bool yl_pattern_parse_temporal(const yl_time_pattern *pattern, yl_str text, yl_instant *t);
void yl_pattern_print_simple(const yl_time_pattern *p, yl_instant utc, const yl_timezone *zone,
                             yl_strbuf *out);
bool yl_pattern_parse_simple(const yl_time_pattern *pattern, yl_str text, const yl_timezone *zone,
                             yl_instant *t);

/* Runs of ASCII digits. */

static inline bool yl_pattern_digit_at(const char *p, const char *end)
{
    return p < end && (unsigned char)*p - (unsigned)'0' <= 9;
}

static inline size_t yl_pattern_count_digits(const char *p, const char *end, size_t max)
{
    size_t n = 0;
    while (n < max && yl_pattern_digit_at(p + n, end))
        n++;
    return n;
}

/* At most 18 digits. */
static inline int64_t yl_pattern_read_digits(const char *p, size_t n)
{
    int64_t value = 0;
    for (size_t i = 0; i < n; i++)
        value = value * 10 + (p[i] - '0');
    return value;
}

#endif
