/* Dates and times: a pattern up to the first newline, then a text. No reader may crash, and what
 * is printed of a value that was read must read back. */
#include <stdint.h>
#include <stdlib.h>

#include "data/time_pattern.h"
#include "data/time_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_days(int32_t days)
{
    char buf[YL_TIME_TEXT_MAX];
    int32_t back;
    yl_str text = {buf, yl_date_print_iso(days, buf)};
    require(text.size <= YL_TIME_TEXT_MAX);
    require(yl_text_to_date_iso(text, &back) && back == days);
    yl_date_print(days, buf);
}

static void check_timestamp(yl_instant t)
{
    char buf[YL_TIME_TEXT_MAX];
    yl_instant back;
    int64_t out;
    require(t.nanos >= 0 && t.nanos < 1000000000);
    yl_str text = {buf, yl_timestamp_print_iso(t, ' ', true, buf)};
    require(text.size <= YL_TIME_TEXT_MAX);
    require(yl_text_to_timestamp(text, ' ', true, &back) && yl_instant_compare(back, t) == 0);
    require(yl_timestamp_print(t, 9, buf) <= YL_TIME_TEXT_MAX);
    if (yl_floor_div(t.seconds, YL_SECONDS_PER_DAY) != yl_instant_days(t))
        return; /* a day beyond DATE's range, which no column holds */
    for (int unit = 0; unit < YL_UNIT_COUNT; unit++) {
        yl_extract_local((yl_time_unit)unit, t, YL_CALENDAR_FLINK, &out);
        if (yl_floor_local((yl_time_unit)unit, t, YL_CALENDAR_FLOOR, &back))
            require(yl_instant_compare(back, t) <= 0);
    }
}

static void check_text(yl_str text)
{
    int32_t n;
    int64_t interval;
    yl_instant t;
    if (yl_cast_text_to_date(text, &n) || yl_text_to_date_iso(text, &n))
        check_days(n);
    yl_text_to_date_jdbc(text, &n);
    yl_cast_text_to_time(text, 3, &n);
    if (yl_text_to_time_iso(text, &n) || yl_text_to_time_sql(text, &n))
        require(n >= 0 && n < YL_MILLIS_PER_DAY);
    if (yl_cast_text_to_timestamp(text, 9, &t) || yl_text_to_timestamp(text, 'T', false, &t))
        check_timestamp(t);
    yl_text_to_timestamp_jdbc(text, &t);
    yl_interval_parse(text, YL_UNIT_DAY, YL_UNIT_SECOND, 9, 6, &interval);
    yl_interval_parse(text, YL_UNIT_YEAR, YL_UNIT_MONTH, 4, 6, &interval);
    yl_timezone_find_or_gmt(text);
}

static void check_pattern(yl_str pattern, yl_str text, yl_pattern_dialect dialect)
{
    yl_time_pattern compiled;
    yl_instant t;
    if (yl_time_pattern_compile(pattern, dialect, &compiled, NULL) != YL_OK)
        return;
    if (!yl_time_pattern_parse(&compiled, text, yl_timezone_utc, &t))
        t = (yl_instant){1709210096, 123456789};
    yl_strbuf out = {0};
    yl_time_pattern_format(&compiled, t, yl_timezone_utc, &out);
    yl_time_pattern_parse(&compiled, yl_strbuf_view(&out), yl_timezone_utc, &t);
    yl_strbuf_clear(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *line = size == 0 ? NULL : memchr(data, '\n', size);
    size_t head = line == NULL ? 0 : (size_t)(line - data);
    yl_str pattern = {(const char *)data, head};
    yl_str text = {(const char *)data + head + (line != NULL), size - head - (line != NULL)};
    check_text(text);
    check_pattern(pattern, text, YL_PATTERN_SIMPLE);
    check_pattern(pattern, text, YL_PATTERN_TEMPORAL);
    return 0;
}
