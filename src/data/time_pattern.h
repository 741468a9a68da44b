/* Date-time patterns: "yyyy-MM-dd HH:mm:ss" and friends, compiled once.
 *
 * Flink hands patterns to two different Java classes, and so there are two dialects:
 *
 *   YL_PATTERN_SIMPLE    java.text.SimpleDateFormat: TO_DATE, FROM_UNIXTIME, UNIX_TIMESTAMP,
 *                        CONVERT_TZ, DATE_FORMAT of a STRING. Lenient ("2024-02-30" is March 1),
 *                        ignores what follows, knows a zone, reckons before 1582-10-15 in the
 *                        Julian calendar, and is precise to the millisecond.
 *   YL_PATTERN_TEMPORAL  java.time.format.DateTimeFormatter: TO_TIMESTAMP, DATE_FORMAT of a
 *                        TIMESTAMP. Local time only, all of the text must match, "02-30" clamps
 *                        to the month's end.
 *
 * Names are English (Locale.US). Letters: G y Y u M L w W D d F E e a H h K k m s S n A N Q z Z X
 * x V O, 'literal', '', and in TEMPORAL also [optional] and p (padding). A compiled pattern is
 * plain memory of fixed size, may be copied and is read-only afterwards.
 */
#ifndef YL_DATA_TIME_PATTERN_H
#define YL_DATA_TIME_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "data/calendar.h"
#include "data/timezone.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum yl_pattern_dialect {
    YL_PATTERN_SIMPLE,
    YL_PATTERN_TEMPORAL,
} yl_pattern_dialect;

enum {
    YL_PATTERN_ITEMS_MAX = 64,
    YL_PATTERN_LITERALS_MAX = 256,
};

typedef struct yl_pattern_item {
    uint8_t kind;          /* enum in time_pattern.c */
    char letter;           /* of a field */
    uint8_t count;         /* of repeated letters */
    uint8_t pad;           /* width that "ppp" asks for, 0 without */
    uint16_t begin, size;  /* literal text; for an optional section, size is its number of items */
    uint8_t adjacent;      /* digits that directly following fields of fixed width will take */
    bool abuts;            /* the next item is a number: read `count` digits only (SIMPLE) */
} yl_pattern_item;

typedef struct yl_time_pattern {
    yl_pattern_dialect dialect;
    uint16_t item_count, literal_size;
    yl_pattern_item items[YL_PATTERN_ITEMS_MAX];
    char literals[YL_PATTERN_LITERALS_MAX];
} yl_time_pattern;

/* Fails with YL_ERR_* when Java would refuse the pattern (its IllegalArgumentException). */
yl_status yl_time_pattern_compile(yl_str text, yl_pattern_dialect dialect, yl_time_pattern *out,
                                  yl_error *err);

/* Appends the text of `t`: SIMPLE takes an instant and shows it in `zone`; TEMPORAL takes the
 * local time and ignores `zone`. False when the pattern asks for what is not there (a zone in
 * TEMPORAL), where Java throws. Check out->oom at the end. */
bool yl_time_pattern_format(const yl_time_pattern *pattern, yl_instant t, const yl_timezone *zone,
                            yl_strbuf *out);

/* The inverse. Missing fields are those of 1970-01-01 00:00:00. False when the text does not
 * match or, in TEMPORAL, when a field is out of range. */
bool yl_time_pattern_parse(const yl_time_pattern *pattern, yl_str text, const yl_timezone *zone,
                           yl_instant *t);

/* TO_TIMESTAMP(text, pattern): TEMPORAL, and failing that java.sql.Timestamp.valueOf; cut to
 * `precision`. False is NULL. */
bool yl_time_pattern_to_timestamp(const yl_time_pattern *pattern, yl_str text, int precision,
                                  yl_instant *local);

#ifdef __cplusplus
}
#endif

#endif
