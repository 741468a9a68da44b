/* Values as text, in the three styles that Flink has.
 *
 *     style     where                          BOOLEAN  NULL inside  BYTES
 *     CLIENT    the SQL client's result table  TRUE     NULL         x'0aff'
 *     CAST      CAST(x AS STRING)              TRUE     NULL         as UTF-8
 *     SINK      the print connector            true     null         [10, -1]
 *
 *                         CLIENT, CAST                   SINK
 *     DECIMAL(4, 2)       220.00                         220.00; 0E-9 where Java says so
 *     TIMESTAMP(3)        2020-01-01 00:00:00.000        2020-01-01T00:00
 *     TIMESTAMP_LTZ(3)    in the session's zone          2020-01-01T00:00:00Z
 *     INTERVAL            +1 02:03:04.567  +2-03         PT26H3M4.567S  P2Y3M
 *     ARRAY MAP ROW       [1, 2]  {k=1}  (1, x, NULL)    [1, 2]  {k=1}  +I[1, x, null]
 *
 * A column that is NULL as a whole is the caller's: <NULL> in the client, NULL for CAST. Text is
 * neither quoted nor cut. An OBJECT is printed by its type.
 */
#ifndef YL_DATA_PRINT_H
#define YL_DATA_PRINT_H

#include "data/timezone.h"
#include "data/vector.h"

typedef enum yl_print_style { YL_PRINT_CLIENT, YL_PRINT_CAST, YL_PRINT_SINK } yl_print_style;

/* All zero: the client in UTC. */
typedef struct yl_print_options {
    yl_print_style style;
    const yl_timezone *zone;  /* the session's; NULL is UTC */
    yl_timezone_cache *cache; /* of `zone`, for loops over rows; may be NULL */
} yl_print_options;

/* Appends the text of one value; "NULL" ("null" for SINK) when it is NULL. `options` may be NULL.
 * Out of memory is noted in `out`. */
void yl_value_print(const yl_vector *v, uint32_t row, const yl_print_options *options,
                    yl_strbuf *out);

/* The texts of java.time that SINK uses; room of YL_TIME_TEXT_MAX, no NUL behind. */
size_t yl_java_date_print(int32_t days, char *buf);         /* LocalDate */
size_t yl_java_time_print(int64_t nanos_of_day, char *buf); /* LocalTime */
size_t yl_java_datetime_print(yl_instant local, char *buf); /* LocalDateTime */
size_t yl_java_instant_print(yl_instant utc, char *buf);    /* Instant */
size_t yl_java_period_print(int32_t months, char *buf);     /* Period */
size_t yl_java_duration_print(int64_t millis, char *buf);   /* Duration */

#endif
