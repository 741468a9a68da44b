/* Dates, times, timestamps and intervals as text, in the dialects that Flink uses.
 *
 *   cast      CAST(STRING AS ...) and CAST(... AS STRING): lenient to read
 *   iso, sql  the readers and writers of CSV and JSON: java.time's strict texts
 *   jdbc      java.sql.Date/Timestamp.valueOf: the CSV reader's DATE, TO_TIMESTAMP's second try
 *
 * Patterns as of DATE_FORMAT and TO_TIMESTAMP are in data/time_pattern.h. Everything here is pure.
 * Readers return false on text that Flink would fail on (CAST) or turn into NULL (TRY_CAST).
 * Timestamps are yl_instants of the local clock; TIMESTAMP_LTZ texts go through
 * yl_timezone_instant_of with the session's zone (cast) or are UTC (CSV, JSON).
 * Printers write no NUL and need YL_TIME_TEXT_MAX bytes of room.
 */
#ifndef YL_DATA_TIME_TEXT_H
#define YL_DATA_TIME_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "data/calendar.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { YL_TIME_TEXT_MAX = 64 };

/* CAST to STRING. */
size_t yl_date_print(int32_t days, char *buf); /* "2024-02-29"; years print modulo 10000 */
/* "12:34:56", with precision > 0 "12:34:56.7" (at least one, at most `precision` digits). */
size_t yl_time_print(int32_t millis_of_day, int precision, char *buf);
/* "2024-02-29 12:34:56.700": exactly `precision` digits of the second, what follows is cut off. */
size_t yl_timestamp_print(yl_instant local, int precision, char *buf);
size_t yl_interval_months_print(int32_t months, char *buf); /* "+1-02" */
size_t yl_interval_millis_print(int64_t millis, char *buf); /* "+1 02:03:04.567" */

/* The writers of CSV and JSON: fractions without trailing zeros, years of over 4 digits signed. */
size_t yl_date_print_iso(int32_t days, char *buf);
size_t yl_time_print_iso(int32_t millis_of_day, char *buf);
/* `separator` is ' ' (SQL standard) or 'T' (ISO-8601); `zulu` puts the Z of a TIMESTAMP_LTZ. */
size_t yl_timestamp_print_iso(yl_instant local, char separator, bool zulu, char *buf);

/* CAST from STRING. */
bool yl_cast_text_to_date(yl_str text, int32_t *days);
/* Cuts to `precision` (0..3 matter). A zone suffix may lead below 0 or beyond the day. */
bool yl_cast_text_to_time(yl_str text, int precision, int32_t *millis_of_day);
bool yl_cast_text_to_timestamp(yl_str text, int precision, yl_instant *local);

/* The readers of CSV and JSON. */
bool yl_text_to_date_iso(yl_str text, int32_t *days);  /* JSON DATE: "2024-02-29" and no other */
bool yl_text_to_date_jdbc(yl_str text, int32_t *days); /* CSV DATE: "2022-2-30" is March 2 */
bool yl_text_to_time_iso(yl_str text, int32_t *millis_of_day); /* CSV TIME: "12:34[:56[.7]]" */
bool yl_text_to_time_sql(yl_str text, int32_t *millis_of_day); /* JSON TIME: "12:34:56[.7]" */
/* CSV (after String.trim, separator ' ') and JSON timestamps; `zulu` wants the Z of a LTZ. */
bool yl_text_to_timestamp(yl_str text, char separator, bool zulu, yl_instant *local);
/* Timestamp.valueOf, or Date.valueOf when there is no blank, after String.trim. */
bool yl_text_to_timestamp_jdbc(yl_str text, yl_instant *local);

/* Interval literals: INTERVAL 'text' from [(precision)] [TO to [(fraction)]]. `from` == `to` for
 * a single field. Standard precisions are 2 and 6. */
typedef enum yl_interval_code {
    YL_INTERVAL_OK,
    YL_INTERVAL_MALFORMED, /* "Illegal interval literal format" */
    YL_INTERVAL_PRECISION, /* the leading field has more digits than its precision */
} yl_interval_code;

/* Months when `from` is YEAR, QUARTER or MONTH, else milliseconds. */
yl_interval_code yl_interval_parse(yl_str text, yl_time_unit from, yl_time_unit to, int precision,
                                   int fraction, int64_t *out);

#ifdef __cplusplus
}
#endif

#endif
