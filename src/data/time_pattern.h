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
 * Names are English, weeks are those of Locale.US (Sunday first, week 1 has January 1). Letters:
 *   both      G y Y M L w W d D E F u a h H k K m s S Z X, 'literal', ''
 *   SIMPLE    also z (abbreviations)
 *   TEMPORAL  also Q q e c A n N g x VV, [optional], ppX (padding)
 * What Java knows beyond that (full zone names, day periods) is refused as unsupported.
 *
 * A compiled pattern is plain memory of fixed size: it may be copied, and is read-only afterwards.
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
    uint8_t kind;    /* time_pattern_impl.h */
    char letter;     /* of a field */
    uint8_t count;   /* of repeated letters */
    uint8_t pad;     /* width that "ppp" asks for, or 0 */
    uint16_t begin;  /* place of a literal's text */
    uint16_t size;   /* bytes of a literal; items of an optional section */
    uint16_t behind; /* TEMPORAL: digits of the fixed fields that follow without a gap */
    bool abuts;      /* SIMPLE: a number follows, so read no more than `count` characters */
} yl_pattern_item;

typedef struct yl_time_pattern {
    yl_pattern_dialect dialect;
    int32_t century_begin; /* SIMPLE's "yy" is in the 100 years from here: Java's clock - 80 */
    uint16_t item_count, literal_size;
    yl_pattern_item items[YL_PATTERN_ITEMS_MAX];
    char literals[YL_PATTERN_LITERALS_MAX];
} yl_time_pattern;

/* Fails with INVALID where Java refuses the pattern (IllegalArgumentException), and with
 * UNSUPPORTED or BUDGET for what is not known or too long here. Sets century_begin to 1946, which
 * callers with a clock replace. */
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
