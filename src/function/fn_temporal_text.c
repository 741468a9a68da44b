/* Points in time from texts and numbers, and as texts.
 *
 *     TO_DATE, TO_TIMESTAMP, TO_TIMESTAMP_LTZ, DATE_FORMAT      text that cannot be read is NULL
 *     UNIX_TIMESTAMP, FROM_UNIXTIME, CONVERT_TZ                 seconds since 1970, zones
 *
 * Two dialects of patterns (data/time_pattern.h): TO_TIMESTAMP*, and DATE_FORMAT of a TIMESTAMP,
 * go by java.time and know no zone; the others go by SimpleDateFormat. A pattern that Java refuses
 * makes TO_TIMESTAMP* NULL and fails the rest.
 *
 * Oddities that are Flink's: UNIX_TIMESTAMP of unreadable text gives the least number and
 * TO_DATE(text, pattern) a far day instead of NULL, and seconds before 1970 are cut towards 1970.
 *
 * A pattern is compiled once and kept at the call site; one that differs from row to row is
 * compiled anew whenever it changes.
 */
#include "base/mem.h"
#include "data/number.h"
#include "data/time_pattern.h"
#include "data/time_text.h"
#include "function/temporal.h"

#define DEFAULT_PATTERN "yyyy-MM-dd HH:mm:ss"

/* ---- Patterns of a call site ---- */

enum { KEPT_TEXT_MAX = 128, CENTURY_BEGINS_BEFORE = 80 };

typedef struct pattern_cache {
    yl_time_pattern pattern;
    bool filled, good;
    size_t size;
    char text[KEPT_TEXT_MAX];
} pattern_cache;

typedef struct site {
    pattern_cache read, write; /* most functions use one of them */
} site;

static yl_status prepare(const yl_expr *call, const yl_expr_env *env, void **state, yl_error *err)
{
    (void)call, (void)env;
    *state = yl_calloc(1, sizeof(site));
    return *state == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
}

/* "yy" means a year of the 100 that began 80 years ago. */
static int32_t century_begin(const yl_expr_env *env)
{
    yl_instant now = yl_instant_from_micros(env->query_micros);
    return yl_ymd_from_days(yl_instant_days(now)).year - CENTURY_BEGINS_BEFORE;
}

/* *out: the compiled pattern, or NULL with `err` set for one that is refused. */
static const yl_time_pattern *find_pattern(pattern_cache *cache, yl_str text,
                                           yl_pattern_dialect dialect, const yl_expr_env *env,
                                           yl_error *err)
{
    if (cache->filled && cache->good && yl_str_equal(text, (yl_str){cache->text, cache->size}))
        return &cache->pattern;
    cache->filled = text.size <= KEPT_TEXT_MAX;
    cache->good = yl_time_pattern_compile(text, dialect, &cache->pattern, err) == YL_OK;
    if (!cache->good)
        return NULL;
    cache->pattern.century_begin = century_begin(env);
    cache->size = cache->filled ? text.size : 0;
    if (cache->size > 0)
        memcpy(cache->text, text.data, text.size);
    return &cache->pattern;
}

/* The pattern in argument `arg`, or the default where there is no such argument. */
static yl_str pattern_text(const yl_kernel_call *call, uint32_t arg, uint32_t i)
{
    return arg < call->n_args ? yl_kernel_str(call, arg, i) : YL_STR(DEFAULT_PATTERN);
}

/* ---- TO_DATE ---- */

/* What Flink makes of the least number of milliseconds: 1705471-09-27, which prints 5471-09-27. */
enum { UNREADABLE_DAY = 622191233 };

static yl_status to_date(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        if (yl_kernel_valid(call, i) &&
            !yl_cast_text_to_date(yl_kernel_str(call, 0, i), &call->out->i32[i]))
            YL_TRY(yl_vector_set_null(call->out, i));
    return YL_OK;
}

/* Milliseconds; the least number for text that does not fit. */
static int64_t read_millis(const yl_time_pattern *pattern, yl_str text, const yl_timezone *zone)
{
    yl_instant t;
    return yl_time_pattern_parse(pattern, text, zone, &t) ? yl_instant_to_millis(t) : INT64_MIN;
}

static yl_status to_date_pattern(yl_kernel_call *call)
{
    site *s = call->state;
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        const yl_time_pattern *pattern = find_pattern(&s->read, pattern_text(call, 1, i),
                                                      YL_PATTERN_SIMPLE, call->env, call->err);
        if (pattern == NULL)
            return yl_error_prefix(call->err, "TO_DATE");
        int64_t millis = read_millis(pattern, yl_kernel_str(call, 0, i), yl_timezone_utc);
        call->out->i32[i] =
            millis == INT64_MIN ? UNREADABLE_DAY : (int32_t)yl_floor_div(millis, YL_MILLIS_PER_DAY);
    }
    return YL_OK;
}

/* ---- TO_TIMESTAMP ---- */

/* *found = false: NULL. So it is for a pattern that Java refuses; one that is only unknown here is
 * an error. */
static yl_status read_timestamp(yl_kernel_call *call, uint32_t i, yl_instant *t, bool *found)
{
    site *s = call->state;
    yl_str text = yl_kernel_str(call, 0, i);
    int precision = call->out->type->precision;
    yl_error refused = {0};
    if (call->n_args == 1) {
        *found = yl_cast_text_to_timestamp(text, precision, t);
        return YL_OK;
    }
    const yl_time_pattern *pattern =
        find_pattern(&s->read, pattern_text(call, 1, i), YL_PATTERN_TEMPORAL, call->env, &refused);
    if (pattern == NULL && refused.status != YL_ERR_INVALID)
        return YL_FAIL(call->err, UNSUPPORTED, "%s: %s", call->expr->fn->name,
                       yl_error_message(&refused));
    *found = pattern != NULL && yl_time_pattern_to_timestamp(pattern, text, precision, t);
    return YL_OK;
}

/* TO_TIMESTAMP, and TO_TIMESTAMP_LTZ without a zone, which takes the text for UTC. */
static yl_status to_timestamp(yl_kernel_call *call)
{
    yl_instant t;
    bool found;
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        YL_TRY(read_timestamp(call, i, &t, &found));
        if (found)
            yl_temporal_put(call->out, i, t);
        else
            YL_TRY(yl_vector_set_null(call->out, i));
    }
    return YL_OK;
}

static yl_status to_timestamp_zone(yl_kernel_call *call)
{
    yl_instant t;
    bool found;
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        const yl_timezone *zone = yl_timezone_find(yl_kernel_str(call, 2, i));
        YL_TRY(read_timestamp(call, i, &t, &found));
        if (zone != NULL && found)
            yl_temporal_put(call->out, i, yl_timezone_instant_of(zone, t, NULL));
        else
            YL_TRY(yl_vector_set_null(call->out, i));
    }
    return YL_OK;
}

/* ---- TO_TIMESTAMP_LTZ of numbers ---- */

/* 0000-01-01 00:00:00 and 9999-12-31 23:59:59. */
#define SECONDS_MIN INT64_C(-62167219200)
#define SECONDS_MAX INT64_C(253402300799)

static yl_status check_precision(int64_t precision, yl_span span, yl_error *err)
{
    if (precision >= 0 && precision <= YL_TIME_PRECISION_MAX)
        return YL_OK;
    return YL_FAIL_AT(err, INVALID, span,
                      "the precision of TO_TIMESTAMP_LTZ must be from 0 to %d, and it is %lld",
                      YL_TIME_PRECISION_MAX, (long long)precision);
}

static bool instant_of_epoch(int64_t value, int precision, yl_instant *t)
{
    int64_t unit = (int64_t)yl_pow10_u64[precision];
    t->seconds = yl_floor_div(value, unit);
    t->nanos = (int32_t)(yl_floor_mod(value, unit) *
                         (int64_t)yl_pow10_u64[YL_TIME_PRECISION_MAX - precision]);
    return t->seconds >= SECONDS_MIN && t->seconds <= SECONDS_MAX;
}

static bool instant_of_double(double value, int precision, yl_instant *t)
{
    double seconds = value / yl_pow10_double[precision];
    if (seconds < (double)SECONDS_MIN || seconds > (double)SECONDS_MAX)
        return false;
    double nanos = value * yl_pow10_double[YL_TIME_PRECISION_MAX - precision];
    return instant_of_epoch(yl_double_to_int64(nanos), YL_TIME_PRECISION_MAX, t);
}

static bool instant_of_number(const yl_vector *v, uint32_t i, int precision, yl_instant *t)
{
    switch (v->type->root) {
    case YL_FLOAT:
        return instant_of_double(v->f32[i], precision, t);
    case YL_DOUBLE:
        return instant_of_double(v->f64[i], precision, t);
    case YL_DECIMAL:
        return instant_of_epoch(yl_decimal_to_int64(v->i128[i], v->type->scale), precision, t);
    default:
        return instant_of_epoch(v->i64[i], precision, t);
    }
}

static yl_status epoch_to_ltz(yl_kernel_call *call)
{
    yl_instant t;
    int32_t precision = 3;
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        if (call->n_args > 1) {
            precision = call->args[1]->i32[yl_kernel_at(call->args[1], i)];
            YL_TRY(check_precision(precision, call->expr->span, call->err));
        }
        if (instant_of_number(call->args[0], yl_kernel_at(call->args[0], i), precision, &t))
            yl_temporal_put(call->out, i, yl_instant_truncate(t, call->out->type->precision));
        else
            YL_TRY(yl_vector_set_null(call->out, i));
    }
    return YL_OK;
}

/* ---- The type of TO_TIMESTAMP_LTZ: at least 3 digits ---- */

static const yl_type *ltz_of(yl_arena *arena, int64_t precision)
{
    precision = precision < 3                       ? 3
                : precision > YL_TIME_PRECISION_MAX ? YL_TIME_PRECISION_MAX
                                                    : precision;
    return yl_type_with_precision(arena, YL_TIMESTAMP_LTZ, (int)precision);
}

static const yl_type *infer_epoch(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                  yl_span span, yl_error *err)
{
    int64_t precision = 3;
    if (n > 1 && yl_bind_literal_int(args[1], &precision) &&
        check_precision(precision, span, err) != YL_OK)
        return NULL;
    return ltz_of(arena, precision);
}

/* How many S stand together at the pattern's last place that has any, outside of quotes. */
static int64_t fraction_digits(yl_str pattern)
{
    int64_t last = 0, run = 0;
    bool quoted = false;
    for (size_t i = 0; i < pattern.size; i++) {
        quoted ^= pattern.data[i] == '\'';
        run = pattern.data[i] == 'S' && !quoted ? run + 1 : 0;
        if (run > 0)
            last = run;
    }
    return last;
}

static const yl_type *infer_pattern(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                    yl_span span, yl_error *err)
{
    yl_str pattern = {0};
    (void)span, (void)err;
    if (n > 1)
        yl_expr_const_text(args[1], &pattern);
    return ltz_of(arena, fraction_digits(pattern));
}

/* ---- Texts of points in time ---- */

static yl_status put_text(yl_kernel_call *call, uint32_t i, const yl_time_pattern *pattern,
                          yl_instant t, const yl_timezone *zone, yl_strbuf *text)
{
    yl_strbuf_reset(text);
    if (!yl_time_pattern_format(pattern, t, zone, text))
        return YL_FAIL(call->err, DATA, "the pattern asks for what a point in time does not have");
    if (text->oom)
        return YL_FAIL_MEMORY(call->err);
    return yl_vector_set_str(call->out, i, yl_strbuf_view(text));
}

/* DATE_FORMAT(TIMESTAMP or TIMESTAMP_LTZ, pattern) */
static yl_status format_timestamp(yl_kernel_call *call)
{
    site *s = call->state;
    yl_timezone_cache cache = {0};
    yl_strbuf text = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        const yl_time_pattern *pattern = find_pattern(&s->write, pattern_text(call, 1, i),
                                                      YL_PATTERN_TEMPORAL, call->env, call->err);
        status = pattern == NULL
                     ? yl_error_prefix(call->err, "DATE_FORMAT")
                     : put_text(call, i, pattern,
                                yl_temporal_local(call->args[0], i, call->env->zone, &cache),
                                yl_timezone_utc, &text);
    }
    yl_strbuf_clear(&text);
    return status;
}

/* Reads a text by one pattern and zone and writes it by others: DATE_FORMAT of a text, CONVERT_TZ.
 * NULL when it cannot be read. */
static yl_status rewrite_text(yl_kernel_call *call, uint32_t i, yl_str to_pattern,
                              const yl_timezone *from, const yl_timezone *to, yl_strbuf *text)
{
    site *s = call->state;
    yl_instant t;
    const yl_time_pattern *read =
        find_pattern(&s->read, YL_STR(DEFAULT_PATTERN), YL_PATTERN_SIMPLE, call->env, call->err);
    const yl_time_pattern *write =
        find_pattern(&s->write, to_pattern, YL_PATTERN_SIMPLE, call->env, call->err);
    if (read == NULL || write == NULL)
        return yl_error_prefix(call->err, "%s", call->expr->fn->name);
    if (!yl_time_pattern_parse(read, yl_kernel_str(call, 0, i), from, &t))
        return yl_vector_set_null(call->out, i);
    return put_text(call, i, write, t, to, text);
}

static yl_status format_text(yl_kernel_call *call)
{
    yl_strbuf text = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++)
        if (yl_kernel_valid(call, i))
            status = rewrite_text(call, i, pattern_text(call, 1, i), yl_timezone_utc,
                                  yl_timezone_utc, &text);
    yl_strbuf_clear(&text);
    return status;
}

static yl_status convert_tz(yl_kernel_call *call)
{
    yl_strbuf text = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++)
        if (yl_kernel_valid(call, i))
            status = rewrite_text(call, i, YL_STR(DEFAULT_PATTERN),
                                  yl_timezone_find_or_gmt(yl_kernel_str(call, 1, i)),
                                  yl_timezone_find_or_gmt(yl_kernel_str(call, 2, i)), &text);
    yl_strbuf_clear(&text);
    return status;
}

/* ---- Seconds since 1970 ---- */

static yl_status unix_timestamp_now(yl_kernel_call *call)
{
    int64_t seconds = yl_floor_div(call->env->query_micros, 1000000);
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i64[i] = seconds;
    return YL_OK;
}

static yl_status unix_timestamp(yl_kernel_call *call)
{
    site *s = call->state;
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        const yl_time_pattern *pattern = find_pattern(&s->read, pattern_text(call, 1, i),
                                                      YL_PATTERN_SIMPLE, call->env, call->err);
        if (pattern == NULL)
            return yl_error_prefix(call->err, "UNIX_TIMESTAMP");
        int64_t millis = read_millis(pattern, yl_kernel_str(call, 0, i), call->env->zone);
        call->out->i64[i] = millis == INT64_MIN ? INT64_MIN : millis / 1000;
    }
    return YL_OK;
}

static yl_status from_unixtime(yl_kernel_call *call)
{
    site *s = call->state;
    yl_strbuf text = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        const yl_time_pattern *pattern = find_pattern(&s->write, pattern_text(call, 1, i),
                                                      YL_PATTERN_SIMPLE, call->env, call->err);
        uint64_t seconds = (uint64_t)call->args[0]->i64[yl_kernel_at(call->args[0], i)];
        status = pattern == NULL
                     ? yl_error_prefix(call->err, "FROM_UNIXTIME")
                     : put_text(call, i, pattern, yl_instant_from_millis((int64_t)(seconds * 1000)),
                                call->env->zone, &text);
    }
    yl_strbuf_clear(&text);
    return status;
}

/* ---- Table ---- */

#define SITE  .prepare = prepare, .release = yl_free, .flags = FLAGS
#define FLAGS (YL_FN_TAKES_CONST | YL_FN_REFUSES_NULL)

const yl_signature yl_fn_temporal_text_rows[] = {
    {.name = "TO_DATE",
     .args = "string",
     .result = "date?",
     .kernel = to_date,
     .flags = FLAGS,
     .doc = "The DATE that a text says; NULL when it says none.",
     .examples = "TO_DATE('2024-02-29') -> 2024-02-29"},
    {.name = "TO_DATE",
     .args = "string, string",
     .result = "date?",
     .kernel = to_date_pattern,
     SITE,
     .doc = "The same by a pattern of SimpleDateFormat.",
     .examples = "TO_DATE('29/02/2024', 'dd/MM/yyyy') -> 2024-02-29"},
    {.name = "TO_TIMESTAMP",
     .args = "string, string?",
     .result = "timestamp(3)?",
     .kernel = to_timestamp,
     SITE,
     .doc = "The TIMESTAMP(3) that a text says, by a pattern; NULL when it says none.",
     .examples = "TO_TIMESTAMP('2024-02-29 12:34:56') -> 2024-02-29 12:34:56.000"},
    {.name = "TO_TIMESTAMP_LTZ",
     .args = "bigint|approx|decimal, int?",
     .result = "infer?",
     .infer = infer_epoch,
     .kernel = epoch_to_ltz,
     .flags = FLAGS,
     .doc = "The instant so many units after 1970-01-01 UTC; a unit is 10^-precision seconds (3).",
     .examples = "TO_TIMESTAMP_LTZ(100, 3) -> 1970-01-01 00:00:00.100"},
    {.name = "TO_TIMESTAMP_LTZ",
     .args = "text, text?",
     .result = "infer?",
     .infer = infer_pattern,
     .kernel = to_timestamp,
     SITE,
     .doc = "The instant that a text says, taken for UTC.",
     .examples = "TO_TIMESTAMP_LTZ('2024-02-29 12:34:56') -> 2024-02-29 12:34:56.000"},
    {.name = "TO_TIMESTAMP_LTZ",
     .args = "text, text, text",
     .result = "infer?",
     .infer = infer_pattern,
     .kernel = to_timestamp_zone,
     SITE,
     .doc = "The instant that a text says, taken for the local time of a zone.",
     .examples = "TO_TIMESTAMP_LTZ('2024-02-29 12:34:56', 'yyyy-MM-dd HH:mm:ss', 'Asia/Seoul') -> "
                 "2024-02-29 03:34:56.000"},
    {.name = "DATE_FORMAT",
     .args = "timestamp|ltz, string",
     .result = "string?",
     .kernel = format_timestamp,
     SITE,
     .doc = "The point in time as a text, by a pattern of DateTimeFormatter.",
     .examples = "DATE_FORMAT(TIMESTAMP '2024-02-29 12:34:56', 'yyyy/MM/dd') -> 2024/02/29"},
    {.name = "DATE_FORMAT",
     .args = "text, string",
     .result = "string?",
     .kernel = format_text,
     SITE,
     .doc = "The same for a text like 'yyyy-MM-dd HH:mm:ss', by SimpleDateFormat.",
     .examples = "DATE_FORMAT('2024-02-29 12:34:56', 'yyyy.MM.dd') -> 2024.02.29"},
    {.name = "UNIX_TIMESTAMP",
     .args = "",
     .result = "bigint!",
     .determinism = YL_PER_QUERY,
     .kernel = unix_timestamp_now,
     .doc = "The seconds since 1970-01-01 00:00:00 UTC now."},
    {.name = "UNIX_TIMESTAMP",
     .args = "string, string?",
     .result = "bigint",
     .kernel = unix_timestamp,
     SITE,
     .doc = "The seconds since 1970-01-01 00:00:00 UTC of a text in the session's time zone.",
     .examples = "UNIX_TIMESTAMP('1970-01-01 00:00:44') -> 44"},
    {.name = "FROM_UNIXTIME",
     .args = "bigint, string?",
     .result = "string?",
     .kernel = from_unixtime,
     SITE,
     .doc = "Seconds since 1970-01-01 00:00:00 UTC as a text in the session's time zone.",
     .examples = "FROM_UNIXTIME(44) -> 1970-01-01 00:00:44"},
    {.name = "CONVERT_TZ",
     .args = "string, string, string",
     .result = "string?",
     .kernel = convert_tz,
     SITE,
     .doc = "A text like 'yyyy-MM-dd HH:mm:ss' from one time zone to another.",
     .examples = "CONVERT_TZ('1970-01-01 00:00:00', 'UTC', 'America/Los_Angeles') -> "
                 "1969-12-31 16:00:00"},
    {0},
};
